"""Which of a text's dates is its own: the day of the report is told from background and schedules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.extraction.body import Body, Span
from index.extraction.dategrammar import Mention

WEEKDAY = 3
"""What a printed weekday adds: a report dates its news by weekday and day, background by day alone."""
THRESHOLD = 3
"""Weight from which a date is the report's own."""

_SENTENCE = re.compile(r"[.!?][\"'”)]*\s+(?=[\"'“A-Z0-9])")
_REACH = 160


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date and its claim to be the day of the report.

    Attributes:
        mention: the date.
        weight: the sum of what its form and the words around it add.
    """

    mention: Mention
    weight: int


def own(body: Body, folded: str, mentions: Sequence[Mention]) -> Mention | None:
    """Choose the day of the report.

    The first sufficient one counts. A single day with its weekday needs less, for there is nothing else that
    the text could mean; the headline's own day counts when the body has none.

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
            return item.mention
    dated = [item for item in weighed if item.mention.weekday is not None]
    for item in dated:
        if item.weight == THRESHOLD - 1:
            return item.mention
    days = {(item.mention.day, item.mention.month) for item in dated}
    single = [item.mention for item in dated if item.weight > 0]
    if len(days) == 1 and single:
        return single[0]
    return next(
        (item for item in mentions if _in_title(body, item) and item.year and item.weekday is not None), None
    )


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
            found.append(Candidate(mention, _weight(body.raw, folded, paragraph, mention)))
    return tuple(found)


def _in_title(body: Body, mention: Mention) -> bool:
    return body.title is not None and body.title.start <= mention.start < body.title.end


def _weight(raw: str, folded: str, paragraph: Span, mention: Mention) -> int:
    weight = WEEKDAY if mention.weekday is not None else 0
    if mention.bracketed or (
        mention.year and folded[max(0, mention.start - 2) : mention.start].strip() == ","
    ):
        weight += 1
    if mention.last_day is not None:
        weight -= 3
    return weight + _before(raw, folded, paragraph, mention) + _after(folded, paragraph, mention)


def _before(raw: str, folded: str, paragraph: Span, mention: Mention) -> int:
    start = max(paragraph.start, mention.start - _REACH)
    for match in _SENTENCE.finditer(raw, start, mention.start):
        start = match.end()
    found = _cues("before").finditer(folded, start, mention.start)
    return _sum((match.group(), mention.start - match.end()) for match in found)


def _after(folded: str, paragraph: Span, mention: Mention) -> int:
    found = _cues("after").finditer(folded, mention.end, min(paragraph.end, mention.end + 30))
    return _sum(((match.group(), match.start() - mention.end) for match in found), "after")


def _sum(found: Iterable[tuple[str, int]], side: str = "before") -> int:
    """The strongest support and the strongest objection among cues and their distances."""
    support = objection = 0
    for words, distance in found:
        reach, weight = _weights(side)[words]
        if distance <= reach:
            support = max(support, weight)
            objection = min(objection, weight)
    return support + objection


@cache
def _cues(side: str) -> re.Pattern[str]:
    words = sorted(_weights(side), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b")


@cache
def _weights(side: str) -> dict[str, tuple[int, int]]:
    rows = knowledge.table("date_cues")
    return {row["words"]: (int(row["reach"]), int(row["weight"])) for row in rows if row["side"] == side}
