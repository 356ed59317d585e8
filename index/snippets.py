"""Snippets: the passages of an article that show best why it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from index.engine import Passage
from index.marks import Mark, merge

PASSAGE_LENGTH = 180
"""Characters of a passage; two of them fill about three lines on a wide screen, five on a phone."""
PASSAGES = 2
LEAD_LENGTH = 200


def marked(text: str, marks: Sequence[Mark]) -> Passage:
    """A whole text with its matches marked."""
    return Passage(text, merge(marks))


def lead(paragraphs: Sequence[str], marks: Mapping[int, Sequence[Mark]]) -> Passage:
    """The first sentence of an article, cut at a word border when it is long.

    Args:
        paragraphs: the article's paragraphs.
        marks: by the number of a paragraph, its marks by start.
    """
    number, text = _first(paragraphs)
    end = min(_sentence_end(text), _word_end(text, LEAD_LENGTH))
    return _cut(text, 0, end, marks.get(number, ()))


def snippet(paragraphs: Sequence[str], marks: Mapping[int, Sequence[Mark]]) -> tuple[Passage, ...]:
    """The best passages of an article in reading order; its beginning when nothing in it matches.

    A passage is the better the more parts of the query it shows, then the more matches; the second one is
    chosen for what the first does not show. Two that meet are one.

    Args:
        paragraphs: the article's paragraphs.
        marks: by the number of a paragraph, its marks by start.
    """
    taken: list[_Span] = []
    seen = 0
    windows = {number: _windows(number, marks[number]) for number in sorted(marks)}
    while (best := _best(windows.values(), seen)) is not None:
        number = best.paragraph
        taken.append(_surroundings(paragraphs[number], _Span(number, best.start, best.end), taken))
        if len(taken) == PASSAGES:
            break
        seen |= best.leaves
        windows[number] = _windows(number, _free(marks[number], taken[-1]))
    if not taken:
        return (_opening(paragraphs),) if paragraphs else ()
    spans = _joined(sorted(taken), paragraphs)
    return tuple(_cut(paragraphs[s.paragraph], s.start, s.end, marks[s.paragraph]) for s in spans)


class _Span(NamedTuple):
    """A stretch of one paragraph."""

    paragraph: int
    start: int
    end: int


class _Window(NamedTuple):
    """A run of matches of one paragraph that fits into a passage; its parts of the query are bits."""

    paragraph: int
    start: int
    end: int
    leaves: int
    matches: int


def _best(windows: Iterable[Sequence[_Window]], seen: int) -> _Window | None:
    """The window that adds most to the parts of the query that are seen already; of equal ones the first."""
    best: _Window | None = None
    most = (0, 0, 0)
    for found in windows:
        for window in found:
            leaves = window.leaves
            worth = (leaves & ~seen).bit_count(), leaves.bit_count(), window.matches
            if worth > most:
                best, most = window, worth
    return best


def _free(marks: Sequence[Mark], taken: _Span) -> list[Mark]:
    """The marks of a paragraph of which a stretch of it shows nothing."""
    _, start, end = taken
    return [mark for mark in marks if mark.end <= start or end <= mark.start]


def _windows(paragraph: int, marks: Sequence[Mark]) -> list[_Window]:
    """The runs of marks that a passage can show, from left to right, but for those inside an earlier one.

    A match that is longer than a passage is a window of its own.
    """
    if not marks:
        return []
    end = leaves = 0
    for _, own_end, leaf in marks:
        leaves |= 1 << leaf
        end = max(end, own_end)
    limit = marks[0].start + PASSAGE_LENGTH
    if end <= limit or len(marks) == 1:
        return [_Window(paragraph, marks[0].start, min(end, limit), leaves, len(marks))]
    return _several_windows(paragraph, marks)


def _several_windows(paragraph: int, marks: Sequence[Mark]) -> list[_Window]:
    """The same of marks that do not all fit into a passage. Linear: both ends only move forward."""
    windows = []
    last = end = leaves = 0
    inside: dict[int, int] = {}
    for first, (start, _, own) in enumerate(marks):
        limit = start + PASSAGE_LENGTH
        reached = last
        while last < len(marks) and (last == first or marks[last].end <= limit):
            _, added_end, added = marks[last]
            inside[added] = inside.get(added, 0) + 1
            leaves |= 1 << added
            end = max(end, added_end)
            last += 1
        if last > reached:
            windows.append(_Window(paragraph, start, min(end, limit), leaves, last - first))
            if last == len(marks):
                break
        inside[own] -= 1
        if not inside[own]:
            leaves &= ~(1 << own)
    return windows


def _surroundings(text: str, window: _Span, taken: Sequence[_Span]) -> _Span:
    """The passage around a window, as far as nothing of it is taken.

    It begins with a sentence where one begins near enough; else the window stands about in its middle.
    """
    spare = PASSAGE_LENGTH - (window.end - window.start)
    start = _sentence_start(text, max(0, window.start - spare), window.start)
    if start is None:
        start = max(0, min(window.start - spare // 2, len(text) - PASSAGE_LENGTH))
    end = min(len(text), start + PASSAGE_LENGTH)
    start, end = _word_start(text, start), _word_end(text, end)
    for other in taken:
        if other.paragraph == window.paragraph and other.start < window.start:
            start = max(start, other.end)
        elif other.paragraph == window.paragraph:
            end = min(end, other.start)
    return _Span(window.paragraph, start, end)


def _joined(spans: Sequence[_Span], paragraphs: Sequence[str]) -> list[_Span]:
    """Make one of spans that have nothing but space between them; they come in reading order."""
    joined: list[_Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.paragraph == span.paragraph:
            between = paragraphs[span.paragraph][last.end : span.start]
            if not between.strip():
                joined[-1] = _Span(span.paragraph, last.start, span.end)
                continue
        joined.append(span)
    return joined


_SENTENCE_BORDER = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘]?[A-Z])")


def _sentence_start(text: str, earliest: int, latest: int) -> int | None:
    """The first offset in a range at which a sentence begins, or None."""
    if earliest == 0:
        return 0
    border = _SENTENCE_BORDER.search(text, earliest, latest + 1)
    return border.end() if border and border.end() <= latest else None


def _opening(paragraphs: Sequence[str]) -> Passage:
    text = _first(paragraphs)[1]
    return _cut(text, 0, _word_end(text, PASSAGE_LENGTH), [])


def _first(paragraphs: Sequence[str]) -> tuple[int, str]:
    """The first paragraph that shows anything, with its number."""
    return next(((number, text) for number, text in enumerate(paragraphs) if text.strip()), (0, ""))


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Passage:
    """A stretch of a text without the space around it; a mark that reaches over its border ends there."""
    start = end - len(text[start:end].lstrip())
    shown = text[start:end].rstrip()
    end = start + len(shown)
    spans = tuple(
        [
            (max(first - start, 0), min(last, end) - start)
            for first, last in merge(marks)
            if first < end and start < last
        ]
    )
    return Passage(shown, spans, _shows(text[:start]), _shows(text[end:]))


def _shows(text: str) -> bool:
    """Whether there is anything but space."""
    return bool(text) and not text.isspace()


MAX_WORD = 40
"""How far a word border is looked for; a longer "word" is cut where it stands."""


def _word_start(text: str, at: int) -> int:
    """The start of the word behind an offset that may lie inside a word."""
    if at <= 0 or text[at - 1].isspace():
        return max(at, 0)
    before = text[max(at - MAX_WORD, 0) : at]
    word = before.rsplit(None, 1)[-1]
    return at - len(word) if len(word) < len(before) or at <= MAX_WORD else at


def _word_end(text: str, at: int) -> int:
    """The end of the word that an offset may lie in."""
    if at >= len(text) or text[at].isspace():
        return min(at, len(text))
    behind = text[at : at + MAX_WORD]
    word = behind.split(None, 1)[0]
    return at + len(word) if len(word) < len(behind) or len(text) - at <= MAX_WORD else at


_STOP = re.compile(r"[.!?](?=[ \n\"”]|\Z)")
ABBREVIATION = 3
"""A full stop behind at most so many letters is taken for an abbreviation's (Dr., Drs., No.)."""


def _sentence_end(text: str) -> int:
    """The offset behind the first sentence, or the text's length."""
    for stop in _STOP.finditer(text, 0, 1000):
        at = stop.start()
        word = text[:at].rsplit(None, 1)[-1:] or [""]
        if text[at] != "." or len(word[0]) > ABBREVIATION:
            return at + 1 + (text[at + 1 : at + 2] in {'"', "”"})
    return len(text)
