"""How much a text says for a body's acting, speaking or being its subject, rather than standing by."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from index import knowledge
from index.extraction.body import Body
from index.extraction.candidate import Weighed, weigh
from index.extraction.lexicon import Words
from index.extraction.regional import Reference
from index.extraction.units import is_rank

_WEIGHTS = {
    "always": -1.6,
    "twice": 0.5,
    "thrice": 0.7,
    "headline": 0.2,
    "lead": 0.5,
    "acts": 1.4,
    "speech": 0.6,
    "agent": 0.9,
    "subject": 1.0,
    "named_again": 0.35,
    "person": 0.3,
    "only_quoted": -0.5,
    "only_former": -3.0,
    "only_venue": -0.7,
    "only_listed": -0.5,
    "only_rule": -1.5,
    "only_member": -0.7,
    "only_kin": -2.5,
    "only_data": -1.0,
    "only_guest": -0.8,
    "only_crowded": -0.8,
    "only_forum": -0.8,
    "only_campaign": -4.0,
    "only_site": -2.0,
    "central": -0.6,
    "short_text": 0.7,
    "few_bodies": 0.4,
    "region_beside": 1.2,
}
"""Log-odds, rounded from a logistic regression on hand-labelled articles where these cues were frequent
(F1 .89 in cross-validation), set by judgement where they were rare."""

_LEAD = 300
"""Characters of the body that its first sentences take."""
_SHORT_TEXT = 700
"""Characters up to which a text is a teaser, which names hardly a body without need."""
_NEIGHBOURS = 4
"""How many references on either side may stand right beside one."""
_NAME_WORDS = 6
"""Words that an office-holder's name and titles may have."""
_CAMPAIGN = 3
"""Words of candidacy from which a text names office-holders as politicians."""
_BEFORE_REACH = 6
"""How many words before a body are looked at."""
_CROWD = 4
"""Bodies in one sentence from which none of them is its subject."""
_SENTENCE = 60
"""Words before a body in which its sentence may begin."""


