"""Postings of one text field: for every term the articles it stands in, how often, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import WIDTH_BITS
from index.embedded.strings import StringTable


def decoded(coded: Int32) -> tuple[Int32, Int32]:
    """Take coded positions (see document.WIDTH_BITS) apart: the positions, and how many each covers."""
    return coded >> WIDTH_BITS, (coded & ((1 << WIDTH_BITS) - 1)) + 1


@dataclass(frozen=True, slots=True)
class PostingsArrays:
    """A field's postings as flat arrays; term t has the postings [starts[t], starts[t + 1]).

    Attributes:
        starts: first posting of each term, and the end (terms + 1).
        position_starts: first position of each term, and the end (terms + 1).
        docs: document numbers, ascending within a term (postings).
        frequencies: how many positions each posting has (postings).
        positions: coded positions (see document.WIDTH_BITS), posting after posting.
    """

    starts: Int64
    position_starts: Int64
    docs: Int32
    frequencies: Int32
    positions: Int32


FILES = ("starts.i8", "position_starts.i8", "docs.i4", "frequencies.i4", "positions.i4")
"""The file of each array, in the order of PostingsArrays."""


class FieldPostings:
    """The postings of one field, as mapped from a generation."""

    def __init__(self, terms: StringTable, postings: PostingsArrays) -> None:
        self.terms = terms
        self.arrays = postings

    @classmethod
    def open(cls, folder: Path) -> FieldPostings:
        """Map the postings in a folder; opening costs the same whatever their number."""
        opened = PostingsArrays(*(arrays.load(folder / name) for name in FILES))
        return cls(StringTable.open(folder / "terms"), opened)

    def postings(self, term: int) -> tuple[Int32, Int32]:
        """The articles of a term, ascending, and how often it stands in each."""
        first, last = self.arrays.starts[term], self.arrays.starts[term + 1]
        return self.arrays.docs[first:last], self.arrays.frequencies[first:last]

    def first_positions(self, term: int) -> Int32:
        """The coded position of a term's first occurrence in each of its articles."""
        frequencies = self.postings(term)[1]
        before = np.cumsum(frequencies, dtype=np.int64) - frequencies
        first: Int32 = self.arrays.positions[before + self.arrays.position_starts[term]]
        return first

    def gathered(self, terms: Int64) -> tuple[Int32, Int32, Int32]:
        """The postings of several terms, one term after the other.

        Args:
            terms: the terms' indices.

        Returns:
            For each posting its article, how often the term stands there, and its first coded position.
        """
        starts = self.arrays.starts[terms]
        counts = self.arrays.starts[terms + 1] - starts
        places = arrays.ranges(starts, counts)
        frequencies = self.arrays.frequencies[places]
        before = arrays.offsets(frequencies)[:-1]
        # What the postings of the terms before take up is no part of the way into a term's own positions.
        own = arrays.offsets(counts)[:-1][counts > 0]
        begins = self.arrays.position_starts[terms][counts > 0] - before[own]
        first = self.arrays.positions[before + np.repeat(begins, counts[counts > 0])]
        return self.arrays.docs[places], frequencies, first

    def occurrences(self, term: int, wanted: Int32) -> tuple[Int64, Int32]:
        """Every place where a term stands in the wanted articles.

        Args:
            term: the term's index.
            wanted: document numbers, ascending.

        Returns:
            For each occurrence the row of its article in `wanted`, and its coded position; ordered by row,
            then position.
        """
        docs, frequencies = self.postings(term)
        rows = np.searchsorted(docs, wanted)
        inside = rows < len(docs)
        inside[inside] = docs[rows[inside]] == wanted[inside]
        found = rows[inside]
        ends = np.cumsum(frequencies, dtype=np.int64) + self.arrays.position_starts[term]
        counts = frequencies[found]
        places = arrays.ranges(ends[found] - counts, counts)
        return np.repeat(np.flatnonzero(inside), counts), self.arrays.positions[places]
