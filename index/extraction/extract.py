"""From a raw page to an article: the one way through the readers of this package."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from index import outlets
from index.article import Article, Evidence, Field, PublishedDate
from index.extraction import (
    clues,
    correct,
    dateline,
    dates,
    headline,
    institutions,
    layout,
    media,
    places,
)
from index.extraction.body import Body, Span
from index.extraction.correct import corrected
from index.extraction.datereading import Reading
from index.extraction.folding import fold
from index.extraction.layout import Layout
from index.sources.page import RawPage


@dataclass(frozen=True, slots=True)
class Draft:
    """What the readers made of one page; `explain` shows from it what each of them considered.

    Attributes:
        page: the raw page.
        today: the day of reading.
        since: the first year that the report may be of.
        folded: its text, folded.
        layout: its parts.
        dated: the lines that may say when it was published.
        publication: the one of them that counts, or None.
        title_span: the headline in the text, or None.
        body: the article's text.
        title: evidence for the headline.
        published: the publication date.
        dating: evidence for it.
        outlet: evidence for the medium.
        named: the provinces that the text names.
        bodies: the institutions that it names.
        about: evidence for those that the article is about.
        mentioned: evidence for the others.
        institutions: evidence for the institutions.
        url: evidence for the address.
    """

    page: RawPage
    today: date
    since: int
    folded: str
    layout: Layout
    dated: tuple[dates.Line, ...]
    publication: dates.Line | None
    title_span: Span | None
    body: Body
    title: tuple[Evidence, ...]
    published: PublishedDate
    dating: tuple[Evidence, ...]
    outlet: tuple[Evidence, ...]
    named: places.ProvinceReading
    about: tuple[Evidence, ...]
    mentioned: tuple[Evidence, ...]
    bodies: institutions.InstitutionReading
    institutions: tuple[Evidence, ...]
    url: tuple[Evidence, ...]

    def article(self) -> Article:
        """The article with evidence for every value."""
        text = self.page.text
        return Article(
            id=self.page.id,
            title=_value(self.title),
            outlet=_value(self.outlet),
            published=self.published,
            provinces=_values(self.about),
            mentioned_provinces=_values(self.mentioned),
            institutions=_values(self.institutions),
            paragraphs=tuple(span.of(text) for span in self.body.paragraphs),
            url=_value(self.url),
            evidence=(
                *(*self.title, *self.outlet, *self.dating),
                *(*self.about, *self.mentioned, *self.institutions, *self.url),
            ),
        )


def extract(page: RawPage, today: date | None = None) -> Article:
    """Read one page's metadata and paragraphs.

    Args:
        page: the raw page; its corrections win over its given values, and these over what the text says.
        today: the day of reading, which no report is later than; None for the clock's.

    Returns:
        The article with evidence for every value. Odd text gives an article with less, never an error.
    """
    return draft(page, today).article()


def draft(page: RawPage, today: date | None = None) -> Draft:
    """Let every reader of this package read one page; see `extract`."""
    today = today or date.today()
    folded = fold(page.text)
    parts = layout.read(page.text, folded)
    dated = dates.publication_lines(folded, (*parts.head, *parts.asides), today)
    title_span = headline.find(parts, folded, {line for line, _ in dated})
    publication = _behind(title_span, dated)
    read_title = _given(page, Field.TITLE) or _words(Field.TITLE, page.text, title_span)
    title = corrected(page, Field.TITLE, read_title)
    body = _body(parts, folded, title_span, _value(title))
    medium = _given_outlet(page) or _some(media.find(body, folded) or media.beside(page.given))
    since = outlets.first_year(_value(medium) or "") or clues.FIRST
    published, dating = _published(page, body, folded, publication, (today, since))
    year = int(published.value[:4]) if published.value else None
    named = places.provinces(body, year)
    about, mentioned = correct.provinces(page, named.about, named.mentioned)
    bodies = institutions.institutions(body, _values(about), published.value)
    return Draft(
        *(page, today, since, folded, parts, dated, publication, title_span, body, title, published, dating),
        outlet=corrected(page, Field.OUTLET, medium),
        named=named,
        about=about,
        mentioned=mentioned,
        bodies=bodies,
        institutions=corrected(page, Field.INSTITUTIONS, bodies.evidence),
        url=corrected(page, Field.URL, _given(page, Field.URL)),
    )


def _behind(title: Span | None, dated: tuple[dates.Line, ...]) -> dates.Line | None:
    """The first dated line behind the headline, else the last above it: the first is of reading."""
    behind = (line for line in dated if title and line[0].start > title.start)
    return next(behind, dated[-1] if title and dated else next(iter(dated), None))


def _body(parts: Layout, folded: str, title_span: Span | None, title: str | None) -> Body:
    """The body with its dateline; paragraphs before the dateline's own are captions."""
    paragraphs = _without_title(parts, folded, title_span, title)
    opening = dateline.find(parts.raw, paragraphs, places.is_place)
    first = next(
        (at for at, span in enumerate(paragraphs) if opening and span.start == opening.span.start), 0
    )
    captions = (*parts.captions, *paragraphs[:first])
    return Body(parts.raw, title_span, paragraphs[first:], opening, captions, title)


def _without_title(
    parts: Layout, folded: str, title_span: Span | None, title: str | None
) -> tuple[Span, ...]:
    """The body without a repeated headline; a page of headings alone keeps those that are no headline."""
    repeated = {words for words in (fold(title or ""), _of(folded, title_span)) if words}
    spans = parts.paragraphs or tuple(line for line in parts.head if line != title_span)
    return tuple(span for span in spans if span.of(folded) not in repeated)


def _of(raw: str, span: Span | None) -> str:
    return span.of(raw) if span else ""


def _published(
    page: RawPage, body: Body, folded: str, publication: dates.Line | None, bounds: tuple[date, int]
) -> Reading:
    """The corrected date, else the given one, else the publication line's, else the one in the text."""
    if (fixed := correct.published(page)) is not None:
        return fixed
    beside = page.given.get(Field.PUBLISHED)
    reading = dates.given(beside) if beside else None
    if reading is None and publication is not None:
        reading = dates.printed(page.text, publication)
    return reading or dates.read(body, folded, *bounds)


def _given(page: RawPage, field: Field) -> tuple[Evidence, ...]:
    value = page.given.get(field)
    if value is None or not value.value.strip():
        return ()
    return (Evidence(field, " ".join(value.value.split()), value.words, origin=value.origin),)


def _given_outlet(page: RawPage) -> tuple[Evidence, ...]:
    return tuple(
        replace(item, value=outlets.canonical_outlet(item.value)) for item in _given(page, Field.OUTLET)
    )


def _words(field: Field, raw: str, span: Span | None) -> tuple[Evidence, ...]:
    """Evidence for words that are the value themselves, white space tidied."""
    if span is None:
        return ()
    words = span.of(raw)
    return (Evidence(field, " ".join(words.split()), words, span.start, span.end),)


def _some(evidence: Evidence | None) -> tuple[Evidence, ...]:
    return (evidence,) if evidence else ()


def _value(evidence: tuple[Evidence, ...]) -> str | None:
    """The one value that the evidence carries, or None."""
    return next((item.value for item in evidence if item.value), None)


def _values(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    """The values that the evidence carries, each once, in its order."""
    return tuple(dict.fromkeys(item.value for item in evidence if item.value))
