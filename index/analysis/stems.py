"""The last stage: one stem for the inflected and derived forms of a word."""

from __future__ import annotations

from functools import cache, lru_cache

from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.knowledge import split, table

_LONGEST_STEMMED = 40
"""Letters; longer tokens are no Indonesian words and would cost the stemmer's rules dearly."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Reduce a folded word to its stem.

    Args:
        word: a folded word, or a reduplicated one with its hyphen.

    Returns:
        The stem; the word itself when it is protected, no plain word, or nothing is known of it.
    """
    if len(word) > _LONGEST_STEMMED or not word.replace("-", "").isalpha() or not word.isascii():
        return word
    known = _overrides().get(word)
    if known is not None:
        return known
    return _sastrawi().stem_word(word)


@cache
def _overrides() -> dict[str, str]:
    rules = {row["form"]: row["stem"] for row in table("stem_overrides")}
    protected = {form: form for row in table("protected_names") for form in split(row["words"])}
    return protected | rules


@cache
def _sastrawi() -> Stemmer:
    factory = StemmerFactory()
    return Stemmer(factory.create_stemmer().delegatedStemmer.dictionary)
