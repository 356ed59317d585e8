"""The first stage: one form of every character, and the way back to the text as it was given."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_STABLE = "\\x00-\\x7f¡§©«®°±¿»À-ÖØ-öø-ıĴ-ľŁ-ňŊ-ž–—‘’“”†‡•‰€"
"""Characters that no rule changes and that stand alone, so that most texts are seen to be normal at once."""
_UNSTABLE_RUN = re.compile(f"[{_STABLE}]?[^{_STABLE}]+")
_HYPHENS = frozenset("\u2010\u2011\u2043\ufe63\uff0d")
_LONGEST_CLUSTER = 8
"""Marks of one base character that are normalised together (Unicode sorts them in quadratic time)."""


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form with its way back.

    Attributes:
        text: the normal form: NFKC, no-break spaces as spaces, invisible format characters left out.
        starts: for each of its characters, where it begins in the given text; None when nothing was changed.
        ends: for each of its characters, where it ends in the given text; None when nothing was changed.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None


def normalize(text: str) -> NormalText:
    """Bring a text into normal form. Linear in its length.

    Args:
        text: any text.

    Returns:
        The normal form and its offsets in the given text.
    """
    if text.isascii() or not _UNSTABLE_RUN.search(text):
        return NormalText(text)
    builder = _Builder(text)
    done = 0
    for match in _UNSTABLE_RUN.finditer(text):
        builder.copy(done, match.start())
        builder.normalize(match.start(), match.end())
        done = match.end()
    builder.copy(done, len(text))
    return NormalText("".join(builder.pieces), builder.starts, builder.ends)


class _Builder:
    """Puts a normal form together and notes for each character where it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def copy(self, start: int, end: int) -> None:
        """Take characters over as they are."""
        self.pieces.append(self.text[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def normalize(self, start: int, end: int) -> None:
        """Normalise cluster by cluster; all characters of a cluster lead back to the whole of it."""
        while start < end:
            stop = start + 1
            while stop < end and stop - start < _LONGEST_CLUSTER and _joins(self.text[stop]):
                stop += 1
            normal = _normal_cluster(self.text[start:stop])
            self.pieces.append(normal)
            self.starts.extend([start] * len(normal))
            self.ends.extend([stop] * len(normal))
            start = stop


def _joins(character: str) -> bool:
    """Whether the character may compose with the one before: a combining mark or a Hangul vowel or final."""
    return unicodedata.combining(character) > 0 or "\u1160" <= character <= "\u11ff"


def _normal_cluster(cluster: str) -> str:
    normal = unicodedata.normalize("NFKC", cluster)
    kept = (character for character in normal if unicodedata.category(character) != "Cf")
    return "".join("-" if character in _HYPHENS else character for character in kept)
