"""Writing a field's postings: collecting those of new articles, and merging them with older ones."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import FieldTerms
from index.embedded.narrow import NarrowArray, NarrowWriter
from index.embedded.postings import EXACT_FILES, NARROW_FILES, FieldPostings, PostingsArrays, parted
from index.embedded.strings import StringTable, write_strings

BLOCK_POSITIONS = 4_000_000
"""How many positions are merged at a time; bounds the memory of a merge to some hundred megabytes."""


class PostingsCollector:
    """Collects the postings of new articles of one field, in the order of their document numbers."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._term_of = array("i")
        self._docs = array("i")
        self._frequencies = array("i")
        self._positions = array("i")

    def add(self, doc: int, field: FieldTerms) -> None:
        """Add one article's terms; document numbers must come ascending."""
        known = self._terms
        self._term_of.extend([known.setdefault(term, len(known)) for term in field.terms])
        self._docs.extend(array("i", (doc,)) * len(field.terms))
        self._frequencies.extend(field.frequencies)
        self._positions.extend(field.positions)

    def __len__(self) -> int:
        """How many positions are held."""
        return len(self._positions)

    def collected(self) -> FieldPostings:
        """Sort what was collected into the form that is stored."""
        names = sorted((term.encode(), number) for term, number in self._terms.items())
        rank = np.empty(len(names), np.int32)
        rank[[number for _, number in names]] = np.arange(len(names), dtype=np.int32)
        term_of = rank[_view(self._term_of)]
        docs, frequencies, positions = (_view(a) for a in (self._docs, self._frequencies, self._positions))
        block = _ordered(len(names), term_of, docs, frequencies, positions)
        return FieldPostings(StringTable.of([name for name, _ in names]), block.as_postings())


@dataclass(frozen=True, slots=True)
class _Block:
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

    def as_postings(self) -> PostingsArrays:
        """The same in the form that is stored."""
        firsts, others = parted(self.frequencies, self.positions)
        narrow = zip((self.frequencies, firsts, others), NARROW_FILES, strict=True)
        kept = [NarrowArray.of(numbers, Path(name).suffix) for numbers, name in narrow]
        return PostingsArrays(self.starts, arrays.offsets(self.other_counts), self.docs, *kept)


def write_merged(folder: Path, parts: Sequence[FieldPostings], docmaps: Sequence[Int32]) -> None:
    """Merge postings and write them, a block of terms at a time.

    Args:
        folder: where the field's files go; it must not exist.
        parts: the postings to merge, in the order of their new document numbers.
        docmaps: for each part, the new number of each of its documents, -1 for one that is left out.
    """
    folder.mkdir(parents=True)
    terms, rows = _united([part.terms for part in parts])
    writer = _BlockWriter(folder)
    for first, last in _blocks(_sizes(len(terms), rows, parts)):
        pieces = [
            _piece(part.arrays, own, docmap, first, last)
            for part, own, docmap in zip(parts, rows, docmaps, strict=True)
        ]
        columns = (np.concatenate([piece[column] for piece in pieces]) for column in range(4))
        writer.write(_ordered(last - first, *columns))
    kept = writer.close()
    write_strings(folder / "terms", [terms[index] for index in kept])


def _united(tables: Sequence[StringTable]) -> tuple[list[bytes], list[Int64]]:
    """The sorted union of some tables, and for each table the rows in it of its own strings."""
    if len(tables) == 1:
        return list(tables[0]), [np.arange(len(tables[0]), dtype=np.int64)]
    terms = sorted(set[bytes]().union(*tables))
    row_of = {term: row for row, term in enumerate(terms)}
    return terms, [np.fromiter(map(row_of.__getitem__, table), np.int64, len(table)) for table in tables]


def _sizes(terms: int, rows: Sequence[Int64], parts: Sequence[FieldPostings]) -> Int64:
    """How many positions each term has in all parts."""
    sizes = np.zeros(terms, np.int64)
    for own, part in zip(rows, parts, strict=True):
        sizes[own] += np.diff(part.arrays.starts) + np.diff(part.arrays.other_starts)
    return sizes


def _blocks(sizes: Int64) -> Iterator[tuple[int, int]]:
    """Runs of terms that have about so many positions as a block may."""
    ends = np.cumsum(sizes)
    first = done = 0
    while first < len(sizes):
        last = max(first + 1, int(ends.searchsorted(done + BLOCK_POSITIONS, "right")))
        yield first, last
        first, done = last, int(ends[last - 1])


def _piece(
    part: PostingsArrays, rows: Int64, docmap: Int32, first: int, last: int
) -> tuple[Int32, Int32, Int32, Int32]:
    """One part's postings of a block: (row of the term, new document, frequency) and the positions."""
    begin, end = rows.searchsorted((first, last)).tolist()
    starts = part.starts[begin : end + 1]
    term_of = np.repeat((rows[begin:end] - first).astype(np.int32), np.diff(starts))
    docs = docmap[part.docs[starts[0] : starts[-1]]]
    frequencies = part.frequencies.part(int(starts[0]), int(starts[-1]))
    positions = part.positions(begin, end)
    kept = docs >= 0
    if kept.all():
        return term_of, docs, frequencies, positions
    return term_of[kept], docs[kept], frequencies[kept], positions[np.repeat(kept, frequencies)]


def _ordered(terms: int, term_of: Int32, docs: Int32, frequencies: Int32, positions: Int32) -> _Block:
    """Order postings by term, keeping the order of documents within each."""
    order = np.argsort(term_of, kind="stable")
    position_ends = np.cumsum(frequencies, dtype=np.int64)
    counts = frequencies[order]
    places = arrays.ranges((position_ends - frequencies)[order], counts)
    return _Block(np.bincount(term_of, minlength=terms), docs[order], counts, positions[places])


class _BlockWriter:
    """Appends blocks to a field's files and remembers which terms have postings left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._docs: BinaryIO = (folder / EXACT_FILES[-1]).open("wb")
        self._narrow = [NarrowWriter(folder / name) for name in NARROW_FILES]
        self._counts: list[Int64] = []
        self._other_counts: list[Int64] = []

    def write(self, block: _Block) -> None:
        """Append the postings of a run of terms."""
        self._counts.append(block.counts)
        self._other_counts.append(block.other_counts)
        self._docs.write(np.ascontiguousarray(block.docs, "<i4").data)
        columns = block.frequencies, *parted(block.frequencies, block.positions)
        for writer, numbers in zip(self._narrow, columns, strict=True):
            writer.write(numbers)

    def close(self) -> list[int]:
        """Finish the files; returns the indices of the terms that have postings."""
        self._docs.close()
        for writer in self._narrow:
            writer.close()
        none = np.empty(0, np.int64)
        counts = np.concatenate([none, *self._counts])
        kept = np.flatnonzero(counts)
        others = np.concatenate([none, *self._other_counts])[kept]
        for name, numbers in zip(EXACT_FILES, (counts[kept], others), strict=False):
            arrays.save(self._folder / name, arrays.offsets(numbers))
        return kept.tolist()


def _view(values: array[int]) -> Int32:
    return np.frombuffer(values, np.int32) if values else np.empty(0, np.int32)
