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
"""What a printed weekday adds: reports date what just happened by weekday and day, background by day alone."""
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


def candidates(body: Body, folded: str, mentions: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Weigh every date of a body.

    Args:
        body: the article's text.
        folded: the raw text, folded.
        mentions: the dates of its paragraphs, in order.

    Returns:
        One candidate a date, in the order of the text.
    """
    found = []
    for mention in mentions:
        paragraph = next((span for span in body.paragraphs if span.start <= mention.start < span.end), None)
        if paragraph:
            found.append(Candidate(mention, _weight(body.raw, folded, paragraph, mention)))
    return tuple(found)


def own(weighed: Sequence[Candidate]) -> Mention | None:
    """The first date whose weight reaches the threshold, or None."""
    return next((item.mention for item in weighed if item.weight >= THRESHOLD), None)


def _weight(raw: str, folded: str, paragraph: Span, mention: Mention) -> int:
    weight = WEEKDAY if mention.weekday is not None else 0
    if mention.bracketed:
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
