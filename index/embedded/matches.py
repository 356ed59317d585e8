"""Articles that satisfy a part of a query, and how sets of them are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Bool, Float64, Int32, Int64


@dataclass(frozen=True, slots=True)
class Matches:
    """Articles that satisfy a clause.

    Attributes:
        docs: document numbers, ascending.
        scores: the relevance of each.
    """

    docs: Int32
    scores: Float64

    def where(self, kept: Bool) -> Matches:
        """The articles at the rows that are true."""
        return Matches(self.docs[kept], self.scores[kept])


NO_MATCHES = Matches(np.empty(0, np.int32), np.empty(0, np.float64))


def intersection(left: Matches, right: Matches) -> Matches:
    """The articles of both, with the sum of their scores."""
    if len(left.docs) > len(right.docs):
        left, right = right, left
    at, inside = lookup(left.docs, right.docs)
    return Matches(left.docs[inside], left.scores[inside] + right.scores[at[inside]])


def without(matches: Matches, docs: Int32) -> Matches:
    """The articles that are not among `docs`."""
    return matches.where(~lookup(matches.docs, docs)[1])


def raised(matches: Matches, by: Matches) -> Matches:
    """The same articles, those that are also in `by` with its scores added."""
    at, inside = lookup(matches.docs, by.docs)
    scores = matches.scores.copy()
    scores[inside] += by.scores[at[inside]]
    return Matches(matches.docs, scores)


def union(parts: Sequence[Matches]) -> Matches:
    """The articles of any part, with the sum of their scores."""
    filled = [part for part in parts if len(part.docs)]
    if len(filled) < 2:
        return filled[0] if filled else NO_MATCHES
    size = int(max(part.docs[-1] for part in filled)) + 1
    present, scores = np.zeros(size, np.bool_), np.zeros(size)
    for part in filled:
        present[part.docs] = True
        scores[part.docs] += part.scores
    docs = np.flatnonzero(present).astype(np.int32)
    return Matches(docs, scores[docs])


def better(left: Matches, right: Matches) -> Matches:
    """The articles of either, each with the higher of its scores; scores are not negative."""
    docs = merged(left.docs, right.docs)
    scores = np.zeros(len(docs))
    scores[np.searchsorted(docs, left.docs)] = left.scores
    at = np.searchsorted(docs, right.docs)
    scores[at] = np.maximum(scores[at], right.scores)
    return Matches(docs, scores)


def merged(left: Int32, right: Int32) -> Int32:
    """The document numbers of either, ascending."""
    if len(left) < len(right):
        left, right = right, left
    at, inside = lookup(right, left)
    return left if inside.all() else np.insert(left, at[~inside], right[~inside])


def lookup(wanted: Int32, docs: Int32) -> tuple[Int64, Bool]:
    """Where each wanted number would stand among `docs`, and whether it does."""
    at = np.searchsorted(docs, wanted)
    inside = at < len(docs)
    inside[inside] = docs[at[inside]] == wanted[inside]
    return at, inside
