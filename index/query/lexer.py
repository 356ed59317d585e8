"""The query language's lexemes: one pass over what was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from index.query.tree import Scope


class LexemeKind(Enum):
    """What a piece of a query is."""

    WORD = auto()
    PREFIX = auto()
    PHRASE = auto()
    EXACT = auto()
    FIELD = auto()
    NOT = auto()
    OR = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query: its kind, its text without marks, and the scope that a field name stands for."""

    kind: LexemeKind
    text: str = ""
    scope: Scope = Scope.TEXT


FIELDS = {
    "judul": Scope.TITLE,
    "provinsi": Scope.PROVINCE,
    "instansi": Scope.INSTITUTION,
    "sumber": Scope.OUTLET,
}
"""The field names of the query language."""

OPERATORS = {"OR": LexemeKind.OR, "ATAU": LexemeKind.OR, "NOT": LexemeKind.NOT, "BUKAN": LexemeKind.NOT}
"""The operators; in lower case they are words."""
QUOTES = '"“”„«»＂'
PIECE = re.compile(
    rf"""\s*(?:
        (?P<quoted>=?[{QUOTES}][^{QUOTES}]*[{QUOTES}])
      | (?P<stray>=?[{QUOTES}])
      | (?P<open>\()
      | (?P<close>\))
      | (?P<minus>(?<![^\s(])-(?=[^\s\-]))
      | (?P<field>(?ai:{"|".join(FIELDS)})):(?=\S)
      | (?P<word>[^\s(){QUOTES}]+)
    )""",
    re.VERBOSE,
)
"""One piece of a query; the group that matched tells its kind."""


def lex(text: str) -> tuple[list[Lexeme], bool]:
    """Cut a query into lexemes.

    Args:
        text: what was typed, already bounded in length.

    Returns:
        The lexemes, and whether every quotation mark has its partner.
    """
    lexemes: list[Lexeme] = []
    balanced = True
    for match in PIECE.finditer(text):
        if match.lastgroup == "stray":
            balanced = False
        elif match.lastgroup is not None:
            lexemes.append(_lexeme(match.lastgroup, match[match.lastgroup]))
    return lexemes, balanced


def _lexeme(group: str, piece: str) -> Lexeme:
    if group == "quoted":
        kind = LexemeKind.EXACT if piece.startswith("=") else LexemeKind.PHRASE
        return Lexeme(kind, piece.lstrip("=")[1:-1])
    if group == "field":
        return Lexeme(LexemeKind.FIELD, scope=FIELDS[piece.lower()])
    if group == "word":
        return _word(piece)
    return Lexeme({"open": LexemeKind.OPEN, "close": LexemeKind.CLOSE, "minus": LexemeKind.NOT}[group])


def _word(piece: str) -> Lexeme:
    """A word: an operator, a prefix (its star stands behind letters and nowhere else), or text."""
    operator = OPERATORS.get(piece)
    if operator is not None:
        return Lexeme(operator, piece)
    stem = piece.rstrip("*")
    if stem != piece and stem.isalnum():
        return Lexeme(LexemeKind.PREFIX, stem)
    return Lexeme(LexemeKind.WORD, piece)
