"""Records: the stored articles, compressed one by one, read straight from the mapped file."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64

BLOB = "records.u1"
STARTS = "starts.i8"
LENGTHS = "lengths.i4"
COPIED = 1 << 24
"""Bytes that are copied at a time."""


class Records:
    """The records of one generation by document number. Safe to use from several threads at a time."""

    def __init__(self, folder: Path) -> None:
        """Map the records that `write_merged` wrote."""
        self.blob = arrays.load(folder / BLOB)
        self.starts: Int64 = arrays.load(folder / STARTS)
        self.lengths: Int32 = arrays.load(folder / LENGTHS)

    def __getitem__(self, number: int) -> str:
        """The record of a document."""
        start = self.starts[number]
        return zlib.decompress(self.blob[start : start + self.lengths[number]].data).decode()


class RecordsCollector:
    """Collects the records of new articles in a file, in the order of their document numbers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._lengths: list[int] = []

    def add(self, record: str) -> None:
        """Add one article."""
        # A lone surrogate, which a JSON line may hold, has no bytes of its own.
        compressed = zlib.compress(record.encode("utf-8", "replace"))
        self._file.write(compressed)
        self._lengths.append(len(compressed))

    def close(self) -> None:
        """Take no more."""
        self._file.close()

    def collected(self) -> tuple[Path, Int32]:
        """The file of what was collected, complete, and the length of each record in it."""
        self.close()
        return self._path, np.asarray(self._lengths, np.int32)


def write_merged(
    folder: Path, old: Records | None, old_map: Int32, new: tuple[Path, Int32], first: int
) -> None:
    """Write old and new records behind each other.

    Args:
        folder: where the files go; it must not exist.
        old: the records of the generation before, or None.
        old_map: the new number of each of its documents, -1 for one that is left out.
        new: what a collector collected.
        first: the new number of its first record.
    """
    folder.mkdir(parents=True)
    path, new_lengths = new
    lengths = np.zeros(first + len(new_lengths), np.int32)
    kept = np.flatnonzero(old_map >= 0)
    with (folder / BLOB).open("wb") as blob:
        if old is not None:
            lengths[old_map[kept]] = old.lengths[kept]
            for number in kept.tolist():
                blob.write(old.blob[old.starts[number] : old.starts[number] + old.lengths[number]].data)
        lengths[first:] = new_lengths
        for piece in _pieces(path):
            blob.write(piece)
    arrays.save(folder / LENGTHS, lengths)
    arrays.save(folder / STARTS, arrays.offsets(lengths)[:-1])


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(COPIED):
            yield piece
