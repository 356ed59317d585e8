"""The year of a day that is printed with its weekday alone: one of the fitting years, or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from index.extraction.body import Span
from index.extraction.clues import Clues, left, possible
from index.extraction.dategrammar import Mention

BY_YEAR = 2013
"""The first year that a year in print alone may settle: older ones in dated articles were all background."""
BESIDE = timedelta(days=31)
"""How far apart the days of one report lie at most."""
_TRAIL = 5
"""Years after the last one that the text tells of from which a day needs an upper bound."""
_CALLED_OWN = frozenset({"now", "period", "month", "event", "ahead", "year"})
"""Kinds of years in print that may be the report's own though a later year fits too."""
_TELLING = frozenset({"now", "past", "period", "month", "accounts", "last"})
"""Kinds of years in print that have come by the time of the report."""


def chosen(own: Mention, days: Sequence[date], found: Clues) -> tuple[date | None, Span | None]:
    """Choose the day of a report among those that its text allows.

    Args:
        own: the day of the report as it is printed.
        days: the days that it may be.
        found: what the text tells of its time.

    Returns:
        The one day that remains, with the words of the year that settles it if a year does; None when
        several remain.
    """
    beside = BESIDE if own.weekday is not None else timedelta()
    for mention in found.mentions:
        near = mention.in_year(mention.year) if mention.year else None
        for day in days:
            if near and abs(day - near) <= beside:
                return day, Span(mention.start, mention.end)
    if own.weekday is None:
        return None, None
    page = found.copyright
    of_page = next((day for day in days if page and day.year == page.year), None)
    if page and of_page:
        return of_page, page.span
    if len(days) == 1 and _is_settled(days[0], own, found):
        return days[0], None
    return _by_years(days, found)


def _is_settled(day: date, own: Mention, found: Clues) -> bool:
    """Whether the cues leave one day: not merely the medium's age, and not long after a year that bounds it.

    A day long after the last year that the text tells of is left when its weekday is misprinted.
    """
    if len(left(possible(own, found.today), found.cues)) > 1 or _is_of_later(day.year, found):
        return False
    years = {year.span for year in found.years}
    low = found.lower
    if low is None or low.earliest is None or low.span not in years:
        return True
    return any(cue.latest for cue in found.cues) or day.year - low.earliest.year < _TRAIL


def _is_of_later(year: int, found: Clues) -> bool:
    """Whether the text tells of a time more than a year after a year, and not as of a plan."""
    told = (item.year for item in found.years if item.kind in _TELLING)
    return any(year + 1 < other <= found.today.year for other in told)


def _by_years(days: Sequence[date], found: Clues) -> tuple[date | None, Span | None]:
    """The one day whose year the text prints, or whose neighbouring year it prints last.

    Measured on dated articles: a printed year is the report's own in 97 of 100 when no later year fits, and
    hardly ever when one does unless the text calls it its own; the latest printed year is its neighbour in 98
    of 100 when no later year fits.
    """
    printed = {year.year: year.span for year in found.years if year.year <= found.today.year + 1}
    printed |= {day.year: Span(day.start, day.end) for day in found.mentions if day.year}
    exact = [day for day in days if day.year in printed]
    near = [day for day in days if day not in exact and {day.year - 1, day.year + 1} & printed.keys()]
    if any(day.year < BY_YEAR for day in exact):
        exact, near = [day for day in exact if day.year >= BY_YEAR], []
    if len(exact) == 1:
        day = exact[0]
        latest = max(printed)
        later = any(other > day for other in days)
        if (near and day.year < latest) or (later and not _is_called_own(day.year, latest, found)):
            return None, None
        return day, printed[day.year]
    if exact or len(near) != 1 or any(other > near[0] for other in days):
        return None, None
    year = near[0].year
    return near[0], printed.get(year + 1) or printed[year - 1]


def _is_called_own(year: int, latest: int, found: Clues) -> bool:
    """Whether the text calls a year its own, or names by it what happens, and prints none beyond the next."""
    kinds = {printed.kind for printed in found.years if printed.year == year}
    return year >= latest - 1 and bool(kinds & _CALLED_OWN) and "past" not in kinds
