"""A search's whole result in the order of its pages, read a batch at a time while it is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.embedded.generation import Generation
from index.embedded.searcher import Selection, hits, select
from index.engine import Hit, Listing, SearchRequest

BATCH = 200
"""Articles whose matches are looked up together; bounds what is in memory at a time."""


def listing(generation: Generation, request: SearchRequest, limit: int) -> Listing:
    """List a search's articles from one generation; only the order is computed before the first is taken.

    Args:
        generation: what is asked; it stays readable as long as the listing does.
        request: the search; its own page does not matter.
        limit: how many articles are listed at most.
    """
    selection = select(generation, request)
    rows = selection.rows(generation, replace(request, page=1, per_page=limit))
    changed = generation.arrivals.latest(selection.left.docs)
    return Listing(len(selection.left.docs), changed, _in_batches(generation, selection, rows))


def _in_batches(generation: Generation, selection: Selection, rows: Sequence[int]) -> Iterator[Hit]:
    for first in range(0, len(rows), BATCH):
        yield from hits(generation, selection, rows[first : first + BATCH])
