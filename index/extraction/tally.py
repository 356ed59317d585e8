"""How often and in which parts an article names each province."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.extraction.asides import (
    CAPITAL,
    VOTES,
    ends_a_name,
    of_former,
    of_seat,
    weekdays,
    where_spoken,
)
from index.extraction.body import Body, Span
from index.extraction.gazetteer import Level
from index.extraction.mention import Mention, Strength
from index.extraction.placerows import chained, rows, ways, word_at
from index.extraction.roles import of_campaign, sentence_start
from index.extraction.saliencewords import kind_of, words_of
from index.extraction.vocabulary import Central, Office, Reading, Unit

_LEAD = 300
"""Characters of the body that its first sentences take."""
_LATE = 0.5
"""Share of the text behind its first sentences from which what is first named is background."""
_LIST = 3
"""Names from which an enumeration is a list."""
_QUOTES = frozenset('"“”')


@dataclass(slots=True)
class Tally:
    """How often a text names one province in which part.

    Attributes:
        headline: in the headline.
        lead: in its first sentences.
        governed: behind an office, a unit or an election.
        named: otherwise.
        dateline: as the place where the report was written.
        early: in the headline or the first half.
        listed: in a list.
        local: behind an office or a unit of its government.
        court: behind a court or a campus.
        branch: behind another body's branch.
        at: "di Jakarta" without the day on which somebody spoke there.
        scene: one of its cities and districts.
        scene_lead: one of them in the first sentences.
        venue: behind a building's name.
        vote: behind an election.
        implied: by the name of a body that sits there.
        opens: whether the text names it first of all.
    """

    headline: int = 0
    lead: int = 0
    governed: int = 0
    named: int = 0
    dateline: int = 0
    early: int = 0
    listed: int = 0
    local: int = 0
    court: int = 0
    branch: int = 0
    at: int = 0
    scene: int = 0
    scene_lead: int = 0
    venue: int = 0
    vote: int = 0
    implied: int = 0
    opens: bool = False

    @property
    def volume(self) -> int:
        """All names but those of the place where the report was written, headline and lead twice."""
        return 2 * self.headline + self.lead + self.governed + self.named


class Counting:
    """Counts the names of one article's provinces.

    Args:
        reading: the article's words and what was found in them.
        body: the article.
        found: the mentions of every province, by province, in the order of their first names.
    """

    def __init__(self, reading: Reading, body: Body, found: Mapping[str, Sequence[Mention]]) -> None:
        self._reading = reading
        self._words = reading.words
        self._found = found
        self._dateline = body.dateline.span if body.dateline else Span(0, 0)
        opening = body.paragraphs[0].start if body.paragraphs else 0
        self._lead_end = (self._dateline.end or opening) + _LEAD
        end = body.paragraphs[-1].end if body.paragraphs else 0
        self._late = self._lead_end + _LATE * (end - self._lead_end)
        ordered = sorted((one for some in found.values() for one in some), key=lambda one: one.first)
        self._campaign = of_campaign(reading.words)
        self._rows = rows(reading.words, ordered)
        self._ways = ways(reading.words, ordered)
        self._behind, self._larger = chained(reading.words, ordered)
        self._lengths = Counter(self._rows.values())

    def national(self) -> bool:
        """Whether headline or first sentences name a central body."""
        branches = {mention.governor for mentions in self._found.values() for mention in mentions}
        central = set(self._reading.numbers[Central]) - branches
        firsts = [self._reading.hits[number].first for number in central]
        return any(
            self._words.in_headline(first) or self._words.starts[first] < self._lead_end for first in firsts
        )

    def tallies(self) -> dict[str, Tally]:
        """The counts of every province."""
        opening = min(self._rows.values(), default=0)
        counted = {}
        for province, mentions in self._found.items():
            tally = Tally(opens=self._rows[mentions[0].first] == opening)
            for mention in mentions:
                self._count(tally, mention, province)
            counted[province] = tally
        return counted

    def _count(self, tally: Tally, mention: Mention, province: str) -> None:
        start = self._words.starts[self._rows[mention.first]]
        headline = self._words.in_headline(mention.first)
        lead = not headline and start < self._lead_end
        if self._dateline.start <= start < self._dateline.end:
            tally.dateline += 1
            return
        if mention.first in self._ways or (not headline and of_seat(self._words, mention)):
            return
        tally.early += headline or start < self._late
        if self._campaign and self._of_politician(mention):
            return
        after = self._behind[mention.first] if province == CAPITAL else word_at(self._words, mention.last)
        if where_spoken(self._words, mention, province, after):
            if mention.first not in self._larger and not of_former(self._words, mention):
                self._count_aside(tally, mention, after, lead=lead)
            return
        tally.headline += headline
        tally.lead += lead
        if mention.implied:
            tally.implied += 1
        else:
            self._count_named(tally, mention, lead=lead)

    def _of_politician(self, mention: Mention) -> bool:
        """Whether an office-holder is named who, in a text about candidates, is one of its politicians."""
        if mention.governor is None or self._words.in_headline(mention.first):
            return False
        meanings = self._reading.hits[mention.governor].meanings
        return any(isinstance(m, Office) and not m.title.startswith("Pemerintah") for m in meanings)

    def _count_aside(self, tally: Tally, mention: Mention, after: str, *, lead: bool) -> None:
        """Count a name that tells where somebody spoke or where something happened."""
        finer = mention.places[0].level >= Level.REGENCY
        spoken = after in weekdays() and self._told(mention)
        venue = not spoken and mention.before != "di" and ends_a_name(self._words, mention.first)
        tally.venue += venue
        tally.scene += finer and not venue
        tally.scene_lead += finer and lead and not venue and not spoken
        tally.at += not finer and not venue and not spoken

    def _told(self, mention: Mention) -> bool:
        """Whether the sentence before a place says that somebody spoke there or that a meeting was held."""
        words = self._words
        before = range(sentence_start(words, mention.opens), mention.opens)
        return any(words.low[n] in words_of("told") or set(words.gaps[n]) & _QUOTES for n in before)

    def _count_named(self, tally: Tally, mention: Mention, *, lead: bool) -> None:
        vote = mention.before in VOTES
        governed = mention.strength is Strength.GOVERNED or vote
        tally.governed += governed
        tally.named += not governed
        tally.vote += vote
        tally.listed += self._lengths[self._rows[mention.first]] >= _LIST
        if mention.governor is not None:
            local, court = self._owner(mention.governor)
            tally.local += local
            tally.court += court
            tally.branch += not local and not court
        elif mention.places[0].level >= Level.REGENCY:
            tally.scene += 1
            tally.scene_lead += lead

    def _owner(self, number: int) -> tuple[bool, bool]:
        """Whether a hit is an office or a unit of a regional government, and whether a court or a campus."""
        meanings = self._reading.hits[number].meanings
        units = [meaning for meaning in meanings if isinstance(meaning, Unit)]
        local = any(isinstance(meaning, Office) for meaning in meanings)
        local = local or any(unit.style == "kind" for unit in units)
        return local, not local and any(kind_of(unit.name) in {"court", "campus"} for unit in units)
