"""Names of places, bodies and terms of government: short form and long form are one term."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from index.analysis.names import Case, Entity, Name, names
from index.analysis.tokens import tokenize
from index.analysis.words import Part, read

_key = attrgetter("key")


class Match(NamedTuple):
    """A name found in a sequence of parts.

    Attributes:
        entities: what it may stand for; several when a short form is ambiguous.
        start: number of its first part.
        end: number behind its last part.
        word_too: it is an ordinary word as well, and the way it is written here doesn't tell.
    """

    entities: tuple[Entity, ...]
    start: int
    end: int
    word_too: bool = False


class _Node:
    """A place in the tree of names, reached by the words of their beginnings."""

    __slots__ = ("entities", "needs", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entities: tuple[Entity, ...] = ()
        self.needs = Case.ANY


def find(parts: Sequence[Part], *, typed: bool = False) -> list[Match]:
    """Find names, the longest at each place, from left to right without overlap.

    Args:
        parts: the parts of a text in order.
        typed: they were typed as a query, where case says little; in texts a name that is also an ordinary
            word counts only with its capitals.

    Returns:
        The names in order. Linear in the number of parts: a name has at most some twenty words.
    """
    tree = _tree()
    found: list[Match] = []
    end = 0
    for at in compress(count(), map(tree.next.__contains__, map(_key, parts))):
        if at >= end and (match := _longest(tree, parts, at, typed=typed)):
            found.append(match)
            end = match.end
    return found


def _longest(tree: _Node, parts: Sequence[Part], start: int, *, typed: bool) -> Match | None:
    node = tree
    best = None
    for at in range(start, len(parts)):
        following = node.next.get(parts[at].key)
        if following is None:
            break
        node = following
        if node.entities:
            capitals = node.needs.met_by(parts[at].written)
            if typed or capitals:
                best = Match(node.entities, start, at + 1, not capitals)
    return best


@cache
def _tree() -> _Node:
    root = _Node()
    for name in names():
        _plant(root, name)
    return root


def _plant(root: _Node, name: Name) -> None:
    node = root
    for reading in read(token.text for token in tokenize(name.written)):
        for part in reading.parts:
            node = node.next.setdefault(part.key, _Node())
    if node is not root and name.entity not in node.entities:
        node.entities += (name.entity,)
        node.needs = name.needs
