"""The year of a day that is printed without one, and of a day that contradicts its weekday.

A weekday with day and month fits one year in five or six: what the text tells of its time leaves one of them
or none. Nothing is claimed when several remain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.article import Basis, Evidence, Field, PublishedDate
from index.extraction import countedyears, datechoice, datecues, yearwords
from index.extraction.body import Body, Span
from index.extraction.datecues import Cue
from index.extraction.dategrammar import Mention
from index.extraction.yearwords import PrintedYear

FOUNDED = date(1945, 8, 17)
"""No report is older than the republic."""
FIRST = 1998
"""The first year that a report without any other sign may be of: Indonesian news sites begin then."""
EARLIEST = 1995
"""The first year of news on the web in Indonesia (Republika Online, Kompas Online, Tempo Interaktif)."""
_BY_YEAR = 2013
"""The first year that a year in print alone may settle: older ones in dated articles were all background."""
_TRAIL = 5
"""Years after the last one that the text tells of from which a day needs an upper bound."""
_CALLED_OWN = frozenset({"now", "period", "event", "ahead", "year"})
"""Kinds of years in print that may be the report's own though a later year fits too."""
_BESIDE = timedelta(days=31)
"""How far apart the days of one report lie at most."""
_LEAD = 600
"""Characters of the body in which the days of an event date the report by their month."""

Reading = tuple[PublishedDate, tuple[Evidence, ...]]
"""A date and the words it rests on."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What a text tells of its time.

    Attributes:
        body: the article's text.
        mentions: the days that it prints.
        planned: those of them that lie ahead of the report, as the words around them tell.
        cues: the documented bounds.
        years: the years that it prints without a day.
        copyright: the year of the page's copyright line, or None.
        today: no report is later than this day.
        since: the first year of the medium, or `FIRST`: no report is older.
    """

    body: Body
    mentions: Sequence[Mention]
    planned: Sequence[Mention]
    cues: Sequence[Cue]
    years: Sequence[PrintedYear]
    copyright: PrintedYear | None
    today: date
    since: int


def clues(body: Body, folded: str, mentions: Sequence[Mention], today: date, since: int = FIRST) -> Clues:
    """Gather what a text tells of its time.

    Args:
        body: the article's text.
        folded: the raw text, folded.
        mentions: the days that headline and paragraphs print.
        today: no report is later than this day.
        since: the first year that the report may be of.
    """
    spans = body.pieces
    laws = datecues.laws(folded, spans)
    years = yearwords.find(body.raw, folded, spans, (law.span for law in laws))
    counted = countedyears.find(folded, spans)
    cues = (*laws, *datecues.names(body.raw, folded, spans), *counted, *datecues.of_years(years))
    planned = [item.mention for item in datechoice.candidates(body, folded, mentions) if item.ahead]
    return Clues(body, mentions, planned, cues, years, yearwords.copyright_year(folded), today, since)


def checked(body: Body, own: Mention, mentions: Sequence[Mention]) -> Reading:
    """Check a printed day against its weekday and give it, or what remains certain of it.

    Args:
        body: the article's text.
        own: the day of the report, with its year.
        mentions: all days of the text.

    Returns:
        The date with its words.
    """
    year = own.year or 0
    if own.fits(year):
        return _day(body, own, year, Basis.PRINTED)
    for other in mentions:
        if other is not own and other.in_year(other.year or 0) == own.in_year(year) and other.fits(year):
            return _day(body, own, year, Basis.PRINTED)
        if other.year and other.weekday == own.weekday and other.fits(other.year) and _kin(own, other):
            return _day(body, other, other.year, Basis.PRINTED)
    printed = {mention.year for mention in mentions if mention is not own and mention.year}
    fitting = [near for near in (year - 1, year + 1) if own.fits(near)]
    if len(fitting) == 1 and fitting[0] in printed and year not in printed:
        return _day(body, own, fitting[0], Basis.COMPLETED)
    value = f"{year:04}-{own.month:02}" if fitting else f"{year:04}"
    return _part(body, value, Span(own.start, own.end), Basis.PRINTED)


def possible(own: Mention, today: date, since: int = FIRST) -> list[date]:
    """The days that one printed without its year may be: on its weekday, from a year on and up to today."""
    days = (own.in_year(year) for year in range(since, today.year + 1) if own.fits(year))
    return [day for day in days if day and day <= today]


def left(days: Sequence[date], cues: Sequence[Cue]) -> list[date]:
    """The days that all cues allow."""
    return [day for day in days if all(cue.allows(day) for cue in cues)]


def completed(found: Clues, own: Mention) -> Reading:
    """Find the year of a day printed without one.

    Args:
        found: what the text tells of its time.
        own: the day of the report.

    Returns:
        The date with its words and those that settle its year; else the bounds.
    """
    days = left(possible(own, found.today, found.since), found.cues)
    if found.copyright is None and (misprinted := _misprinted(own, found)):
        return misprinted
    day, support = _chosen(own, days, found)
    if day is None:
        page = found.copyright
        return _part(found.body, f"{page.year:04}", page.span, Basis.COMPLETED) if page else bounds(found)
    reading, evidence = _day(found.body, own, day.year, Basis.COMPLETED)
    spans = [support] if support else [cue.span for cue in found.cues][:3]
    extra = tuple(_evidence(found.body, reading.value or "", span) for span in spans)
    return reading, evidence + extra


