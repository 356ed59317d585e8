"""Repairs: slips in writing a query, each mended in a query of its own that a reader can choose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from index.analysis.variants import fold
from index.knowledge import table
from index.query.lexer import FIELDS, OPERATORS, PIECE, LexemeKind
from index.query.parser import MAX_CHARACTERS, MIN_PREFIX_LETTERS

Mend = Callable[[str], str | None]

MOST_PIECES = 6
"""A longer query is a sentence, in which `atau` and `bukan` are words like others."""
LONG_NAME = 6
"""Letters from which a field's name may be two slips away, and not only one."""
_NAMED = re.compile(r"(?P<name>[^\W\d_]+):(?P<value>\S*)")
_SPACED = re.compile(rf"(?<!\w)((?ai:{'|'.join(FIELDS)}):)\s+(?=\S)")
_WORD = re.compile(r"\w")
_STAR = re.compile(rf"(?P<stem>\w{{1,{MIN_PREFIX_LETTERS - 1}}})\*+")


class RepairKind(StrEnum):
    """What was mended."""

    QUOTE = "quote"
    """A quotation mark got its partner."""
    BRACKET = "bracket"
    """A bracket got its partner, or was left out."""
    LONE_OPERATOR = "lone_operator"
    """An operator without anything to join was left out."""
    SHORT_PREFIX = "short_prefix"
    """A star behind too few letters was left out."""
    FIELD = "field"
    """A field was called by its name."""
    OPERATOR_CASE = "operator_case"
    """An operator was written in capitals."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A query that is probably meant: what was mended in it, and how it reads."""

    kind: RepairKind
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a query: what matched it (see lexer.PIECE), and where it stands."""

    group: str
    text: str
    start: int
    end: int

    @property
    def operator(self) -> LexemeKind | None:
        """What it joins with, if it is an operator."""
        return OPERATORS.get(self.text) if self.group == "word" else None


def pieces(text: str) -> list[Piece]:
    """Cut a query into its pieces."""
    found = ((match, match.lastgroup) for match in PIECE.finditer(text))
    return [Piece(g, m[g], m.start(g), m.end(g)) for m, g in found if g is not None]


def repairs(text: str) -> tuple[Repair, ...]:
    """Mend what was probably mistyped in a query's syntax.

    Args:
        text: what was typed.

    Returns:
        One repair for each kind of slip; none for a query that is written well, or that is too long.
    """
    if len(text) > MAX_CHARACTERS:
        return ()
    cut = pieces(text)
    made = (
        (RepairKind.QUOTE, _quoted(text, cut)),
        (RepairKind.BRACKET, _bracketed(text, cut)),
        (RepairKind.LONE_OPERATOR, _joined(text, cut)),
        (RepairKind.SHORT_PREFIX, _replaced(text, cut, _without_star)),
        (RepairKind.FIELD, _named(text, cut)),
        (RepairKind.OPERATOR_CASE, _capitals(text, cut)),
    )
    return tuple(
        Repair(kind, mended) for kind, mended in made if mended and mended != text and _WORD.search(mended)
    )


def _written(text: str, changes: Sequence[tuple[Piece, str]]) -> str | None:
    """Write a text with some of its pieces replaced; None when there are none, or nothing is left."""
    parts, done = [], 0
    for piece, replacement in changes:
        parts += [text[done : piece.start], replacement]
        done = piece.end
    parts.append(text[done:])
    return " ".join("".join(parts).split()) or None if changes else None


def _quoted(text: str, cut: Sequence[Piece]) -> str | None:
    stray = next((piece for piece in cut if piece.group == "stray"), None)
    if stray is None:
        return None
    mark = stray.text[-1]
    if text[stray.end :].strip():
        return f"{text.rstrip()}{mark}"
    opened = text[: stray.start].strip()
    return f"{mark}{opened}{mark}" if opened and len(cut) > 1 and mark not in opened else opened or None


def _bracketed(text: str, cut: Sequence[Piece]) -> str | None:
    depth, stray = 0, []
    for piece in cut:
        depth += (piece.group == "open") - (piece.group == "close")
        if depth < 0:
            depth = 0
            stray.append((piece, ""))
    closed = (_written(text, stray) or "" if stray else text.strip()) + ")" * depth
    return closed if stray or depth else None


def _joined(text: str, cut: Sequence[Piece]) -> str | None:
    return _written(text, [(piece, "") for piece in _lone_operators(cut)])


def _lone_operators(cut: Sequence[Piece]) -> Iterator[Piece]:
    """The operators that have nothing behind them, or for OR nothing before them."""
    before: Piece | None = None
    for piece, after in pairwise((*cut, None)):
        if piece is None or piece.operator is None:
            before = piece
            continue
        ends = after is None or after.group == "close" or after.operator is LexemeKind.OR
        begins = before is None or before.group == "open"
        if ends or (piece.operator is LexemeKind.OR and begins):
            yield piece
        else:
            before = piece


def _replaced(text: str, cut: Sequence[Piece], mend: Mend) -> str | None:
    changes = [(piece, mended) for piece in cut if piece.group == "word" and (mended := mend(piece.text))]
    return _written(text, changes)


def _named(text: str, cut: Sequence[Piece]) -> str | None:
    return _SPACED.sub(r"\1", _replaced(text, cut, _with_field) or text)


def _without_star(word: str) -> str | None:
    match = _STAR.fullmatch(word)
    return match["stem"] if match else None


def _with_field(word: str) -> str | None:
    match = _NAMED.fullmatch(word)
    name = _field_meant(fold(match["name"])) if match else None
    return f"{name}:{match['value']}" if match and name else None


def _field_meant(typed: str) -> str | None:
    """The field that a name stands for, or is nearest to; None when it is like none."""
    if typed in _aliases():
        return _aliases()[typed]
    if typed in FIELDS:
        return typed
    slips = 2 if len(typed) >= LONG_NAME else 1
    near = [name for name in (*FIELDS, *_aliases()) if OSA.distance(typed, name, score_cutoff=slips) <= slips]
    return _aliases().get(near[0], near[0]) if near else None


@cache
def _aliases() -> dict[str, str]:
    return {row["alias"]: row["field"] for row in table("field_aliases")}


def _capitals(text: str, cut: Sequence[Piece]) -> str | None:
    if len(cut) > MOST_PIECES:
        return None
    inner = [
        piece
        for before, piece, after in zip(cut, cut[1:], cut[2:], strict=False)
        if piece.group == "word" and before.operator is None and after.operator is None
    ]
    changes = [
        (piece, piece.text.upper())
        for piece in inner
        if piece.text.upper() in OPERATORS and piece.text not in OPERATORS
    ]
    return _written(text, changes)
