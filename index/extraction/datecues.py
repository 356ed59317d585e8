"""What a text tells of its own time without printing it: bounds from offices, names, laws and years.

Every cue is a bound, never a date. Where bounds and weekday leave one day, that is the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ahocorasick import Automaton

from index import knowledge
from index.extraction import hijri
from index.extraction.body import Span
from index.extraction.folding import fold
from index.extraction.yearwords import PrintedYear

_OFFICE_WINDOW = 90
"""Characters before a person's name in which the office must begin: titles may stand between."""
_GAP = 45
"""Characters between an office and its holder: an abbreviation in brackets and academic titles."""
_HANDOVER = timedelta(days=180)
"""How much too late the end of a term may be entered: some are known by their months only."""
_FEASTS = (date(1990, 1, 1), date(2060, 1, 1))
"""The years whose feasts are reckoned; before and after them their words bound nothing."""
_BEHIND = 24
"""Characters behind a person's name in which it may say that the office is of another time."""
_LAW = re.compile(
    r"(?:\bno(?:mor|mer)?\.? ?(?:[a-z]{1,4}[ .-]{1,2})?\d{1,4}[a-z]?(?:[/.][\w.-]{1,20})?"
    r" ?(?:/|tahun|thn\.?) ?"
    r"|(?<![\w.,/])\d{1,3}[a-z]? tahun "
    r"|\b(?:uu|pp|perpres|inpres|keppres|permen\w{0,12}|perda|pergub|perbup|perwali)"
    r" (?:no\.? ?)?\d{1,3} ?/ ?)\Z"
)
"""How the citation of a law stands before its year."""
_LAW_YEAR = re.compile(r"(?:19|20)\d\d(?<=[/ ]\d\d\d\d)(?!\d)")
_LAW_WINDOW = 44
_YEAR_BOUNDS = {
    "past": (0, None),
    "period": (0, None),
    "accounts": (1, None),
    "ahead": (None, 0),
    "next": (-1, -1),
    "last": (1, 1),
}
"""For each kind of printed year, the first and the last year that the report may be of, counted from it."""
_ABBREVIATION = re.compile(r"\b[A-Za-z]*[A-Z]{2}")
_BRACKETS = re.compile(r"\([^()]{1,30}\)")
_TITLES = re.compile(
    r"\b(?:ri|republik indonesia|h|hj|kh|dr|ir|prof|pak|bapak|ibu|bu|drs|m|jenderal|jend|pol|tni|komjen|irjen"
    r"|brigjen|kombes|akbp|kompol|akp|letjen|mayjen|kolonel|letkol|mayor|laksamana|marsekal)\b\.?"
)
_ACTING = re.compile(r" (?:pj|plt|plh|penjabat|pejabat|pelaksana tugas)\.?\Z")
_BREAK = re.compile(r"[,;:.!?\"“”](?=\s)|\bdan\b|/")

Interval = tuple[date | None, date | None]
"""The first and the last day; None at an end for no bound."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One bound on the day of a report.

    Attributes:
        span: the words it rests on.
        intervals: the days it allows.
    """

    span: Span
    intervals: tuple[Interval, ...]

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


def laws(folded: str, spans: Iterable[Span]) -> tuple[Cue, ...]:
    """Find the laws that a text cites: none is cited by number and year before that year.

    Args:
        folded: the folded text.
        spans: the pieces of the text to look at.

    Returns:
        One lower bound a citation.
    """
    found = []
    for span in spans:
        for year in _LAW_YEAR.finditer(folded, span.start, span.end):
            law = _LAW.search(folded, max(span.start, year.start() - _LAW_WINDOW), year.start())
            if law:
                cited = Span(law.start(), year.end())
                found.append(Cue(cited, ((date(int(year.group()), 1, 1), None),)))
    return tuple(found)


def names(raw: str, folded: str, spans: Iterable[Span]) -> tuple[Cue, ...]:
    """Find the names with a documented life span and the persons in a documented office.

    Args:
        raw: the raw text.
        folded: the same text folded.
        spans: the pieces of the text to look at.

    Returns:
        The cues in the order of the text.
    """
    return tuple(cue for span in spans for cue in _names(raw, folded, span))


def of_years(years: Iterable[PrintedYear]) -> tuple[Cue, ...]:
    """The bounds that printed years give: `sejak 2019`, `2019 mendatang`, `2019, tahun depan`.

    A report that prints a year is of the year before it at the earliest, unless what is said of the year may
    be still to come: so it is with all but 4 of 10,000 printed years of dated articles.
    """
    cues = []
    for printed in years:
        if printed.kind in _YEAR_BOUNDS or not (printed.coming or printed.kind == "plan"):
            first, last = _YEAR_BOUNDS.get(printed.kind, (-1, None))
            low = None if first is None else date(printed.year + first, 1, 1)
            high = None if last is None else date(printed.year + last, 12, 31)
            cues.append(Cue(printed.span, ((low, high),)))
    return tuple(cues)


