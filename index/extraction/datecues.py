"""What a text tells of its own time without printing it: bounds from offices, names, laws and years.

Every cue is a bound, never a date. Where bounds and weekday leave one day, that is the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ahocorasick import Automaton

from index import knowledge
from index.extraction.body import Span
from index.extraction.folding import fold

_OFFICE_WINDOW = 90
"""Characters before a person's name in which the office must begin: titles may stand between."""
_GAP = 45
"""Characters between an office and its holder: an abbreviation in brackets and academic titles."""
_LAW = re.compile(
    r"(?:\bno(?:mor|mer)?\.? ?\d{1,4}[a-z]?(?:[/.][\w.-]{1,20})? ?(?:/|tahun|thn\.?) ?|(?<![\w.,/])\d{1,3}[a-z]? tahun )"
    r"((?:19|20)\d\d)(?!\d)|\b(?:uu|pp|perpres|inpres|keppres|permen\w*|perda|pergub|perbup|perwali) (?:no\.? ?)?\d{1,3}"
    r"(?: ?/ ?| tahun )((?:19|20)\d\d)(?!\d)"
)
_YEAR = re.compile(
    r"(?<![\w.,/:-])((?:19|20)\d\d)(?![\d]|[.,/:-]\d| ?(?:rupiah|orang|unit|jiwa|hektare|meter|wib))"
)
_PAST = re.compile(
    r"(?:sejak|periode|pada(?: tahun)?|semester [12i]{1,2}|(?:kuartal|triwulan) (?:i{1,3}|iv|[1-4])|©) \Z"
)
_COPYRIGHT = re.compile(r"(?:©|copyright)[ ©(c)]{0,6}(?:[a-z.]{1,20} )?((?:19|20)\d\d)(?!\d)")
_ABBREVIATION = re.compile(r"\b[A-Za-z]*[A-Z]{2}")
_BRACKETS = re.compile(r"\([^()]{1,30}\)")
_TITLES = re.compile(
    r"\b(?:ri|republik indonesia|h|hj|kh|dr|ir|prof|pak|bapak|ibu|bu|jenderal|jend|pol|tni|drs|m)\b\.?|(?<=\d) ri\b"
)
_BREAK = re.compile(r"[,;:.!?\"“”](?=\s)|\bdan\b|/")


@dataclass(frozen=True, slots=True)
class Cue:
    """One bound on the day of a report.

    Attributes:
        span: the words it rests on.
        intervals: the days it allows; None at an end for no bound.
    """

    span: Span
    intervals: tuple[tuple[date | None, date | None], ...]

    def allows(self, day: date) -> bool:
        """Whether the day lies in one of the intervals."""
        return any(
            (low is None or low <= day) and (high is None or day <= high) for low, high in self.intervals
        )

    @property
    def earliest(self) -> date | None:
        """The first day allowed, or None without a lower bound."""
        lows = [low for low, _ in self.intervals]
        return None if None in lows else min(low for low in lows if low)

    @property
    def latest(self) -> date | None:
        """The last day allowed, or None without an upper bound."""
        highs = [high for _, high in self.intervals]
        return None if None in highs else max(high for high in highs if high)


def find(raw: str, folded: str, spans: Iterable[Span]) -> tuple[Cue, ...]:
    """Find the documented bounds of a text: names, offices, laws, past years.

    Args:
        raw: the raw text.
        folded: the same text folded.
        spans: the pieces of the text to look at: headline and paragraphs.

    Returns:
        The cues in no particular order.
    """
    cues: list[Cue] = []
    for span in spans:
        cues += _names(raw, folded, span)
        cues += _laws(folded, span)
    return tuple(cues)


def years(folded: str, spans: Iterable[Span]) -> Iterator[tuple[int, Span]]:
    """Find the years that a text prints, those of laws left out.

    Args:
        folded: the folded text.
        spans: the pieces of the text to look at.

    Yields:
        Year and its words.
    """
    for span in spans:
        laws = [match.span() for match in _LAW.finditer(folded, span.start, span.end)]
        for match in _YEAR.finditer(folded, span.start, span.end):
            if not any(start <= match.start() < end for start, end in laws):
                yield int(match.group(1)), Span(*match.span(1))


