"""Postings of one text field of a segment: for every term the articles it stands in, how often, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64, Whole
from index.embedded.document import WIDTH_BITS
from index.embedded.matches import lookup
from index.embedded.narrow import NarrowArray
from index.embedded.strings import StringTable


def decoded(coded: Int32) -> tuple[Int32, Int32]:
    """Take coded positions (see document.WIDTH_BITS) apart: the positions, and how many each covers."""
    return coded >> WIDTH_BITS, (coded & ((1 << WIDTH_BITS) - 1)) + 1


@dataclass(frozen=True, slots=True)
class PostingsArrays:
    """A field's postings as flat arrays; term t has the postings [starts[t], starts[t + 1]).

    The first position of every posting stands apart from the others: ranking needs it alone.

    Attributes:
        starts: first posting of each term, and the end (terms + 1).
        other_starts: the place among `others` of each term's first position that is no first one, and the
            end (terms + 1).
        docs: document numbers, ascending within a term (postings).
        frequencies: how many positions each posting has (postings).
        firsts: the first coded position (see document.WIDTH_BITS) of each (postings).
        others: the further coded positions, posting after posting.
    """

    starts: Int64
    other_starts: Int64
    docs: Int32
    frequencies: NarrowArray
    firsts: NarrowArray
    others: NarrowArray

    @property
    def position_starts(self) -> Int64:
        """The number of positions before each term's first, and of all (terms + 1)."""
        return self.starts + self.other_starts

    def positions(self, first_term: int, last_term: int) -> Int32:
        """All coded positions of the terms [first_term, last_term), posting after posting."""
        first, last = int(self.starts[first_term]), int(self.starts[last_term])
        others = self.others.part(int(self.other_starts[first_term]), int(self.other_starts[last_term]))
        return _interleaved(self.frequencies.part(first, last), self.firsts.part(first, last), others)

    def pieces(self, term: int, most: int) -> Iterator[tuple[slice, Int32]]:
        """A term's postings, up to so many at a time: which ones they are, and their coded positions."""
        first, last = int(self.starts[term]), int(self.starts[term + 1])
        other = int(self.other_starts[term])
        for low in range(first, last, most):
            high = min(low + most, last)
            frequencies = self.frequencies.part(low, high)
            others = self.others.part(other, other := other + int(frequencies.sum()) - (high - low))
            yield slice(low, high), _interleaved(frequencies, self.firsts.part(low, high), others)

    def forget(self) -> None:
        """Give the pages of the mapped postings back (see arrays.forget)."""
        arrays.forget(self.docs)
        for narrow in (self.frequencies, self.firsts, self.others):
            narrow.forget()


EXACT_FILES = ("starts.i8", "other_starts.i8", "docs.i4")
NARROW_FILES = ("frequencies.n1", "firsts.n2", "others.n2")
"""The file of each array, in the order of PostingsArrays."""


class FieldPostings:
    """The postings of one field, as mapped from a segment."""

    def __init__(self, terms: StringTable, postings: PostingsArrays) -> None:
        self.terms = terms
        self.arrays = postings

    @classmethod
    def open(cls, folder: Path) -> FieldPostings:
        """Map the postings in a folder; opening costs the same whatever their number."""
        starts, other_starts, docs = (arrays.load(folder / name) for name in EXACT_FILES)
        narrow = (NarrowArray.open(folder / name) for name in NARROW_FILES)
        opened = PostingsArrays(starts, other_starts, docs, *narrow)
        return cls(StringTable.open(folder / "terms"), opened)

    def docs(self, term: int) -> Int32:
        """The articles of a term, ascending."""
        return self.arrays.docs[self.arrays.starts[term] : self.arrays.starts[term + 1]]

    def gathered(self, terms: list[int]) -> tuple[Int32, Whole, Whole]:
        """The postings of several terms, one term after the other.

        Args:
            terms: the terms' indices.

        Returns:
            For each posting its article, how often the term stands there, and its first coded position.
        """
        held = self.arrays
        if len(terms) == 1:
            first, last = int(held.starts[terms[0]]), int(held.starts[terms[0] + 1])
            return held.docs[first:last], held.frequencies.seen(first, last), held.firsts.seen(first, last)
        rows = np.asarray(terms)
        starts = held.starts[rows]
        places = arrays.ranges(starts, held.starts[rows + 1] - starts)
        return held.docs.take(places), held.frequencies.take(places), held.firsts.take(places)

    def occurrences(self, terms: Sequence[int], wanted: Int32) -> tuple[Int64, Int64, Int32]:
        """Every place where some terms stand in the wanted articles.

        Args:
            terms: the terms' indices, at least one.
            wanted: document numbers, ascending.

        Returns:
            For each occurrence the place of its term in `terms`, the row of its article in `wanted`, and its
            coded position; ordered by these.
        """
        held = self.arrays
        firsts, lasts = (
            [int(held.starts[term]) for term in terms],
            [int(held.starts[term + 1]) for term in terms],
        )
        at = np.empty((len(terms), len(wanted)), np.int64)
        for number, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
            at[number] = held.docs[first:last].searchsorted(wanted) + first
        inside = (at < np.asarray(lasts)[:, None]) & (held.docs.take(at, mode="clip") == wanted)
        which, rows = inside.nonzero()
        found = at[inside]
        counts = held.frequencies.take(found)
        coded = held.firsts.take(found)
        if not len(found) or counts.max() == 1:
            return which, rows, coded
        before = np.empty(len(found), np.int64)
        ends = which.searchsorted(np.arange(1, len(terms) + 1)).tolist()
        for term, first, (low, high) in zip(terms, firsts, pairwise((0, *ends)), strict=True):
            if low < high:
                before[low:high] = self._others_before(term, found[low:high] - first)
        others = held.others.take(arrays.ranges(before, counts - 1))
        return which.repeat(counts), rows.repeat(counts), _interleaved(counts, coded, others)

    def occurrences_in_range(self, first_term: int, last_term: int, wanted: Int32) -> tuple[Int64, Int32]:
        """The same for all terms [first_term, last_term), whose postings lie side by side.

        They are ordered by term first.
        """
        first, last = int(self.arrays.starts[first_term]), int(self.arrays.starts[last_term])
        at, inside = lookup(self.arrays.docs[first:last], wanted)
        found = np.flatnonzero(inside)
        rows = at[found]
        held = self.arrays
        counts = held.frequencies.take(found + first)
        coded = held.firsts.take(found + first)
        if not len(found) or counts.max() == 1:
            return rows, coded
        others = held.others.take(arrays.ranges(self._others_before(first_term, found), counts - 1))
        return rows.repeat(counts), _interleaved(counts, coded, others)

    def _others_before(self, term: int, found: Int64) -> Int64:
        """Where the further positions of some postings begin, which are counted from a term's first."""
        held = self.arrays
        sums = held.frequencies.sums(int(held.starts[term]), found)
        before: Int64 = sums - found + held.other_starts[term]
        return before


def parted(frequencies: Int32, positions: Int32) -> tuple[Int32, Int32]:
    """Part the positions of some postings into each one's first and all others."""
    places = arrays.offsets(frequencies)[:-1]
    is_other = np.ones(len(positions), np.bool_)
    is_other[places] = False
    return positions[places], positions[is_other]


def _interleaved(frequencies: Int32, firsts: Int32, others: Int32) -> Int32:
    """Undo `parted`."""
    places = arrays.offsets(frequencies)[:-1]
    positions = np.empty(len(firsts) + len(others), np.int32)
    is_other = np.ones(len(positions), np.bool_)
    is_other[places] = False
    positions[places], positions[is_other] = firsts, others
    return positions
