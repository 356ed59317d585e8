"""Relaxing: queries that ask for less, for readers whose own query finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.analysis.chain import function_words
from index.analysis.variants import fold
from index.query.lexer import LexemeKind
from index.query.repair import Piece, pieces

MOST_WORDS = 12
"""A query of more words is no longer one that any of its words answers."""


class RelaxationKind(StrEnum):
    """What is no longer asked."""

    QUOTES = "quotes"
    """Quoted words need not stand side by side."""
    FIELDS = "fields"
    """Words need not stand in the field that was named."""
    EXCLUSIONS = "exclusions"
    """Excluded words may be there."""
    ANY_WORD = "any_word"
    """One of the words is enough."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A query that asks for less: what it no longer asks, and how it reads."""

    kind: RelaxationKind
    text: str


def relaxations(text: str) -> tuple[Relaxation, ...]:
    """Ask for less, in one way at a time.

    Args:
        text: what was typed.

    Returns:
        The queries that differ from it, the nearest first.
    """
    cut = pieces(text)
    ways = (
        (RelaxationKind.QUOTES, _without(text, _quotes(cut))),
        (RelaxationKind.FIELDS, _without(text, ((p.start, p.end + 1) for p in cut if p.group == "field"))),
        (RelaxationKind.EXCLUSIONS, _without(text, _exclusions(cut))),
        (RelaxationKind.ANY_WORD, " ATAU ".join(_alternatives(cut))),
    )
    typed = " ".join(text.split())
    return tuple(Relaxation(kind, way) for kind, way in ways if way not in {"", typed})


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Write a text without some of its parts."""
    parts, done = [], 0
    for start, end in spans:
        parts.append(text[done:start])
        done = end
    return " ".join("".join([*parts, text[done:]]).split())


def _quotes(cut: list[Piece]) -> Iterator[tuple[int, int]]:
    """Where the quotation marks stand, with the equals sign before one."""
    for piece in cut:
        if piece.group in {"quoted", "stray"}:
            yield piece.start, piece.end - len(piece.text.removeprefix("=")) + 1
            if piece.group == "quoted":
                yield piece.end - 1, piece.end


def _exclusions(cut: list[Piece]) -> Iterator[tuple[int, int]]:
    """Where what is excluded stands; nowhere when brackets make that unclear."""
    if any(piece.group in {"open", "close"} for piece in cut):
        return
    begun: int | None = None
    for piece in cut:
        if piece.group == "minus" or piece.operator is LexemeKind.NOT:
            begun = piece.start
        elif begun is not None and piece.group != "field":
            yield begun, piece.end
            begun = None


def _alternatives(cut: list[Piece]) -> list[str]:
    """The words and phrases of a query that has nothing else; empty when one of them is not enough of it."""
    if any(piece.group not in {"word", "quoted"} or piece.operator for piece in cut):
        return []
    telling = [piece.text for piece in cut if fold(piece.text) not in function_words()]
    return telling if 2 <= len(telling) <= MOST_WORDS else []
