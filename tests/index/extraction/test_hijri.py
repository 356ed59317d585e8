"""The Islamic calendar by its mean length."""

from __future__ import annotations

from datetime import date

import pytest

from index.extraction import hijri


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1438, 9, 1, date(2017, 5, 27)),
        (1444, 10, 1, date(2023, 4, 22)),
        (1446, 12, 10, date(2025, 6, 6)),
        (1441, 12, 10, date(2020, 7, 31)),
        (1420, 10, 1, date(2000, 1, 8)),
    ],
)
def test_feasts_fall_within_two_days_of_the_decreed_ones(
    year: int, month: int, day: int, expected: date
) -> None:
    assert abs((hijri.day_of(year, month, day) - expected).days) <= 2


def test_the_years_between_two_days_hold_both() -> None:
    years = hijri.years_between(date(2017, 1, 1), date(2018, 1, 1))
    assert hijri.day_of(years[0]) <= date(2017, 1, 1) < hijri.day_of(years[0] + 1)
    assert hijri.day_of(years[-1]) <= date(2018, 1, 1) < hijri.day_of(years[-1] + 1)
