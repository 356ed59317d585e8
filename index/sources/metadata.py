"""What a web page says of itself: JSON-LD, OpenGraph, other `meta`, microdata, `time`, `link`, headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from index.article import Field, Origin
from index.outlets import host_of
from index.sources import linked_data, shown_date, site_name
from index.sources.encoding import storable
from index.sources.page import Given

_MAX_VALUE = 1_000
"""Characters of one value that are read; a headline, date, address or name is far shorter."""
_TAGS = ("meta", "link", "script", "time", "abbr", "h1", "h2", "h3", "title")
_MIN_TITLE = 15
"""Characters of a heading that may be the headline: a shorter one names a section."""
_TITLE_SHARE = 0.4
"""What a heading takes up at least of the title whose site and section it leaves out."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SINCE_THE_WEB = re.compile(r"(?<!\d)(?:199[5-9]|20[0-4]\d)(?!\d)")
"""A day that a page can be of: not `2 jam yang lalu`, nor an empty field's 1970 or 0000."""
_PAGED = re.compile(r"\s+[-|–]\s+(?:halaman|page) (?:all|\d+)\b", re.IGNORECASE)
_PUBLISHED_NAMES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "content_publisheddate",
    "dc.date.issued",
    "dc.date",
    "date",
)
"""Names of `meta` that hold the day of publication, the most specific first."""

Candidate = tuple[str, str]
"""Where a value stands, and the value."""


