"""The medium that an article names as its own."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick import Automaton

from index import knowledge
from index.article import Evidence, Field
from index.extraction.body import Body, Span
from index.extraction.folding import fold
from index.extraction.outlets import aliases, canonical_outlet, is_domain, known_outlet

_ENDING = 60
"""Characters from the end of a text in which an agency's credit is the text's own."""
_SUFFIX = re.compile(r"\s+[|»·–—-]\s+([^|»·–—\n]{3,40}?)[^\S\n]*(?=\n|\Z)")
_CUE_WINDOW = 24
"""Characters before a medium's name in which the words that make it the article's own may stand."""


def find(body: Body, folded: str) -> Evidence | None:
    """Find the medium that the text names as its own.

    The dateline comes first, then a house mark or a byline, then a reporter's own question (`kepada
    Kompas.com`). A medium that is only quoted (`dikutip Antara`) is none.

    Args:
        body: the article's text.
        folded: the raw text, folded.

    Returns:
        The outlet with its words, or None.
    """
    if body.dateline and body.dateline.outlet:
        span = body.dateline.outlet
        words = span.of(body.raw)
        return _evidence(
            body.raw, span, canonical_outlet(words.capitalize() if _is_shouted(words) else words)
        )
    return _behind_title(body) or _mark(body.raw, folded) or _own_reporter(body.raw, folded)


def _behind_title(body: Body) -> Evidence | None:
    """The medium that ends the headline's line (`Judul | tempo.co`)."""
    match = _SUFFIX.match(body.raw, body.title.end) if body.title else None
    known = known_outlet(match.group(1)) if match else None
    return _evidence(body.raw, Span(*match.span(1)), known) if match and known else None


def _is_shouted(words: str) -> bool:
    """Whether an unknown medium prints its host name in capitals, as datelines do."""
    return words.isupper() and is_domain(words)


def _evidence(raw: str, span: Span, outlet: str) -> Evidence:
    return Evidence(Field.OUTLET, outlet, span.of(raw), span.start, span.end)


def _mark(raw: str, folded: str) -> Evidence | None:
    """The first house mark, else the first agency credit at the end of the text."""
    credit = None
    for last, (length, outlet, kind) in _marks().iter(folded):
        span = Span(last - length + 1, last + 1)
        if kind == "mark":
            return _evidence(raw, span, outlet)
        if credit is None and len(folded) - last <= _ENDING:
            credit = _evidence(raw, span, outlet)
    return credit


def _own_reporter(raw: str, folded: str) -> Evidence | None:
    """The first medium whose name follows words that only its own reporters write."""
    for last, (length, outlet) in _names().iter(folded):
        start = last - length + 1
        if not _is_name(raw, start, last + 1):
            continue
        before = folded[max(0, start - _CUE_WINDOW) : start].rstrip(" .,:")
        if before.endswith(_cues()):
            return _evidence(raw, Span(start, last + 1), outlet)
    return None


def _is_name(raw: str, start: int, end: int) -> bool:
    """Whether the letters are a name of their own: not part of a word, nor an ordinary word."""
    words = raw[start:end]
    if words.islower() and "." not in words and not words.startswith("detik"):
        return False
    return len(words) > 7 or not raw[end : end + 1].isalnum()


@cache
def _names() -> Automaton:
    automaton = Automaton()
    for alias, outlet in aliases().items():
        automaton.add_word(fold(alias), (len(alias), outlet))
    automaton.make_automaton()
    return automaton


@cache
def _marks() -> Automaton:
    automaton = Automaton()
    for row in knowledge.table("outlet_marks"):
        if row["kind"] != "own":
            automaton.add_word(fold(row["words"]), (len(row["words"]), row["outlet"], row["kind"]))
    automaton.make_automaton()
    return automaton


@cache
def _cues() -> tuple[str, ...]:
    return tuple(fold(row["words"]) for row in knowledge.table("outlet_marks") if row["kind"] == "own")
