"""Writing a field's postings: collecting those of new articles, and laying them down in files."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import FieldTerms
from index.embedded.narrow import NarrowWriter
from index.embedded.postings import EXACT_FILES, NARROW_FILES, parted
from index.embedded.strings import StringsWriter


class PostingsCollector:
    """Collects the postings of new articles of one field, in the order of their document numbers."""

    def __init__(self) -> None:
        self._terms = defaultdict[str, int](count().__next__)
        self._term_of = array("i")
        self._docs = array("i")
        self._frequencies = array("i")
        self._positions = array("i")

    def add(self, doc: int, field: FieldTerms) -> None:
        """Add one article's terms; document numbers must come ascending."""
        self._term_of.extend(map(self._terms.__getitem__, field.terms))
        self._docs.extend(array("i", (doc,)) * len(field.terms))
        self._frequencies.extend(field.frequencies)
        self._positions.extend(field.positions)

    def write(self, folder: Path) -> None:
        """Sort what was collected and write it into a folder that does not exist yet."""
        names = sorted((term.encode(), number) for term, number in self._terms.items())
        rank = np.empty(len(names), np.int32)
        rank[[number for _, number in names]] = np.arange(len(names), dtype=np.int32)
        term_of = rank[_view(self._term_of)]
        docs, frequencies, positions = (_view(a) for a in (self._docs, self._frequencies, self._positions))
        block = ordered(len(names), term_of, docs, frequencies, positions)
        with BlockWriter(folder) as writer:
            writer.write([name for name, _ in names], block)


@dataclass(frozen=True, slots=True)
class Block:
    """The postings of a run of terms, ordered by term and document.

    Attributes:
        counts: how many postings each term has.
        docs, frequencies: of each posting.
        positions: coded, posting after posting.
    """

    counts: Int64
    docs: Int32
    frequencies: Int32
    positions: Int32

    @property
    def starts(self) -> Int64:
        """The first posting of each term, and the end."""
        return arrays.offsets(self.counts)

    @property
    def other_counts(self) -> Int64:
        """How many positions each term has that are not the first of a posting."""
        return np.diff(arrays.offsets(self.frequencies - 1)[self.starts])


def ordered(terms: int, term_of: Int32, docs: Int32, frequencies: Int32, positions: Int32) -> Block:
    """Order postings by term, keeping the order of documents within each."""
    order = np.argsort(term_of, kind="stable")
    position_ends = np.cumsum(frequencies, dtype=np.int64)
    counts = frequencies[order]
    places = arrays.ranges((position_ends - frequencies)[order], counts)
    return Block(np.bincount(term_of, minlength=terms), docs[order], counts, positions[places])


class BlockWriter:
    """Appends blocks to a field's files; terms without postings are left out. Use it with `with`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._terms = StringsWriter(folder / "terms")
        self._docs: BinaryIO = (folder / EXACT_FILES[-1]).open("wb")
        self._narrow = [NarrowWriter(folder / name) for name in NARROW_FILES]
        self._counts: list[Int64] = []
        self._other_counts: list[Int64] = []

    def write(self, terms: Sequence[bytes], block: Block) -> None:
        """Append a run of terms."""
        self.append(block.docs, block.frequencies, block.positions)
        self.count(terms, block.counts, block.other_counts)

    def append(self, docs: Int32, frequencies: Int32, positions: Int32) -> None:
        """Append postings; which terms they are of is told by `count`."""
        self._docs.write(np.ascontiguousarray(docs, "<i4").data)
        columns = frequencies, *parted(frequencies, positions)
        for writer, numbers in zip(self._narrow, columns, strict=True):
            writer.write(numbers)

    def count(self, terms: Sequence[bytes], counts: Int64, other_counts: Int64) -> None:
        """Tell how many of the appended postings, and of their further positions, each term has."""
        kept = np.flatnonzero(counts)
        self._terms.write([terms[index] for index in kept.tolist()])
        self._counts.append(counts[kept])
        self._other_counts.append(other_counts[kept])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, raised: object, *more: object) -> None:
        try:
            if raised is None:
                self._complete()
        finally:
            self._docs.close()
            self._terms.abandon()
            for writer in self._narrow:
                writer.abandon()

    def _complete(self) -> None:
        self._terms.close()
        for writer in self._narrow:
            writer.close()
        for name, counts in zip(EXACT_FILES, (self._counts, self._other_counts), strict=False):
            numbers = np.concatenate([np.empty(0, np.int64), *counts])
            arrays.save(self._folder / name, arrays.offsets(numbers))


def _view(values: array[int]) -> Int32:
    return np.frombuffer(values, np.int32) if values else np.empty(0, np.int32)
