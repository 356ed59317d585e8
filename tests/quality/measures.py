"""Measures of a ranking that looks for one document: where it stands, ties counted against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DEPTH = 10
"""How deep a result list is looked at, as in Success@10 and MRR@10."""
LISTED = 15
"""How many results are fetched: a few more, so that a tie across the border is seen."""

Ranked = Sequence[tuple[str, float]]
"""A result list: document identifiers with their scores, best first."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The means over all queries.

    Attributes:
        queries: how many there were.
        first: share of queries whose document stands first, with no other as good (Success@1).
        listed_first: the same with ties as they are listed.
        within: share of queries whose document stands among the first DEPTH (Success@10).
        reciprocal: mean of one over the rank, 0 beyond DEPTH (MRR@10).
    """

    queries: int
    first: float
    listed_first: float
    within: float
    reciprocal: float

    def __str__(self) -> str:
        return (
            f"Success@1 {self.first:.3f} (as listed {self.listed_first:.3f})"
            f"  Success@10 {self.within:.3f}  MRR@10 {self.reciprocal:.3f}  n={self.queries}"
        )


def rank_of(document: str, results: Ranked) -> int | None:
    """The rank of a document, 1 for the first; behind all that have the same score and stand beside it."""
    names = [name for name, _ in results]
    if document not in names:
        return None
    at = names.index(document)
    while at + 1 < len(results) and results[at + 1][1] == results[at][1]:
        at += 1
    return at + 1


def measure(answers: Iterable[tuple[str, Ranked]]) -> Measures:
    """Measure pairs of the wanted document and the result list."""
    pairs = list(answers)
    ranks = [rank_of(document, results) for document, results in pairs]
    near = [rank for rank in ranks if rank is not None and rank <= DEPTH]
    listed = sum(bool(results) and results[0][0] == document for document, results in pairs)
    total = max(len(pairs), 1)
    return Measures(
        len(pairs), near.count(1) / total, listed / total, len(near) / total, sum(1 / r for r in near) / total
    )
