"""Sorted strings on disk: a dictionary that is searched where it lies, without loading it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.embedded import arrays


class StringTable:
    """Strings in one file, their offsets in another; sorted by UTF-8 bytes if they are to be searched."""

    def __init__(self, blob: memoryview, starts: arrays.Int64) -> None:
        self._blob = blob
        # Indexing a memory view gives Python's own numbers, four times as fast as an array's.
        self._starts = starts.data

    @classmethod
    def of(cls, strings: Sequence[bytes]) -> StringTable:
        """A table in memory; the caller has sorted the strings if they are to be searched."""
        return cls(memoryview(b"".join(strings)), _starts(strings))

    @classmethod
    def open(cls, stem: Path) -> StringTable:
        """Map the table that `write_strings` wrote at the same path stem."""
        blob = arrays.load(stem.with_suffix(".u1"))
        return cls(blob.data, arrays.load(stem.with_suffix(".i8")))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, index: int) -> bytes:
        if not 0 <= index < len(self):
            raise IndexError(index)
        return bytes(self._blob[self._starts[index] : self._starts[index + 1]])

    def __iter__(self) -> Iterator[bytes]:
        starts = self._starts.tolist()
        blob = bytes(self._blob)
        return (blob[start:end] for start, end in pairwise(starts))

    def find(self, text: str) -> int | None:
        """The index of a string in a sorted table, or None."""
        wanted = _encode(text)
        at = bisect_left(self, wanted)
        return at if at < len(self) and self[at] == wanted else None

    def prefix_range(self, prefix: str) -> tuple[int, int]:
        """The index range [first, last) of the strings of a sorted table that begin with a prefix."""
        wanted = _encode(prefix)
        # No UTF-8 string contains the byte 0xFF, so it sorts behind every continuation.
        return bisect_left(self, wanted), bisect_left(self, wanted + b"\xff")


def _encode(text: str) -> bytes:
    """UTF-8 also of lone surrogates, which a request may hold and no table does."""
    return text.encode(errors="surrogatepass")


def write_strings(stem: Path, strings: Sequence[bytes]) -> None:
    """Write a table; the caller has sorted the strings if they are to be searched."""
    stem.with_suffix(".u1").write_bytes(b"".join(strings))
    arrays.save(stem.with_suffix(".i8"), _starts(strings))


def _starts(strings: Sequence[bytes]) -> arrays.Int64:
    return arrays.offsets(np.fromiter((len(string) for string in strings), np.int64, len(strings)))
