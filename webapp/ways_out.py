"""Ways out of an empty result: searches that ask for less, each with how many articles it would find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from werkzeug.datastructures import MultiDict

from index.engine import SearchRequest
from index.query.relax import Relaxation, relaxations
from webapp.engine import current_engine
from webapp.facets import Chip, chips
from webapp.links import Links
from webapp.parameters import read_search

MOST = 12
"""How many ways are counted; each costs a search."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """One search that asks for less.

    Attributes:
        url: where it leads.
        count: how many articles it finds; None when that took too long to count.
        dropped: the filter that it goes without; None when it goes without all, or keeps them all.
        relaxed: its words, when they differ.
    """

    url: str
    count: int | None = None
    dropped: Chip | None = None
    relaxed: Relaxation | None = None


def ways_out(search: SearchRequest) -> list[WayOut]:
    """List what may be searched instead of a search without results; ways that find nothing are left out."""
    ways = list(_ways(search))[:MOST]
    counts = current_engine().count([_asked(way.url) for way in ways])
    return [
        replace(way, count=count) for way, count in zip(ways, counts, strict=True) if count is None or count
    ]


def _ways(search: SearchRequest) -> Iterator[WayOut]:
    links = Links(search)
    dropped = chips(search)
    yield from (WayOut(chip.url, dropped=chip) for chip in dropped)
    if len(dropped) > 1:
        yield WayOut(links.without_filters())
    for relaxation in relaxations(search.query.text):
        yield WayOut(links.query(relaxation.text), relaxed=relaxation)


def _asked(url: str) -> SearchRequest:
    """The search that a link leads to, so that what is counted is what a click finds."""
    return read_search(MultiDict(parse_qsl(urlsplit(url).query)))
