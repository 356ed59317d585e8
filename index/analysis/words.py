"""What is known of one token: its parts, their stems, where they stand in it. Read once, then remembered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from index.analysis import hyphens
from index.analysis.stems import stem, without_enclitic
from index.analysis.tokens import Token
from index.analysis.variants import fold, standard

_REMEMBERED = 100_000
"""Tokens whose reading is kept; above that the memory starts anew (100,000 take 75 MB)."""


class Part(NamedTuple):
    """A word, or one part of a hyphenated word; it takes one position.

    Attributes:
        word: folded, in standard spelling.
        key: the word without its enclitic, as names are looked up.
        stem: its stem.
        written: as it stands in the text.
        start: offset of its first character in the token.
        end: offset behind its last character.
    """

    word: str
    key: str
    stem: str
    written: str
    start: int
    end: int


class Reading(NamedTuple):
    """How one token is understood.

    Attributes:
        parts: one for a plain or reduplicated word, several for another hyphenated one.
        joined: the term of the whole hyphenated word; None when there is one part.
        bound: it belongs to the next word (`pasca bencana`).
        exact: the folded parts between its hyphens, with their offsets in the token.
        whole: the folded token when it has hyphens, else None.
        plain: it is one word at one position, and nothing else is to be known of it.
    """

    parts: tuple[Part, ...]
    joined: str | None
    bound: bool
    exact: tuple[Token, ...]
    whole: str | None
    plain: bool


class _Readings(dict[str, Reading]):
    """The readings that are remembered; a token that is not there is read."""

    def __missing__(self, token: str) -> Reading:
        if len(self) >= _REMEMBERED:
            self.clear()
        reading = self[token] = _read(token)
        return reading


_readings = _Readings()


def read(tokens: Iterable[str]) -> list[Reading]:
    """Understand tokens.

    Args:
        tokens: as they stand in the text in normal form.

    Returns:
        The reading of each; the same object for the same token as long as it is remembered.
    """
    return list(map(_readings.__getitem__, tokens))


def _read(token: str) -> Reading:
    if "-" not in token:
        part = _part(token, 0)
        bound = part.word in hyphens.bound_forms()
        return Reading((part,), None, bound, (Token(fold(token), 0, len(token)),), None, not bound)
    parts = tuple(_part(piece.text, piece.start) for piece in hyphens.split(token))
    joined = hyphens.join(*(part.written for part in parts)) if len(parts) > 1 else None
    exact = tuple(piece._replace(text=fold(piece.text)) for piece in hyphens.parts_of(token))
    return Reading(parts, joined, False, exact, fold(token), False)


def _part(written: str, start: int) -> Part:
    word = standard(fold(written))
    return Part(word, without_enclitic(word), stem(word), written, start, start + len(written))
