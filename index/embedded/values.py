"""One facet's own list of values: counted under a search, searched by words, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np

from index import knowledge
from index.embedded.arrays import Int64
from index.embedded.generation import Generation
from index.embedded.searcher import select
from index.engine import MISSING, VALUES_PER_PAGE, Facet, FacetValues, ValuesRequest

_TABLES = ("provinces", "institutions", "units", "abbreviations")
"""Where short forms are known from, by `aliases` and `name`."""


def facet_values(generation: Generation, request: ValuesRequest) -> FacetValues:
    """List one facet's values; see `index.engine.Engine.values`."""
    search, facet = request.search, request.facet
    faceted = select(generation, search).faceted
    totals = faceted.totals(facet)
    if facet is Facet.INSTITUTION and request.level is not None:
        totals[~generation.columns.levels.of_level(request.level)] = 0
    column = generation.columns.facets[facet]
    missing = column.values.find(MISSING[facet])
    ordinals = _commonest_first(totals, missing)
    if request.containing.strip():
        wanted = _spellings(request.containing)
        ordinals = [o for o in ordinals if o != missing and _has(column.names[o].casefold(), wanted)]
    first = (search.page - 1) * VALUES_PER_PAGE
    shown = ordinals[first : first + VALUES_PER_PAGE]
    values = (faceted.count(facet, column.names[o], int(totals[o])) for o in shown)
    return FacetValues(len(ordinals), tuple(values), faceted.levels() if facet is Facet.INSTITUTION else ())


def _commonest_first(totals: Int64, missing: int | None) -> list[int]:
    """The ordinals of the values that are used, that of MISSING last."""
    used = np.flatnonzero(totals)
    order = [int(o) for o in used[np.argsort(-totals[used], kind="stable")]]
    return sorted(order, key=lambda ordinal: ordinal == missing)


def _has(name: str, wanted: Iterable[frozenset[str]]) -> bool:
    return all(any(spelling in name for spelling in spellings) for spellings in wanted)


def _spellings(words: str) -> list[frozenset[str]]:
    """For each typed word, itself and the long forms that it abbreviates, folded."""
    return [frozenset({word}) | _long_forms().get(word, frozenset()) for word in words.casefold().split()]


@cache
def _long_forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for table in _TABLES:
        for row in knowledge.table(table):
            for alias in knowledge.split(row["aliases"]):
                forms.setdefault(alias.casefold(), set()).add(row["name"].casefold())
    return {alias: frozenset(names) for alias, names in forms.items()}
