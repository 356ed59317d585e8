"""Steps from word to word of a text in one byte each: the characters before a word, and its own.

Three bits tell the gap, five the word's length. A word with a longer gap, or longer itself, is listed apart:
some thirty of a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64

VALUES, APART = "steps.u1", "apart.i8"
_GAP_BITS = 3
_MOST_GAP, _MOST_LENGTH = 7, 31
"""The highest value of either part; it says that the word is listed apart."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of many words, one behind the other.

    Attributes:
        values: the byte of each word.
        apart: for each word that is listed apart its place, its gap and its length, by place.
    """

    values: NDArray[np.uint8]
    apart: Int64

    @classmethod
    def of(cls, gaps: Int64, lengths: Int64, first: int = 0) -> Steps:
        """Keep some steps.

        Args:
            gaps: the number of characters before each word.
            lengths: its number of characters.
            first: the place of the first one.
        """
        values = np.minimum(gaps, _MOST_GAP) | np.minimum(lengths, _MOST_LENGTH) << _GAP_BITS
        at = np.flatnonzero((gaps >= _MOST_GAP) | (lengths >= _MOST_LENGTH))
        return cls(values.astype(np.uint8), np.stack((at + first, gaps[at], lengths[at]), axis=1))

    @classmethod
    def open(cls, folder: Path) -> Steps:
        """Map what a `StepsWriter` wrote."""
        return cls(arrays.load(folder / VALUES), arrays.load(folder / APART).reshape(-1, 3))

    def take(self, at: Int64) -> tuple[Int64, Int64]:
        """The gaps and lengths of the words at some places."""
        values = self.values.take(at).astype(np.int64)
        gaps, lengths = values & _MOST_GAP, values >> _GAP_BITS
        if len(self.apart):
            apart = np.flatnonzero((gaps == _MOST_GAP) | (lengths == _MOST_LENGTH))
            if len(apart):
                rows = self.apart[:, 0].searchsorted(at[apart])
                gaps[apart], lengths[apart] = self.apart[rows, 1], self.apart[rows, 2]
        return gaps, lengths

    def stretches(self, bounds: Sequence[tuple[int, int]]) -> tuple[Int32, Int32]:
        """The steps, gap and length together, and the lengths of the words [first, last) of each stretch."""
        values = np.concatenate([self.values[first:last] for first, last in bounds])
        lengths = (values >> _GAP_BITS).astype(np.int32)
        steps = lengths + (values & _MOST_GAP)
        at = np.flatnonzero((values & _MOST_GAP == _MOST_GAP) | (values >= _MOST_LENGTH << _GAP_BITS))
        if len(at):
            ends = np.cumsum([last - first for first, last in bounds])
            stretch = ends.searchsorted(at, "right")
            places = at - ends[stretch] + np.asarray([last for _, last in bounds])[stretch]
            rows = self.apart[:, 0].searchsorted(places)
            lengths[at], steps[at] = self.apart[rows, 2], self.apart[rows, 1:].sum(axis=1)
        return steps, lengths

    def forget(self) -> None:
        """Give the pages of the mapped steps back (see arrays.forget)."""
        arrays.forget(self.values)


class StepsWriter:
    """Writes steps a piece at a time. Use it with `with`."""

    def __init__(self, folder: Path) -> None:
        self._values = (folder / VALUES).open("wb")
        self._apart = (folder / APART).open("wb")
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._values.close()
        self._apart.close()

    def write(self, gaps: Int64, lengths: Int64) -> None:
        """Append steps."""
        steps = Steps.of(gaps, lengths, self._count)
        self._values.write(steps.values.data)
        self._apart.write(steps.apart.astype("<i8").tobytes())
        self._count += len(gaps)
