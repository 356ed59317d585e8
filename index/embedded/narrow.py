"""Narrow arrays: small whole numbers in one or two bytes each; the few that are larger are listed apart.

In the file stand the narrow values, then, at the next multiple of eight bytes, the places of the larger ones
(eight bytes each), these themselves (four bytes), and at its very end how many there are of both kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64

_DTYPES: dict[str, np.dtype[Any]] = {".n1": np.dtype("u1"), ".n2": np.dtype("<u2")}
_HIGHEST = {dtype.itemsize: int(np.iinfo(dtype).max) for dtype in _DTYPES.values()}
_ALIGNED = 8
_COUNTS = 16
"""Bytes of the two numbers at a file's end."""


@dataclass(frozen=True, slots=True)
class NarrowArray:
    """Whole numbers from 0 on, narrowly kept.

    Attributes:
        values: the numbers; the type's highest one stands for one that is listed apart.
        places: where those stand, ascending.
        larger: what they are.
    """

    values: NDArray[Any]
    places: Int64
    larger: Int32

    @classmethod
    def of(cls, numbers: NDArray[Any], suffix: str) -> NarrowArray:
        """Keep numbers as narrowly as a file with this ending would."""
        dtype = _DTYPES[suffix]
        places = np.flatnonzero(numbers >= _HIGHEST[dtype.itemsize])
        values = np.minimum(numbers, _HIGHEST[dtype.itemsize]).astype(dtype)
        return cls(values, places, numbers[places].astype(np.int32))

    @classmethod
    def open(cls, path: Path) -> NarrowArray:
        """Map what a `NarrowWriter` wrote; the file's ending tells how narrow it is.

        Raises:
            OSError: when the file cannot be opened.
            ValueError: when it is not such a file.
        """
        content = arrays.mapped(path, np.dtype("u1"))
        count, apart = content[-_COUNTS:].view("<i8").tolist()
        dtype = _DTYPES[path.suffix]
        first = _aligned(count * dtype.itemsize)
        second = first + 8 * apart
        if count < 0 or apart < 0 or len(content) != _aligned(second + 4 * apart) + _COUNTS:
            raise ValueError(f"{path} is no narrow array")
        values = content[: count * dtype.itemsize].view(dtype)
        places = content[first:second].view("<i8")
        return cls(values, places, content[second : second + 4 * apart].view("<i4"))

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, at: int) -> int:
        number = int(self.values[at])
        if number == _HIGHEST[self.values.itemsize]:
            number = int(self.larger[self.places.searchsorted(at)])
        return number

    def part(self, first: int, last: int) -> Int32:
        """The numbers [first, last)."""
        numbers: Int32 = self.values[first:last].astype(np.int32)
        if len(self.places):
            low, high = self.places.searchsorted((first, last)).tolist()
            if low < high:
                numbers[self.places[low:high] - first] = self.larger[low:high]
        return numbers

    def seen(self, first: int, last: int) -> NDArray[Any]:
        """The same without a copy where none of them is listed apart."""
        if len(self.places):
            low, high = self.places.searchsorted((first, last)).tolist()
            if low < high:
                return self.part(first, last)
        return self.values[first:last]

    def sums(self, first: int, counts: Int64) -> Int64:
        """The sums of the first so many numbers from a place on, for ascending counts, at least one.

        No count stands twice.
        """
        last = first + int(counts[-1])
        sums = np.zeros(len(counts), np.int64)
        starts = np.zeros(len(counts), np.int64)
        starts[1:] = counts[:-1]
        # An empty stretch would be given the number at its place.
        filled = int(counts[0] == 0)
        if filled < len(counts):
            stretches = np.add.reduceat(self.values[first:last], starts[filled:], dtype=np.int64)
            stretches.cumsum(out=sums[filled:])
        if len(self.places):
            low, high = self.places.searchsorted((first, last)).tolist()
            if low < high:
                more = arrays.offsets(self.larger[low:high] - _HIGHEST[self.values.itemsize])
                sums += more[(self.places[low:high] - first).searchsorted(counts)]
        return sums

    def take(self, at: Int64) -> Int32:
        """The numbers at some places."""
        narrow = self.values.take(at)
        numbers: Int32 = narrow.astype(np.int32)
        if len(self.places):
            apart = np.flatnonzero(narrow == _HIGHEST[narrow.itemsize])
            if len(apart):
                numbers[apart] = self.larger[self.places.searchsorted(at[apart])]
        return numbers

    def forget(self) -> None:
        """Give the pages of a mapped array back (see arrays.forget)."""
        arrays.forget(self.values)


class NarrowWriter:
    """Writes a narrow array a piece at a time."""

    def __init__(self, path: Path) -> None:
        """Begin a file; its ending (`.n1` or `.n2`) tells how narrow it is."""
        self._suffix = path.suffix
        self._file = path.open("wb")
        self._count = 0
        self._places: list[Int64] = []
        self._larger: list[Int32] = []

    def write(self, numbers: NDArray[Any]) -> None:
        """Append numbers."""
        piece = NarrowArray.of(numbers, self._suffix)
        self._file.write(np.ascontiguousarray(piece.values).data)
        self._places.append(piece.places + self._count)
        self._larger.append(piece.larger)
        self._count += len(numbers)

    def close(self) -> None:
        """Complete the file."""
        places = np.concatenate([np.empty(0, np.int64), *self._places])
        larger = np.concatenate([np.empty(0, np.int32), *self._larger])
        for apart in (places.astype("<i8"), larger.astype("<i4")):
            self._pad()
            self._file.write(apart.data)
        self._pad()
        self._file.write(np.asarray((self._count, len(places)), "<i8").data)
        self._file.close()

    def abandon(self) -> None:
        """Write no more; after `close` nothing is left to do."""
        self._file.close()

    def _pad(self) -> None:
        self._file.write(bytes(_aligned(self._file.tell()) - self._file.tell()))


def save_narrow(path: Path, numbers: NDArray[Any]) -> None:
    """Write a narrow array."""
    writer = NarrowWriter(path)
    writer.write(numbers)
    writer.close()


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
