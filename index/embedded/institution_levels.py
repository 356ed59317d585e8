"""Which levels of government the institutions of each article belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedded.arrays import Bool, Int32, Int64
from index.engine import LEVELS, MISSING, Facet
from index.levels import Level, level_of

_BITS = {level: 1 << number for number, level in enumerate(Level)}
_BY_VALUE = {value: level for level, value in LEVELS.items()}


@dataclass(frozen=True, slots=True)
class InstitutionLevels:
    """The levels by institution and by document.

    Attributes:
        by_ordinal: for each value of the institution facet the bit of its level, 0 for MISSING.
        by_document: for each document the bits of its institutions' levels.
    """

    by_ordinal: NDArray[np.uint8]
    by_document: NDArray[np.uint8]

    @classmethod
    def of(cls, names: Sequence[str], starts: Int64, ordinals: Int32) -> InstitutionLevels:
        """Read the levels from the institution facet's column; see `columns.FacetColumn`."""
        missing = MISSING[Facet.INSTITUTION]
        bits = [0 if name == missing else _BITS[level_of(name)] for name in names]
        by_ordinal = np.asarray(bits, np.uint8)
        by_document = np.zeros(len(starts) - 1, np.uint8)
        filled = np.flatnonzero(np.diff(starts))
        if len(filled):
            by_document[filled] = np.bitwise_or.reduceat(by_ordinal[ordinals], starts[filled])
        return cls(by_ordinal, by_document)

    def counts(self, docs: Int32) -> dict[str, int]:
        """How many of the documents have an institution of each level, by the level's facet value."""
        marks = self.by_document[docs]
        return {LEVELS[level]: int(np.count_nonzero(marks & _BITS[level])) for level in Level}

    def carrying(self, docs: Int32, values: tuple[str, ...]) -> Bool:
        """Which of the documents have an institution of any of the levels that the values stand for."""
        bits = sum({_BITS[_BY_VALUE[value]] for value in values if value in _BY_VALUE})
        mask: Bool = (self.by_document[docs] & np.uint8(bits)) != 0
        return mask

    def of_level(self, level: Level) -> Bool:
        """Which values of the facet are of a level."""
        mask: Bool = self.by_ordinal == _BITS[level]
        return mask
