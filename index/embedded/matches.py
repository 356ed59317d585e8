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


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds.

    Attributes:
        docs: document numbers: the articles that have all of it, then those that come nearest.
        scores: the relevance of each.
        whole: how many have all of it.
        ahead: whether those come before the others whatever the scores.
    """

    docs: Int32
    scores: Float64
    whole: int
    ahead: bool = True


SPARSE = 32
"""From so many document numbers for each match on, a search among the matches is cheaper than a table of all
numbers; only with a table would a query of few matches grow with the index."""

NO_MATCHES = Matches(np.empty(0, np.int32), np.empty(0, np.float64))


def both(left: Int32, right: Int32) -> Int32:
    """The document numbers that are in both."""
    fewer, more = (left, right) if len(left) < len(right) else (right, left)
    return fewer[members(fewer, more)[0]]


def lacking(docs: Int32, others: Int32) -> Int32:
    """The document numbers that are not among others."""
    return docs[~members(docs, others)[0]]


def without(matches: Matches, docs: Int32) -> Matches:
    """The articles that are not among `docs`."""
    return matches.where(~members(matches.docs, docs)[0])


def union(parts: Sequence[Matches]) -> Matches:
    """The articles of any part, with the sum of their scores."""
    filled = [part for part in parts if len(part.docs)]
    if len(filled) < 2:
        return filled[0] if filled else NO_MATCHES
    size = int(max(part.docs[-1] for part in filled)) + 1
    if size > SPARSE * sum(len(part.docs) for part in filled):
        docs = np.unique(np.concatenate([part.docs for part in filled]))
        total = np.zeros(len(docs))
        for part in filled:
            total[docs.searchsorted(part.docs)] += part.scores
        return Matches(docs, total)
    present, scores = np.zeros(size, np.bool_), np.zeros(size)
    for part in filled:
        present[part.docs] = True
        scores[part.docs] += part.scores
    docs = np.flatnonzero(present).astype(np.int32)
    return Matches(docs, scores[docs])


Rows = slice | Bool | Int64 | Int32
"""What picks some rows of an array: all of them, a mask, or their numbers."""


def merged(left: Int32, right: Int32) -> tuple[Int32, tuple[Rows, Rows]]:
    """The document numbers of either, ascending, and at which of them the left and the right ones are."""
    if len(left) < len(right):
        docs, (right_rows, left_rows) = merged(right, left)
        return docs, (left_rows, right_rows)
    at, inside = lookup(right, left)
    new = ~inside
    if not new.any():
        return left, (slice(None), at)
    # Each one that is new moves what stands behind it.
    rows = at + np.cumsum(new) - new
    is_left = np.ones(len(left) + int(np.count_nonzero(new)), np.bool_)
    is_left[rows[new]] = False
    docs = np.empty(len(is_left), np.int32)
    docs[is_left], docs[rows] = left, right
    return docs, (is_left, rows)


def lookup(wanted: Int32, docs: Int32) -> tuple[Int64, Bool]:
    """Where each wanted number would stand among `docs`, and whether it does."""
    at = docs.searchsorted(wanted)
    # One that would stand behind the last is compared with the last, which is another.
    inside = docs.take(at, mode="clip") == wanted if len(docs) else np.zeros(len(wanted), np.bool_)
    return at, inside


def members(wanted: Int32, docs: Int32) -> tuple[Bool, Int64 | Int32]:
    """Which of some ascending numbers are among others, and at which of these, for those that are."""
    if not len(wanted) or not len(docs):
        return np.zeros(len(wanted), np.bool_), np.zeros(0, np.int64)
    size = int(max(wanted[-1], docs[-1])) + 1
    if size > SPARSE * len(wanted):
        at, inside = lookup(wanted, docs)
        return inside, at[inside]
    places = np.zeros(size, np.int32)
    places[docs] = np.arange(1, len(docs) + 1, dtype=np.int32)
    behind = places.take(wanted)
    inside = behind > 0
    return inside, behind[inside] - 1
