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

    Words near one are found by their length and the set of their letters: an edit changes at most two bits,
    so that one pass over the rows of a few lengths leaves some dozens.
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
        self._word_at = word_at
        self.count = count_of
        firsts = {first for first in self._starts if first < self._starts[-1]}
        self.commonest = max((int(rows.counts[first]) for first in firsts), default=1)

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Vocabulary:
        """A vocabulary in memory: folded words with how many articles hold them."""
        words = list(counts)
        rows = Rows.of((word, counts[word], place) for place, word in enumerate(words))
        return cls(rows, words.__getitem__, lambda word: counts.get(word, 0))

    def near(self, typed: str, edits: int) -> Iterator[tuple[str, int]]:
        """The words whose letters and length allow for so few edits, with their counts."""
        first = self._starts[max(len(typed) - edits, 0)]
        last = self._starts[min(len(typed) + edits, LONGEST) + 1]
        changed = np.bitwise_count(self._rows.letters[first:last] ^ np.uint32(_letters(typed)))
        for row in (first + np.flatnonzero(changed <= 2 * edits)).tolist():
            yield self._word_at(int(self._rows.places[row])), int(self._rows.counts[row])


def _letters(word: str) -> int:
    """The set of a word's letters as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits
