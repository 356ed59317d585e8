"""When an article was published: given values, the publication line, the first dated statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from index.article import Basis, Evidence, Field, PublishedDate
from index.extraction import clues, datechoice, dategrammar, datereading, misprints, yearfinder, yearwords
from index.extraction.body import Body, Span
from index.extraction.dategrammar import Mention
from index.extraction.datereading import Reading
from index.extraction.folding import fold
from index.sources.page import Given

Line = tuple[Span, Mention]
"""A publication line and its date."""

_AMERICAN = re.compile(
    r"\s*(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]m)?\s*", re.I
)
_CLOCK = re.compile(r"[,|/ -]{0,3}(?:pukul |jam )?\d{1,2}[.:]\d\d")
_DATING = re.compile(
    r"\b(?:pada|oleh|by|on|tanggal|tgl|dipos(?:ting|t)|diterbitkan|dipublikasikan|dirilis|ditulis|terbit|tayang"
    r"|published|posted|admin|redaksi)\b"
)
"""Words by which a byline opens its date."""
_SIGNED = re.compile(
    r"(?:[^:]{2,20}:)?\s*\w+(?: \w+)?,"
    r"|(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|\w{3,6}day),?"
)
"""What else may stand before it: a byline's task and name, an office, a place (`Humas, `), a weekday."""
_CHANGED = re.compile(r"\b(?:diperbarui|diubah|updated?|modified)\b")
"""Words before the day on which a page was changed, which is not that of its publication."""
_COUNTED = re.compile(
    r"\d[\d.,]* ?(?:k |rb )?(?:kali |x )?(?:di(?:baca|lihat)|views?|kali|comments?|komentar)\b"
)
"""What themes print behind day and section: readers, comments."""
_BAR = re.compile(r" [|•·»] | / ")
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


def publication_lines(folded: str, lines: Sequence[Span], today: date) -> tuple[Line, ...]:
    """Find the lines that may say when the page was published: a date with a byline, a time or nothing.

    Args:
        folded: the raw text, folded.
        lines: the lines outside the body.
        today: no page is later than this day.

    Returns:
        The lines with their dates, in the order of the text.
    """
    found = []
    for line in lines:
        days = (
            *dategrammar.scan(folded, line.start, line.end),
            dategrammar.english(folded, line.start, line.end),
        )
        dated = (item for item in days if item and item.year and is_plausible(item.year, today))
        mention = next(dated, None)
        if mention and mention.last_day is None and _is_dating(folded, line, mention):
            found.append((line, mention))
    return tuple(sorted(found, key=lambda item: item[0].start))


def _is_dating(folded: str, line: Span, mention: Mention) -> bool:
    """Whether a line, or its part between two bars, is there for its date; a headline may hold one too."""
    before = _BAR.split(folded[line.start : mention.start])[-1].strip()
    after = _BAR.split(folded[mention.end : line.end])[0].strip()
    if len(before) + len(after) > _LINE_REST or _CHANGED.search(before):
        return False
    if _CLOCK.match(after):
        return True
    opens = not any(letter.isalnum() for letter in before) or before.endswith(("|", "-", ":", "•", "/", "·"))
    opens = opens or bool(_DATING.search(before) or _SIGNED.fullmatch(before))
    return opens and (len(after.split()) <= 3 or bool(_DATING.match(after) or _COUNTED.search(after)))


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


def read(body: Body, folded: str, today: date, since: int = clues.FIRST) -> Reading:
    """Read the day of the report from the text.

    Args:
        body: the article's text.
        folded: the raw text, folded.
        today: no report is later than this day.
        since: the first year of the medium.

    Returns:
        The date and the words it rests on; without a date, the bounds that the text's cues give.
    """
    mentions = printed_days(body, folded)
    own = own_day(body, folded, mentions, today)
    if own and own.year and own.fits(own.year):
        return datereading.day_of(body, own, own.year, Basis.PRINTED)
    found = clues.gather(body, folded, mentions, today, since)
    if own is None:
        return yearfinder.partial(found)
    return misprints.checked(found, own) if own.year else yearfinder.completed(found, own)


def own_day(body: Body, folded: str, mentions: Sequence[Mention], today: date) -> Mention | None:
    """Choose the day of the report among those that lie between the first news on the web and today.

    A day that is printed without its weekday is background in a text that names a later year.
    """
    allowed = [item for item in mentions if item.year is None or is_plausible(item.year, today)]
    own = datechoice.own(body, folded, allowed)
    if own and own.year and own.weekday is None and not _in_dateline(body, own):
        years = yearwords.find(body.raw, folded, body.pieces, ())
        told = (year.year for year in years if year.kind not in {"ahead", "plan", "year"})
        if any(own.year < year <= today.year for year in told):
            return None
    return own


def is_plausible(year: int, today: date) -> bool:
    """Whether a report may be of a year: the web had news by then, and it is no later than today."""
    return yearfinder.EARLIEST <= year <= today.year


def _in_dateline(body: Body, mention: Mention) -> bool:
    return body.dateline is not None and mention.end <= body.dateline.span.end


def printed_days(body: Body, folded: str) -> list[Mention]:
    """Find the days that headline and paragraphs print."""
    return [mention for span in body.pieces for mention in dategrammar.scan(folded, span.start, span.end)]


def _evidence(raw: str, value: str, mention: Mention) -> Evidence:
    return Evidence(Field.PUBLISHED, value, raw[mention.start : mention.end], mention.start, mention.end)


def _iso(mention: Mention) -> str:
    day = f"-{mention.day:02}" if mention.day else ""
    return f"{mention.year:04}-{mention.month:02}{day}"
