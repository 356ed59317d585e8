"""From a search to its trend: filters written in the query language, so that one box holds a whole search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from flask import url_for

from index.engine import LEVELS, MISSING, Facet, Filters, SearchRequest
from webapp.parameters import WITHOUT_RELATED
from webapp.trends import MAX_SERIES

FIELDS = {Facet.PROVINCE: "provinsi", Facet.INSTITUTION: "instansi", Facet.OUTLET: "sumber"}
"""The query language's names of the facets whose values are names."""
_OR = re.compile(r"\s(?:ATAU|OR)\s")
_UNSPEAKABLE = frozenset({*MISSING.values(), *LEVELS.values()})


def trend_url(request: SearchRequest) -> str | None:
    """The address of a search's trend; None when the query language cannot say its filters.

    Where several values of one facet are chosen, and of no other, they are compared with each other.
    """
    filters = request.filters
    named = [
        value
        for facet in FIELDS
        for value in (*filters.chosen.get(facet, ()), *filters.excluded.get(facet, ()))
    ]
    if not _UNSPEAKABLE.isdisjoint((*named, *filters.chosen.get(Facet.DATE, ()))):
        return None
    if filters.excluded.get(Facet.DATE):
        return None
    queries = [field_query(one) for one in _compared(request)]
    first, last = _range(filters)
    pairs = [("q", query) for query in queries if query]
    pairs += [(name, day) for name, day in (("date_from", first), ("date_to", last)) if day]
    pairs += [] if request.expand else [("expand", WITHOUT_RELATED)]
    return url_for("trends.page") + (f"?{urlencode(pairs, errors='replace')}" if pairs else "")


def value_query(facet: Facet, value: str) -> str:
    """One value of a facet in the query language: `provinsi:"Jawa Timur"`."""
    return f'{FIELDS[facet]}:"{value.replace(chr(34), " ")}"'


def field_query(request: SearchRequest) -> str:
    """A search's words and chosen names in the query language."""
    return " ".join(part for part in _parts(request) if part)


def _parts(request: SearchRequest) -> Iterator[str]:
    text, filters = request.query.text, request.filters
    named = any(filters.chosen.get(facet) or filters.excluded.get(facet) for facet in FIELDS)
    yield f"({text})" if named and _OR.search(text) else text
    for facet in FIELDS:
        values = [value_query(facet, value) for value in filters.chosen.get(facet, ())]
        yield values[0] if len(values) == 1 else f"({' ATAU '.join(values)})" if values else ""
        yield from (f"-{value_query(facet, value)}" for value in filters.excluded.get(facet, ()))


def _compared(request: SearchRequest) -> list[SearchRequest]:
    """The search, or one for each value of the only facet with several."""
    filters = request.filters
    several = [facet for facet in FIELDS if len(filters.chosen.get(facet, ())) > 1]
    if len(several) != 1 or len(filters.chosen[several[0]]) > MAX_SERIES:
        return [request]
    (facet,) = several
    return [
        replace(request, filters=replace(filters, chosen={**filters.chosen, facet: (value,)}))
        for value in filters.chosen[facet]
    ]


def _range(filters: Filters) -> tuple[str | None, str | None]:
    """The date range, or else the one that the chosen years and months span."""
    if filters.date_from or filters.date_to:
        return filters.date_from, filters.date_to
    dates = sorted(value for value in filters.chosen.get(Facet.DATE, ()) if value != MISSING[Facet.DATE])
    return (dates[0], dates[-1]) if dates else (None, None)
