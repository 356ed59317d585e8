"""What part a body plays where a text names it: what the words around its name say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

from index.extraction.body import Body
from index.extraction.lexicon import Words
from index.extraction.regional import Reference
from index.extraction.saliencewords import verbs, words_of
from index.extraction.units import is_rank

LEAD = 300
"""Characters of the body that its first sentences take."""
_NEIGHBOURS = 4
"""How many references on either side may stand right beside one."""
_NAME_WORDS = 6
"""Words that an office-holder's name and titles may have."""
_EARLY = 100
"""Words of a text in which one of candidacy stands when it is about candidates."""
_CAMPAIGN = 3
"""Words of candidacy from which a text names office-holders as politicians."""
_FORUM_REACH = 6
"""How many words before a body a meeting with it may stand."""
_TITLE_WORDS = 9
"""Words that lead up to a body in one phrase ("mantan Kepala Biro Pengamanan Internal ...")."""
_CROWD = 4
"""Bodies in one sentence from which none of them is its subject."""
_SENTENCE = 60
"""Words before a body in which its sentence may begin."""
_LATE = 0.6
"""Share of the text behind which what is named first is background."""
_PREFIXED = 5
"""Letters from which a word that begins with "di" is a passive verb, behind which the agent stands."""
_PROFESSION = 5
"""Words before "dari" in which the profession of somebody from a body stands."""
_SHORT_FORM = 1
"""Words of a short form in brackets."""
_ENDS = frozenset('.!?;:"“”')
"""What ends a clause right behind a reference."""
_OPEN = frozenset({"", ")", "(", ".", "/", "-"})
"""What may stand between the words of one phrase."""


class Roles:
    """Reads the parts that the bodies of one article play.

    Args:
        body: the article.
        words: its words.
        references: all words that stand for bodies.
    """

    def __init__(self, body: Body, words: Words, references: Sequence[Reference]) -> None:
        self._words = words
        self._all = sorted(references, key=lambda reference: reference.first)
        self._firsts = [reference.first for reference in self._all]
        self._counts = Counter(words.low)
        opening = body.paragraphs[0].start if body.paragraphs else 0
        self._opening = body.dateline.span.end if body.dateline else opening
        end = body.paragraphs[-1].end if body.paragraphs else 0
        self._late = self._opening + _LATE * (end - self._opening)
        self._campaign = of_campaign(words)
        self._stump = not words_of("campaign").isdisjoint(words.low[:_EARLY])
        self._quoted = _quoted(words)
        self._starts = {one.first: sentence_start(words, one.first) for one in self._all}
        named = {(self._starts[one.first], one.name) for one in self._all}
        self._crowds = Counter(start for start, _ in named)

    def of(self, reference: Reference) -> set[str]:
        """Name the parts that a body plays at one place: the codes of `salience`."""
        words, first = self._words, reference.first
        headline = words.in_headline(first)
        person, acts = self._behind(reference)
        led = self._led_by(first)
        start = self._starts[first]
        before = words.low[max(first - _FORUM_REACH, start) : first]
        cues = {role for role in _ROLES if not words_of(role).isdisjoint(led)}
        if led and led[-1] == "dari":
            profession = self._profession(first - len(led))
            cues |= {role for role in _FROM if not words_of(role).isdisjoint(profession)}
        cues |= {role for role, reach in _NEAR.items() if not words_of(role).isdisjoint(before[-reach:])}
        if "figures" in cues:
            cues.discard("speech")
        if led and not words.capital(first - len(led)):
            cues |= _way(led[-1])
        facts = {
            "headline": headline,
            "lead": not headline and words.starts[first] < self._opening + LEAD,
            "late": not headline and words.starts[first] > self._late,
            "acts": acts,
            "subject": self._opens(first),
            "named_again": any(self._counts[word] > 1 for word in person),
            "person": len(person) > 1 and (reference.head or not words_of("holder").isdisjoint(before[-3:])),
            "head": reference.head,
            "quoted": first in self._quoted,
            "listed": self._listed(reference),
            "parent": self._parent(reference),
            "region_beside": reference.resolved,
            "guest": not headline and not words_of("guest").isdisjoint(words.low[start:first]),
            "attending": not headline and self._crowds[start] > 1 and self._attending(reference),
            "small": words.cased and reference.last - first > 1 and not words.capital(first),
            "former": bool({"candidate", "former"} & cues) or self._over(reference.last),
            "campaign": self._campaign and reference.head,
            "stump": self._stump and reference.head and reference.name.startswith(_RULING),
            "crowded": self._crowds[start] >= _CROWD,
        }
        return cues | {name for name, holds in facts.items() if holds}

    def _led_by(self, first: int) -> list[str]:
        """The words of the phrase that leads up to a body, the nearest first, the governing one last."""
        words, led, floor = self._words, list[str](), self._starts[first]
        for number in range(first, max(floor, first - _TITLE_WORDS), -1):
            if words.gaps[number].strip() not in _OPEN or number in words.borders:
                break
            led.append(words.low[number - 1])
            if not words.capital(number - 1) and words.low[number - 1] not in _titles():
                break
        return led

    def _profession(self, dari: int) -> Sequence[str]:
        """The words before a "dari" that leads up to a body ("pengamat hukum dari Universitas X")."""
        start = max(dari - _PROFESSION, self._words.part_of(dari))
        return self._words.low[start:dari]

    def _behind(self, reference: Reference) -> tuple[list[str], bool]:
        """The person's name behind a reference, and whether a verb follows it."""
        words, number = self._words, reference.last
        end = words.part_end(reference.first)
        if number < end and words.gaps[number].endswith("("):
            while number < end and ")" not in words.gaps[number] and number < reference.last + _NAME_WORDS:
                number += 1
        if words.in_headline(reference.first):
            return [], number < end
        behind = number
        person: list[str] = []
        while (
            number < end
            and len(person) < _NAME_WORDS
            and words.capital(number)
            and self._goes_on(number, behind)
        ):
            person.append(words.low[number])
            number += 1
        word = words.low[number] if number < end and self._goes_on(number, behind) else ""
        acts = word.startswith(verbs()) and word not in words_of("noverb")
        return [word for word in person if len(word) > 3], acts

    def _goes_on(self, number: int, behind: int) -> bool:
        """Whether a word goes on from a reference, past a bracket or comma right behind that."""
        if number != behind:
            return self._words.runs_on(number)
        return not set(self._words.gaps[number]) & _ENDS or self._words.joined(number)

    def _attending(self, reference: Reference) -> bool:
        """Whether words behind a body in its sentence say that those named attend ("... turut hadir")."""
        words, end = self._words, self._words.part_end(reference.first)
        stop = min(reference.last + _SENTENCE, end)
        for number in range(reference.last, stop):
            if number > reference.last and _ends_sentence(words, number):
                return False
            if words.low[number] == "hadir":
                return True
        return False

    def _over(self, last: int) -> bool:
        """Whether years behind an office say that it is held no more ("Menteri Agama 2014-2019")."""
        words = self._words
        if last + 1 >= len(words.low) or last in words.borders or not words.joined(last):
            return False
        spanned = words.low[last].isdigit() and words.low[last + 1].isdigit()
        return words.low[last] in {"periode", "era"} or (
            spanned and words.gaps[last + 1].strip() in {"-", "–"}
        )

    def _opens(self, first: int) -> bool:
        """Whether a sentence opens with the reference or with one or two words before it."""
        words = self._words
        start = words.part_of(first)
        return first - start <= 1 or any(
            set(words.gaps[number]) & {".", "!", "?"}
            for number in range(max(first - 1, start + 1), first + 1)
        )

    def _parent(self, reference: Reference) -> bool:
        """Whether a body is only named as the one that a directorate or a station before it belongs to."""
        place = bisect_left(self._firsts, reference.first) - 1
        before = self._all[max(place, 0)]
        if place < 0 or before.name == reference.name:
            return False
        ministry = before.central and reference.central and reference.name.startswith("Kementerian")
        police = all(one.name.startswith("Kepolisian") for one in (before, reference))
        if not (ministry or police) or not 0 <= reference.first - before.last <= _SHORT_FORM:
            return False
        return not "".join(self._words.gaps[before.last : reference.first + 1]).strip(" (),")

    def _listed(self, reference: Reference) -> bool:
        """Whether another body stands right beside this one."""
        place = bisect_left(self._firsts, reference.first)
        return any(
            other.name != reference.name
            and (0 <= other.first - reference.last <= 2 or 0 <= reference.first - other.last <= 2)
            for other in self._all[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS]
        )


_RULING = ("Pemerintah", "Kementerian")
"""How the bodies begin whose heads stand in elections, or speak for those who do."""
_ROLES = ("former", "venue", "rule", "member", "kin", "candidate", "site", "scholar", "joining", "figures")
"""Roles of words in the phrase that leads up to a body."""
_FROM = ("scholar", "former", "member")
"""Those that are looked for before a "dari", too."""
_NEAR = {"speech": 3, "forum": 6}
"""How many words before a body the other roles are looked for in."""


def _way(word: str) -> set[str]:
    """How the word that governs a body's phrase joins it to its sentence."""
    found = {role for role in _WAYS if word in words_of(role)}
    return {"agent"} if not found and word.startswith("di") and len(word) > _PREFIXED else found


_WAYS = ("at", "to", "agent", "topic")
"""Roles of prepositions."""


def of_campaign(words: Words) -> bool:
    """Whether a text is about candidates, so that it names office-holders as politicians.

    Several words of candidacy stand in such a text, and one of them early.
    """
    spoken = words_of("campaign").intersection(words.low)
    often = len(spoken) > 1 and sum(map(words.low.count, spoken)) >= _CAMPAIGN
    return often and not spoken.isdisjoint(words.low[:_EARLY])


def _ends_sentence(words: Words, number: int) -> bool:
    """Whether a sentence ends before a word; the full stop of a title ("Pj. Gubernur") ends none."""
    gap = words.gaps[number]
    if gap == " ":
        return False
    ends = {".", "!", "?"} & set(gap)
    return bool(ends) and not (ends == {"."} and is_rank(words.low[number - 1]))


def sentence_start(words: Words, number: int) -> int:
    """The number of the first word of a word's sentence, or of the last 60 words before it."""
    floor = max(number - _SENTENCE, words.part_of(number))
    for place in range(bisect_right(words.marked, number) - 1, -1, -1):
        marked = words.marked[place]
        if marked <= floor or _ends_sentence(words, marked):
            return max(marked, floor)
    return floor


def _quoted(words: Words) -> set[int]:
    """The numbers of the words inside quotation marks."""
    inside: set[int] = set()
    if not any(mark in words.raw for mark in '"“”'):
        return inside
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
def _titles() -> frozenset[str]:
    """Words that go on with a title, so that what governs them stands before."""
    return words_of("holder") | words_of("member") | words_of("former") | words_of("scholar")
