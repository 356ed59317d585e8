"""The year of a day that is printed without one, and of a day that contradicts its weekday.

A weekday with day and month fits one year in five or six: what the text tells of its time leaves one of them
or none. Nothing is claimed when several remain.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from index.article import Basis, Evidence, Field, PublishedDate
from index.extraction import datecues
from index.extraction.body import Body, Span
from index.extraction.datecues import Cue
from index.extraction.dategrammar import Mention

FIRST = 1998
"""The first year that a report without any other sign may be of: Indonesian news sites begin then."""

Reading = tuple[PublishedDate, tuple[Evidence, ...]]
"""A date and the words it rests on."""


def checked(body: Body, own: Mention, mentions: Sequence[Mention], today: date) -> Reading:
    """Check a printed day against its weekday and give it, or what remains certain of it.

    Args:
        body: the article's text.
        own: the day of the report, with its year.
        mentions: all days of the text.
        today: no report is later than this day.

    Returns:
        The date with its words.
    """
    year = own.year or 0
    if own.fits(year):
        return _reading(body, own, year, Basis.PRINTED)
    for other in mentions:
        if other.year and other.weekday == own.weekday and other.fits(other.year) and _near(own, other):
            return _reading(body, other, other.year, Basis.PRINTED)
    printed_years = {mention.year for mention in mentions if mention is not own and mention.year}
    fitting = [near for near in (year - 1, year + 1) if own.fits(near) and near in printed_years]
    if len(fitting) == 1:
        return _reading(body, own, fitting[0], Basis.COMPLETED)
    value = f"{year:04}-{own.month:02}"
    return PublishedDate(value, Basis.PRINTED), (_evidence(body.raw, value, own),)


def completed(
    body: Body, folded: str, own: Mention | None, mentions: Sequence[Mention], today: date
) -> Reading:
    """Find the year of a day printed without one, or the bounds of a text that prints no day.

    Args:
        body: the article's text.
        folded: the raw text, folded.
        own: the day of the report, or None.
        mentions: all days of the text.
        today: no report is later than this day.

    Returns:
        The date with its words and those of its cues; without a date, the bounds.
    """
    spans = (*((body.title,) if body.title else ()), *body.paragraphs)
    cues = datecues.find(body.raw, folded, spans)
    years = list(datecues.years(folded, spans))
    if own is None:
        return _bounds(body, cues, [(year, span) for year, span in years if datecues.is_past(folded, span)])
    days = [day for year in range(FIRST, today.year + 1) if (day := own.in_year(year)) and own.fits(year)]
    days = [day for day in days if day <= today and all(cue.allows(day) for cue in cues)]
    day, support = _chosen(own, days, years, mentions)
    if day is None:
        return _bounds(body, cues, [])
    reading = _reading(body, own, day.year, Basis.COMPLETED)
    narrowing = [cue.span for cue in cues if cue.earliest or cue.latest]
    spans = [support] if support else narrowing[:3]
    extra = tuple(
        Evidence(Field.PUBLISHED, day.isoformat(), span.of(body.raw), span.start, span.end) for span in spans
    )
    return reading[0], reading[1] + extra


def _chosen(
    own: Mention, days: Sequence[date], years: Sequence[tuple[int, Span]], mentions: Sequence[Mention]
) -> tuple[date | None, Span | None]:
    """The one day that remains, with the year that settles it if a year does."""
    for mention in mentions:
        if mention.year and (mention.day, mention.month) == (own.day, own.month):
            match = [day for day in days if day.year == mention.year]
            if match:
                return match[0], Span(mention.start, mention.end)
    if own.weekday is None:
        return None, None
    if len(days) == 1:
        return days[0], None
    return _by_years(days, years)


def _by_years(days: Sequence[date], years: Sequence[tuple[int, Span]]) -> tuple[date | None, Span | None]:
    """The one day whose year, or a neighbour of it, is the latest year that the text prints."""
    past = [(year, span) for year, span in years if any(abs(day.year - year) <= 1 for day in days)]
    if not past:
        return None, None
    latest, span = max(past, key=lambda item: item[0])
    near = [day for day in days if abs(day.year - latest) <= 1]
    return (near[0], span) if len(near) == 1 else (None, None)


def _bounds(body: Body, cues: Sequence[Cue], past: Sequence[tuple[int, Span]]) -> Reading:
    """No day, but what the cues allow."""
    lows = [cue.earliest for cue in cues if cue.earliest] + [date(year, 1, 1) for year, _ in past]
    highs = [cue.latest for cue in cues if cue.latest]
    low, high = max(lows, default=None), min(highs, default=None)
    if low and high and low > high:
        return PublishedDate(), ()
    return PublishedDate(None, None, low and low.isoformat(), high and high.isoformat()), ()


def _near(own: Mention, other: Mention) -> bool:
    """Whether two printed days lie within a week of one another."""
    first, second = own.in_year(own.year or 0), other.in_year(other.year or 0)
    return bool(first and second) and abs((first or date.min) - (second or date.min)) <= timedelta(days=7)


def _reading(body: Body, mention: Mention, year: int, basis: Basis) -> Reading:
    value = f"{year:04}-{mention.month:02}-{mention.day or 0:02}"
    return PublishedDate(value, basis), (_evidence(body.raw, value, mention),)


def _evidence(raw: str, value: str, mention: Mention) -> Evidence:
    return Evidence(Field.PUBLISHED, value, raw[mention.start : mention.end], mention.start, mention.end)
