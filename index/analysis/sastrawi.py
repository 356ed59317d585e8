"""PySastrawi with our list of roots: which root is left of a word when its affixes are taken off."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Context.Context import Context
from Sastrawi.Stemmer.Context.Removal import Removal
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.analysis.variants import other_spellings
from index.knowledge import table

_PLAIN_PREFIXES = frozenset({"di", "ke", "se"})
_RULES = {
    "be": range(1, 6),
    "te": (*range(6, 10), 35),
    "me": range(10, 20),
    "pe": (20, 21, *range(23, 33), 34, 36),
    "ku": (41,),
    "ka": (42,),
}
"""By the beginnings of words, the numbers of PySastrawi's rules for them. Those for the infixes -el-, -er-,
-em- and -in- (37 to 40) are left out: they form no new words any more; the rules make `menemani` (teman) a
form of `tani`."""
_NUMBER = re.compile(r"\d+")

_BEGINNINGS = _PLAIN_PREFIXES | _RULES.keys()
_PREFIXES = re.compile(r"(?:di|k[ea]u?|ku|se|[bt]e[rl]?|[mp]e(?:[rl]|m|n[gy]?)?e?[rlmn]?)*")
"""What may stand before a root; more than the rules take off, never less."""
_SUFFIXES = (("lah", "kah", "tah", "pun"), ("ku", "mu", "nya"), ("kan", "an", "i"))
"""Particles, pronouns and suffixes that derive, in the order in which they come off. PySastrawi takes -is,
-isme and -isasi for such, too; but `finalis` and `finalisasi` are not `final`."""
_DROPPED = frozenset("kpst")
"""First letters of roots that a nasal prefix swallows (`menulis`, of tulis)."""


def is_root(word: str) -> bool:
    """Whether a folded word is a root."""
    return word in _roots()


def root_of(word: str) -> str:
    """Take the affixes off a folded word.

    Args:
        word: a plain word.

    Returns:
        Its root; the word itself when it has none that is known.
    """
    root: str = _stemmer().stem_singular_word(word) if _may_have_root(word) else word
    return root


def root_of_repeated(word: str) -> str:
    """Take the affixes off a word written twice; the word itself when its parts have two roots."""
    root: str = _stemmer().stem_plural_word(word)
    return root


@cache
def _roots() -> frozenset[str]:
    changes = {row["root"]: row["change"] for row in table("roots")}
    roots = {root for root in StemmerFactory().get_words() if changes.get(root) != "drop"}
    roots.update(root for root, change in changes.items() if change == "add")
    return frozenset(roots | other_spellings())


@cache
def _tails() -> frozenset[str]:
    """The roots without a first letter that a prefix may swallow."""
    return frozenset(root[1:] for root in _roots() if root[0] in _DROPPED)


def _may_have_root(word: str) -> bool:
    """Whether a known root may be left: spares nearly every word that has none some forty patterns."""
    ends = _root_ends(word)
    roots, tails = _roots(), _tails()
    if any(word[:end] in roots for end in ends):
        return True
    return word[:2] in _BEGINNINGS and any(
        (word[start:end] in roots or word[start:end] in tails) and _PREFIXES.fullmatch(word, 0, start)
        for end in ends
        for start in range(2, end - 1)
    )


def _root_ends(word: str) -> list[int]:
    """Where a root may end: at the end of the word, and before each run of suffixes."""
    ends = [len(word)]
    for suffixes in _SUFFIXES:
        ends += [end - len(suffix) for end in ends for suffix in suffixes if word.endswith(suffix, 0, end)]
    return ends


class _SuffixRule:
    """Takes one suffix of a kind off; PySastrawi's own rules compile a pattern for every word to do so."""

    def __init__(self, kind: str, suffixes: tuple[str, ...]) -> None:
        self._kind = kind
        self._suffixes = suffixes

    def visit(self, context: Context) -> None:
        """Take the first suffix off that the word has."""
        word = context.current_word
        suffix = next(filter(word.endswith, self._suffixes), None)
        if suffix is not None:
            context.current_word = word.removesuffix(suffix).rstrip("-")
            context.add_removal(Removal(self, word, context.current_word, suffix, self._kind))


class _PrefixRules:
    """Takes one prefix off, by the rules for words that begin like the word."""

    def __init__(self, rules: list[Any]) -> None:
        """Sort PySastrawi's rules by the numbers in their names."""
        by_number = {int(_NUMBER.findall(type(rule[0]).__name__)[0]): rule for rule in rules}
        self._rules = {
            beginning: [by_number[number] for number in numbers] for beginning, numbers in _RULES.items()
        }

    def visit(self, context: Context) -> None:
        """Apply the first rule that fits, as PySastrawi's own loop does."""
        word = context.current_word
        if is_root(word):
            return
        shorter = word[2:] if word[:2] in _PLAIN_PREFIXES else self._shorter(word)
        if shorter is not None:
            context.current_word = shorter
            context.add_removal(Removal(self, word, shorter, "", "DP"))

    def _shorter(self, word: str) -> str | None:
        for rule in self._rules.get(word[:2], ()):
            shorter: str | None = None
            for reading in rule:
                shorter = reading.disambiguate(word)
                if shorter in _roots():
                    break
            if shorter is not None:
                return shorter
        return None


@cache
def _stemmer() -> Stemmer:
    stemmer = Stemmer(ArrayDictionary(_roots()))
    provider = stemmer.visitor_provider
    provider.suffix_visitors[:] = map(_SuffixRule, ("P", "PP", "DS"), _SUFFIXES)
    disambiguating = [
        rule.disambiguators for rule in provider.prefix_visitors if hasattr(rule, "disambiguators")
    ]
    provider.prefix_visitors[:] = [_PrefixRules(disambiguating)]
    return stemmer