def _names(raw: str, folded: str, span: Span) -> Iterator[Cue]:
    """Names with a life span, and persons in an office."""
    passed: dict[str, int] = {}
    # The automaton copies all of the text that it is given, however little of it is looked through.
    for last, (length, words, offices) in _automaton().iter(span.of(folded)):
        end = span.start + last + 1
        start = end - length
        if folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum():
            continue
        if raw[start].islower() and words[0].isupper() and words.count(" ") < 2:
            continue
        for office, intervals in offices.items():
            if not office:
                if not _ABBREVIATION.search(words) or raw[start:end] == words:
                    yield Cue(Span(start, end), intervals)
                continue
            # An office between whose name and the person another holder stands is that holder's.
            floor = max(span.start, start - _OFFICE_WINDOW, passed.get(office, 0))
            passed[office] = end
            if held := _office_before(folded, floor, start, office):
                begins, time = held
                time = time or _time_behind(folded, end)
                yield Cue(Span(begins, end), tuple(_at(time, interval) for interval in intervals))


def _at(time: str, term: Interval) -> Interval:
    """The days on which one speaks of a term: in office, of a `former` holder, or of its `era`."""
    low, high = term
    if not time:
        return term
    return (max(low or high, high - _HANDOVER) if time == "former" and high else low), None


def _office_before(folded: str, floor: int, person: int, office: str) -> tuple[int, str] | None:
    """Find the office that a person's name follows.

    Returns:
        Where it begins and at what time it is spoken of: `former`, `era`, or nothing for the present; None
        when the person is not named in this office.
    """
    forms = list(_forms(office).finditer(folded, floor, person))
    if not forms:
        return None
    match = forms[-1]
    gap = folded[match.end() : person]
    if len(forms) > 1 and folded[forms[-2].end() : match.start()].strip() == "(":
        match = forms[-2]
    before = _ACTING.sub("", folded[max(floor, match.start() - 24) : match.start()].rstrip(" -"))
    if len(gap) > _GAP or not _only_titles(gap):
        return None
    kinds = {kind for words, kind in _former("between") if words in gap}
    kinds |= {kind for words, kind in _former("before") if before.endswith(words)}
    time = "era" if "era" in kinds else "former" if "former" in kinds else ""
    return None if "future" in kinds else (match.start(), time)


def _time_behind(folded: str, end: int) -> str:
    """At what time an office is spoken of by the words right behind its holder: `Menkominfo X saat itu`."""
    behind = folded[end : end + _BEHIND].lstrip(" ,(")
    return next((kind for words, kind in _former("behind") if behind.startswith(words)), "")


def _only_titles(gap: str) -> bool:
    """Whether nothing but an abbreviation in brackets and a person's titles stands in a gap."""
    bare = _TITLES.sub(" ", _BRACKETS.sub(" ", gap)).rstrip(" ,")
    return not _BREAK.search(bare) and len(bare.split()) <= 2


@cache
def _automaton() -> Automaton:
    """Persons and names; the rows of one person in one office become one entry."""
    entries: dict[str, tuple[str, dict[str, tuple[Interval, ...]]]] = {}
    for words, office, row in _rows():
        offices = entries.setdefault(fold(words), (words, {}))[1]
        offices[office] = (*offices.get(office, ()), (_day(row["from"]), _day(row["until"])))
    for words, intervals in _feasts():
        entries.setdefault(fold(words), (words, {}))[1][""] = intervals
    automaton = Automaton()
    for key, entry in entries.items():
        automaton.add_word(key, (len(key), *entry))
    automaton.make_automaton()
    return automaton


def _rows() -> Iterator[tuple[str, str, dict[str, str]]]:
    for row in knowledge.table("officeholders"):
        for person in knowledge.split(row["persons"]):
            yield person, row["office"], row
    for row in knowledge.table("year_cues"):
        yield row["words"], "", row


def _feasts() -> Iterator[tuple[str, tuple[Interval, ...]]]:
    """The words of each feast with the days around it, year by year; years out of reach are left open."""
    for row in knowledge.table("feasts"):
        before, after = (timedelta(days=int(row[side])) for side in ("before", "after"))
        days = [
            hijri.day_of(year, int(row["month"]), int(row["day"])) for year in hijri.years_between(*_FEASTS)
        ]
        spans = [(day - before, day + after) for day in days]
        intervals = ((None, spans[0][1]), *spans[1:-1], (spans[-1][0], None))
        for words in knowledge.split(row["words"]):
            yield words, intervals


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