@dataclass(slots=True)
class _Facts:
    """What one pass over the page collects."""

    meta: dict[str, str] = field(default_factory=dict)
    linked: list[Mapping[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    article: Mapping[str, Any] = field(default_factory=dict)
    canonical: str = ""
    times: list[tuple[bool, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lesser: list[str] = field(default_factory=list)
    title: str = ""


def read(root: Any) -> dict[Field, Given]:
    """Read a page's metadata.

    Args:
        root: the page's root element, as lxml parses it.

    Returns:
        TITLE, PUBLISHED, URL and OUTLET, as far as the page gives them, each with the words and their place.
    """
    facts = _collect(root)
    outlet = _first(_outlets(facts))
    title = _headline(_first(_titles(facts)), outlet, facts)
    given = {
        Field.OUTLET: outlet or _first(_sites(facts, title)),
        Field.TITLE: title,
        Field.PUBLISHED: _first(_dates(facts, root), _SINCE_THE_WEB),
        Field.URL: _first(_addresses(facts), _ADDRESS),
    }
    return {name: value for name, value in given.items() if value is not None}


def _collect(root: Any) -> _Facts:
    facts = _Facts()
    for element in root.iter(*_TAGS):
        if element.tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            facts.meta.setdefault(name.strip().lower(), _clean(element.get("content")))
        elif element.tag == "link" and (element.get("rel") or "").lower() == "canonical":
            facts.canonical = facts.canonical or _clean(element.get("href"))
        elif element.tag == "script" and "ld+json" in (element.get("type") or ""):
            _add_linked(facts, element.text or "")
        elif element.tag == "time" and not shown_date.is_beside(element):
            marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
            moment = _clean(element.get("datetime"))
            shown = moment if _SINCE_THE_WEB.search(moment) else _clean(element.text_content())
            facts.times.append((marked, shown))
        elif element.tag == "abbr" and "published" in (element.get("class") or ""):
            facts.times.append((True, _clean(element.get("title"))))
        elif element.tag in ("h1", "h2", "h3"):
            (facts.headings if element.tag == "h1" else facts.lesser).append(_clean(element.text_content()))
        elif element.tag == "title":
            facts.title = facts.title or _clean(element.text_content())
    facts.article = _own(facts)
    return facts


def _add_linked(facts: _Facts, script: str) -> None:
    """Add the articles and dated pages among the JSON-LD objects, and what the objects are called."""
    for node in linked_data.objects(script):
        if linked_data.is_article(node) or (
            "WebPage" in str(node.get("@type", "")) and "datePublished" in node
        ):
            facts.linked.append(node)
        if isinstance(node.get("@id"), str) and (name := _text(node.get("name"))):
            facts.names.setdefault(node["@id"], name)


def _own(facts: _Facts) -> Mapping[str, Any]:
    """The article that the page is of: the one whose headline the page shows, else the first, else a page."""
    articles = [node for node in facts.linked if linked_data.is_article(node)]
    shown = {facts.title, facts.meta.get("og:title", ""), *facts.headings}
    heads = ((node, _text(node.get("headline"))) for node in articles)
    named = next((node for node, head in heads if head and any(head in words for words in shown)), None)
    return named or next(iter((*articles, *facts.linked)), {})


def _titles(facts: _Facts) -> Iterator[Candidate]:
    yield "headline", _text(facts.article.get("headline"))
    yield from _metas(facts, "og:title", "twitter:title")
    if len(facts.headings) == 1 and facts.headings[0] in facts.title:
        yield "title", facts.title
    if len(facts.headings) == 1:
        yield "h1", facts.headings[0]
    if " " in facts.title:
        yield "title", facts.title


def _dates(facts: _Facts, root: Any) -> Iterator[Candidate]:
    yield "datePublished", _text(facts.article.get("datePublished"))
    yield from _metas(facts, *_PUBLISHED_NAMES)
    for marked, value in facts.times:
        if marked or len(facts.times) == 1:
            yield "time", value
    yield "shown", shown_date.find(root)


def _addresses(facts: _Facts) -> Iterator[Candidate]:
    yield "canonical", facts.canonical
    yield from _metas(facts, "og:url")
    yield "url", _text(facts.article.get("url"))


def _outlets(facts: _Facts) -> Iterator[Candidate]:
    yield from _hosts(_metas(facts, "og:site_name"))
    publisher = facts.article.get("publisher")
    for one in publisher if isinstance(publisher, list) else [publisher]:
        if isinstance(one, dict):
            yield from _hosts(
                [("publisher", _text(one.get("name")) or facts.names.get(str(one.get("@id")), ""))]
            )
    yield from _metas(facts, "application-name")
    yield from ((name, value) for name, value in _metas(facts, "publisher") if "://" not in value)


def _hosts(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The same with the host in place of an address."""
    for place, value in candidates:
        yield place, host_of(value) if "://" in value else value


def _sites(facts: _Facts, title: Given | None) -> Iterator[Candidate]:
    """The name of the site that stands beside the headline in the page's titles."""
    address = _first(_addresses(facts), _ADDRESS)
    titles = (facts.title, facts.meta.get("og:title", ""))
    yield "title", site_name.find(titles, title.value if title else "", address.value if address else "")


def _metas(facts: _Facts, *names: str) -> Iterator[Candidate]:
    return ((name, facts.meta.get(name, "")) for name in names)


def _first(candidates: Iterator[Candidate], form: re.Pattern[str] | None = None) -> Given | None:
    for place, value in candidates:
        if value and (form is None or form.search(value)):
            return Given(value, f"{place}: {value}", Origin.METADATA)
    return None


def _headline(title: Given | None, outlet: Given | None, facts: _Facts) -> Given | None:
    """Take site, section and page number off a page's title: `Judul - Halaman 2 - Nama Media`.

    A heading that stands in the title is the headline itself.
    """
    if title is None:
        return None
    within = [head for head in (*facts.headings, *facts.lesser) if _is_headline_of(head, title.value)]
    head = max(within, key=len) if within else _PAGED.sub("", _without_site(title.value, outlet))
    return Given(head, title.words, title.origin)


def _is_headline_of(heading: str, title: str) -> bool:
    return len(heading) >= max(_MIN_TITLE, _TITLE_SHARE * len(title)) and heading in title


def _without_site(title: str, outlet: Given | None) -> str:
    if outlet is None:
        return title
    head = title.removesuffix(outlet.value).rstrip()
    if head != title and head.endswith(("-", "|", "–", "—", "»", ":")):
        return head[:-1].rstrip() or title
    return title


def _text(value: object) -> str:
    """The text of a JSON-LD value; sites escape it as if it were markup."""
    return _clean(html.unescape(value[:_MAX_VALUE])) if isinstance(value, str) else ""


def _clean(value: str | None) -> str:
    return " ".join(storable((value or "")[:_MAX_VALUE]).split())
