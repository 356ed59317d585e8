"""An article's matches, numbered in reading order, so that each can be gone to and leads to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from index.engine import ArticleView, Passage

MOST_NUMBERED = 500
"""Matches that can be gone to; those behind them are marked all the same."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text.

    Attributes:
        text: the plain text, not escaped.
        marked: whether it is a match.
        number: its place among the article's matches, from 1; 0 where it has none.
    """

    text: str
    marked: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class NumberedMatches:
    """An article's text in pieces.

    Attributes:
        title: the headline, or None.
        paragraphs: the paragraphs, in order.
        total: how many matches there are.
        last: the number of the last one that can be gone to.
    """

    title: tuple[Piece, ...] | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    total: int
    last: int


def numbered(view: ArticleView) -> NumberedMatches:
    """Number the matches of an article, headline first."""
    numbers = count(1)
    title = tuple(_pieces(view.title, numbers)) if view.title else None
    paragraphs = tuple(tuple(_pieces(paragraph, numbers)) for paragraph in view.paragraphs)
    total = next(numbers) - 1
    return NumberedMatches(title, paragraphs, total, min(total, MOST_NUMBERED))


def _pieces(passage: Passage, numbers: Iterator[int]) -> Iterator[Piece]:
    done = 0
    for start, end in passage.marks:
        if start > done:
            yield Piece(passage.text[done:start])
        number = next(numbers)
        yield Piece(passage.text[start:end], True, number if number <= MOST_NUMBERED else 0)
        done = end
    if done < len(passage.text):
        yield Piece(passage.text[done:])
