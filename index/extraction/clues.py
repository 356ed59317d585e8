"""What a text tells of its time, gathered once: the days and years that it prints, and documented bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.extraction import countedyears, datechoice, datecues, yearwords
from index.extraction.body import Body
from index.extraction.datecues import Cue
from index.extraction.dategrammar import Mention
from index.extraction.yearwords import PrintedYear

FIRST = 1998
"""The first year that a report without any other sign may be of: Indonesian news sites begin then."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What a text tells of its time.

    Attributes:
        body: the article's text.
        folded: the raw text, folded.
        mentions: the days that it prints.
        cues: the documented bounds.
        years: the years that it prints without a day.
        counted: the bounds that anniversaries and the Islamic calendar give, which are cues, too.
        copyright: the year of the page's copyright line, or None.
        today: no report is later than this day.
        since: the first year of the medium, or `FIRST`: no report is older.
    """

    body: Body
    folded: str
    mentions: Sequence[Mention]
    cues: Sequence[Cue]
    years: Sequence[PrintedYear]
    counted: Sequence[Cue]
    copyright: PrintedYear | None
    today: date
    since: int

    def planned(self) -> list[Mention]:
        """The days that lie ahead of the report, as the words around them tell."""
        weighed = datechoice.candidates(self.body, self.folded, self.mentions)
        return [item.mention for item in weighed if item.ahead]

    @property
    def lower(self) -> Cue | None:
        """The latest of the lower bounds."""
        bounds = (cue for cue in self.cues if cue.earliest)
        return max(bounds, key=lambda cue: cue.earliest or date.min, default=None)

    @property
    def upper(self) -> Cue | None:
        """The earliest of the upper bounds."""
        bounds = (cue for cue in self.cues if cue.latest)
        return min(bounds, key=lambda cue: cue.latest or date.max, default=None)


def gather(body: Body, folded: str, mentions: Sequence[Mention], today: date, since: int = FIRST) -> Clues:
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
    told = [year for year in years if year.year <= today.year + (year.kind == "next")]
    counted = countedyears.find(folded, spans)
    cues = (*laws, *datecues.names(body.raw, folded, spans), *counted, *datecues.of_years(told))
    return Clues(body, folded, mentions, cues, years, counted, yearwords.copyright_year(folded), today, since)


def possible(own: Mention, today: date, since: int = FIRST) -> list[date]:
    """The days that one printed without its year may be: on its weekday, from a year on and up to today."""
    days = (own.in_year(year) for year in range(since, today.year + 1) if own.fits(year))
    return [day for day in days if day and day <= today]


def left(days: Sequence[date], cues: Sequence[Cue]) -> list[date]:
    """The days that all cues allow."""
    return [day for day in days if all(cue.allows(day) for cue in cues)]
