"""Marks: where a text satisfies a query, in the text's own offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One match in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        leaf: the number of the part of the query that it satisfies.
    """

    start: int
    end: int
    leaf: int


def merge(marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """Join marks that overlap, so that nothing is marked twice; they come ordered by start."""
    joined: list[tuple[int, int]] = []
    for mark in marks:
        if joined and mark.start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], mark.end))
        else:
            joined.append((mark.start, mark.end))
    return tuple(joined)
