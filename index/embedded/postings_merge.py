"""Merging a field's postings: those of several parts, one behind the other, in memory of a fixed size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from index.embedded.arrays import Int32, Int64
from index.embedded.postings import FieldPostings, PostingsArrays
from index.embedded.postings_writer import BlockWriter, ordered
from index.embedded.strings import StringTable

BLOCK_POSITIONS = 250_000
"""How many positions are merged at a time; bounds the memory of a merge to some thirty megabytes."""
RANGE_TERMS = 16_384
"""How many terms of the largest part are united with those of the others at a time."""
_Piece = tuple[Int32, Int32, Int32, Int32]
"""Some postings: the row of each one's term, its document, its frequency, and the positions of all."""


def write_merged(folder: Path, parts: Sequence[FieldPostings], docmaps: Sequence[Int32]) -> None:
    """Merge postings and write them, a block of terms at a time; what was read of the parts is given back.

    Args:
        folder: where the field's files go; it must not exist.
        parts: the postings to merge, in the order of their new document numbers.
        docmaps: for each part, the new number of each of its documents, -1 for one that is left out.
    """
    with BlockWriter(folder) as writer:
        for ends in _ranges([part.terms for part in parts]):
            terms, shares = _united(parts, ends, docmaps)
            for first, last in _blocks(_sizes(len(terms), shares)):
                if last - first == 1:
                    _write_term(writer, terms[first], [share.of_term(first) for share in shares])
                else:
                    pieces = [share.piece(first, last) for share in shares]
                    columns = (np.concatenate([piece[column] for piece in pieces]) for column in range(4))
                    writer.write(terms[first:last], ordered(last - first, *columns))
                for part in parts:
                    part.arrays.forget()


def _ranges(tables: Sequence[StringTable]) -> Iterator[list[tuple[int, int]]]:
    """Cut some sorted tables at the same strings: for each table where a range begins and ends."""
    largest = max(tables, key=len)
    firsts = [0] * len(tables)
    for at in range(RANGE_TERMS, len(largest) + RANGE_TERMS, RANGE_TERMS):
        if at < len(largest):
            lasts = [table.place(largest[at]) for table in tables]
        else:
            lasts = [len(table) for table in tables]
        yield list(zip(firsts, lasts, strict=True))
        firsts = lasts


@dataclass(frozen=True, slots=True)
class _Share:
    """What one part has of a range of terms.

    Attributes:
        postings: the part's postings.
        docmap: the new number of each of its documents, -1 for one that is left out.
        first: the index of its first term within the range.
        rows: for each of its terms the row in the range.
    """

    postings: PostingsArrays
    docmap: Int32
    first: int
    rows: Int64

    def sizes(self) -> Int64:
        """How many positions each of its terms has."""
        ends = slice(self.first, self.first + len(self.rows) + 1)
        return np.diff(self.postings.starts[ends]) + np.diff(self.postings.other_starts[ends])

    def piece(self, first: int, last: int) -> _Piece:
        """The postings of a block of rows: (row of the term, new document, frequency) and the positions."""
        low, high = self.rows.searchsorted((first, last)).tolist()
        begin, end = self.first + low, self.first + high
        starts = self.postings.starts[begin : end + 1]
        term_of = np.repeat((self.rows[low:high] - first).astype(np.int32), np.diff(starts))
        positions = self.postings.positions(begin, end)
        return self._kept(term_of, slice(int(starts[0]), int(starts[-1])), positions)

    def of_term(self, row: int) -> Iterator[_Piece]:
        """The postings of one row, some at a time: one term of a million articles may exceed a block."""
        at = int(self.rows.searchsorted(row))
        if at < len(self.rows) and self.rows[at] == row:
            for some, positions in self.postings.pieces(self.first + at, BLOCK_POSITIONS // 8 + 1):
                yield self._kept(np.zeros(some.stop - some.start, np.int32), some, positions)

    def _kept(self, term_of: Int32, some: slice, positions: Int32) -> _Piece:
        """Some postings without those of documents that are left out."""
        docs = self.docmap[self.postings.docs[some]]
        frequencies = self.postings.frequencies.part(some.start, some.stop)
        kept = docs >= 0
        if kept.all():
            return term_of, docs, frequencies, positions
        return term_of[kept], docs[kept], frequencies[kept], positions[np.repeat(kept, frequencies)]


def _united(
    parts: Sequence[FieldPostings], ends: Sequence[tuple[int, int]], docmaps: Sequence[Int32]
) -> tuple[list[bytes], list[_Share]]:
    """The sorted union of a range of some parts' terms, and what each part has of it."""
    tables = [part.terms.part(*own) for part, own in zip(parts, ends, strict=True)]
    terms = tables[0] if len(tables) == 1 else sorted(set[bytes]().union(*tables))
    row_of = {term: row for row, term in enumerate(terms)}
    rows = [np.fromiter(map(row_of.__getitem__, table), np.int64, len(table)) for table in tables]
    shares = [
        _Share(part.arrays, docmap, first, own)
        for part, docmap, (first, _), own in zip(parts, docmaps, ends, rows, strict=True)
    ]
    return terms, shares


def _sizes(terms: int, shares: Sequence[_Share]) -> Int64:
    """How many positions each term has in all parts."""
    sizes = np.zeros(terms, np.int64)
    for share in shares:
        sizes[share.rows] += share.sizes()
    return sizes


def _blocks(sizes: Int64) -> Iterator[tuple[int, int]]:
    """Runs of terms that have about so many positions as a block may."""
    ends = np.cumsum(sizes)
    first = done = 0
    while first < len(sizes):
        last = max(first + 1, int(ends.searchsorted(done + BLOCK_POSITIONS, "right")))
        yield first, last
        first, done = last, int(ends[last - 1])


def _write_term(writer: BlockWriter, term: bytes, parts: Iterable[Iterable[_Piece]]) -> None:
    """Write one term piece by piece: its documents are in order already."""
    count = others = 0
    for piece in chain.from_iterable(parts):
        _, docs, frequencies, positions = piece
        writer.append(docs, frequencies, positions)
        count += len(docs)
        others += len(positions) - len(docs)
    writer.count([term], np.asarray([count]), np.asarray([others]))
