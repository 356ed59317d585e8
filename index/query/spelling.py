"""Did you mean: the word of the index that a mistyped word most likely stands for."""

from __future__ import annotations

import math
from collections.abc import Callable
from heapq import nlargest
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import OSA

from index.analysis.names import known_words
from index.analysis.sastrawi import is_root
from index.analysis.stems import is_derived
from index.analysis.variants import fold, other_spellings
from index.query.vocabulary import Vocabulary, correctable

Fits = Callable[[str], bool]

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
_STRANGE = 2.5
"""How much more is asked for when the known word stands nowhere beside the words that it was typed between:
then the unknown one is rather a name. Halves the wrong corrections of runs of headlines' words."""
_FITTING = 8.0
"""How much likelier a word is that stands somewhere beside them; ..."""
_COMPARED = 4
"""... so many of the likeliest words are looked at so."""


class Speller:
    """Corrects words after the vocabulary of an index. Safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def correction(self, word: str, held: int = 0, fits: Fits | None = None) -> str | None:
        """Guess what a word was meant to be.

        Args:
            word: one typed word.
            held: how many articles of the index hold it.
            fits: whether a word stands somewhere beside the words that this one was typed between; None when
                it was typed alone.

        Returns:
            The folded word of the vocabulary that was most likely meant; None when the word is right (common
            enough, a name, a spelling variant), when nothing is near, or when it may well be an unknown name.
        """
        typed = fold(word)
        if not correctable(typed) or typed in known_words() or typed in other_spellings():
            return None
        count = max(self._vocabulary.count(typed), held)
        if count > TYPO_COUNT:
            return None
        best, edits = self._best(typed, 1, fits), 1
        if best is None and not count and len(typed) >= _SHORTEST_FOR_TWO and not is_derived(typed):
            best, edits = self._best(typed, 2, fits), 2
        if best is None:
            return None
        word, common = best
        if count:
            return word if _is_typo(typed, count, word, common) else None
        strange = _STRANGE if fits and not fits(word) else 0.0
        return word if self._evidence(typed, word, common) >= _DOUBT[edits] + strange else None

    def _evidence(self, unknown: str, best: str, common: int) -> float:
        """How much speaks for a word that no article has being rather a mistyped other one than a name."""
        evidence = math.log(common / self._vocabulary.commonest) + len(unknown)
        evidence += _LIKELY_SLIP if _likelihood(unknown, best) == 1 else 0
        evidence += _DERIVED if is_derived(unknown) else 0
        return evidence + (_ROOT if is_root(unknown) else 0)

    def _best(self, typed: str, edits: int, fits: Fits | None) -> tuple[str, int] | None:
        """The likeliest of the words so few edits (optimal string alignment) away, with its count."""
        found = self._likely(typed, edits, _FITTING if fits else 1.0)
        if fits and len(found) > 1:
            likeliest = nlargest(_COMPARED, found, key=itemgetter(0))
            found = [
                (weight * (_FITTING if fits(word) else 1), word, count) for weight, word, count in likeliest
            ]
        return max(found, key=itemgetter(0))[1:] if found else None

    def _likely(self, typed: str, edits: int, most_gained: float) -> list[tuple[float, str, int]]:
        """Words so few edits away, with weight and count, of all that may become the likeliest."""
        found, most = [], 0.0
        for place, count in self._vocabulary.near(typed, edits):
            commonness: float = count**_COMMONNESS
            # Most candidates are too rare to be the likeliest, whatever their distance.
            if commonness * most_gained <= most:
                continue
            word = self._vocabulary.word_at(place)
            if word != typed and OSA.distance(typed, word, score_cutoff=edits) <= edits:
                weight = commonness * _likelihood(typed, word)
                found.append((weight, word, count))
                most = max(most, weight)
        return found


def _is_typo(known: str, count: int, best: str, common: int) -> bool:
    """Whether a word of the index is itself a mistyped other one."""
    ratio = _TYPO_RATIO.get(len(known), _LONG_TYPO_RATIO)
    return count * ratio <= common and _likelihood(known, best) == 1


def _likelihood(typed: str, word: str) -> float:
    """How likely the word is mistyped so: letters are sooner left out, doubled or swapped than replaced."""
    if len(word) > len(typed):
        return 1.0
    if len(word) == len(typed):
        return 1.0 if sorted(word) == sorted(typed) else _WRONG_LETTER
    return 1.0 if _without_doubles(word) == _without_doubles(typed) else _WRONG_LETTER


def _without_doubles(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
