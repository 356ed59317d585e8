"""The printed forms of dates: where a text prints one and what it prints of it.

Works on folded text (`folding.fold`), whose offsets are the raw text's. Nothing is completed or judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from index import knowledge
from index.analysis.months import month_names
from index.extraction.folding import fold

FIRST_YEAR = 1945
LAST_YEAR = 2099
"""Years that a four-digit number may name: no Indonesian news report is older than the republic."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed date.

    Attributes:
        start: offset of its first character, a weekday before it and brackets included.
        end: offset behind its last character.
        year: the printed year, or None.
        month: 1 to 12.
        day: the day of the month, the first one of a range; None when only month and year are printed.
        weekday: the printed weekday, 0 (Monday) to 6, or None.
        last_day: the last day of a range (`3-6 Agustus`), else None.
        bracketed: whether it stands in brackets.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None
    last_day: int | None = None
    bracketed: bool = False

    def in_year(self, year: int) -> date | None:
        """The day in a year, or None when the month has no such day."""
        return calendar_day(year, self.month, self.day or 1)

    def fits(self, year: int) -> bool:
        """Whether the day exists in a year and falls on the printed weekday, if one is printed."""
        day = self.in_year(year)
        return day is not None and self.weekday in (None, day.weekday())


_NUMBER = re.compile(r"\d(?<![\w./]\d)(?<!\d,\d)")
_ISO = re.compile(r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_RANGE = r"(\d{1,2})(?: ?(?:-|/|,|&|dan|s\.?/?d\.?|sampai|hingga) ?(?:tanggal )?(\d{1,2}))?"
_YEAR = r"(?:(?:[ ,.+-]| ?tahun ){0,3}((?:19|20)\d\d)(?![\d.,]\d|\d))?"
_WORDED = re.compile(rf"(?:\d{{1,2}}, )?{_DAY_RANGE}(?:st|nd|rd|th)?[ .+-]{{0,2}}([a-z]{{3,9}})\b\.?{_YEAR}")
_NUMERIC = re.compile(
    r"(\d{1,2}) ?([/.-])[/.]? ?(\d{1,2})(?: ?\2[/.]? ?((?:19|20)\d\d|\d\d)(?!\d))?"
    r"(?:/ ?\d{0,4}(?=\)))?(?![\d/])"
)
"""A doubled mark and a misprinted year before a bracket are passed over: `(14/.8/2024)`, `(24/5/206)`."""
_GLUED_YEAR = re.compile(r"(\d{1,2})(/)(0?[1-9]|1[0-2])(20[0-4]\d)(?=\))")
"""`(22/52026)`"""
_MONTH_YEAR = re.compile(r"(?<![\w.,/-])([a-z]{3,9})\.?,? (?:tahun )?((?:19|20)\d\d)(?!\d|[.,]\d)")
_ENGLISH = re.compile(r"(?<!\w)([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)")
_BETWEEN = r"(?:[ ,.(:]|tanggal|tgl|tepatnya|dini hari|pagi|siang|sore|petang|malam|kemarin|lalu|ini)*"


def scan(folded: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Find the printed dates of a text.

    Args:
        folded: the folded text.
        start: where to begin.
        end: where to stop; None for the text's end.

    Yields:
        The mentions with at least a day and a month, in the order of the text, none overlapping another.
    """
    end = len(folded) if end is None else end
    position = start
    for number in _NUMBER.finditer(folded, start, end):
        if number.start() < position:
            continue
        mention = _at(folded, number.start(), end)
        if mention:
            mention = _with_surroundings(folded, mention, position, end)
            position = mention.end
            yield mention


def months(folded: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Find months printed with their year (`Januari 2018`); a day before them is not looked at."""
    for match in _MONTH_YEAR.finditer(folded, start, len(folded) if end is None else end):
        month = month_names().get(match.group(1))
        if month:
            yield Mention(match.start(), match.end(), int(match.group(2)), month, None)


def english(folded: str, start: int = 0, end: int | None = None) -> Mention | None:
    """Read the English form `January 23, 2025`, which only feeds and metadata print."""
    for match in _ENGLISH.finditer(folded, start, len(folded) if end is None else end):
        month = month_names().get(match.group(1))
        if month and calendar_day(int(match.group(3)), month, int(match.group(2))):
            return Mention(match.start(), match.end(), int(match.group(3)), month, int(match.group(2)))
    return None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at(folded: str, start: int, end: int) -> Mention | None:
    """The date that begins with the digit at an offset."""
    if match := _ISO.match(folded, start, end):
        year, month, day = int(match.group(1)), int(match.group(3)), int(match.group(4))
        return _on_calendar(Mention(start, match.end(), year, month, day))
    if match := _WORDED.match(folded, start, end):
        month = month_names().get(match.group(3), 0)
        if month:
            printed = int(match.group(4)) if match.group(4) else None
            last = int(match.group(2)) if match.group(2) else None
            stop = match.end() if printed else match.end(3)
            return _on_calendar(Mention(start, stop, printed, month, int(match.group(1)), None, last))
    if match := _GLUED_YEAR.match(folded, start, end) or _NUMERIC.match(folded, start, end):
        return _numeric(folded, match)
    return None


def _numeric(folded: str, match: re.Match[str]) -> Mention | None:
    """`26/8/2019`, `01-10-2023`; without a year only `26/8`, and only in brackets or behind a weekday."""
    day, month = int(match.group(1)), int(match.group(3))
    if month > 12 >= day:
        day, month = month, day
    printed = match.group(4)
    if printed is None:
        if match.group(2) != "/" or not _marked(folded, match):
            return None
        return _on_calendar(Mention(match.start(), match.end(), None, month, day))
    if len(printed) == 2:
        if match.group(2) != "/" or not _marked(folded, match):
            return None
        printed = f"20{printed}"
    return _on_calendar(Mention(match.start(), match.end(), int(printed), month, day))


def _marked(folded: str, match: re.Match[str]) -> bool:
    before = folded[max(0, match.start() - 2) : match.start()].strip()
    return before.endswith("(") or _weekday_before(folded, match.start(), 0) is not None


def _on_calendar(mention: Mention) -> Mention | None:
    """The date, or None when the calendar has no such day."""
    year = 2000 if mention.year is None else mention.year
    if not FIRST_YEAR <= year <= LAST_YEAR or calendar_day(year, mention.month, mention.day or 1) is None:
        return None
    if mention.last_day is not None and calendar_day(year, mention.month, mention.last_day) is None:
        return None
    return mention


def _with_surroundings(folded: str, mention: Mention, floor: int, ceiling: int) -> Mention:
    """Take in the weekday before a date and the brackets around it."""
    start, end = mention.start, mention.end
    opened = folded[max(floor, start - 2) : start].rstrip().endswith("(")
    weekday = None
    before = _weekday_before(folded, start, floor)
    if before:
        weekday, start = before
    elif opened:
        start = folded.rindex("(", floor, start)
    if opened or "(" in folded[start : mention.start]:
        closing = folded[end : min(ceiling, end + 2)]
        end += closing.index(")") + 1 if ")" in closing else 0
    return Mention(start, end, mention.year, mention.month, mention.day, weekday, mention.last_day, opened)


def _weekday_before(folded: str, start: int, floor: int) -> tuple[int, int] | None:
    """The weekday that stands right before an offset, and where it begins."""
    window = max(floor, start - 40)
    match = _weekday_pattern().search(folded, window, start)
    if match is None:
        return None
    return weekday_names()[match.group(1)], match.start(1)


@cache
def _weekday_pattern() -> re.Pattern[str]:
    names = sorted(weekday_names(), key=len, reverse=True)
    long = "|".join(re.escape(name) for name in names if len(name) > 3)
    short = "|".join(re.escape(name) for name in names if len(name) <= 3)
    return re.compile(rf"((?:{long})|(?<![a-z])(?:{short})(?=[ ,.])){_BETWEEN}\Z")


@cache
def weekday_names() -> dict[str, int]:
    """Every folded spelling of a weekday, with its number (0 is Monday)."""
    rows = knowledge.table("weekdays")
    return {fold(name): int(row["weekday"]) for row in rows for name in knowledge.split(row["names"])}
