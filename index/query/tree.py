"""The query tree: what a reader asked for, before any text is analysed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a part of a query is looked for."""

    TEXT = "text"
    """Title and body."""
    TITLE = "title"
    PROVINCE = "province"
    INSTITUTION = "institution"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of plain words, all of which must match, in any order and inflection."""

    text: str
    scope: Scope = Scope.TEXT


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand side by side, in any inflection."""

    text: str
    scope: Scope = Scope.TEXT


@dataclass(frozen=True, slots=True)
class Exact:
    """Words that must stand side by side just as they are written, but for case."""

    text: str
    scope: Scope = Scope.TEXT


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word as it is written, without its star."""

    text: str
    scope: Scope = Scope.TEXT


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: Node


Node = Words | Phrase | Exact | Prefix | And | Or | Not
