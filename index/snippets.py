"""Snippets: the passages of an article that show best why it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.engine import Passage
from index.marks import Mark, Marker, merge

PASSAGE_LENGTH = 180
"""Characters of a passage; two of them fill about three lines on a wide screen, five on a phone."""
PASSAGES = 2
LEAD_LENGTH = 200


def marked(text: str, marker: Marker) -> Passage:
    """A whole text with its matches marked."""
    return Passage(text, merge(marker.marks(text)))


def lead(paragraphs: Sequence[str], marker: Marker) -> Passage:
    """The first sentence of an article, cut at a word border when it is long."""
    if not paragraphs:
        return Passage("")
    text = paragraphs[0]
    end = _sentence_end(text)
    return _cut(text, 0, min(end, _word_end(text, LEAD_LENGTH)), marker.marks(text))


def snippet(paragraphs: Sequence[str], marker: Marker) -> tuple[Passage, ...]:
    """The best passages of an article in reading order; its beginning when nothing in it matches.

    A passage is the better the more parts of the query it shows, then the more matches; the second one is
    chosen for what the first does not show.
    """
    marks = [marker.marks(text) for text in paragraphs]
    windows = [window for number, found in enumerate(marks) for window in _windows(number, found)]
    if not windows:
        return (_opening(paragraphs),) if paragraphs else ()
    chosen: list[_Window] = []
    seen: set[int] = set()
    while windows and len(chosen) < PASSAGES:
        best = max(windows, key=lambda window: window.worth(seen))
        chosen.append(best)
        seen |= best.leaves
        windows = [window for window in windows if not window.overlaps(best)]
    chosen.sort(key=lambda window: (window.paragraph, window.start))
    return tuple(_passage(paragraphs[w.paragraph], w, marks[w.paragraph]) for w in chosen)


@dataclass(frozen=True, slots=True)
class _Window:
    """A run of matches of one paragraph that fits into a passage."""

    paragraph: int
    start: int
    end: int
    leaves: frozenset[int]
    count: int

    def worth(self, seen: set[int]) -> tuple[int, int, int, int]:
        return (len(self.leaves - seen), len(self.leaves), self.count, -self.paragraph)

    def overlaps(self, other: _Window) -> bool:
        """Whether the passages around two windows might show the same words."""
        return self.paragraph == other.paragraph and (
            self.start < other.start + PASSAGE_LENGTH and other.start < self.start + PASSAGE_LENGTH
        )


def _windows(paragraph: int, marks: Sequence[Mark]) -> list[_Window]:
    """For each match the run of matches that starts with it; linear, both ends only move forward."""
    windows = []
    last = 0
    inside: dict[int, int] = {}
    for first, mark in enumerate(marks):
        while last < len(marks) and marks[last].end <= max(mark.start + PASSAGE_LENGTH, mark.end):
            inside[marks[last].leaf] = inside.get(marks[last].leaf, 0) + 1
            last += 1
        leaves = frozenset(leaf for leaf, count in inside.items() if count)
        end = max(marks[last - 1].end, mark.end)
        windows.append(_Window(paragraph, mark.start, end, leaves, last - first))
        inside[mark.leaf] -= 1
    return windows


def _passage(text: str, window: _Window, marks: Sequence[Mark]) -> Passage:
    """The text around a window, as long as a passage, with the window about in the middle."""
    spare = max(PASSAGE_LENGTH - (window.end - window.start), 0)
    start = max(0, min(window.start - spare // 2, len(text) - PASSAGE_LENGTH))
    end = min(len(text), max(start + PASSAGE_LENGTH, window.end))
    return _cut(text, _word_start(text, min(start, window.start)), _word_end(text, end), marks)


def _opening(paragraphs: Sequence[str]) -> Passage:
    text = next((paragraph for paragraph in paragraphs if paragraph.strip()), "")
    return _cut(text, 0, _word_end(text, PASSAGE_LENGTH), [])


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Passage:
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    shown = text[start:end].rstrip()
    spans = tuple((first - start, last - start) for first, last in merge(inside))
    return Passage(shown, spans, cut_before=start > 0, cut_after=end < len(text.rstrip()))


MAX_WORD = 40
"""How far a word border is looked for; a longer "word" is cut where it stands."""


def _word_start(text: str, at: int) -> int:
    """The start of the word behind an offset that may lie inside a word."""
    if at <= 0 or text[at - 1].isspace():
        return max(at, 0)
    return next((i for i in range(at, max(at - MAX_WORD, 0), -1) if text[i - 1].isspace()), _edge(at))


def _edge(at: int) -> int:
    return 0 if at <= MAX_WORD else at


def _word_end(text: str, at: int) -> int:
    """The end of the word that an offset may lie in."""
    if at >= len(text) or text[at].isspace():
        return min(at, len(text))
    return next((i for i in range(at, min(at + MAX_WORD, len(text))) if text[i].isspace()), _tail(text, at))


def _tail(text: str, at: int) -> int:
    return len(text) if len(text) - at <= MAX_WORD else at


ABBREVIATION = 3
"""A full stop behind at most so many letters is taken for an abbreviation's (Dr., Drs., No.)."""


def _sentence_end(text: str) -> int:
    """The offset behind the first sentence, or the text's length."""
    for at, character in enumerate(text[:1000]):
        if character in ".!?" and text[at + 1 : at + 2] in {"", " ", "\n", '"', "”"}:
            word = text[:at].rsplit(None, 1)[-1:] or [""]
            if character != "." or len(word[0]) > ABBREVIATION:
                closing = text[at + 1 : at + 2] in {'"', "”"}
                return at + 2 if closing else at + 1
    return len(text)
