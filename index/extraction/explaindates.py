"""The candidates for the date of publication: beside the text, in lines of their own, in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from index.article import Evidence, Field
from index.extraction import clues, datechoice, dates
from index.extraction.candidate import Candidate, Ground, Verdict
from index.extraction.clues import Clues
from index.extraction.dategrammar import Mention
from index.extraction.extract import Draft

OPEN = ".."
"""What stands in an interval where it has no end (ISO 8601-2)."""


def candidates(made: Draft) -> Iterator[Candidate]:
    """Give the dates that were considered.

    Args:
        made: what the readers made of the page.

    Yields:
        The candidates: given, printed in lines of their own, printed in the text. Where only the text tells
        the date and prints no day with its year, also the bounds and years that it gives.
    """
    given = made.page.given.get(Field.PUBLISHED)
    if given:
        reading = dates.given(given)
        value = reading[0].value if reading else ""
        words = reading[1] if reading else (Evidence(Field.PUBLISHED, "", given.words, origin=given.origin),)
        verdict = Verdict.GIVEN if reading else Verdict.UNREADABLE
        yield Candidate(Field.PUBLISHED, value or "", words, verdict)
    for line in made.dated:
        published, words = dates.printed(made.page.text, line)
        yield Candidate(Field.PUBLISHED, published.value or "", words, Verdict.DATED_LINE)
    yield from _in_text(made)


def _in_text(made: Draft) -> Iterator[Candidate]:
    mentions = dates.printed_days(made.body, made.folded)
    own = dates.own_day(made.body, made.folded, mentions, made.today)
    told = clues.gather(made.body, made.folded, mentions, made.today, made.since)
    weighed = {id(one.mention): one for one in datechoice.candidates(made.body, made.folded, mentions)}
    for mention in mentions:
        claim = weighed.get(id(mention))
        grounds = claim.grounds if claim else (Ground("in_title"),)
        checks = tuple(_checks(mention, told))
        verdict = Verdict.OWN if mention is own else Verdict.BACKGROUND
        if mention is not own and claim and claim.weight >= datechoice.THRESHOLD:
            verdict = Verdict.LATER
        yield Candidate(
            Field.PUBLISHED,
            _value(mention),
            (_words(made, mention, _value(mention)),),
            verdict,
            claim.weight if claim else None,
            (*grounds, *checks),
        )
    if not made.publication and not (own and own.year):
        yield from _tellers(made, told)


def _checks(mention: Mention, told: Clues) -> Iterator[Ground]:
    """Whether a date agrees with its weekday; without a year, which it may be of and which the cues leave."""
    if mention.year:
        if mention.weekday is not None:
            yield Ground("fits" if mention.fits(mention.year) else "contradicts")
    elif mention.weekday is not None:
        days = clues.possible(mention, told.today, told.since)
        yield Ground("possible", detail=_years(days))
        yield Ground("left", detail=_years(clues.left(days, told.cues)))


def _tellers(made: Draft, told: Clues) -> Iterator[Candidate]:
    """The words that bound the day of the report, and the years that stand without a day."""
    for cue in dict.fromkeys(told.cues):
        value = f"{cue.earliest or OPEN}/{cue.latest or OPEN}"
        words = Evidence(Field.PUBLISHED, value, cue.span.of(made.page.text), cue.span.start, cue.span.end)
        yield Candidate(Field.PUBLISHED, value, (words,), Verdict.BOUND)
    for year in (*told.years, *([told.copyright] if told.copyright else [])):
        words = Evidence(
            Field.PUBLISHED, str(year.year), year.span.of(made.page.text), year.span.start, year.span.end
        )
        yield Candidate(Field.PUBLISHED, str(year.year), (words,), Verdict.PRINTED_YEAR)


def _words(made: Draft, mention: Mention, value: str) -> Evidence:
    words = made.page.text[mention.start : mention.end]
    return Evidence(Field.PUBLISHED, value, words, mention.start, mention.end)


def _value(mention: Mention) -> str:
    """The ISO day that a mention prints in full; empty when it lacks the year."""
    return f"{mention.year:04}-{mention.month:02}-{mention.day or 1:02}" if mention.year else ""


def _years(days: Sequence[date]) -> str:
    return ", ".join(str(day.year) for day in days)
