"""Lower case and one spelling: what makes `Jum’at`, `JUMAT` and `jumat` the same word."""

from __future__ import annotations

import unicodedata

from index.analysis.tokens import LONGEST_WORD
from index.knowledge import split, table

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ´`")
_STANDARD = {
    variant: row["standard"] for row in table("spelling_variants") for variant in split(row["variants"])
}


def fold(word: str) -> str:
    """Write a word in lower case, without apostrophes and accents, cut to LONGEST_WORD letters."""
    folded = word[:LONGEST_WORD].casefold()
    if folded.isascii():
        return folded.translate(_APOSTROPHES)
    plain = unicodedata.normalize("NFD", folded.translate(_APOSTROPHES))
    return unicodedata.normalize("NFC", "".join(c for c in plain if unicodedata.category(c) != "Mn"))


def standard(word: str) -> str:
    """Give the standard spelling of a folded word, the word itself when it is no known variant."""
    return _STANDARD.get(word, word)


def other_spellings() -> frozenset[str]:
    """All known spellings beside the standard ones, folded."""
    return frozenset(_STANDARD)
