"""Whose a page is by its surroundings: a line above the headline, a name that opens the report, the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Evidence, Field
from index.extraction import places
from index.extraction.body import Body, Span
from index.extraction.folding import fold
from index.outlets import is_anybodys, is_domain, is_formed, known_outlet, spoken

_LINE = re.compile(r"[^\s][^\r\n]*")
_NAME_LENGTH = 40
"""Characters of a line that may be the masthead."""
_MASTHEAD = 2000
"""Characters above the headline that are looked through for the masthead."""
_TOP = 2
"""Lines of a page above its navigation, whose items are named as some media are."""
_OPENED = re.compile(r"([^\n,;()]{3,40}?)\s?(?:[-–—]+|[|:])\s")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|hak cipta)[ ©,-]*(?:(?:19|20)\d\d[ –-]*){1,2}[ |,:–-]*"
    r"(?:by |oleh |pt )?([^\n|,–]{3,40}?)"
    r"(?=\.?\s*(?:$|\n|[|,–]| - |\. |all rights|hak cipta|allright))",
    re.IGNORECASE,
)
"""The line of the foot that says whose the page is: `© 2024 Kabar Garut. All rights reserved.`"""
_FOOT = 1_500
"""Characters at the end of a page in which that line stands."""


def find(body: Body) -> Iterator[Evidence]:
    """Find the names that may be the medium's, the surest first.

    Args:
        body: the article's text; its raw text is the whole page's.

    Yields:
        The masthead, the name that opens the report and stands above its headline, the foot's.
    """
    for evidence in (_masthead(body), _echoed(body), _copyright(body.raw)):
        if evidence is not None:
            yield evidence


def _masthead(body: Body) -> Evidence | None:
    """A known medium or a medium's host on a line above the headline, or a medium's name at the very top."""
    for number, span in enumerate(_above(body)):
        words = span.of(body.raw)
        if known := known_outlet(words):
            return _evidence(body.raw, span, known)
        if is_domain(words) and not is_anybodys(words):
            return _evidence(body.raw, span, spoken(words))
        if number < _TOP and is_formed(words):
            return _evidence(body.raw, span, spoken(words))
    return None


def _echoed(body: Body) -> Evidence | None:
    """A name that opens the report and stands on a line above its headline: `Jatim Newsroom - `."""
    start = body.paragraphs[0].start if body.paragraphs else 0
    match = _OPENED.match(body.raw, start)
    if match is None or places.is_place(match[1]):
        return None
    name = fold(match[1])
    if any(fold(span.of(body.raw)) == name for span in _above(body)):
        return _evidence(body.raw, Span(*match.span(1)), match[1])
    return None


def _copyright(raw: str) -> Evidence | None:
    """Whose the page is by its last lines: a known medium, a host, or one named as media are."""
    for match in _COPYRIGHT.finditer(raw, max(0, len(raw) - _FOOT)):
        name = match[1].strip(" .")
        if known := known_outlet(name):
            return _evidence(raw, Span(*match.span(1)), known)
        if (is_domain(name) and not is_anybodys(name)) or is_formed(name):
            return _evidence(raw, Span(*match.span(1)), spoken(name))
    return None


def _above(body: Body) -> Iterator[Span]:
    """The short lines above the headline, or above the report when it has none."""
    first = body.paragraphs[0].start if body.paragraphs else 0
    end = body.title.start if body.title else first
    for line in _LINE.finditer(body.raw, 0, min(end, _MASTHEAD)):
        words = line.group().rstrip()
        if len(words) < _NAME_LENGTH:
            yield Span(line.start(), line.start() + len(words))


def _evidence(raw: str, span: Span, outlet: str) -> Evidence:
    return Evidence(Field.OUTLET, outlet, span.of(raw), span.start, span.end)
