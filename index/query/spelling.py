"""Did you mean: the known word that was probably meant by an unknown one."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


class Speller:
    """Corrects words by the vocabulary of the indexed articles."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        """Take the vocabulary.

        Args:
            words: each word in lower case with the number of articles that it stands in.
        """
        self._counts = dict(words)
        self._words = list(self._counts)

    def correction(self, word: str) -> str | None:
        """The known word that is one edit away and stands in most articles, or None."""
        if word in self._counts:
            return None
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=1, limit=50)
        return max((match for match, _, _ in near), key=self._counts.__getitem__, default=None)
