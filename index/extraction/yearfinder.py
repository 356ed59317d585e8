"""The year of a day that is printed without one, and the month or year of a report without a day.

A weekday with day and month fits one year in five or six: what the text tells of its time leaves one of them
or none. Nothing is claimed when several remain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from index.article import Basis, PublishedDate
from index.extraction import misprints
from index.extraction.body import Body, Span
from index.extraction.clues import FIRST, Clues, left, possible
from index.extraction.datecues import Cue
from index.extraction.dategrammar import Mention
from index.extraction.datereading import Reading, day_of, evidence_for, part
from index.extraction.yearchoice import BY_YEAR, chosen
from index.extraction.yearwords import PrintedYear

EARLIEST = 1995
"""The first year of news on the web in Indonesia (Republika Online, Kompas Online, Tempo Interaktif)."""
_SHORT = 700
"""Characters of a report of a few sentences."""
_ANOTHER = frozenset({"plan", "ahead", "next", "last", "past"})
"""Kinds of years in print that are mostly not the report's own."""
_DAY = "day"
"""The kind of a year that a day is printed with."""
_NAMED = frozenset({"event", _DAY})
"""Kinds of years in print that may date a report by its opening."""
_LEAD = 600
"""Characters of the body in which the days of an event date the report by their month."""


def completed(found: Clues, own: Mention) -> Reading:
    """Find the year of a day printed without one.

    Args:
        found: what the text tells of its time.
        own: the day of the report.

    Returns:
        The date with its words and those that settle its year; else the bounds.
    """
    days = left(possible(own, found.today, found.since), found.cues)
    month = None if found.copyright else misprints.contradicted(own, found)
    if month is not None:
        return part(found.body, month, Span(own.start, own.end), Basis.COMPLETED) if month else bounds(found)
    day, support = chosen(own, days, found)
    if day is None:
        page = found.copyright
        return part(found.body, f"{page.year:04}", page.span, Basis.COMPLETED) if page else bounds(found)
    reading, evidence = day_of(found.body, own, day.year, Basis.COMPLETED)
    spans = [support] if support else _deciding(own, day, found)
    extra = tuple(evidence_for(found.body, reading.value or "", span) for span in spans)
    return reading, evidence + extra


def _deciding(own: Mention, day: date, found: Clues) -> list[Span]:
    """The words that leave one day: its year where the text prints it, else the cues that rule out others."""
    told = [year.span for year in found.years if year.year == day.year]
    if told:
        return told[:1]
    others = set(possible(own, found.today, found.since))
    spans = []
    for cue in found.cues:
        ruled_out = {other for other in others if not cue.allows(other)}
        if ruled_out:
            spans.append(cue.span)
        others -= ruled_out
    return spans


def partial(found: Clues) -> Reading:
    """Find the month or the year of a report that prints no day of its own.

    Args:
        found: what the text tells of its time.

    Returns:
        The month of the event that the opening dates, or the year that the text calls its own; else the
        bounds.
    """
    lead = found.body.paragraphs[0].start + _LEAD if found.body.paragraphs else 0
    dated = [item for item in found.mentions if item.year and EARLIEST <= item.year <= found.today.year]
    planned = found.planned()
    if dated and dated[0].last_day and dated[0].start < lead and dated[0] not in planned:
        own = dated[0]
        return part(found.body, f"{own.year:04}-{own.month:02}", Span(own.start, own.end), Basis.COMPLETED)
    if month := _counted_month(found, lead):
        return month
    year = _own_year(found, lead)
    if year is None and (scheduled := _planned(dated, planned)):
        return part(found.body, f"{scheduled.year:04}", Span(scheduled.start, scheduled.end), Basis.COMPLETED)
    year = year or _latest_year(found, planned, lead)
    if year and all(_overlaps(cue, year.year) for cue in found.cues):
        return part(found.body, f"{year.year:04}", year.span, Basis.COMPLETED)
    return bounds(found)


