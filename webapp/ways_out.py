"""Ways out of an empty result: searches that ask for less, each with how many articles it would find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from index.engine import Facet, Filters, SearchRequest
from index.query.relax import Relaxation, relaxations
from webapp import messages
from webapp.engine import current_engine
from webapp.filters import date_words, facet_label
from webapp.links import Links
from webapp.parameters import read_search


@dataclass(frozen=True, slots=True)
class Dropped:
    """A filter that is gone without: its kind in words, and all its values."""

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """One search that asks for less.

    Attributes:
        url: where it leads.
        count: how many articles it finds; None when that took too long to count.
        dropped: the one filter that it goes without, or None.
        relaxed: its words, when they differ.
        wordless: whether it goes without the words.
        unfiltered: whether it goes without all filters.
    """

    url: str
    count: int | None = None
    dropped: Dropped | None = None
    relaxed: Relaxation | None = None
    wordless: bool = False
    unfiltered: bool = False


def ways_out(search: SearchRequest) -> list[WayOut]:
    """List what may be searched instead of a search without results; ways that find nothing are left out."""
    found = _counted(_nearest(search)) or _counted(_further(search))
    return [*found, *_counted(_wordless(search))]


def _counted(ways: Iterable[WayOut]) -> list[WayOut]:
    asked = list(ways)
    counts = current_engine().count([_asked(way.url) for way in asked]) if asked else ()
    return [
        replace(way, count=count) for way, count in zip(asked, counts, strict=True) if count is None or count
    ]


def _nearest(search: SearchRequest) -> Iterator[WayOut]:
    """Without one filter, without all of them, or with other words."""
    links = Links(search)
    dropped = list(_dropped(search))
    yield from dropped
    if len(dropped) > 1:
        yield WayOut(links.without_filters(), unfiltered=True)
    for relaxation in relaxations(search.query.text):
        yield WayOut(links.query(relaxation.text), relaxed=relaxation)


def _further(search: SearchRequest) -> Iterator[WayOut]:
    """With other words and without filters, where one of both is not enough."""
    if search.filters != Filters():
        links = Links(replace(search, filters=Filters()))
        for relaxation in relaxations(search.query.text):
            yield WayOut(links.query(relaxation.text), relaxed=relaxation, unfiltered=True)


def _wordless(search: SearchRequest) -> Iterator[WayOut]:
    """Without the words: with the filters, and with nothing at all."""
    if search.query.text:
        if search.filters != Filters():
            yield WayOut(Links(search).query(""), wordless=True)
        yield WayOut(Links(replace(search, filters=Filters())).query(""), wordless=True, unfiltered=True)


def _dropped(search: SearchRequest) -> Iterator[WayOut]:
    """Without one filter: values of one facet widen each other, so only all of them together narrow."""
    filters, links = search.filters, Links(search)
    for facet in Facet:
        kind = gettext(messages.FACETS[facet])
        for values, name, url in (
            (filters.chosen.get(facet), kind, links.choosing(facet, ())),
            (filters.excluded.get(facet), gettext("bukan %(kind)s", kind=kind), links.excluding(facet, ())),
        ):
            if values:
                labels = tuple(facet_label(value, facet) for value in values)
                yield WayOut(url, dropped=Dropped(name, labels))
    if filters.date_from or filters.date_to:
        url = links.without_range(first=True, last=True)
        yield WayOut(url, dropped=_range(filters.date_from, filters.date_to))


def _range(first: str | None, last: str | None) -> Dropped:
    words = tuple(date_words(day) for day in (first, last) if day)
    if first and last:
        return Dropped(gettext("Rentang tanggal"), (" – ".join(words),))
    return Dropped(gettext("Sejak") if first else gettext("Sampai"), words)


def _asked(url: str) -> SearchRequest:
    """The search that a link leads to, so that what is counted is what a click finds."""
    return read_search(MultiDict(parse_qsl(urlsplit(url).query)))
