"""The full names of regional governments and their units: a grammar of unit and region."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index import knowledge
from index.extraction import gazetteer
from index.extraction.gazetteer import Level, Place
from index.extraction.lexicon import Words
from index.extraction.toponyms import Mention
from index.extraction.vocabulary import Cue, Office, Reading, Unit

_LINKS = frozenset("dan serta".split())
_KINDS = ("Provinsi", "Kabupaten", "Kota")


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a text that stand for a state body.

    Attributes:
        name: the body's full name.
        first: number of the first word.
        last: number of the word behind the last one.
        head: whether the words are an office-holder's title.
        resolved: whether the region stands beside the words, rather than being carried over.
    """

    name: str
    first: int
    last: int
    head: bool
    resolved: bool


class Regions:
    """The regions that a text names, to settle whose unit an unnamed one is."""

    def __init__(self, reading: Reading, found: Sequence[Mention], about: tuple[str, ...]) -> None:
        self._words = reading.words
        self.beside: dict[int, Mention] = {}
        for mention in found:
            if mention.governor is not None:
                self.beside.setdefault(mention.governor, mention)
        self._found = found
        self._about = about
        self._governments = Counter[str]()
        for number, mention in self.beside.items():
            for meaning in reading.hits[number].meanings:
                if isinstance(meaning, Office) and meaning.government in _KINDS:
                    self._governments[meaning.government] += 1

    def named(self, mention: Mention, wanted: str, levels: str = "PR") -> Place | None:
        """The place of a mention whose government or unit is meant.

        Args:
            mention: the place named beside the office or unit.
            wanted: Provinsi, Kabupaten or Kota where the office tells, else "".
            levels: letters of the levels that have such a unit.

        Returns:
            The place, the province for a provincial unit named by its seat, or None when nothing fits.
        """
        kind = mention.kind or wanted
        places = [place for place in mention.places if place.level <= Level.REGENCY]
        if kind == "Provinsi" or levels == "P":
            return _province(mention.places[0].province)
        fitting = [place for place in places if place.kind.startswith(kind)] if kind in _KINDS else places
        if "P" not in levels:
            fitting = [place for place in fitting if place.level is Level.REGENCY]
        if not fitting:
            return None
        return self._preferred(fitting)

    def _preferred(self, places: list[Place]) -> Place:
        """Of several places with one name: the kind that the text's offices speak of, else the largest."""
        if len(places) == 1:
            return places[0]
        spoken = [place for place in places if self._governments[place.kind.split()[0]]]
        if len(spoken) == 1:
            return spoken[0]
        first = [place for place in places if place.level is Level.PROVINCE]
        cities = [place for place in places if place.kind == "Kota"]
        return (first or cities or places)[0]

    def carried(self, first: int, wanted: str) -> Place | None:
        """The region of a government named without one ("Bupati", "Pemkot"): the nearest before, else the text's."""
        if wanted == "Provinsi":
            return _province(self._about[0]) if len(self._about) == 1 else self._nearest_province(first)
        best: Place | None = None
        for mention in self._found:
            fitting = [p for p in mention.places if p.level is Level.REGENCY and p.kind.startswith(wanted)]
            inside = not self._about or (fitting and fitting[0].province in self._about)
            if fitting and inside:
                best = fitting[0] if mention.first < first or best is None else best
        return best

    def _nearest_province(self, first: int) -> Place | None:
        best: Place | None = None
        for mention in self._found:
            if mention.places[0].province in self._about and (mention.first < first or best is None):
                best = _province(mention.places[0].province)
        return best


@cache
def _province_places() -> dict[str, Place]:
    return {place.name: place for place in gazetteer.provinces()}


def _province(name: str) -> Place:
    return _province_places()[name]


def offices(reading: Reading, regions: Regions) -> Iterator[Reference]:
    """The regional governments that a text's offices and short forms stand for."""
    current: Place | None = None
    for number, hit in enumerate(reading.hits):
        office = next((meaning for meaning in hit.meanings if isinstance(meaning, Office)), None)
        if office is None or bracketed(reading.words, hit.first, hit.last):
            continue
        wanted = office.government if office.government in _KINDS else ""
        beside = regions.beside.get(number)
        place = regions.named(beside, wanted) if beside else None
        resolved = place is not None
        if place is None and not wanted:
            place = current
        if place is None and wanted:
            place = regions.carried(hit.first, wanted)
        if place is None:
            continue
        current = place if resolved else current
        head = not office.title.startswith("Pemerintah")
        yield Reference(f"Pemerintah {place.full}", hit.first, hit.last, head, resolved)


def units(reading: Reading, regions: Regions, government: Place | None) -> Iterator[Reference]:
    """The units that a text names, with their regions."""
    for number, hit in enumerate(reading.hits):
        unit = next((meaning for meaning in hit.meanings if isinstance(meaning, Unit)), None)
        if unit is None or bracketed(reading.words, hit.first, hit.last):
            continue
        beside = regions.beside.get(number)
        name = None
        if beside:
            name = _named(unit, beside, regions)
        elif unit.style == "plain":
            name = _with_own_name(unit, reading.words, hit.last)
        elif government is not None and not any(not isinstance(m, Unit) for m in hit.meanings):
            name = f"{unit.name} {government.full}" if _has(unit, government) else None
        if name:
            yield Reference(name, hit.first, hit.last, unit.head, beside is not None)


def _has(unit: Unit, place: Place) -> bool:
    return ("P" if place.level is Level.PROVINCE else "R") in unit.levels


def _named(unit: Unit, mention: Mention, regions: Regions) -> str | None:
    if unit.levels == "D":
        return f"{unit.name} {mention.places[0].name}"
    place = regions.named(mention, "", unit.levels)
    if place is None:
        return None
    if unit.style == "bare":
        return unit.name
    return f"{unit.name} {place.name}" if unit.style == "plain" else f"{unit.name} {place.full}"


def _with_own_name(unit: Unit, words: Words, last: int) -> str | None:
    """A police station or court that is named for a place outside the gazetteer."""
    end = last
    while end < min(last + 3, len(words.low)) and end not in words.parts and words.joined(end) and words.capital(end):
        end += 1
    return f"{unit.name} {words.raw[words.starts[last]:words.ends[end - 1]]}" if end > last else None


def bracketed(words: Words, first: int, last: int) -> bool:
    """Whether words are a short form in brackets behind their full form."""
    before = words.gap(first)
    after = words.raw[words.ends[last - 1] : words.ends[last - 1] + 2]
    return before.endswith("(") and after.startswith(")")
