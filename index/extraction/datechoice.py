"""Which of a text's dates is its own: the day of the report is told from background and schedules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.extraction.body import Body, Span
from index.extraction.candidate import Ground
from index.extraction.dategrammar import Mention

WEEKDAY = 3
"""What a printed weekday adds: a report dates its news by weekday and day, background by day alone."""
THRESHOLD = 3
"""Weight from which a date is the report's own."""

_SENTENCE = re.compile(r"[.!?][\"'”)]*\s+(?=[\"'“A-Z0-9])")
_QUOTED = ('"', "”")
"""What closes a quotation: of a plan or the past in one, the day on which it was said tells nothing."""
_STOP = re.compile(r"[.!?\n](?!\d)")
_ENDS_SENTENCE = re.compile(r"\)?[.\"”]")
"""Behind a date that is no sentence of its own: a full stop before it stands for a comma."""
_REACH = 260
_SPEECH = 2
"""Weight of the words by which somebody is quoted."""
_SAID_LATER = range(1, 366)
"""Days by which a statement follows an event that it makes background."""
_MONTHS_LATER = 32
"""Days from which the later one of two days printed in full is the report's."""
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date and its claim to be the day of the report.

    Attributes:
        mention: the date.
        weight: the sum of what its form and the words around it add.
        ahead: whether words around it say that it lies ahead of the report.
        grounds: what the weight is the sum of.
    """

    mention: Mention
    weight: int
    ahead: bool
    grounds: tuple[Ground, ...]

    @property
    def is_said(self) -> bool:
        """Whether it dates what somebody said."""
        return any(ground.code == "date_words" and (ground.weight or 0) >= _SPEECH for ground in self.grounds)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A row of `date_cues.tsv`."""

    words: str
    reach: int
    weight: int
    ahead: bool


def own(body: Body, folded: str, mentions: Sequence[Mention]) -> Mention | None:
    """Choose the day of the report.

    The first sufficient one counts, unless what somebody said days later is dated too. A single day with its
    weekday needs less, for there is nothing else that the text could mean; the headline's own day counts
    when the body has none.

    Args:
        body: the article's text.
        folded: the raw text, folded.
        mentions: the dates of its headline and paragraphs, in order.

    Returns:
        The date, or None when every date is background or a plan.
    """
    weighed = candidates(body, folded, mentions)
    for item in weighed:
        if item.weight >= THRESHOLD:
            return (_statement_after(item, weighed) or _months_after(item, weighed) or item).mention
    dated = [item for item in weighed if item.mention.weekday is not None]
    for item in dated:
        if item.weight == THRESHOLD - 1:
            return item.mention
    days = {(item.mention.day, item.mention.month) for item in dated}
    single = [item.mention for item in dated if item.weight > 0 and not (item.ahead and item.mention.year)]
    if len(days) == 1 and single:
        return single[0]
    return next(
        (item for item in mentions if _in_title(body, item) and item.year and item.weekday is not None), None
    )


def _statement_after(first: Candidate, weighed: Sequence[Candidate]) -> Candidate | None:
    """The dated statement that follows an event without one: then the event is background.

    In dated articles the statement's day was nearer to that of publication in 133 of 133 cases where it
    followed the event by a single day.
    """
    if first.mention.weekday is None or first.is_said:
        return None
    later = (item for item in weighed if item.mention.start > first.mention.start)
    said = next(
        (item for item in later if item.is_said and not item.ahead and item.weight >= THRESHOLD), None
    )
    return said if said and _days_between(first.mention, said.mention) in _SAID_LATER else None


def _months_after(first: Candidate, weighed: Sequence[Candidate]) -> Candidate | None:
    """The day with weekday and year that lies months after an earlier one: then that one is background."""
    if first.mention.year is None:
        return None
    full = (item for item in weighed if item.mention.year and item.mention.weekday is not None)
    past = (item for item in full if not item.ahead and item.mention.last_day is None)
    return next((item for item in past if _days_between(first.mention, item.mention) >= _MONTHS_LATER), None)