class Salience:
    """Weighs the bodies that one article names."""

    def __init__(self, body: Body, words: Words, references: Sequence[Reference]) -> None:
        self._words = words
        self._all = sorted(references, key=lambda reference: reference.first)
        self._firsts = [reference.first for reference in self._all]
        self._counts = Counter(words.low)
        self._teaser = len(body.raw) < _SHORT_TEXT
        opening = (
            body.dateline.span.end if body.dateline else (body.paragraphs[0].start if body.paragraphs else 0)
        )
        self._lead_end = opening + _LEAD
        self._campaign = sum(self._counts[word] for word in _words_of("campaign")) >= _CAMPAIGN
        self._few = len({reference.name for reference in references}) <= 2
        self._quoted = _quoted(words)
        self._starts = {one.first: _sentence_start(words, one.first) for one in self._all}
        named = {(start, one.name) for one in self._all for start in [self._starts[one.first]]}
        self._crowds = Counter(start for start, _ in named)

    def weigh(self, found: Sequence[Reference]) -> Weighed:
        """How probable it is that a careful reader writes a body down.

        Args:
            found: all the words that stand for the body.

        Returns:
            A number from 0 to 1 with what it consists of.
        """
        each = [self._cues(reference) for reference in found]
        cues = {"always": True, "twice": len(found) > 1, "thrice": len(found) > 2}
        cues |= {name: any(name in one for one in each) for name in _ANY}
        cues |= {f"only_{name}": all(name in one for one in each) for name in _ONLY}
        cues |= {"central": found[0].central, "short_text": self._teaser, "few_bodies": self._few}
        return weigh(_WEIGHTS, cues)

    def _cues(self, reference: Reference) -> set[str]:
        words, first = self._words, reference.first
        before = words.low[max(first - _BEFORE_REACH, words.part_of(first)) : first]
        headline = words.in_headline(first)
        person, after = self._behind(reference)
        cues = {role for role, reach in _BEFORE.items() if not _words_of(role).isdisjoint(before[-reach:])}
        facts = {
            "headline": headline,
            "lead": not headline and words.starts[first] < self._lead_end,
            "acts": after,
            "subject": self._opens(first),
            "named_again": any(self._counts[word] > 1 for word in person),
            "person": len(person) > 1 and (reference.head or not _words_of("holder").isdisjoint(before[-3:])),
            "quoted": first in self._quoted,
            "listed": self._listed(reference),
            "region_beside": reference.resolved,
            "guest": not headline and self._attends(first),
            "former": "candidate" in cues,
            "campaign": self._campaign and reference.head,
            "crowded": self._crowds[self._starts[first]] >= _CROWD,
        }
        return cues | {name for name, holds in facts.items() if holds}

    def _behind(self, reference: Reference) -> tuple[list[str], bool]:
        """The capitalised words behind a reference (a person's name), and whether a verb follows them."""
        words, number = self._words, reference.last
        behind = number
        end = words.part_end(reference.first)
        if number < end and words.gaps[number].endswith("("):
            while number < end and ")" not in words.gaps[number] and number < reference.last + _NAME_WORDS:
                number += 1
        behind = number
        if words.in_headline(reference.first):
            return [], number < end
        person: list[str] = []
        while (
            number < end
            and len(person) < _NAME_WORDS
            and words.capital(number)
            and (number == behind or words.runs_on(number))
        ):
            person.append(words.low[number])
            number += 1
        acts = (
            number < end
            and (number == behind or words.runs_on(number))
            and words.low[number].startswith(_verbs())
        )
        return [word for word in person if len(word) > 3], acts

    def _opens(self, first: int) -> bool:
        """Whether a sentence opens with the reference or with one or two words before it."""
        words = self._words
        start = words.part_of(first)
        return first - start <= 1 or any(
            set(words.gaps[number]) & {".", "!", "?"}
            for number in range(max(first - 1, start + 1), first + 1)
        )

    def _attends(self, first: int) -> bool:
        """Whether words before a body in its sentence say that those who follow accompany or attend."""
        return not _words_of("guest").isdisjoint(self._words.low[self._starts[first] : first])

    def _listed(self, reference: Reference) -> bool:
        """Whether another body stands right beside this one."""
        place = bisect_left(self._firsts, reference.first)
        return any(
            other.name != reference.name
            and (0 <= other.first - reference.last <= 2 or 0 <= reference.first - other.last <= 2)
            for other in self._all[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS]
        )


_ANY = ("headline", "lead", "acts", "speech", "agent", "subject", "named_again", "person", "region_beside")
_ONLY = (
    "quoted",
    "former",
    "venue",
    "listed",
    "rule",
    "member",
    "kin",
    "data",
    "guest",
    "crowded",
    "forum",
    "campaign",
    "site",
)
_BEFORE = {
    "speech": 3,
    "agent": 1,
    "former": 3,
    "venue": 2,
    "rule": 2,
    "member": 3,
    "kin": 1,
    "data": 2,
    "candidate": 3,
    "forum": 6,
    "site": 2,
}
"""How many words before a body each role is looked for in."""


def _ends_sentence(words: Words, number: int) -> bool:
    """Whether a sentence ends before a word; the full stop of a title ("Pj. Gubernur") ends none."""
    ends = {".", "!", "?"} & set(words.gaps[number])
    return bool(ends) and not (ends == {"."} and is_rank(words.low[number - 1]))


def _sentence_start(words: Words, number: int) -> int:
    """The number of the first word of a word's sentence, or of the last words before it."""
    floor = max(number - _SENTENCE, words.part_of(number))
    while number > floor and not _ends_sentence(words, number):
        number -= 1
    return number


def _quoted(words: Words) -> set[int]:
    """The numbers of the words inside quotation marks."""
    inside: set[int] = set()
    opened = -1
    for number in (*words.marked, len(words.low)):
        if opened >= 0:
            inside.update(range(opened, number))
        gap = words.gaps[number] if number < len(words.low) else ""
        quoting = opened >= 0 and number not in words.borders
        if "“" in gap or "”" in gap:
            quoting = gap.rfind("“") > gap.rfind("”")
        elif gap.count('"') % 2:
            quoting = not quoting
        opened = number if quoting else -1
    return inside


@cache
def _words_of(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in knowledge.table("salience_words") if row["role"] == role)


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(_words_of("verb"))
