"""What the page shows of the facets: groups of links with counts, and the chosen ones as chips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext

from index.engine import LEVELS, MISSING, Facet, FacetCount, SearchAnswer, SearchRequest
from webapp import messages
from webapp.filters import date_words, facet_label
from webapp.links import Links

_LEVELS = frozenset(LEVELS.values())
VISIBLE = 10
"""How many values of a facet are seen at once; the rest unfolds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a facet: its name, its count, and the links that choose and exclude it or give that up."""

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool
    url: str
    exclude_url: str
    nested: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One facet: what is seen at once, and what unfolds."""

    facet: Facet
    title: str
    visible: tuple[Entry, ...]
    rest: tuple[Entry, ...]
    clear_url: str | None


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter: its kind, its value and the link that removes it."""

    kind: str
    label: str
    url: str


def groups(answer: SearchAnswer, request: SearchRequest) -> list[Group]:
    """Arrange an answer's counts by facet, in the order of the page; a facet without values is left out."""
    made = (_group(facet, answer.facets.get(facet, ()), request) for facet in Facet)
    return [group for group in made if group.visible]


def levels(answer: SearchAnswer, request: SearchRequest) -> list[Entry]:
    """The levels of the institution facet; none when no result has an institution."""
    links = Links(request)
    used = any(count.count or count.selected or count.excluded for count in answer.levels)
    return [entry(Facet.INSTITUTION, count, links) for count in answer.levels if used]


def entry(facet: Facet, count: FacetCount, links: Links) -> Entry:
    """One value of a facet as readers see it."""
    return Entry(
        value=count.value,
        label=facet_label(count.value, facet),
        count=count.count,
        selected=count.selected,
        excluded=count.excluded,
        url=links.toggled(facet, count.value),
        exclude_url=links.excluded(facet, count.value),
        nested=_is_month(facet, count.value),
    )


def entries(made: list[Group], facet: Facet) -> tuple[Entry, ...]:
    """All values of one of the groups, in their order; none when the facet was left out."""
    return next(((*group.visible, *group.rest) for group in made if group.facet is facet), ())


def chips(request: SearchRequest) -> list[Chip]:
    """List the active filters, each with the link that removes it."""
    return list(_chips(request))


def _group(facet: Facet, counts: tuple[FacetCount, ...], request: SearchRequest) -> Group:
    links = Links(request)
    visible, rest = _split([entry(facet, count, links) for count in counts if count.value not in _LEVELS])
    chosen = request.filters.chosen.get(facet)
    clear_url = links.choosing(facet, ()) if chosen and len(chosen) > 1 else None
    return Group(facet, gettext(messages.FACETS[facet]), visible, rest, clear_url)


def _split(entries: list[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Fold the entries behind the first ones away, but never one in use nor an opened year's months."""
    top = [entry for entry in entries if not entry.nested][:VISIBLE]
    seen = {entry.value for entry in top}
    visible: list[Entry] = []
    rest: list[Entry] = []
    for entry in entries:
        shown = entry.value in seen or entry.selected or entry.excluded or entry.nested
        (visible if shown else rest).append(entry)
    return tuple(visible), tuple(rest)


def _is_month(facet: Facet, value: str) -> bool:
    return facet is Facet.DATE and value != MISSING[facet] and len(value) == len("2018-08")


def _chips(request: SearchRequest) -> Iterator[Chip]:
    links, filters = Links(request), request.filters
    for facet in Facet:
        kind = gettext(messages.FACETS[facet])
        for value in filters.chosen.get(facet, ()):
            others = tuple(v for v in filters.chosen[facet] if v != value)
            yield Chip(kind, facet_label(value, facet), links.choosing(facet, others))
        for value in filters.excluded.get(facet, ()):
            excluded = gettext("bukan %(kind)s", kind=kind)
            yield Chip(excluded, facet_label(value, facet), links.excluded(facet, value))
    if filters.date_from:
        yield Chip(gettext("Sejak"), date_words(filters.date_from), links.without_range(first=True))
    if filters.date_to:
        yield Chip(gettext("Sampai"), date_words(filters.date_to), links.without_range(last=True))