def _misprinted(own: Mention, found: Clues) -> Reading | None:
    """What remains of a day that contradicts its weekday in the year of a day printed beside it in full.

    Returns:
        The month when both days are of one month, nothing claimed when they are of neighbouring ones, and
        None when no such day is printed.
    """
    for other in found.mentions:
        own_day, near = own.in_year(other.year or 0), other.in_year(other.year or 0)
        if not (other.year and own_day and near) or own.fits(other.year):
            continue
        if abs(own_day - near) <= _BESIDE and other not in found.planned:
            alike = own.month == other.month and other.weekday is not None and other.fits(other.year)
            value = f"{other.year:04}-{own.month:02}"
            return _part(found.body, value, Span(own.start, own.end), Basis.COMPLETED) if alike else bounds(found)
    return None


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
    if dated and dated[0].last_day and dated[0].start < lead and dated[0] not in found.planned:
        own = dated[0]
        return _part(found.body, f"{own.year:04}-{own.month:02}", Span(own.start, own.end), Basis.COMPLETED)
    year = _own_year(found)
    if year is None and (planned := _planned(dated)):
        return _part(found.body, f"{planned.year:04}", Span(planned.start, planned.end), Basis.COMPLETED)
    if year and all(_overlaps(cue, year.year) for cue in found.cues):
        return _part(found.body, f"{year.year:04}", year.span, Basis.COMPLETED)
    return bounds(found)


def bounds(found: Clues) -> Reading:
    """The year when years in print leave only one, else no date but the first and the last day allowed.

    A year that offices bound is not claimed: of such dated articles half were of another one, for people
    keep a title in print before and after their time.
    """
    lower = max(
        (cue for cue in found.cues if cue.earliest), key=lambda cue: cue.earliest or FOUNDED, default=None
    )
    upper = min(
        (cue for cue in found.cues if cue.latest), key=lambda cue: cue.latest or found.today, default=None
    )
    low = lower.earliest if lower else None
    high = upper.latest if upper else None
    if low and high and low > high:
        return PublishedDate(), ()
    printed = {year.span for year in found.years}
    if lower and upper and low and high and low.year == high.year and {lower.span, upper.span} <= printed:
        value = f"{low.year:04}"
        words = tuple(_evidence(found.body, value, cue.span) for cue in (lower, upper))
        return PublishedDate(value, Basis.COMPLETED, low.isoformat(), high.isoformat()), words
    return PublishedDate(None, None, low.isoformat() if low else None, high.isoformat() if high else None), ()


def _planned(dated: Sequence[Mention]) -> Mention | None:
    """A scheduled day that tells the report's year: all days are of that year, none of its first months.

    Background is printed without weekdays, schedules with them or as a span of days.
    """
    first = next(iter(dated), None)
    if first is None or (first.weekday is None and first.last_day is None):
        return None
    alike = all(mention.year == first.year and mention.month > 2 for mention in dated)
    return first if alike else None


def _own_year(found: Clues) -> PrintedYear | None:
    """The year of the copyright line, or the one that the text calls its own or names an event by."""
    if found.copyright:
        return found.copyright
    past = [year for year in found.years if FIRST <= year.year <= found.today.year]
    lead = found.body.paragraphs[0].start + _LEAD if found.body.paragraphs else 0
    for kind in ("now", "period", "event"):
        named = [
            year for year in past if year.kind == kind and year.span.start < lead and year.year >= _BY_YEAR
        ]
        if named and all(year.year <= named[0].year for year in past):
            return named[0]
    return None


def _chosen(own: Mention, days: Sequence[date], found: Clues) -> tuple[date | None, Span | None]:
    """The one day that remains, with the year that settles it if a year does."""
    for mention in found.mentions:
        if mention.year and (mention.day, mention.month) == (own.day, own.month):
            same = [day for day in days if day.year == mention.year]
            if same:
                return same[0], Span(mention.start, mention.end)
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
    low = max(
        (cue for cue in found.cues if cue.earliest), key=lambda cue: cue.earliest or FOUNDED, default=None
    )
    if low is None or low.earliest is None or low.span not in years:
        return True
    return any(cue.latest for cue in found.cues) or day.year - low.earliest.year < _TRAIL


def _is_of_later(year: int, found: Clues) -> bool:
    """Whether the text tells of a time more than a year after a year, and not as of a plan."""
    told = (item.year for item in found.years if item.kind not in {"plan", "ahead", "next", "year"})
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
    if any(day.year < _BY_YEAR for day in exact):
        exact, near = [day for day in exact if day.year >= _BY_YEAR], []
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


def _overlaps(cue: Cue, year: int) -> bool:
    """Whether a cue allows any day of a year."""
    low, high = cue.earliest, cue.latest
    return (low is None or low.year <= year) and (high is None or high.year >= year)


def _kin(own: Mention, other: Mention) -> bool:
    """Whether a day may be what another, misprinted one means: within a week of it, or with its number."""
    first, second = own.in_year(own.year or 0), other.in_year(other.year or 0)
    if first is None or second is None:
        return False
    return abs(first - second) <= timedelta(days=7) or (first.day, first.year) == (second.day, second.year)


def _day(body: Body, mention: Mention, year: int, basis: Basis) -> Reading:
    value = f"{year:04}-{mention.month:02}-{mention.day or 0:02}"
    return _part(body, value, Span(mention.start, mention.end), basis)


def _part(body: Body, value: str, span: Span, basis: Basis) -> Reading:
    return PublishedDate(value, basis), (_evidence(body, value, span),)


def _evidence(body: Body, value: str, span: Span) -> Evidence:
    return Evidence(Field.PUBLISHED, value, span.of(body.raw), span.start, span.end)
