"""What is known of one token: its parts, their stems, where they stand in it. Read once, then remembered."""

from __future__ import annotations

from typing import NamedTuple

from index.analysis import hyphens
from index.analysis.stems import stem
from index.analysis.variants import fold, standard

_REMEMBERED = 200_000
"""Tokens whose reading is kept; above that the memory starts anew (200,000 take about 100 MB)."""


class Part(NamedTuple):
    """A word, or one part of a hyphenated word; it takes one position.

    Attributes:
        word: folded, in standard spelling.
        stem: its stem.
        written: as it stands in the text.
        start: offset of its first character in the token.
        end: offset behind its last character.
    """

    word: str
    stem: str
    written: str
    start: int
    end: int


class Reading(NamedTuple):
    """How one token is understood.

    Attributes:
        parts: one for a plain or reduplicated word, several for another hyphenated one.
        joined: the term of the whole hyphenated word; None when there is one part.
    """

    parts: tuple[Part, ...]
    joined: str | None


_readings: dict[str, Reading] = {}


def read(token: str) -> Reading:
    """Understand one token.

    Args:
        token: a token's text as it stands in the text in normal form.

    Returns:
        Its reading; the same object for the same token as long as it is remembered.
    """
    reading = _readings.get(token)
    if reading is None:
        if len(_readings) >= _REMEMBERED:
            _readings.clear()
        reading = _readings[token] = _read(token)
    return reading


def _read(token: str) -> Reading:
    if "-" not in token:
        return Reading((_part(token, 0),), None)
    pieces = hyphens.split(token)
    parts = tuple(_part(piece.text, piece.start) for piece in pieces)
    joined = None if len(parts) == 1 else stem(fold(token.replace("-", "")))
    return Reading(parts, joined)


def _part(written: str, start: int) -> Part:
    word = standard(fold(written))
    return Part(word, stem(word), written, start, start + len(written))
