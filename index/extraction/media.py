"""The medium that an article names as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ahocorasick import Automaton

from index import knowledge, outlets
from index.article import Evidence, Field
from index.extraction import masthead
from index.extraction.body import Body, Span
from index.extraction.candidate import Candidate, Verdict
from index.extraction.folding import fold
from index.outlets import aliases, canonical_outlet, host_of, is_domain, known_outlet
from index.sources.page import Given

_ENDING = 60
"""Characters from the end of a text in which an agency's credit is the text's own."""
_SUFFIX = re.compile(r"\s+[|»·–—-]\s+([^|»·–—\n]{3,40}?)[^\S\n]*(?=\n|\Z)")
_GLUED_DATELINE = re.compile(r"[A-Z]{4,}, ([\w.]{4,20}(?: [A-Z][\w.]{2,20})?) ?[-–—]")
_OPENING = 300
"""Characters of the body in which a dateline may follow a repeated headline."""
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
    first = next(candidates(body, folded), None)
    return first.words[0] if first and first.verdict is not Verdict.NAMED else None


def beside(given: Mapping[Field, Given]) -> Evidence | None:
    """Find the medium in what came beside the text: at the end of its title, or in its address.

    Args:
        given: the values that came beside the text.

    Returns:
        The outlet with its words, or None; an unknown host counts by its name, unless it is an office's, a
        school's or one on which anybody publishes.
    """
    title, address = given.get(Field.TITLE), given.get(Field.URL)
    if title and (match := _SUFFIX.search(title.words)):
        name = match.group(1).strip()
        if known_outlet(name) or is_domain(name):
            return Evidence(Field.OUTLET, canonical_outlet(name), title.words, origin=title.origin)
    host = host_of(address.value) if address else ""
    if address and (known_outlet(host) or (is_domain(host) and not outlets.is_anybodys(host))):
        return Evidence(Field.OUTLET, canonical_outlet(host), address.words, origin=address.origin)
    return None


def candidates(body: Body, folded: str) -> Iterator[Candidate]:
    """Look for media one after another, no further than is asked for.

    Args:
        body: the article's text.
        folded: the raw text, folded.

    Yields:
        The media that may be the article's own, the one with the best claim first; behind them those that
        are only named.
    """
    for evidence in (*_in_dateline(body), *_in_opening(body)):
        yield _candidate(evidence, Verdict.DATELINE)
    behind = _behind_title(body)
    if behind:
        yield _candidate(behind, Verdict.BEHIND_TITLE)
    yield from _marked(body.raw, folded)
    named = list(_named(body.raw, folded))
    yield from (one for one in named if one.verdict is Verdict.REPORTER)
    yield from (_candidate(evidence, Verdict.MARK) for evidence in masthead.find(body))
    yield from (one for one in named if one.verdict is not Verdict.REPORTER)


def _candidate(evidence: Evidence, verdict: Verdict) -> Candidate:
    return Candidate(Field.OUTLET, evidence.value, (evidence,), verdict)


def _in_dateline(body: Body) -> Iterator[Evidence]:
    if body.dateline and body.dateline.outlet:
        span = body.dateline.outlet
        words = span.of(body.raw)
        yield _evidence(body.raw, span, canonical_outlet(outlets.spoken(words)))


def _in_opening(body: Body) -> Iterator[Evidence]:
    """A known medium in a dateline glued to a repeated headline (`Swasta SEMARANG, KOMPAS.com-`)."""
    if body.dateline is None and body.paragraphs:
        start = body.paragraphs[0].start
        for match in _GLUED_DATELINE.finditer(body.raw, start, start + _OPENING):
            if known := known_outlet(match.group(1)):
                yield _evidence(body.raw, Span(*match.span(1)), known)


def _behind_title(body: Body) -> Evidence | None:
    """The medium that ends the headline's line (`Judul | tempo.co`)."""
    match = _SUFFIX.match(body.raw, body.title.end) if body.title else None
    if match and (known_outlet(match.group(1)) or is_domain(match.group(1))):
        return _evidence(body.raw, Span(*match.span(1)), canonical_outlet(match.group(1)))
    return None


def _evidence(raw: str, span: Span, outlet: str) -> Evidence:
    return Evidence(Field.OUTLET, outlet, span.of(raw), span.start, span.end)


def _marked(raw: str, folded: str) -> Iterator[Candidate]:
    """The house marks, behind them the agencies' credits at the end of the text."""
    endings = []
    for last, (length, outlet, kind) in _marks().iter(folded):
        evidence = _evidence(raw, Span(last - length + 1, last + 1), outlet)
        if kind == "mark":
            yield _candidate(evidence, Verdict.MARK)
        elif len(folded) - last <= _ENDING:
            endings.append(_candidate(evidence, Verdict.CREDIT))
    yield from endings


def _named(raw: str, folded: str) -> Iterator[Candidate]:
    """The media whose names follow words that only their own reporters write, behind them the others."""
    others = []
    for last, (length, outlet) in _names().iter(folded):
        start = last - length + 1
        if not _is_name(raw, start, last + 1, outlet):
            continue
        before = folded[max(0, start - _CUE_WINDOW) : start].rstrip(" .,:")
        evidence = _evidence(raw, Span(start, last + 1), outlet)
        if before.endswith(_cues()):
            yield _candidate(evidence, Verdict.REPORTER)
        else:
            others.append(_candidate(evidence, Verdict.NAMED))
    yield from others


def _is_name(raw: str, start: int, end: int, outlet: str) -> bool:
    """Whether the letters are a name of their own: not part of a word, nor an ordinary word.

    A medium that writes its name in small letters is named so (kumparan, detikcom).
    """
    words = raw[start:end]
    if words.islower() and "." not in words and not outlet.islower():
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
        if row["kind"] in {"mark", "ending"}:
            automaton.add_word(fold(row["words"]), (len(row["words"]), row["outlet"], row["kind"]))
    automaton.make_automaton()
    return automaton


@cache
def _cues() -> tuple[str, ...]:
    return tuple(fold(row["words"]) for row in knowledge.table("outlet_marks") if row["kind"] == "own")
