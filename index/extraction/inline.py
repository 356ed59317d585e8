"""Boilerplate inside a text whose paragraphs were run together, and the borders of those paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick import Automaton

from index import knowledge
from index.extraction import glued
from index.extraction.body import Span
from index.extraction.folding import fold

_GLUE = re.compile(
    r"[.!?,](?=[\"”“A-Z])(?:(?:(?<=[a-z\d)%\]][.!?])|(?<=[A-Z]{3}[.!?])|[\"”])(?=[\"“]?[A-Z][a-z])"
    r"|(?<=[a-z]{2}[.!?])(?=(?!COM|CO\b|ID\b|NET|ORG|TV)[A-Z]{2,}\b))"
)
"""Where a sentence follows another without a space, unless it is the end of an address."""
_HOUSE_MARK = re.compile(r"\[Gambas:[^\]\n]{1,60}\]")
_STOP = re.compile(r"[.!?](?=\s|$)")
_LINK_LENGTH = 200
"""Characters that a pointer to another article may take: headlines stay below 160, and its opening words."""


def pieces(raw: str, folded: str, line: Span) -> Iterator[Span]:
    """Split one line of the body into paragraphs without inline boilerplate.

    Args:
        raw: the raw text.
        folded: the same text folded.
        line: the line.

    Yields:
        The paragraphs in reading order, without white space at their ends.
    """
    start = line.start
    for gap in _gaps(raw, folded, line):
        if gap.start > start:
            yield from _unglued(raw, Span(start, gap.start))
        start = max(start, gap.end)
    if start < line.end:
        yield from _unglued(raw, Span(start, line.end))


def _unglued(raw: str, piece: Span) -> Iterator[Span]:
    """Split where a sentence follows another without a space: there a paragraph ended."""
    start = piece.start
    for match in _GLUE.finditer(raw, piece.start, piece.end):
        yield from _tidy(raw, start, match.end())
        start = glued.headline_end(raw, match.end(), piece.end)
    yield from _tidy(raw, start, piece.end)


def _tidy(raw: str, start: int, end: int) -> Iterator[Span]:
    words = raw[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    if right > left and any(letter.isalnum() for letter in words):
        yield Span(start + left, start + right)


def _gaps(raw: str, folded: str, line: Span) -> Iterator[Span]:
    """The pieces of boilerplate inside a line."""
    marks = [Span(*match.span()) for match in _HOUSE_MARK.finditer(raw, line.start, line.end)]
    found = sorted([*_found(raw, folded, line), *((mark.start, mark.end, "drop") for mark in marks)])
    for number, (start, end, kind) in enumerate(found):
        limit = found[number + 1][0] if number + 1 < len(found) else line.end
        if kind == "drop":
            yield Span(start, end)
        elif kind == "tail":
            yield Span(start, limit if limit < line.end and found[number + 1][2] != "tail" else line.end)
        else:
            yield Span(start, _link_end(raw, end, limit))


def _found(raw: str, folded: str, line: Span) -> Iterator[tuple[int, int, str]]:
    # The automaton copies all of the text that it is given, however little of it is looked through.
    for last, (length, kind) in _automaton().iter(line.of(folded)):
        end = line.start + last + 1
        start = end - length
        if raw[start].isupper() and not (start and raw[start - 1].isupper()):
            yield start, end, kind


def _link_end(raw: str, start: int, limit: int) -> int:
    """Where another article's headline ends.

    A headline in sentence case has no border of its own; it is taken to end with its sentence.
    """
    limit = min(limit, start + _LINK_LENGTH)
    end = glued.run_end(raw, start, limit)
    if end is not None:
        return end
    stop = _STOP.search(raw, start, limit)
    return stop.end() if stop else limit


@cache
def _automaton() -> Automaton:
    automaton = Automaton()
    for row in knowledge.table("layout_markers"):
        if row["kind"] in {"link", "tail", "drop"}:
            marker = fold(row["marker"])
            automaton.add_word(marker, (len(marker), row["kind"]))
    automaton.make_automaton()
    return automaton
