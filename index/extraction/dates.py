"""When an article was published: given values, the publication line, the first dated statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from index.article import Basis, Evidence, Field, PublishedDate
from index.extraction import datechoice, dategrammar, yearfinder
from index.extraction.body import Body, Span
from index.extraction.dategrammar import Mention
from index.extraction.folding import fold
from index.extraction.yearfinder import Reading
from index.sources.page import Given

Line = tuple[Span, Mention]
"""A publication line and its date."""

_AMERICAN = re.compile(
    r"\s*(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]m)?\s*", re.I
)
_PARTIAL = re.compile(r"\s*((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?\s*")
_LINE_REST = 60
"""Characters that a publication line may hold besides its date: a byline, a time, a count of readers."""


def parse_given_date(text: str) -> str | None:
    """Read a date that came beside a text.

    `m/d/Y` is read when a time without a zone follows, as spreadsheets export it; else the day comes first,
    as people print it.

    Args:
        text: a date in any printed form; a time, a zone, a byline may stand beside it.

    Returns:
        The ISO day, or the month or year when no more is given; None when there is no date in the text.
    """
    text = text[:500]
    if match := _PARTIAL.fullmatch(text):
        return "-".join(part for part in match.groups() if part)
    if (match := _AMERICAN.fullmatch(text)) and int(match.group(1)) <= 12:
        day = dategrammar.calendar_day(int(match.group(3)), int(match.group(1)), int(match.group(2)))
        return day.isoformat() if day else None
    folded = fold(text)
    found = [mention for mention in dategrammar.scan(folded) if mention.year]
    best = found[0] if found else dategrammar.english(folded)
    if best is None:
        best = next(dategrammar.months(folded), None)
    return _iso(best) if best else None


def publication_line(folded: str, lines: Sequence[Span]) -> Line | None:
    """Find the line that says when the page was published.

    Args:
        folded: the raw text, folded.
        lines: the lines outside the body.

    Returns:
        The line and its date, or None.
    """
    for line in lines:
        for mention in dategrammar.scan(folded, line.start, line.end):
            rest = line.end - line.start - (mention.end - mention.start)
            if mention.year and mention.last_day is None and rest <= _LINE_REST:
                return line, mention
    return None


def given(value: Given) -> Reading | None:
    """Read a date that came beside the text; None when it cannot be read."""
    day = parse_given_date(value.value)
    if day is None:
        return None
    evidence = Evidence(Field.PUBLISHED, day, value.words, origin=value.origin)
    return PublishedDate(day, Basis.GIVEN), (evidence,)


def printed(raw: str, line: Line) -> Reading:
    """Give the publication line's date."""
    mention = line[1]
    day = _iso(mention)
    return PublishedDate(day, Basis.PRINTED), (_evidence(raw, day, mention),)


def read(body: Body, folded: str, today: date) -> Reading:
    """Read the day of the report from the text.

    Args:
        body: the article's text.
        folded: the raw text, folded.
        today: no report is later than this day.

    Returns:
        The date and the words it rests on; without a date, the bounds that the text's cues give.
    """
    spans = (*((body.title,) if body.title else ()), *body.paragraphs)
    mentions = [mention for span in spans for mention in dategrammar.scan(folded, span.start, span.end)]
    own = datechoice.own(body, folded, mentions)
    if own and own.year:
        return yearfinder.checked(body, own, mentions)
    found = yearfinder.clues(body, folded, spans, mentions, today)
    return yearfinder.completed(found, own) if own else yearfinder.partial(found)


def _evidence(raw: str, value: str, mention: Mention) -> Evidence:
    return Evidence(Field.PUBLISHED, value, raw[mention.start : mention.end], mention.start, mention.end)


def _iso(mention: Mention) -> str:
    day = f"-{mention.day:02}" if mention.day else ""
    return f"{mention.year:04}-{mention.month:02}{day}"
