"""The last stage: one stem for the inflected and derived forms of a word."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from index.analysis.names import unchangeable_words
from index.analysis.sastrawi import is_root, root_of, root_of_repeated
from index.analysis.variants import standard
from index.knowledge import table

_LONGEST_STEMMED = 40
"""Letters; longer tokens are no Indonesian words and would cost the stemmer's rules dearly."""
_CLITIC = re.compile(r"(?:(?<!l)lah|kah|nya)$")
"""What may stand behind any word, names included; -ku, -mu and -pun end too many roots."""

_NAME_LIKE = re.compile(r"[^aeiou][aeiou][^aeiou](?:an|i)")
"""One syllable and -an or -i: nearly always a name (Milan, Susi, Hadi), hardly ever a derived word."""
_ACTIVE_OR_PASSIVE_NOUN = re.compile(r"(?:me|di).*(?<!k)an")
_SWALLOWED = (
    (re.compile(r"[mp]em(?=[lr])"), "p"),
    (re.compile(r"[mp]eng(?=[lr])"), "k"),
)
"""Nasal prefixes that swallow the first letter of a loanword before another consonant: `pemrograman`, of
program; `mengritik`, of kritik. PySastrawi has them before vowels only."""
_WRITTEN_TWICE = re.compile(r"([a-z]{4,})\1")
"""A reduplication without its hyphen, lost at the end of a line (`undangundang`); shorter ones are names."""


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
    return word if len(bare) < 3 or bare == word or is_root(word) else bare


def is_derived(word: str) -> bool:
    """Whether a folded word is a known root with affixes, so that it may well be right though never seen.

    No word has me- or di- together with -an; what looks so lacks the k of -kan (`menenangan`).
    """
    root = stem(word)
    impossible = _ACTIVE_OR_PASSIVE_NOUN.fullmatch(word) and not root.endswith("an")
    return root != word and is_root(root) and not impossible


def _stem_single(word: str) -> str:
    if is_root(word):
        return word
    twice = _WRITTEN_TWICE.fullmatch(word)
    if twice and is_root(stem(twice[1])):
        return stem(f"{twice[1]}-{twice[1]}")
    bare = _CLITIC.sub("", word)
    if bare in _settled():
        return _settled()[bare]
    if bare != word and word.endswith("nya") and is_root(root := stem(bare)):
        return root
    found = word if _NAME_LIKE.fullmatch(word) else root_of(word)
    if found == word and bare != word and len(bare) > 3:
        return stem(bare)
    return _stem_with_swallowed_letter(word) if found == word else found


def _stem_with_swallowed_letter(word: str) -> str:
    for prefix, letter in _SWALLOWED:
        if match := prefix.match(word):
            root = root_of(letter + word[match.end() :])
            return root if is_root(root) else word
    return word


def _stem_reduplicated(word: str) -> str:
    """The stem of a word that repeats one root; the word itself when its halves have different ones."""
    first, _, second = word.partition("-")
    if not (first.isalpha() and second.isalpha()):
        return word
    twice = _WRITTEN_TWICE.fullmatch(word)
    if twice and is_root(stem(twice[1])):
        return stem(f"{twice[1]}-{twice[1]}")
    bare = _CLITIC.sub("", second)
    if bare != second and f"{first}-{bare}" in _settled():
        return _settled()[f"{first}-{bare}"]
    root = stem(first)
    if first == second or root == stem(second):
        return root
    whole = root_of_repeated(word)
    return word if "-" in whole else standard(whole)


@cache
def _settled() -> dict[str, str]:
    """By folded word, the stem that no rule changes."""
    overrides = {row["form"]: row["stem"] for row in table("stem_overrides")}
    return {word: word for word in unchangeable_words()} | overrides
