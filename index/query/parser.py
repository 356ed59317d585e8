"""The query language: any string becomes a tree, and what could not be taken as typed becomes a notice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.query.tree import Node


class Notice(StrEnum):
    """What was changed in a query so that it could be answered; the page says it in words."""

    TOO_LONG = "too_long"
    """Cut at MAX_CHARACTERS."""
    TOO_MANY_TERMS = "too_many_terms"
    """Only the first MAX_TERMS were kept."""
    LONG_TERM = "long_term"
    """A term of more than MAX_TERM_LETTERS letters was cut."""
    UNBALANCED_QUOTE = "unbalanced_quote"
    """A quotation mark without its partner was left out."""
    SHORT_PREFIX = "short_prefix"
    """A star behind fewer than MIN_PREFIX_LETTERS letters was left out."""
    TOO_MANY_PREFIXES = "too_many_prefixes"
    """Stars behind the first MAX_PREFIXES were left out."""
    TOO_DEEP = "too_deep"
    """Brackets deeper than MAX_DEPTH were left out."""
    ONLY_NEGATIVE = "only_negative"
    """The query only says what not to find, so it is answered from all articles."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query, understood.

    Attributes:
        text: what was typed, cut to the length limit.
        tree: the query tree; None for an empty query.
        notices: what was changed on the way, without repetition.
    """

    text: str
    tree: Node | None
    notices: tuple[Notice, ...] = ()