def bounds(found: Clues) -> Reading:
    """The year when years in print leave only one, else no date but the first and the last day allowed.

    A year that offices bound is not claimed: of such dated articles half were of another one, for people
    keep a title in print before and after their time.
    """
    lower, upper = found.lower, found.upper
    low = lower.earliest if lower else None
    high = upper.latest if upper else None
    if low and high and low > high:
        return PublishedDate(), ()
    printed = {year.span for year in found.years} | {cue.span for cue in found.counted}
    if lower and upper and low and high and low.year == high.year and {lower.span, upper.span} <= printed:
        value = f"{low.year:04}"
        words = tuple(evidence_for(found.body, value, cue.span) for cue in (lower, upper))
        return PublishedDate(value, Basis.COMPLETED, low.isoformat(), high.isoformat()), words
    return PublishedDate(None, None, low.isoformat() if low else None, high.isoformat() if high else None), ()


def _planned(dated: Sequence[Mention], planned: Sequence[Mention]) -> Mention | None:
    """A scheduled day that tells the report's year: all days are of that year, none of its first months."""
    first = next(iter(dated), None)
    if first is None or (first.weekday is None and first not in planned):
        return None
    alike = all(mention.year == first.year and mention.month > 2 for mention in dated)
    return first if alike else None


def _own_year(found: Clues, lead: int) -> PrintedYear | None:
    """The year of the copyright line, or the one that the text calls its own or names an event by.

    Accounts are reported on in the year after theirs.
    """
    if found.copyright:
        return found.copyright
    past = [year for year in found.years if FIRST <= year.year <= found.today.year]
    for kind in ("now", "period", "accounts", "month", "event"):
        named = [
            year for year in past if year.kind == kind and year.span.start < lead and year.year >= BY_YEAR
        ]
        if kind == "event" and named and not _is_about(named[0], found.body):
            return None
        own = named[0].year + (kind == "accounts") if named else 0
        if named and own <= found.today.year and all(year.year <= own for year in past):
            return PrintedYear(own, named[0].span, kind)
    return None


def _latest_year(found: Clues, planned: Sequence[Mention], lead: int) -> PrintedYear | None:
    """The latest year in print, when the opening names an event by it, or a day in it and more of it follows.

    Measured on dated articles that print no day of their own: it was theirs in 94 of 100.
    """
    past = [year for year in _printed(found, planned) if BY_YEAR <= year.year <= found.today.year]
    latest = max((year.year for year in past), default=0)
    own = sorted((year for year in past if year.year == latest), key=lambda year: year.span.start)
    if not own or own[0].span.start >= lead or any(year.kind in _ANOTHER for year in own):
        return None
    if own[0].kind not in _NAMED or (own[0].kind == _DAY and len(own) == 1):
        return None
    return own[0] if any(year.kind in _NAMED and not year.coming for year in own) else None


def _printed(found: Clues, planned: Sequence[Mention]) -> Iterator[PrintedYear]:
    """The years in print, those of days too."""
    days = [day for day in found.mentions if day.year]
    coming = {day.start for day in planned}
    for day in days:
        yield PrintedYear(day.year or 0, Span(day.start, day.end), _DAY, day.start in coming)
    within = {at for day in days for at in range(day.start, day.end)}
    yield from (year for year in found.years if year.span.start not in within)


def _is_about(year: PrintedYear, body: Body) -> bool:
    """Whether an event's year stands in the headline or in a report of a few sentences.

    In longer ones one in ten was another event's: the last one's, or one to come.
    """
    in_title = body.title is not None and year.span.start < body.title.end
    return in_title or sum(span.end - span.start for span in body.paragraphs) < _SHORT


def _counted_month(found: Clues, lead: int) -> Reading | None:
    """The month of the first day printed without a year, when an anniversary settles the year."""
    first = next((item for item in found.mentions if item.year is None), None)
    if first is None or first.start >= lead or not found.counted:
        return None
    days = left(possible(first, found.today, found.since), found.cues)
    if len(days) != 1:
        return None
    return part(found.body, f"{days[0]:%Y-%m}", Span(first.start, first.end), Basis.COMPLETED)


def _overlaps(cue: Cue, year: int) -> bool:
    """Whether a cue allows any day of a year."""
    low, high = cue.earliest, cue.latest
    return (low is None or low.year <= year) and (high is None or high.year >= year)
