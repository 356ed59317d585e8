"""Writing a field's postings: collecting those of new articles, and merging them with older ones."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.postings import FILES, FieldPostings, PostingsArrays
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

    def add(self, doc: int, positions: dict[str, list[int]]) -> None:
        """Add one article's terms; document numbers must come ascending."""
        terms = self._terms
        for term, places in positions.items():
            self._term_of.append(terms.setdefault(term, len(terms)))
            self._docs.append(doc)
            self._frequencies.append(len(places))
            self._positions.extend(places)

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
        postings = _ordered(len(names), term_of, docs, frequencies, positions)
        return FieldPostings(StringTable.of([name for name, _ in names]), postings)


def write_merged(folder: Path, parts: Sequence[FieldPostings], docmaps: Sequence[Int32]) -> None:
    """Merge postings and write them, a block of terms at a time.

    Args:
        folder: where the field's files go; it must not exist.
        parts: the postings to merge, in the order of their new document numbers.
        docmaps: for each part, the new number of each of its documents, -1 for one that is left out.
    """
    folder.mkdir(parents=True)
    terms, sources = _united(parts)
    writer = _BlockWriter(folder)
    for first, last in _blocks(sources, parts):
        writer.write(_merge_block(sources[first:last], parts, docmaps))
    kept = writer.close()
    write_strings(folder / "terms", [terms[index] for index in kept])


Sources = list[list[tuple[int, int]]]
"""For each term the parts that have it, as (number of the part, index of the term in it)."""


def _united(parts: Sequence[FieldPostings]) -> tuple[list[bytes], Sources]:
    """The sorted union of the parts' terms, and for each where it comes from."""
    if len(parts) == 1:
        terms = list(parts[0].terms)
        return terms, [[(0, index)] for index in range(len(terms))]
    streams = [_numbered(number, part.terms) for number, part in enumerate(parts)]
    terms: list[bytes] = []  # type: ignore[no-redef]
    sources: Sources = []
    for term, group in groupby(heapq.merge(*streams), key=itemgetter(0)):
        terms.append(term)
        sources.append([(part, index) for _, part, index in group])
    return terms, sources


def _numbered(number: int, terms: StringTable) -> Iterator[tuple[bytes, int, int]]:
    return ((term, number, index) for index, term in enumerate(terms))


def _blocks(sources: Sources, parts: Sequence[FieldPostings]) -> Iterator[tuple[int, int]]:
    first = held = 0
    for last, places in enumerate(sources):
        for part, index in places:
            starts = parts[part].arrays.position_starts
            held += int(starts[index + 1] - starts[index])
        if held > BLOCK_POSITIONS:
            yield first, last + 1
            first, held = last + 1, 0
    if first < len(sources):
        yield first, len(sources)


def _merge_block(
    sources: Sources, parts: Sequence[FieldPostings], docmaps: Sequence[Int32]
) -> PostingsArrays:
    """Merge the postings of a run of terms; a term may be left without any."""
    pieces: list[tuple[Int32, Int32, Int32, Int32]] = []
    for number, (part, docmap) in enumerate(zip(parts, docmaps, strict=True)):
        rows = [(row, index) for row, places in enumerate(sources) for p, index in places if p == number]
        if rows:
            pieces.append(_piece(part.arrays, np.asarray(rows, np.int64), docmap))
    term_of, docs, frequencies, positions = (
        np.concatenate([piece[column] for piece in pieces]) for column in range(4)
    )
    return _ordered(len(sources), term_of, docs, frequencies, positions)


def _piece(part: PostingsArrays, rows: Int64, docmap: Int32) -> tuple[Int32, Int32, Int32, Int32]:
    """One part's postings of a block: (row of the term, new document, frequency) and the positions."""
    new_rows, indices = rows[:, 0], rows[:, 1]
    counts = part.starts[indices + 1] - part.starts[indices]
    # A part's terms of a block lie side by side, so a slice does instead of a gather.
    postings = slice(int(part.starts[indices[0]]), int(part.starts[indices[-1] + 1]))
    places = slice(int(part.position_starts[indices[0]]), int(part.position_starts[indices[-1] + 1]))
    term_of = np.repeat(new_rows, counts).astype(np.int32)
    docs = docmap[part.docs[postings]]
    frequencies, positions = part.frequencies[postings], part.positions[places]
    kept = docs >= 0
    if kept.all():
        return term_of, docs, frequencies, positions
    return term_of[kept], docs[kept], frequencies[kept], positions[np.repeat(kept, frequencies)]


def _ordered(terms: int, term_of: Int32, docs: Int32, frequencies: Int32, positions: Int32) -> PostingsArrays:
    """Order postings by term, keeping the order of documents within each."""
    order = np.argsort(term_of, kind="stable")
    starts = arrays.offsets(np.bincount(term_of, minlength=terms))
    position_ends = np.cumsum(frequencies, dtype=np.int64)
    counts = frequencies[order]
    places = arrays.ranges((position_ends - frequencies)[order], counts)
    position_starts = arrays.offsets(counts)[starts]
    return PostingsArrays(starts, position_starts, docs[order], counts, positions[places])


class _BlockWriter:
    """Appends blocks to a field's files and remembers which terms have postings left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: list[BinaryIO] = [(folder / name).open("wb") for name in FILES[2:]]
        self._posting_counts: list[Int64] = []
        self._position_counts: list[Int64] = []

    def write(self, block: PostingsArrays) -> None:
        """Append the postings of a run of terms."""
        self._posting_counts.append(np.diff(block.starts))
        self._position_counts.append(np.diff(block.position_starts))
        for file, values in zip(self._files, (block.docs, block.frequencies, block.positions), strict=True):
            file.write(np.ascontiguousarray(values, "<i4").data)

    def close(self) -> list[int]:
        """Finish the files; returns the indices of the terms that have postings."""
        for file in self._files:
            file.close()
        none = np.empty(0, np.int64)
        counts = np.concatenate([none, *self._posting_counts])
        positions = np.concatenate([none, *self._position_counts])
        kept = np.flatnonzero(counts)
        arrays.save(self._folder / FILES[0], arrays.offsets(counts[kept]))
        arrays.save(self._folder / FILES[1], arrays.offsets(positions[kept]))
        return [int(index) for index in kept]


def _view(values: array[int]) -> Int32:
    return np.frombuffer(values, np.int32) if values else np.empty(0, np.int32)
