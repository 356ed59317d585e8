"""What the start page says of the index: how much, from when to when, and what most of it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.engine import MISSING, Facet
from index.holdings import IndexState
from webapp.facets import Entry, Group

MOST = 5
"""How many of the commonest values are named."""


@dataclass(frozen=True, slots=True)
class Top:
    """The commonest values of one facet, with its title."""

    facet: Facet
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole index in a few numbers.

    Attributes:
        state: how many articles, from when to when.
        provinces: how many provinces they are about.
        tops: the commonest provinces, institutions and outlets.
    """

    state: IndexState
    provinces: int
    tops: tuple[Top, ...]


def overview(state: IndexState, groups: Iterable[Group]) -> Overview:
    """Sum up the index from the facets of the search for everything."""
    named = {group.facet: _named(group) for group in groups}
    titles = {group.facet: group.title for group in groups}
    tops = (Top(facet, titles[facet], named[facet][:MOST]) for facet in named if facet is not Facet.DATE)
    return Overview(state, len(named.get(Facet.PROVINCE, ())), tuple(top for top in tops if top.entries))


def _named(group: Group) -> tuple[Entry, ...]:
    return tuple(entry for entry in (*group.visible, *group.rest) if entry.value != MISSING[group.facet])
