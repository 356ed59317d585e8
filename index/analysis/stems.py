"""The last stage: one stem for the inflected and derived forms of a word."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Context.Context import Context
from Sastrawi.Stemmer.Context.Visitor.RemoveDerivationalSuffix import RemoveDerivationalSuffix
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.analysis.names import unchangeable_words
from index.analysis.variants import other_spellings, standard
from index.knowledge import table

_LONGEST_STEMMED = 40
"""Letters; longer tokens are no Indonesian words and would cost the stemmer's rules dearly."""
_CLITIC = re.compile(r"(?:(?<!l)lah|kah|nya)$")
"""What may stand behind any word, names included; -ku, -mu and -pun end too many roots."""

_NAME_LIKE = re.compile(r"[^aeiou][aeiou][^aeiou](?:an|i)")
"""One syllable and -an or -i: nearly always a name (Milan, Susi, Hadi), hardly ever a derived word."""
_INFIX_RULES = slice(-6, -2)
"""Where PySastrawi's list of prefix rules holds those for -el-, -er-, -em- and -in-. These form no new words
any more; the rules make `menemani` (teman) a form of `tani`, and `belahan` (belah) one of `bahan`."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Reduce a folded word to its stem.

    Args:
        word: a folded word, or a reduplicated one with its hyphen.

    Returns:
        The stem; the word itself when it is protected, no plain word, or nothing is known of it.
    """
    if len(word) > _LONGEST_STEMMED or not word.isascii():
        return word
    known = _settled().get(word)
    if known is not None:
        return known
    if "-" in word:
        return _stem_reduplicated(word)
    return standard(_stem_single(word)) if word.isalpha() else word


def without_enclitic(word: str) -> str:
    """Take -nya off a folded word that is no root (`pemprovnya`, but not `tanya`)."""
    bare = word.removesuffix("nya")
    return word if len(bare) < 3 or bare == word or _sastrawi().dictionary.contains(word) else bare


def is_derived(word: str) -> bool:
    """Whether a folded word is a known root with affixes, so that it may well be right though never seen."""
    root = stem(word)
    return root != word and bool(_sastrawi().dictionary.contains(root))


def _stem_single(word: str) -> str:
    known = _sastrawi().dictionary.contains
    if known(word):
        return word
    bare = _CLITIC.sub("", word)
    if bare in _settled():
        return _settled()[bare]
    if bare != word and word.endswith("nya") and known(root := stem(bare)):
        return root
    found: str = word if _NAME_LIKE.fullmatch(word) else _sastrawi().stem_singular_word(word)
    return stem(bare) if found == word and bare != word and len(bare) > 3 else found


def _stem_reduplicated(word: str) -> str:
    """The stem of a word that repeats one root; the word itself when its halves have different ones."""
    first, _, second = word.partition("-")
    if not (first.isalpha() and second.isalpha()):
        return word
    bare = _CLITIC.sub("", second)
    if bare != second and f"{first}-{bare}" in _settled():
        return _settled()[f"{first}-{bare}"]
    root = stem(first)
    if first == second or root == stem(second):
        return root
    whole: str = _sastrawi().stem_plural_word(word)
    return word if "-" in whole else standard(whole)


@cache
def _settled() -> dict[str, str]:
    """By folded word, the stem that no rule changes."""
    overrides = {row["form"]: row["stem"] for row in table("stem_overrides")}
    return {word: word for word in unchangeable_words()} | overrides


class _NativeSuffixes(RemoveDerivationalSuffix):  # type: ignore[misc]
    """Leaves the loan suffixes -is, -isme and -isasi on: `finalis` and `finalisasi` are not `final`."""

    def remove(self, word: str) -> str:
        """Take one native suffix off."""
        return re.sub(r"(?:kan|an|i)$", "", word, count=1)


class _PrefixRules:
    """PySastrawi's prefix rules behind one look at the word, which spares most words some thirty patterns."""

    _BEGINNINGS = frozenset({"be", "di", "ka", "ke", "ku", "me", "pe", "se", "te"})

    def __init__(self, rules: list[Any]) -> None:
        self._rules = rules

    def visit(self, context: Context) -> None:
        """Apply the first rule that fits, as PySastrawi's own loop does."""
        if context.current_word[:2] in self._BEGINNINGS:
            context.accept_prefix_visitors(self._rules)


@cache
def _sastrawi() -> Stemmer:
    changes = {row["root"]: row["change"] for row in table("roots")}
    roots = {root for root in StemmerFactory().get_words() if changes.get(root) != "drop"}
    roots.update(root for root, change in changes.items() if change == "add")
    roots.update(other_spellings())
    stemmer = Stemmer(ArrayDictionary(roots))
    visitors = stemmer.visitor_provider.suffix_visitors
    visitors[:] = [_NativeSuffixes() if isinstance(v, RemoveDerivationalSuffix) else v for v in visitors]
    rules = stemmer.visitor_provider.prefix_visitors
    del rules[_INFIX_RULES]
    rules[:] = [_PrefixRules(rules.copy())]
    return stemmer
