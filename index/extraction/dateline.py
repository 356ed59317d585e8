"""The opening of a report that tells where it was written and for whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.extraction.body import Dateline, Span
from index.outlets import forms, is_domain, known_outlet

MAX_LENGTH = 90
"""Characters that a dateline may take, its dash included."""

_MOST_PARTS = 8
"""A reporter, a medium and a place; without a medium a dateline has three parts at most."""
_NEAR = 3
"""Paragraphs in which any dateline counts: a caption or a summary may stand before it."""
_DEEP = 7
"""Paragraphs in which one that names place and known medium counts."""

_HEAD = re.compile(
    r"[^\n]{2,80}?(?:[\s)\]]\s*[-–—]{1,2}(?=[\s\w“\"])|[-–—]{1,2}[\s,]|[-–—](?=[A-Z“\"])|,\s?[-–—])"
)
_PART = re.compile(r"[^,|()\[\]–—/:-]+(?:-[^\s,|()\[\]–—/:-]+)*")
_SENTENCE = re.compile(r"(?:[^.]|\.(?!\s))+")
"""What full stops part: `TRIBUNNEWS.CO. PADANG - `, `Oleh: Ani Lestari. TRIBUNNEWS.COM - `."""
_UNKNOWN_IN_BRACKETS = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}")
_SECOND = re.compile(r"\s*([A-Z][A-Za-z ]{2,40}?)(?:\s*[-–—|]+\s|[.:]\s)")
"""A place behind a medium that has a dash of its own: `jpnn.com - JAKARTA - `, `KONTAN.CO.ID - JAKARTA. `."""


def find(raw: str, paragraphs: tuple[Span, ...], is_place: Callable[[str], bool]) -> Dateline | None:
    """Find the dateline that opens one of the first paragraphs.

    Args:
        raw: the raw text.
        paragraphs: the body.
        is_place: tells whether words name a place; it decides which side of the dateline is which.

    Returns:
        The dateline, or None when the text opens with neither a place nor a medium.
    """
    for number, paragraph in enumerate(paragraphs[:_DEEP]):
        dateline = _read(raw, paragraph, is_place)
        if dateline and (number < _NEAR or _is_full(raw, dateline)):
            return dateline
    return None


def _is_full(raw: str, dateline: Dateline) -> bool:
    """Whether a dateline names its place and a known medium."""
    return dateline.place is not None and bool(dateline.outlet and known_outlet(dateline.outlet.of(raw)))


def _read(raw: str, paragraph: Span, is_place: Callable[[str], bool]) -> Dateline | None:
    span = _head(raw, paragraph)
    if span is None:
        return None
    place = outlet = None
    parts = [part for part in _parts(raw, span) if part.of(raw)]
    if not 0 < len(parts) <= _MOST_PARTS:
        return None
    for part in parts:
        words = part.of(raw)
        if outlet is None and (known_outlet(words) or is_domain(words)):
            outlet = part
        else:
            place = place or _place(part, raw, is_place)
    if outlet is None and place is not None:
        outlet = _unknown_outlet(raw, span, parts, place, is_place)
    if outlet is None and (place is None or len(parts) > 3):
        return None
    if place is None and (second := _SECOND.match(raw, span.end, min(paragraph.end, span.end + 50))):
        place = _place(Span(*second.span(1)), raw, is_place)
        span = Span(span.start, second.end()) if place else span
    return Dateline(place, outlet, span)


def _place(span: Span, raw: str, is_place: Callable[[str], bool]) -> Span | None:
    words = span.of(raw)
    return span if is_place(words.title() if words.isupper() else words) else None


def _head(raw: str, paragraph: Span) -> Span | None:
    """The words up to the first dash, or a short paragraph as a whole."""
    match = _HEAD.match(raw, paragraph.start, min(paragraph.end, paragraph.start + MAX_LENGTH))
    if match:
        return Span(paragraph.start, match.end())
    if paragraph.end - paragraph.start <= 50 and "." not in raw[paragraph.end - 1 : paragraph.end]:
        return paragraph
    return None


def _parts(raw: str, span: Span) -> list[Span]:
    """The words between the marks; the numbers of a printed day are no part."""
    parts = []
    for start, end in _pieces(raw, span):
        words = raw[start:end]
        left = len(words) - len(words.lstrip(" .\u00a0\t"))
        right = len(words.rstrip(" .\u00a0\t"))
        if left < right and any(letter.isalpha() for letter in words):
            parts.append(Span(start + left, start + right))
    return parts


def _pieces(raw: str, span: Span) -> Iterator[tuple[int, int]]:
    """The parts between the marks; a full stop parts them where it stands beside a medium."""
    for match in _PART.finditer(raw, span.start, span.end):
        pieces = [found.span() for found in _SENTENCE.finditer(raw, match.start(), match.end())]
        media = (known_outlet(words) or is_domain(words) for words in (raw[a:b].strip() for a, b in pieces))
        yield from pieces if any(media) else [match.span()]


def _unknown_outlet(
    raw: str, span: Span, parts: list[Span], place: Span, is_place: Callable[[str], bool]
) -> Span | None:
    """A medium that the tables do not know.

    It stands alone in brackets behind the place, or before the place, or is named as newspapers are
    (`PALANGKA RAYA, KALTENG POS -`).
    """
    others = [part for part in parts if part != place]
    if len(others) != 1:
        return None
    other = others[0]
    words = other.of(raw)
    in_brackets = raw[other.start - 1 : other.start] == "(" and other.start > place.end
    before = other.end < place.start and words.isupper() and len(words.split()) == 1
    formed = not forms().isdisjoint(words.lower().split()) and not is_place(words.title())
    formed = formed and len(words.split()) < 5 and words[0].isupper() and span.end > other.end
    formed = formed and (" " in words or words.isupper())
    if formed:
        return other
    if (in_brackets or before) and _UNKNOWN_IN_BRACKETS.fullmatch(words) and span.end > other.end:
        return other
    return None
