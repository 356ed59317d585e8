"""Trends: searches compared over time, as numbers of articles and as shares of all articles of that time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from index.engine import MISSING, Engine, Facet, Filters, SearchRequest
from index.query.parser import parse

MAX_SERIES = 5
"""Searches that are compared at most: what a plot of lines can tell apart, and what bounds the cost."""
MOST_MONTHS = 120
"""Months that are drawn at most; a longer time is drawn by years."""
FEW_MONTHS = 36
"""Up to so many months are drawn by months when nobody says otherwise."""
MOST_YEARS = 40
"""Years that are drawn at most, the latest; a wrong date far back would leave no width for the others."""


class Step(StrEnum):
    """How finely time is divided; the values of the parameter `by`."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be compared.

    Attributes:
        queries: what was typed, at most MAX_SERIES.
        date_from, date_to: the time, as in Filters.
        step: how time is to be divided, or None for whatever suits it.
        expand: as in SearchRequest.
        more: whether further searches were asked for and are left out.
    """

    queries: tuple[str, ...]
    date_from: str | None = None
    date_to: str | None = None
    step: Step | None = None
    expand: bool = True
    more: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One search over time.

    Attributes:
        query: what was typed.
        counts: the number of articles in each period.
        shares: their part of all articles of the period, 0 to 1; None where there are none.
        total: how many articles there are in all, drawn or not.
        left_out: how many of them are in no period: without date, or without month where months are drawn.
    """

    query: str
    counts: tuple[int, ...]
    shares: tuple[float | None, ...]
    total: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Trends:
    """Searches over time.

    Attributes:
        step: how time is divided.
        months_fit: whether it could be divided into months.
        periods: `2018` or `2018-08`, without gaps; none when nothing was found.
        totals: the number of all articles in each period.
        series: the searches, in the order that they were given.
    """

    step: Step
    months_fit: bool
    periods: tuple[str, ...]
    totals: tuple[int, ...]
    series: tuple[Series, ...]


def trends(engine: Engine, wanted: Wanted) -> Trends:
    """Count the searches and all articles over time."""
    histories = [_history(engine, query, wanted) for query in wanted.queries]
    everything = _history(engine, "", wanted)
    dates = {date for history in histories for date in history if date != MISSING[Facet.DATE]}
    span = _span(dates)
    months_fit = 0 < len(_months(span)) <= MOST_MONTHS
    step = wanted.step if wanted.step and months_fit else None
    step = step or (Step.MONTH if months_fit and len(_months(span)) <= FEW_MONTHS else Step.YEAR)
    periods = _months(span) if step is Step.MONTH else _years(span)
    totals = _counts(everything, periods)
    series = tuple(
        _series(query, history, periods, totals)
        for query, history in zip(wanted.queries, histories, strict=True)
    )
    return Trends(step, months_fit, periods, totals, series)


def _history(engine: Engine, query: str, wanted: Wanted) -> Mapping[str, int]:
    filters = Filters(date_from=wanted.date_from, date_to=wanted.date_to)
    return engine.history(SearchRequest(parse(query), filters, expand=wanted.expand))


def _span(dates: Iterable[str]) -> tuple[str, str] | None:
    """The first and the last month; a year that is known alone stands for all its months."""
    known = sorted(dates)
    if not known:
        return None
    last = max(date if len(date) > 4 else f"{date}-12" for date in known)
    first = min(date if len(date) > 4 else f"{date}-01" for date in known)
    return max(first, f"{int(last[:4]) - MOST_YEARS + 1:04d}-01"), last


def _months(span: tuple[str, str] | None) -> tuple[str, ...]:
    if span is None:
        return ()
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in span)
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1))


def _years(span: tuple[str, str] | None) -> tuple[str, ...]:
    if span is None:
        return ()
    return tuple(f"{year:04d}" for year in range(int(span[0][:4]), int(span[1][:4]) + 1))


def _counts(history: Mapping[str, int], periods: tuple[str, ...]) -> tuple[int, ...]:
    width = len(periods[0]) if periods else 0
    counts = dict.fromkeys(periods, 0)
    for date, count in history.items():
        if len(date) >= width and date[:width] in counts:
            counts[date[:width]] += count
    return tuple(counts.values())


def _series(
    query: str, history: Mapping[str, int], periods: tuple[str, ...], totals: tuple[int, ...]
) -> Series:
    counts = _counts(history, periods)
    shares = tuple(count / total if total else None for count, total in zip(counts, totals, strict=True))
    whole = sum(history.values())
    return Series(query, counts, shares, whole, whole - sum(counts))