def _days_between(first: Mention, second: Mention) -> int:
    year = first.year or second.year or _LEAP_YEAR
    start, end = first.in_year(year), second.in_year(second.year or year)
    if start and end and end < start and first.year and not second.year and second.fits(year + 1):
        end = second.in_year(year + 1)
    return (end - start).days if start and end else 0


def candidates(body: Body, folded: str, mentions: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Weigh the dates of the paragraphs.

    Args:
        body: the article's text.
        folded: the raw text, folded.
        mentions: the dates of its headline and paragraphs, in order.

    Returns:
        One candidate a date of the paragraphs, in the order of the text.
    """
    found = []
    paragraphs = iter(body.paragraphs)
    paragraph = next(paragraphs, None)
    for mention in mentions:
        while paragraph and paragraph.end <= mention.start:
            paragraph = next(paragraphs, None)
        if paragraph and paragraph.start <= mention.start:
            found.append(_candidate(body, folded, paragraph, mention))
    return tuple(found)


def _in_title(body: Body, mention: Mention) -> bool:
    return body.title is not None and body.title.start <= mention.start < body.title.end


def _candidate(body: Body, folded: str, paragraph: Span, mention: Mention) -> Candidate:
    before = _before(body.raw, folded, paragraph, mention)
    after = _after(folded, paragraph, mention)
    ahead = any(cue.ahead for cue in (*before, *after))
    cues = [Ground("date_words", cue.weight, cue.words) for cue in (*_strongest(before), *_strongest(after))]
    opening = body.dateline.span if body.dateline else None
    opens = opening and opening.start <= mention.start and mention.end <= opening.end
    dateline = (Ground("in_dateline", THRESHOLD),) if opens else ()
    grounds = (*_of_form(folded, mention), *dateline, *cues)
    return Candidate(mention, sum(int(ground.weight or 0) for ground in grounds), ahead, grounds)


def _of_form(folded: str, mention: Mention) -> Iterator[Ground]:
    """What the form of a date says for its being the report's own."""
    if mention.weekday is not None:
        yield Ground("weekday", WEEKDAY)
    if mention.bracketed or (
        mention.year and folded[max(0, mention.start - 2) : mention.start].strip() == ","
    ):
        yield Ground("set_off", 1)
    if mention.last_day is not None:
        yield Ground("range", -3)


def _before(raw: str, folded: str, paragraph: Span, mention: Mention) -> list[_Cue]:
    start = max(paragraph.start, mention.start - _REACH)
    for match in _SENTENCE.finditer(raw, start, mention.start):
        if match.end() < mention.start or not _ENDS_SENTENCE.match(raw, mention.end):
            start = match.end()
    found = _pattern("before").finditer(folded, start, mention.start)
    cues = ((_cues("before")[match.group()], match.end()) for match in found)
    near = [(cue, end) for cue, end in cues if mention.start - end <= cue.reach]
    quoted = max(raw.rfind(mark, start, mention.start) for mark in _QUOTED)
    said = any(cue.weight >= _SPEECH and end > quoted for cue, end in near)
    return [cue for cue, end in near if not said or cue.weight > 0 or end > quoted]


def _after(folded: str, paragraph: Span, mention: Mention) -> list[_Cue]:
    end = min(paragraph.end, mention.end + 30)
    stop = _STOP.search(folded, mention.end, end)
    found = _pattern("after").finditer(folded, mention.end, stop.start() if stop else end)
    cues = ((_cues("after")[match.group()], match.start() - mention.end) for match in found)
    return [cue for cue, distance in cues if distance <= cue.reach]


def _strongest(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """The strongest support and the strongest objection on one side of a date."""
    if cues:
        support, objection = (choose(cues, key=lambda cue: cue.weight) for choose in (max, min))
        yield from (cue for cue, sign in ((support, 1), (objection, -1)) if cue.weight * sign > 0)


@cache
def _pattern(side: str) -> re.Pattern[str]:
    words = sorted(_cues(side), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b")


@cache
def _cues(side: str) -> dict[str, _Cue]:
    return {
        row["words"]: _Cue(row["words"], int(row["reach"]), int(row["weight"]), row["ahead"] == "yes")
        for row in knowledge.table("date_cues")
        if row["side"] == side
    }
