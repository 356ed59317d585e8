"""From a raw page to an article: the one way through the readers of this package."""

from __future__ import annotations

from datetime import date

from index.article import Article, Evidence, Field
from index.extraction import dateline, dates, headline, institutions, layout, media, outlets, places
from index.extraction.body import Body, Span
from index.extraction.folding import fold
from index.extraction.yearfinder import Reading
from index.sources.page import RawPage


def extract(page: RawPage, today: date | None = None) -> Article:
    """Read one page's metadata and paragraphs.

    Args:
        page: the raw page; its given values win over what the text says.
        today: the day of reading, which no report is later than; None for the clock's.

    Returns:
        The article with evidence for every value. Odd text gives an article with less, never an error.
    """
    folded = fold(page.text)
    parts = layout.read(page.text, folded)
    dated = dates.publication_lines(folded, (*parts.head, *parts.asides))
    title_span = headline.find(parts, folded, [line for line, _ in dated])
    publication = _behind(title_span, dated)
    title = _given(page, Field.TITLE) or _words(Field.TITLE, page.text, title_span)
    body = _body(parts, title_span, title)
    published, date_evidence = _published(page, body, folded, publication, today or date.today())
    outlet = _given_outlet(page) or media.find(body, folded)
    year = int(published.value[:4]) if published.value else None
    provinces = places.provinces(body, year)
    about = _values(provinces.about)
    bodies = institutions.institutions(body, about, published.value)
    url = _given(page, Field.URL)
    found = (title, outlet, *date_evidence, *provinces.about, *provinces.mentioned, *bodies, url)
    return Article(
        id=page.id,
        title=title.value if title else None,
        outlet=outlet.value if outlet else None,
        published=published,
        provinces=about,
        mentioned_provinces=_values(provinces.mentioned),
        institutions=_values(bodies),
        paragraphs=tuple(span.of(page.text) for span in body.paragraphs),
        url=url.value if url else None,
        evidence=tuple(item for item in found if item),
    )


def _behind(title: Span | None, dated: tuple[dates.Line, ...]) -> dates.Line | None:
    """The first dated line behind the headline, else the first: above it stands the day of reading."""
    behind = [line for line in dated if title and line[0].start > title.start]
    return next(iter(behind or dated), None)


def _body(parts: layout.Layout, title_span: Span | None, title: Evidence | None) -> Body:
    """The body with its dateline; paragraphs before the dateline's own are captions."""
    paragraphs = _without_title(parts, title_span, title)
    opening = dateline.find(parts.raw, paragraphs, places.is_place)
    first = next(
        (at for at, span in enumerate(paragraphs) if opening and span.start == opening.span.start), 0
    )
    captions = (*parts.captions, *paragraphs[:first])
    headline_words = title.value if title else None
    return Body(parts.raw, title_span, paragraphs[first:], opening, captions, headline_words)


def _without_title(parts: layout.Layout, title_span: Span | None, title: Evidence | None) -> tuple[Span, ...]:
    """The body without a repeated headline; a page of headings alone keeps those that are no headline."""
    repeated = {fold(words) for words in (title.value if title else "", _of(parts.raw, title_span)) if words}
    spans = parts.paragraphs or tuple(line for line in parts.head if line != title_span)
    return tuple(span for span in spans if fold(span.of(parts.raw)) not in repeated)


def _of(raw: str, span: Span | None) -> str:
    return span.of(raw) if span else ""


def _published(
    page: RawPage, body: Body, folded: str, publication: dates.Line | None, today: date
) -> Reading:
    """The given date, else the publication line's, else the one read from the text."""
    beside = page.given.get(Field.PUBLISHED)
    reading = dates.given(beside) if beside else None
    if reading is None and publication is not None:
        reading = dates.printed(page.text, publication)
    return reading or dates.read(body, folded, today)


def _given(page: RawPage, field: Field) -> Evidence | None:
    value = page.given.get(field)
    if value is None or not value.value.strip():
        return None
    return Evidence(field, " ".join(value.value.split()), value.words, origin=value.origin)


def _given_outlet(page: RawPage) -> Evidence | None:
    value = _given(page, Field.OUTLET)
    if value is None:
        return None
    return Evidence(Field.OUTLET, outlets.canonical_outlet(value.value), value.words, origin=value.origin)


def _words(field: Field, raw: str, span: Span | None) -> Evidence | None:
    """Evidence for words that are the value themselves, white space tidied."""
    if span is None:
        return None
    words = span.of(raw)
    return Evidence(field, " ".join(words.split()), words, span.start, span.end)


def _values(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """The values that the evidence carries, each once, in its order."""
    return tuple(dict.fromkeys(item.value for item in evidence))
