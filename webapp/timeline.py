"""The timeline: the date facet as bars, the empty years between them shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.engine import MISSING, Facet
from webapp.facets import Entry
from webapp.filters import date_words, month_mark

LONGEST = 40
"""Years that are drawn at most, the latest; a wrong date far back would leave no width for the others."""
HEIGHT = 100
"""The height of the longest bar, in the drawing's own units."""
_MARKS = 6
"""Years that are named under the bars, about: as many as fit on a narrow screen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One year or month.

    Attributes:
        period: `2018` or `2018-08`.
        label: its name for readers.
        mark: the short name under the bar; empty where there is no room.
        count: how many results.
        height: 0 to HEIGHT; what is not empty can be seen.
        entry: the facet's value behind it; None for an empty one.
    """

    period: str
    label: str
    mark: str
    count: int
    height: int
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The results over time.

    Attributes:
        bars: the years, or the months of one year, without gaps; none when no result has a date.
        year: the year whose months these are, or None.
        outside: how many results lie before the first year, or in none of the year's months.
        undated: the facet's value for results without a date, or None.
        chosen: whether any year or month is chosen.
    """

    bars: tuple[Bar, ...]
    year: Entry | None
    outside: int
    undated: Entry | None
    chosen: bool


def timeline(entries: Iterable[Entry]) -> Timeline:
    """Draw the date facet: months when only one year is chosen or found, else years."""
    by_period = {entry.value: entry for entry in entries}
    undated = by_period.pop(MISSING[Facet.DATE], None)
    years = {period: entry for period, entry in by_period.items() if not entry.nested}
    months = {period: entry for period, entry in by_period.items() if entry.nested}
    opened = {period[:4] for period in months}
    chosen = {period[:4] for period, entry in by_period.items() if entry.selected}
    if len(opened) == 1 and (chosen == opened or len(years) == 1):
        (year,) = opened
        unknown = years[year].count - sum(entry.count for entry in months.values())
        return Timeline(_bars(_months(year), months), years[year], unknown, undated, bool(chosen))
    first, last = _span(years)
    earlier = sum(entry.count for period, entry in years.items() if int(period) < first)
    periods = [f"{year:04d}" for year in range(first, last + 1)] if years else []
    return Timeline(_bars(periods, years), None, earlier, undated, bool(chosen))


def _span(years: Iterable[str]) -> tuple[int, int]:
    numbers = [int(year) for year in years]
    last = max(numbers, default=0)
    return max(min(numbers, default=1), last - LONGEST + 1), last


def _months(year: str) -> list[str]:
    return [f"{year}-{month:02d}" for month in range(1, 13)]


def _bars(periods: list[str], entries: dict[str, Entry]) -> tuple[Bar, ...]:
    found = [entries.get(period) for period in periods]
    most = max((entry.count for entry in found if entry), default=0) or 1
    step = -(-len(periods) // _MARKS)
    return tuple(
        _bar(period, entry, most, marked=len(period) > 4 or number % step == 0)
        for number, (period, entry) in enumerate(zip(periods, found, strict=True), 1 - len(periods))
    )


def _bar(period: str, entry: Entry | None, most: int, *, marked: bool) -> Bar:
    count = entry.count if entry else 0
    height = max(2, round(count * HEIGHT / most)) if count else 0
    label = entry.label if entry else date_words(period)
    return Bar(period, label, month_mark(period) if marked else "", count, height, entry)
