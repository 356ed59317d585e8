"""Hyphenated words: reduplication stays whole, clitics fall off, all others come apart."""

from __future__ import annotations

from functools import cache

from index.analysis.stems import stem
from index.analysis.tokens import LONGEST_WORD, Token
from index.analysis.variants import fold, standard
from index.knowledge import table

_CLITICS = frozenset({"nya", "lah", "kah", "ku", "mu", "pun", "tah"})


def split(token: str) -> list[Token]:
    """Split a hyphenated word.

    Args:
        token: letters and digits with hyphens between.

    Returns:
        Its parts with their offsets in the token: the word itself when it is a reduplication, and no part for
        an enclitic (`ASN-nya`).
    """
    parts = _parts(token)
    if len(parts) > 1 and fold(parts[-1].text) in _CLITICS:
        parts.pop()
    if len(parts) == 2 and is_reduplication(fold(parts[0].text), fold(parts[1].text)):
        return [Token(token[: parts[1].end], 0, parts[1].end)]
    return parts


def join(*parts: str) -> str:
    """The term of a word written in parts: the stem of the word written together."""
    return stem(standard(fold("".join(parts))))


def parts_of(token: str) -> list[Token]:
    """The parts between the hyphens of a word, with their offsets in it."""
    return _parts(token)


@cache
def bound_forms() -> frozenset[str]:
    """The folded forms that belong to the next word, whether written so or not (`pasca bencana`)."""
    return frozenset(row["form"] for row in table("bound_forms"))


def is_reduplication(first: str, second: str) -> bool:
    """Whether two folded parts repeat one word, perhaps with affixes (`terus-menerus`, `sebaik-baiknya`)."""
    if not (first.isalpha() and second.isalpha()) or len(first) + len(second) > LONGEST_WORD:
        return False
    return first == second or stem(f"{first}-{second}") != f"{first}-{second}"


def _parts(token: str) -> list[Token]:
    parts = []
    start = 0
    for piece in token.split("-"):
        parts.append(Token(piece, start, start + len(piece)))
        start += len(piece) + 1
    return parts
