"""The Islamic calendar, by its mean length: right within two days, which is enough to tell years apart."""

from __future__ import annotations

from datetime import date, timedelta

_NEW_YEAR = (1447, date(2025, 6, 27))
"""A year of the Islamic calendar and its first day (joint decree of three ministers on holidays of 2025)."""
_MONTH = 29.530589
"""Mean length of its months in days, the moon's."""


def day_of(year: int, month: int = 1, day: int = 1) -> date:
    """The day on which a day of the Islamic calendar falls.

    Args:
        year: the year, counted from the Hijrah.
        month: 1 to 12.
        day: 1 to 30.
    """
    known, first = _NEW_YEAR
    months = (year - known) * 12 + month - 1
    return first + timedelta(days=round(months * _MONTH) + day - 1)


def years_between(first: date, last: date) -> range:
    """The years of the Islamic calendar that touch the days from `first` to `last`."""
    known, opens = _NEW_YEAR
    return range(
        known + int((first - opens).days // (12 * _MONTH)),
        known + int((last - opens).days // (12 * _MONTH)) + 1,
    )
