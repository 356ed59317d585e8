"""Days whose weekday contradicts them: which one is meant, or what remains certain."""

from __future__ import annotations

from datetime import timedelta

from index.article import Basis
from index.extraction.body import Span
from index.extraction.clues import Clues, left
from index.extraction.dategrammar import Mention
from index.extraction.datereading import Reading, day_of, part
from index.extraction.yearchoice import BESIDE


def checked(found: Clues, own: Mention) -> Reading:
    """Settle a day that contradicts its weekday, or give what remains certain of it.

    Args:
        found: what the text tells of its time.
        own: the day of the report, with its year, in which it has another weekday.

    Returns:
        The date with its words.
    """
    body, year = found.body, own.year or 0
    for other in found.mentions:
        if other is not own and other.in_year(other.year or 0) == own.in_year(year) and other.fits(year):
            return day_of(body, own, year, Basis.PRINTED)
        if other.year and other.weekday == own.weekday and other.fits(other.year) and _kin(own, other):
            return day_of(body, other, other.year, Basis.PRINTED)
    fitting = [near for near in (year - 1, year + 1) if own.fits(near)]
    meant = [near for near in fitting if _is_meant(found, own, near)]
    if len(meant) == 1:
        return day_of(body, own, meant[0], Basis.COMPLETED)
    value = f"{year:04}-{own.month:02}" if fitting else f"{year:04}"
    return part(body, value, Span(own.start, own.end), Basis.PRINTED)


def _is_meant(found: Clues, own: Mention, near: int) -> bool:
    """Whether a neighbouring year is meant: the text prints it alone, or its cues deny the one printed.

    A year in print denies none: it may be planned or looked back on.
    """
    printed = {mention.year for mention in found.mentions if mention is not own}
    told = {year.span for year in found.years}
    days = [day for day in (own.in_year(own.year or 0), own.in_year(near)) if day]
    denied = left(days, [cue for cue in found.cues if cue.span not in told]) == days[1:]
    return denied or (near in printed and own.year not in printed)


def contradicted(own: Mention, found: Clues) -> str | None:
    """What remains of a day that contradicts its weekday in the year of a day printed beside it in full.

    Returns:
        The month when both days are of one month, an empty text when they are of neighbouring ones, and None
        when no such day is printed or another one agrees with it.
    """
    told = (item for item in found.mentions if item.year and item.year >= found.since)
    printed = [item for item in told if _beside(own, item)]
    if any(own.fits(item.year or 0) for item in printed):
        return None
    for other in printed:
        if other not in found.planned():
            alike = own.month == other.month and other.weekday is not None and other.fits(other.year or 0)
            return f"{other.year:04}-{own.month:02}" if alike else ""
    return None


def _beside(own: Mention, other: Mention) -> bool:
    """Whether a day lies beside another one in that one's year."""
    first, second = own.in_year(other.year or 0), other.in_year(other.year or 0)
    return first is not None and second is not None and abs(first - second) <= BESIDE


def _kin(own: Mention, other: Mention) -> bool:
    """Whether a day may be what another, misprinted one means: within a week of it, or with its number."""
    first, second = own.in_year(own.year or 0), other.in_year(other.year or 0)
    if first is None or second is None:
        return False
    return abs(first - second) <= timedelta(days=7) or (first.day, first.year) == (second.day, second.year)