def copyright_year(folded: str) -> tuple[int, Span] | None:
    """The year of the page's copyright line, or None."""
    match = _COPYRIGHT.search(folded)
    return (int(match.group(1)), Span(*match.span())) if match else None


def is_past(folded: str, year: Span) -> bool:
    """Whether the words before a year say that it has begun: `sejak`, `periode`, `pada`."""
    return bool(_PAST.search(folded, max(0, year.start - 24), year.start))


def _laws(folded: str, span: Span) -> Iterator[Cue]:
    """Laws: none is cited by number and year before that year."""
    for match in _LAW.finditer(folded, span.start, span.end):
        year = int(match.group(1) or match.group(2))
        yield Cue(Span(*match.span()), ((date(year, 1, 1), None),))


def _names(raw: str, folded: str, span: Span) -> Iterator[Cue]:
    """Names with a life span, and persons in an office."""
    for last, (words, offices) in _automaton().iter(folded, span.start, span.end):
        start, end = last + 1 - len(fold(words)), last + 1
        if folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum() or raw[start].islower():
            continue
        for office, intervals in offices.items():
            if not office:
                if not _ABBREVIATION.search(words) or raw[start:end] == words:
                    yield Cue(Span(start, end), intervals)
            elif held := _office_before(folded, max(span.start, start - _OFFICE_WINDOW), start, office):
                begins, over = held
                lows = tuple((low, None if over else high) for low, high in intervals)
                yield Cue(Span(begins, end), lows)


def _office_before(folded: str, floor: int, person: int, office: str) -> tuple[int, bool] | None:
    """Find the office that a person's name follows.

    Returns:
        Where it begins and whether it is over, or None when the person is not named in this office.
    """
    match = None
    for match in _forms(office).finditer(folded, floor, person):
        pass
    if match is None:
        return None
    gap = folded[match.end() : person]
    before = folded[max(floor, match.start() - 16) : match.start()].rstrip(" -")
    if len(gap) > _GAP or not _only_titles(gap):
        return None
    kinds = {kind for words, kind in _former("between") if words in gap}
    kinds |= {kind for words, kind in _former("before") if before.endswith(words)}
    return None if "future" in kinds else (match.start(), "former" in kinds)


def _only_titles(gap: str) -> bool:
    """Whether nothing but an abbreviation in brackets and a person's titles stands in a gap."""
    bare = _TITLES.sub(" ", _BRACKETS.sub(" ", gap))
    return not _BREAK.search(bare) and len(bare.split()) <= 2


@cache
def _automaton() -> Automaton:
    """Persons and names; the rows of one person in one office become one entry."""
    entries: dict[str, tuple[str, dict[str, tuple[tuple[date | None, date | None], ...]]]] = {}
    for words, office, row in _rows():
        offices = entries.setdefault(fold(words), (words, {}))[1]
        offices[office] = (*offices.get(office, ()), (_day(row["from"]), _day(row["until"])))
    automaton = Automaton()
    for key, entry in entries.items():
        automaton.add_word(key, entry)
    automaton.make_automaton()
    return automaton


def _rows() -> Iterator[tuple[str, str, dict[str, str]]]:
    for row in knowledge.table("officeholders"):
        for person in knowledge.split(row["persons"]):
            yield person, row["office"], row
    for row in knowledge.table("year_cues"):
        yield row["words"], "", row


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@cache
def _forms(office: str) -> re.Pattern[str]:
    row = next(row for row in knowledge.table("offices") if row["office"] == office)
    forms = sorted((fold(form) for form in knowledge.split(row["forms"])), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(form) for form in forms)})\b")


@cache
def _former(where: str) -> tuple[tuple[str, str], ...]:
    rows = knowledge.table("former_words")
    return tuple((row["words"], row["kind"]) for row in rows if row["where"] == where)
