"""Marks: where a text satisfies a query, in the text's own offsets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple


class Mark(NamedTuple):
    """One match in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        leaf: the number of the part of the query that it satisfies.
    """

    start: int
    end: int
    leaf: int


def made(columns: Iterable[tuple[int, int, int]]) -> list[Mark]:
    """Make many marks."""
    # A named tuple's own constructor is Python code, tuple's is not.
    return list(map(partial(tuple.__new__, Mark), columns))


def merge(marks: Iterable[Mark]) -> tuple[tuple[int, int], ...]:
    """Join marks that overlap, so that nothing is marked twice; they come ordered by start."""
    joined: list[tuple[int, int]] = []
    reached = 0
    for start, end, _ in marks:
        if joined and start < reached:
            if end > reached:
                joined[-1] = (joined[-1][0], end)
                reached = end
        else:
            joined.append((start, end))
            reached = end
    return tuple(joined)
