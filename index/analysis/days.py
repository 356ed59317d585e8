"""Days: `15 Agustus`, `15/8` and `15/08/2017` are one term in texts and queries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from index.analysis.months import month_names

_LAST_DAY, _LAST_MONTH = 31, 12


class Day(NamedTuple):
    """A printed day.

    Attributes:
        terms: the day within any year (`15/8`), and with its year where that is printed (`15/8/2017`).
        asked: the one of them that says what the covered words say.
        start: index of the first word that it covers.
        end: index behind the last one; a year is covered only where a stroke joins it to the day.
    """

    terms: tuple[str, ...]
    asked: str
    start: int
    end: int


def find(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Day]:
    """Find the days that a text prints as whole words. Linear in its length.

    Args:
        text: the text in normal form.
        starts: where each word begins.
        ends: where each ends.

    Returns:
        The days in order, not overlapping.
    """
    for match in _pattern().finditer(text):
        day, month = int(match["day"]), _month(match)
        start, end = _at(starts, match.start()), _at(ends, match.end("covered"))
        if start is None or end is None or not (0 < day <= _LAST_DAY and 0 < month <= _LAST_MONTH):
            continue
        term, year = f"{day}/{month}", match["joined"] or match["year"]
        terms = (term, f"{term}/{year}") if year else (term,)
        yield Day(terms, terms[-1] if match["joined"] else term, start, end + 1)


def _at(offsets: Sequence[int], offset: int) -> int | None:
    at = bisect_left(offsets, offset)
    return at if at < len(offsets) and offsets[at] == offset else None


def _month(match: re.Match[str]) -> int:
    return int(match["month"]) if match["month"] else month_names()[match["name"].lower()]


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    written = rf"(?P<name>(?i:{names}))\b"
    strokes = r"(?P<month>\d\d?)(?:\s?/\s?(?P<joined>\d{4}))?(?![\d/]|[.,:]\d)"
    return re.compile(
        rf"(?P<covered>(?P<day>[0-9][0-9]?)(?:\s{{1,2}}{written}|\s?/\s?{strokes}))"
        r"(?:\s(?P<year>(?:19|20)\d\d)\b)?"
    )
