"""Sorted strings on disk: a dictionary that is searched where it lies, without loading it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedded import arrays

REMEMBERED = 64
"""Strings whose places are remembered: those of one question, which asks for each some three times."""


class StringTable:
    """Strings in one file, their offsets and their first letters in others.

    They are sorted by UTF-8 bytes if they are to be searched.
    """

    def __init__(self, blob: memoryview, starts: arrays.Int64, keys: NDArray[np.uint64]) -> None:
        self._blob = blob
        # Indexing a memory view gives Python's own numbers, four times as fast as an array's.
        self._starts = starts.data
        self._keys = keys.data
        self._found: dict[str, int | None] = {}

    @classmethod
    def of(cls, strings: Sequence[bytes]) -> StringTable:
        """A table in memory; the caller has sorted the strings if they are to be searched."""
        return cls(memoryview(b"".join(strings)), _starts(strings), _keys(strings))

    @classmethod
    def open(cls, stem: Path) -> StringTable:
        """Map the table that `write_strings` wrote at the same path stem."""
        blob = arrays.load(stem.with_suffix(".u1"))
        return cls(blob.data, arrays.load(stem.with_suffix(".i8")), arrays.load(stem.with_suffix(".u8")))

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

    def part(self, first: int, last: int) -> list[bytes]:
        """The strings [first, last)."""
        starts = self._starts[first : last + 1].tolist()
        blob = bytes(self._blob[starts[0] : starts[-1]])
        return [blob[start - starts[0] : end - starts[0]] for start, end in pairwise(starts)]

    def find(self, text: str) -> int | None:
        """The index of a string in a sorted table, or None; those that were found last are remembered."""
        found = self._found
        if text not in found:
            if len(found) >= REMEMBERED:
                found = self._found = {}
            wanted = encoded(text)
            at = self.place(wanted)
            found[text] = at if at < len(self) and self[at] == wanted else None
        return found[text]

    def prefix_range(self, prefix: str) -> tuple[int, int]:
        """The index range [first, last) of the strings of a sorted table that begin with a prefix."""
        wanted = encoded(prefix)
        # No UTF-8 string contains the byte 0xFF, so it sorts behind every continuation.
        return self.place(wanted), self.place(wanted + b"\xff")

    def place(self, wanted: bytes) -> int:
        """The index of the first string that is not below one; only those with its first letters are read."""
        keys, key = self._keys, _key(wanted)
        first = bisect_left(keys, key)
        if first == len(keys) or keys[first] != key:
            return first
        return bisect_left(self, wanted, first, bisect_right(keys, key, first))


def encoded(text: str) -> bytes:
    """UTF-8 also of lone surrogates, which a request may hold and no table does."""
    return text.encode(errors="surrogatepass")


class StringsWriter:
    """Writes a table a piece at a time; the caller has sorted the strings if they are to be searched."""

    def __init__(self, stem: Path) -> None:
        self._stem = stem
        self._blob = stem.with_suffix(".u1").open("wb")
        self._lengths: list[arrays.Int64] = []
        self._keys: list[NDArray[np.uint64]] = []

    def write(self, strings: Sequence[bytes]) -> None:
        """Append strings."""
        self._blob.write(b"".join(strings))
        self._lengths.append(np.diff(_starts(strings)))
        self._keys.append(_keys(strings))

    def close(self) -> None:
        """Complete the files."""
        self._blob.close()
        lengths = np.concatenate([np.empty(0, np.int64), *self._lengths])
        arrays.save(self._stem.with_suffix(".i8"), arrays.offsets(lengths))
        keys = np.concatenate([np.empty(0, np.uint64), *self._keys])
        arrays.save(self._stem.with_suffix(".u8"), keys)

    def abandon(self) -> None:
        """Write no more; after `close` nothing is left to do."""
        self._blob.close()


def write_strings(stem: Path, strings: Sequence[bytes]) -> None:
    """Write a table at once."""
    writer = StringsWriter(stem)
    writer.write(strings)
    writer.close()


_KEY_SIZE = 8


def _key(string: bytes) -> int:
    """The first bytes of a string as a number that sorts as they do."""
    return int.from_bytes(string[:_KEY_SIZE].ljust(_KEY_SIZE, b"\0"), "big")


def _keys(strings: Sequence[bytes]) -> NDArray[np.uint64]:
    # An array of byte strings cuts them and fills them up with zeros.
    return np.array(strings, f"S{_KEY_SIZE}").view(">u8").astype(np.uint64)


def _starts(strings: Sequence[bytes]) -> arrays.Int64:
    return arrays.offsets(np.fromiter(map(len, strings), np.int64, len(strings)))
