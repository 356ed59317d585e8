"""Did you mean: the word of the index that a mistyped word most likely stands for."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from index.analysis.names import known_words
from index.analysis.sastrawi import is_root
from index.analysis.stems import is_derived
from index.analysis.variants import fold, other_spellings

_SHORTEST = 4
"""Letters below which words have so many neighbours that a guess is mostly wrong."""
_LONGEST = 40
_SHORTEST_FOR_TWO = 8
"""Letters from which two edits are thought of when one leads nowhere and the word has no known root."""
TYPO_COUNT = 8
"""A word of the index that is seen no more often may be a typing error of its articles, ..."""
_TYPO_RATIO = {4: 5000, 5: 1500, 6: 1500}
"""... if a word differs by a letter left out, doubled or swapped that is so many times commoner, by the
letters of the rare one; short rare words are mostly names. ..."""
_LONG_TYPO_RATIO = 600
"""... Words of more letters need less. Read over a sample of the rare words of 12,000 articles."""
_WRONG_LETTER = 0.05
"""How likely a certain wrong letter is typed, beside leaving one out, doubling one or swapping two."""
_COMMONNESS = 0.6
"""Power of a word's count: words that are searched are rarer than words that are written."""
_LIKELY_SLIP, _DERIVED, _ROOT, _DOUBT = 2.5, -2.4, -2.0, {1: -1.9, 2: 4.0}
"""An unknown word may be a name, or new. It is corrected if the logarithm of the known word's count, as a
share of the commonest one, plus the letters typed, plus these for a likely slip, for a known root with
affixes and for a root that the dictionary has, reach what so many edits ask for. Weighed by regression over
typing errors and the unknown words of 6,000 headlines."""


class Speller:
    """Corrects words after the vocabulary of an index. Safe to share between threads once built.

    Candidates are found by the set of their letters, one bit each: an edit changes at most two bits, so that
    one pass over an array leaves a few dozen words whose true distance (optimal string alignment) is taken.
    """

    def __init__(self, vocabulary: Iterable[tuple[str, int]]) -> None:
        """Take a vocabulary in.

        Args:
            vocabulary: unstemmed folded words with how often the index holds them.
        """
        counts = {word: count for word, count in vocabulary if _correctable(word)}
        self._counts = counts
        self._commonest = max(counts.values(), default=1)
        self._words = list(counts)
        self._letters = np.fromiter(map(_letters, self._words), np.uint32, len(counts))
        self._lengths = np.fromiter(map(len, self._words), np.int8, len(counts))

    def correction(self, word: str, held: int = 0) -> str | None:
        """Guess what a word was meant to be.

        Args:
            word: one typed word.
            held: how many articles of the index hold it.

        Returns:
            The folded word of the vocabulary that was most likely meant; None when the word is right (common
            enough, a name, a spelling variant), when nothing is near, or when it may well be an unknown name.
        """
        typed = fold(word)
        if not _correctable(typed) or typed in known_words() or typed in other_spellings():
            return None
        count = max(self._counts.get(typed, 0), held)
        if count > TYPO_COUNT:
            return None
        best, edits = self._best(typed, 1), 1
        if best is None and not count and len(typed) >= _SHORTEST_FOR_TWO and not is_derived(typed):
            best, edits = self._best(typed, 2), 2
        if best is None:
            return None
        sure = self._is_typo(typed, count, best) if count else self._is_meant(typed, best, edits)
        return best if sure else None

    def _is_typo(self, known: str, count: int, best: str) -> bool:
        """Whether a word of the index is itself a mistyped other one."""
        ratio = _TYPO_RATIO.get(len(known), _LONG_TYPO_RATIO)
        return count * ratio <= self._counts[best] and _likelihood(known, best) == 1

    def _is_meant(self, unknown: str, best: str, edits: int) -> bool:
        """Whether a word that no article has is rather a mistyped other one than a name."""
        evidence = math.log(self._counts[best] / self._commonest) + len(unknown)
        evidence += _LIKELY_SLIP if _likelihood(unknown, best) == 1 else 0
        evidence += _DERIVED if is_derived(unknown) else 0
        evidence += _ROOT if is_root(unknown) else 0
        return evidence >= _DOUBT[edits]

    def _best(self, typed: str, edits: int) -> str | None:
        near = (word for word in self._near(typed, edits) if OSA.distance(typed, word) <= edits)
        return max(
            (word for word in near if word != typed), key=lambda word: self._weight(typed, word), default=None
        )

    def _near(self, typed: str, edits: int) -> list[str]:
        """The words whose letters and length allow for so few edits."""
        changed = np.bitwise_count(self._letters ^ np.uint32(_letters(typed)))
        lengths = np.abs(self._lengths - np.int8(len(typed)))
        found: NDArray[np.intp] = np.flatnonzero((changed <= 2 * edits) & (lengths <= edits))
        return [self._words[at] for at in found]

    def _weight(self, typed: str, word: str) -> float:
        commonness: float = self._counts[word] ** _COMMONNESS
        return commonness * _likelihood(typed, word)


def _likelihood(typed: str, word: str) -> float:
    """How likely the word is mistyped so: letters are sooner left out, doubled or swapped than replaced."""
    if len(word) > len(typed):
        return 1.0
    if len(word) == len(typed):
        return 1.0 if sorted(word) == sorted(typed) else _WRONG_LETTER
    return 1.0 if _without_doubles(word) == _without_doubles(typed) else _WRONG_LETTER


def _without_doubles(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _correctable(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha()


def _letters(word: str) -> int:
    """The set of a word's letters as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits
