"""What the words of an article can mean to the readers of places and institutions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from index import knowledge
from index.extraction import gazetteer
from index.extraction.body import Body
from index.extraction.damaged import completions, restored
from index.extraction.lexicon import Form, Hit, Lexicon, Pattern, Words, cut, form_of


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells what the name beside it is; see `place_words.tsv` for roles and values."""

    role: str
    value: str


@dataclass(frozen=True, slots=True)
class Trap:
    """A phrase that holds a place's name and names no place."""


@dataclass(frozen=True, slots=True)
class Office:
    """A word for a regional government or an office that stands for it; see `office_titles.tsv`."""

    title: str
    government: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of unit with regional branches; see `units.tsv`.

    Attributes:
        name: the full name without the region.
        levels: letters of the levels that have such a unit.
        style: how the full name goes on.
        head: whether the words are the title of its head.
        short: whether the words are an abbreviation or a title rather than the full name.
    """

    name: str
    levels: str
    style: str
    head: bool
    short: bool


@dataclass(frozen=True, slots=True)
class Central:
    """A name of a central body; see `institutions.tsv`.

    Attributes:
        body: joins the names of one body.
        name: the full name that the words belong to.
        head: whether the words are the title of its head.
    """

    body: str
    name: str
    head: bool


@dataclass(frozen=True, slots=True)
class Seated:
    """A body with a name of its own that stays in one place; see `seated_bodies.tsv`.

    Attributes:
        name: the full name.
        province: the province whose naming it implies, or nothing.
    """

    name: str
    province: str


_BARE = frozenset({"place", "opener", "minor", "masthead", "island"})
"""Roles of words that are looked up where a name has been found, not looked for."""

Meaning = gazetteer.Name | Cue | Trap | Office | Unit | Central | Seated


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """An article's words and what was found in them.

    Attributes:
        words: the words.
        hits: what was found, in reading order.
        numbers: for every class of meanings the numbers of the hits that have one of it.
    """

    words: Words
    hits: tuple[Hit[Meaning], ...]
    numbers: Mapping[type[Meaning], list[int]]


def read_words(words: Words) -> Reading:
    """Find every known name and cue; words that lost a letter in a damaged text are whole in the reading."""
    words = restored(words, _completions())
    hits = tuple(_lexicon().find(words))
    numbers: dict[type[Meaning], list[int]] = {kind: [] for kind in get_args(Meaning)}
    for number, hit in enumerate(hits):
        for kind in {type(meaning) for meaning in hit.meanings}:
            numbers[kind].append(number)
    return Reading(words, hits, numbers)


@lru_cache(maxsize=4)
def read(body: Body) -> Reading:
    """Find every known name and cue of an article; remembered for the next reader of the same article."""
    return read_words(cut(body))


@cache
def _lexicon() -> Lexicon[Meaning]:
    return Lexicon(_patterns())


@cache
def _patterns() -> tuple[Pattern[Meaning], ...]:
    return (*_places(), *_cues(), *_offices(), *_units(), *_centrals(), *_central_units(), *_seated())


@cache
def _completions() -> dict[str, str]:
    return completions(pattern.words for pattern in _patterns())


def _places() -> Iterator[Pattern[Meaning]]:
    for name in gazetteer.names():
        yield Pattern(name.words, form_of(name.words, Form.NAME), name)
    for row in knowledge.table("place_traps"):
        yield Pattern(row["phrase"], Form.NAME, Trap())


def _cues() -> Iterator[Pattern[Meaning]]:
    for row in knowledge.table("place_words"):
        if row["role"] in _BARE:
            continue
        yield Pattern(row["word"], form_of(row["word"], Form.ANY), Cue(row["role"], row["value"]))


def _offices() -> Iterator[Pattern[Meaning]]:
    for row in knowledge.table("office_titles"):
        office = Office(row["title"], row["government"])
        for words in (row["title"], *knowledge.split(row["aliases"])):
            yield Pattern(words, Form.ANY, office)


def _units() -> Iterator[Pattern[Meaning]]:
    for row in knowledge.table("units"):
        for words in (row["name"], *knowledge.split(row["aliases"])):
            unit = Unit(row["name"], row["levels"], row["style"], head=False, short=words != row["name"])
            yield Pattern(words, form_of(words, Form.ANY), unit)
        for words in knowledge.split(row["heads"]):
            unit = Unit(row["name"], row["levels"], row["style"], head=True, short=True)
            yield Pattern(words, Form.ANY, unit)


def _centrals() -> Iterator[Pattern[Meaning]]:
    for row in knowledge.table("institutions"):
        for words in (row["name"], *knowledge.split(row["aliases"])):
            yield Pattern(words, form_of(words, Form.ANY), Central(row["body"], row["name"], head=False))
        for words in knowledge.split(row["heads"]):
            yield Pattern(words, Form.ANY, Central(row["body"], row["name"], head=True))


def _central_units() -> Iterator[Pattern[Meaning]]:
    names = {row["body"]: row["name"] for row in knowledge.table("institutions")}
    for row in knowledge.table("central_units"):
        for words in (row["unit"], *knowledge.split(row["aliases"])):
            meaning = Central(row["body"], names[row["body"]], head=False)
            yield Pattern(words, form_of(words, Form.NAME), meaning)
        for words in knowledge.split(row["heads"]):
            yield Pattern(words, Form.ANY, Central(row["body"], names[row["body"]], head=True))


def _seated() -> Iterator[Pattern[Meaning]]:
    for row in knowledge.table("seated_bodies"):
        body = Seated(row["name"], row["province"] if row["region"] == "yes" else "")
        for words in (row["name"], *knowledge.split(row["aliases"])):
            yield Pattern(words, form_of(words, Form.NAME), body)
