"""Counting what other searches would find, within a bounded time."""

from __future__ import annotations

import time
from collections.abc import Sequence

from index.embedded.facets import FacetedMatches
from index.embedded.generation import Generation
from index.embedded.matches import Found
from index.embedded.searcher import find
from index.engine import SearchRequest

BUDGET = 0.25
"""Seconds after which no further search is begun; a reader waits for the page meanwhile."""


def count(generation: Generation, requests: Sequence[SearchRequest]) -> tuple[int | None, ...]:
    """Count what each of some searches would find.

    Args:
        generation: where to look.
        requests: the searches; those with the same words cost little more than one.

    Returns:
        For each how many articles, None for those that the time did not suffice for.
    """
    end = time.monotonic() + BUDGET
    found: dict[tuple[str, bool], Found] = {}
    counts: list[int | None] = []
    for request in requests:
        key = request.query.text, request.expand
        if key not in found and time.monotonic() < end:
            found[key] = find(generation, request)
        counts.append(_kept(generation, found[key], request) if key in found else None)
    return tuple(counts)


def _kept(generation: Generation, found: Found, request: SearchRequest) -> int:
    return len(FacetedMatches(found.docs, generation.columns, request.filters).kept(found).docs)
