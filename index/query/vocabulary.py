"""The words that a mistyped one may stand for, arranged so that few are read to find those near it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHORTEST = 4
"""Letters below which words have so many neighbours that a guess is mostly wrong."""
LONGEST = 40


def correctable(word: str) -> bool:
    """Whether a folded word may be mistyped, or be what was meant."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


@dataclass(frozen=True, slots=True)
class Rows:
    """Words by length, those of one length by commonness; a row is about one word.

    Attributes:
        letters: the set of the word's letters, one bit each (see `_letters`).
        counts: how many articles hold the word.
        places: whatever the word is found by.
        starts: for each length from 0 to LONGEST the first row of its words, and the end (LONGEST + 2).
    """

    letters: NDArray[np.uint32]
    counts: NDArray[np.int32]
    places: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, words: Iterable[tuple[str, int, int]]) -> Rows:
        """Arrange words, each with its count and what it is found by; those not correctable are left out."""
        table = np.fromiter(
            ((_letters(word), count, place, len(word)) for word, count, place in words if correctable(word)),
            [("letters", "<u4"), ("count", "<i4"), ("place", "<i8"), ("length", "u1")],
        )
        table = table[np.lexsort((-table["count"], table["length"]))]
        starts = np.searchsorted(table["length"], np.arange(LONGEST + 2))
        return cls(table["letters"], table["count"], table["place"], starts)


class Vocabulary:
    """The correctable words of an index. Safe to share between threads.

    Words near one are found by their length and the set of their letters: one pass over the rows of a few
    lengths leaves some dozens.
    """

    def __init__(self, rows: Rows, word_at: Callable[[int], str], count_of: Callable[[str], int]) -> None:
        """Take the words.

        Args:
            rows: their rows.
            word_at: gives the word that is found by a place.
            count_of: tells how many articles hold any word.
        """
        self._rows = rows
        self._starts: list[int] = rows.starts.tolist()
        self.word_at = word_at
        self.count = count_of
        firsts = {first for first in self._starts if first < self._starts[-1]}
        self.commonest = max((int(rows.counts[first]) for first in firsts), default=1)

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Vocabulary:
        """A vocabulary in memory: folded words with how many articles hold them."""
        words = list(counts)
        rows = Rows.of((word, counts[word], place) for place, word in enumerate(words))
        return cls(rows, words.__getitem__, lambda word: counts.get(word, 0))

    def near(self, typed: str, edits: int) -> Iterator[tuple[int, int]]:
        """The places and counts of the words whose letters and length allow for so few edits.

        Those of one length come by commonness. A letter put in or replaced adds at most one to the set of
        letters, one left out or replaced takes at most one away, and the lengths tell how many were put in or
        left out.
        """
        rows, mask = self._rows, np.uint32(_letters(typed))
        for length in range(max(len(typed) - edits, 0), min(len(typed) + edits, LONGEST) + 1):
            longer = length - len(typed)
            first, last = self._starts[length], self._starts[length + 1]
            letters = rows.letters[first:last]
            fits = np.bitwise_count(letters & ~mask) <= edits + min(longer, 0)
            fits &= np.bitwise_count(mask & ~letters) <= edits - max(longer, 0)
            found = first + np.flatnonzero(fits)
            yield from zip(rows.places[found].tolist(), rows.counts[found].tolist(), strict=True)


def _letters(word: str) -> int:
    """The set of a word's letters as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits
