"""One pass over a text that finds every name and cue the readers of places and institutions know."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from operator import add, itemgetter
from typing import Generic, NamedTuple, TypeVar

from ahocorasick import Automaton

from index.extraction.body import Body, Span

_WORD = re.compile(r"([A-Z\d]*[^\W_A-Z]+|[A-Z\d]+)")
"""A word; a capital after a small letter opens a new one: crawled text loses spaces (`KabupatenSumenep`)."""

_ACRONYM_LENGTH = 7
_SMALL = frozenset({"dan", "di", "ke", "atau", "bagi", "terhadap", "untuk", "serta", "sampai", "hingga"})
_BREAK = re.compile(r"[.!?;:()\[\]\"“”|•\n]")
_BRACKET = 40
"""Characters that a short form in brackets may take."""
_SHORT = 4
"""Letters of an abbreviation that may end with a full stop inside a name (`Kep. Riau`, `D.I. Yogyakarta`)."""


class Form(StrEnum):
    """How a pattern must be written in the text to count."""

    UPPER = "upper"
    """All capitals, as an acronym."""
    NAME = "name"
    """Every word with a capital, but for small words."""
    ANY = "any"
    """In any case."""


M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Pattern(Generic[M]):
    """Something to look for.

    Attributes:
        words: the words as they are written.
        form: how they must be written in the text.
        meaning: what they stand for.
    """

    words: str
    form: Form
    meaning: M


class Hit(NamedTuple, Generic[M]):
    """A pattern found in a text: the longest at its place.

    Attributes:
        first: number of its first word.
        last: number of the word behind it.
        meanings: what its patterns stand for.
        size: how many words its pattern has; fewer than last - first where a bracket stands inside.
    """

    first: int
    last: int
    meanings: tuple[M, ...]
    size: int


_Found = tuple[int, int, Sequence[int], tuple[tuple[Form, M], ...]]
"""First word, end, all words and meanings of a pattern that may stand in a text."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, part by part (headline, then paragraphs).

    Attributes:
        raw: the text that the offsets point into. A headline that came beside the text is appended to it.
        length: how much of it is the article's own raw text.
        low: the words in small letters.
        starts: offset of every word.
        ends: offset behind every word.
        gaps: for every word what stands between it and the one before it.
        marked: the numbers of the words that open a part or follow other than a single space.
        parts: for every part, the number of its first word; ends with the number of all words.
        borders: the same numbers as a set.
        headed: whether the first part is the headline.
        cased: whether the text has capitals at all.
    """

    raw: str
    length: int
    low: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    marked: list[int]
    parts: list[int]
    borders: frozenset[int]
    headed: bool
    cased: bool

    def in_headline(self, number: int) -> bool:
        """Whether a word stands in the headline."""
        return self.headed and number < self.parts[1]

    def part_of(self, number: int) -> int:
        """The number of the first word of a word's part."""
        return self.parts[bisect_right(self.parts, number) - 1]

    def part_end(self, number: int) -> int:
        """The number behind the last word of a word's part."""
        return self.parts[bisect_right(self.parts, number)]

    def runs_on(self, number: int) -> bool:
        """Whether a word stands in the same clause as the one before it."""
        return not _BREAK.search(self.gaps[number]) or self.joined(number)

    def capital(self, number: int) -> bool:
        """Whether a word begins with a capital, or could: a text without any says nothing."""
        return not self.cased or self.raw[self.starts[number]].isupper()

    def word(self, number: int) -> str:
        """A word as it is written."""
        return self.raw[self.starts[number] : self.ends[number]]

    def follows(self, number: int, following: int) -> bool:
        """Whether one word goes on from another within one name, past a short form in brackets."""
        if following == number + 1:
            return self.joined(following, commas=True)
        return self.gaps[number + 1].strip() == "(" and self.gaps[following].lstrip(") ") in {"", "/", "/ "}

    def joined(self, number: int, *, commas: bool = False) -> bool:
        """Whether a word goes on from the one before it within one name."""
        gap = self.gaps[number]
        if gap in {" ", ""}:
            return True
        if gap.startswith("."):
            return not _BREAK.search(gap[1:]) and self.ends[number - 1] - self.starts[number - 1] <= _SHORT
        return not _BREAK.search(gap) and (commas or "," not in gap) and len(gap) <= 4


def cut(body: Body) -> Words:
    """Cut an article into words."""
    raw, spans = body.raw, list(body.paragraphs)
    if body.title is not None:
        spans.insert(0, body.title)
    elif body.headline:
        raw = f"{body.raw}\n{body.headline}"
        spans.insert(0, Span(len(body.raw) + 1, len(raw)))
    headed = body.title is not None or bool(body.headline)
    return _cut(raw, len(body.raw), spans, headed=headed)


def cut_text(text: str) -> Words:
    """Cut a piece of text into words, as one part without headline."""
    return _cut(text, len(text), [Span(0, len(text))], headed=False)


def _cut(raw: str, length: int, spans: Iterable[Span], *, headed: bool) -> Words:
    words: list[str] = []
    starts: list[int] = []
    gaps: list[str] = []
    parts: list[int] = []
    for span in spans:
        parts.append(len(words))
        pieces = _WORD.split(raw[span.start : span.end])
        offsets = list(accumulate(map(len, pieces), initial=span.start))
        words += pieces[1::2]
        starts += offsets[1:-1:2]
        gaps += pieces[:-1:2]
    parts.append(len(words))
    low = " ".join(words).lower().split(" ") if words else []
    ends = list(map(add, starts, map(len, words)))
    for number in parts[:-1]:
        if number < len(gaps):
            gaps[number] = raw[ends[number - 1] : starts[number]] if number else ""
    borders = frozenset(parts)
    marked = [number for number, gap in enumerate(gaps) if gap != " " or number in borders]
    return Words(raw, length, low, starts, ends, gaps, marked, parts, borders, headed, not raw.islower())


class Lexicon(Generic[M]):
    """Patterns compiled for one pass over a text."""

    def __init__(self, patterns: Iterable[Pattern[M]]) -> None:
        meanings: dict[str, list[tuple[Form, M]]] = defaultdict(list)
        for pattern in patterns:
            for key in _keys(pattern.words):
                entry = (pattern.form, pattern.meaning)
                if entry not in meanings[key]:
                    meanings[key].append(entry)
        self._automaton = Automaton()
        for key, entries in meanings.items():
            self._automaton.add_word(f" {key} ", (key.count(" ") + 1, tuple(entries)))
        self._automaton.make_automaton()
        self._longest = max((key.count(" ") + 1 for key in meanings), default=0)

    def find(self, words: Words) -> list[Hit[M]]:
        """Find the longest patterns from left to right; none overlaps another."""
        found = self._all(words, range(len(words.low)))
        inner = self._beside_brackets(words)
        if inner:
            found += [one for one in self._all(words, inner) if -one[1] - one[0] > len(one[2])]
        found.sort(key=itemgetter(0, 1))
        chosen: list[Hit[M]] = []
        reached = 0
        for first, end, inside, entries in found:
            if first >= reached and (len(inside) == 1 or _go_together(words, inside)):
                fitting = tuple(meaning for form, meaning in entries if _written(words, inside, form))
                if fitting:
                    chosen.append(Hit(first, -end, fitting, len(inside)))
                    reached = -end
        return chosen

    def _all(self, words: Words, numbers: Sequence[int]) -> list[_Found[M]]:
        """All patterns among some words, written as they may be; the end is negative, to sort by."""
        text, spaces = _haystack(words, numbers)
        found: list[_Found[M]] = []
        for end, (size, entries) in self._automaton.iter(text):
            behind = bisect_left(spaces, end) + 1
            inside = numbers[behind - size : behind]
            found.append((inside[0], -inside[-1] - 1, inside, entries))
        return found

    def _beside_brackets(self, words: Words) -> list[int]:
        """The numbers of the words near the brackets that hold no more than a short form, without these."""
        kept: list[int] = []
        reached = 0
        found = list(_brackets(words))
        for (first, last), (following, _) in pairwise([*found, (len(words.low), 0)]):
            kept.extend(range(max(first - self._longest, reached), first))
            reached = min(last + self._longest, following)
            kept.extend(range(last, reached))
        return kept


def _brackets(words: Words) -> Iterator[tuple[int, int]]:
    """The brackets that hold no more than a short form: their first words and the words behind them."""
    opened = -1
    for number in words.marked:
        gap = words.gaps[number]
        if opened >= 0 and ")" in gap:
            yield opened, number
            opened = -1
        if opened < 0 and gap.endswith("("):
            start = words.starts[number]
            opened = number if ")" in words.raw[start : start + _BRACKET] else -1
    if opened >= 0:
        yield opened, len(words.low)


def _go_together(words: Words, numbers: Sequence[int]) -> bool:
    return all(words.follows(one, next_one) for one, next_one in pairwise(numbers))


def _haystack(words: Words, numbers: Sequence[int]) -> tuple[str, list[int]]:
    """Words between single spaces, and the offset of the space behind every word; parts are set apart."""
    borders = words.borders
    low = words.low
    pieces = [f"\n {low[number]} " if number in borders else f"{low[number]} " for number in numbers]
    return "".join(pieces), [end - 1 for end in accumulate(map(len, pieces))]


def _keys(words: str) -> set[str]:
    """A pattern between spaces: with and without a border before inner capitals, with & for dan."""
    camel = " ".join(_WORD.findall(words)).lower()
    plain = " ".join(re.findall(r"[^\W_]+", words)).lower()
    keys = {camel, plain}
    if words.count(" ") > 2:
        keys |= {key.replace(" dan ", " ") for key in keys}
    return {key for key in keys if key}


def _written(words: Words, numbers: Sequence[int], form: Form) -> bool:
    if form is Form.ANY:
        return True
    if form is Form.UPPER:
        return not any(words.word(number).upper() != words.word(number) for number in numbers)
    if words.low[numbers[0]] in _SMALL and not words.word(numbers[0]).isupper():
        return False
    return all(
        words.capital(number) or words.low[number] in _SMALL or not words.low[number].isalpha()
        for number in numbers
    )


def form_of(words: str, otherwise: Form) -> Form:
    """UPPER for an acronym, else the given form."""
    letters = [letter for letter in words if letter.isalpha()]
    acronym = len(letters) <= _ACRONYM_LENGTH and all(letter.isupper() for letter in letters)
    return Form.UPPER if acronym else otherwise
