"""The units of governments and the branches of state bodies that a text names: unit x region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction import units
from index.extraction.gazetteer import Level, Place
from index.extraction.lexicon import Hit, Words
from index.extraction.mention import Mention
from index.extraction.regional import Reference, Regions, bracketed
from index.extraction.vocabulary import Cue, Meaning, Reading, Unit

_BRACKET = 5
"""Words that a bracket between a unit and its region may hold."""


_HOSPITAL = 4
"""Words that a hospital's own name may have."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit in the text.

    Attributes:
        unit: what it is.
        hit: its words.
        last: number of the word behind its name, which may go on beyond the hit.
        beside: the regions named beside it.
    """

    unit: Unit
    hit: Hit[Meaning]
    last: int
    beside: list[Mention]


class Branches:
    """Reads the units of one text.

    Args:
        reading: the text's words and what was found in them.
        regions: the regions that it names.
        government: the one that the text is mostly about, which owns the units named without a region.
    """

    def __init__(self, reading: Reading, regions: Regions, government: Place | None) -> None:
        self._words = reading.words
        self._hits = reading.hits
        self._numbers = reading.numbers
        self._regions = regions
        self._government = government
        self._owned: dict[str, list[str]] = {}

    def references(self) -> Iterator[Reference]:
        """The units in reading order, under their full names."""
        openers = (number for number in self._numbers[Cue] if _opens_name(self._hits[number]))
        numbers = sorted({*self._numbers[Unit], *openers})
        found = [one for number in numbers if (one := self._unit(number, self._hits[number]))]
        for one in found:
            if one.unit.style == "kind" and one.beside:
                self._owned.setdefault(one.unit.name, []).extend(self._with_places(one.unit, one.beside))
        for one in found:
            for name in self._names(one):
                resolved = bool(one.beside)
                yield Reference(name, one.hit.first, one.last, one.unit.head, resolved, regional=True)

    def _unit(self, number: int, hit: Hit[Meaning]) -> _Found | None:
        if bracketed(self._words, hit.first, hit.last):
            return None
        unit, last = units.unit_of(hit), hit.last
        beside = self._regions.beside.get(number, [])
        extended = units.open_name(self._words, hit) if _may_go_on(hit, unit) else None
        if extended:
            unit, last = Unit(extended[0], "PR", "kind", head=False, short=False), extended[1]
            beside = self._behind(last)
        return _Found(unit, hit, last, beside) if unit else None

    def _names(self, one: _Found) -> list[str]:
        if one.beside:
            return self._with_places(one.unit, one.beside)
        if one.unit.style == "hospital":
            return self._hospital(one.unit, one.hit)
        if one.unit.style == "own":
            return self._with_own_name(one.unit, one.hit)
        return self._with_government(one.unit, one.hit)

    def _behind(self, last: int) -> list[Mention]:
        """The place that goes on from a name, past a short form in brackets."""
        words = self._words
        mention = self._regions.opening_at(last)
        if mention is None and last < len(words.low) and words.gaps[last].endswith("("):
            inside = range(last, min(last + _BRACKET, len(words.low)))
            behind = next((number for number in inside if ")" in words.gaps[number]), None)
            mention = self._regions.opening_at(behind) if behind is not None else None
        return [mention] if mention else []

    def _with_places(self, unit: Unit, beside: list[Mention]) -> list[str]:
        districts = [mention for mention in beside if mention.places[0].level is Level.DISTRICT]
        chosen = districts if unit.levels == "D" and districts else beside
        return [name for mention in chosen if (name := self._named(unit, mention))]

    def _named(self, unit: Unit, mention: Mention) -> str | None:
        if unit.levels == "D":
            return f"{unit.name} {mention.places[0].name}"
        place = self._regions.named(mention, "", unit.levels)
        if place is None or unit.style == "bare":
            return unit.name if place else None
        if unit.style in {"kind", "hospital"}:
            return f"{unit.name} {place.full}"
        town = " Kota" if unit.style == "own" and _of_town(self._words, mention.last) else ""
        return f"{unit.name} {place.name}{town}"

    def _with_own_name(self, unit: Unit, hit: Hit[Meaning]) -> list[str]:
        words = self._words
        title = unit.head or (hit.first not in words.borders and words.low[hit.first - 1] == "kepala")
        name = None if words.in_headline(hit.first) else units.own_name(words, hit.last, person=title)
        return [f"{unit.name} {name}"] if name else []

    def _hospital(self, unit: Unit, hit: Hit[Meaning]) -> list[str]:
        """A hospital under its own name, which ends where a place's opens ("RSUD Ulin Banjarmasin")."""
        words, end = self._words, hit.last
        limit = min(hit.last + _HOSPITAL, words.part_end(hit.first))
        while end < limit and words.joined(end) and words.capital(end) and not self._regions.opening_at(end):
            end += 1
        name = words.raw[words.starts[hit.last] : words.ends[end - 1]] if end > hit.last else ""
        return [f"{unit.name} {' '.join(name.split())}"] if name else []

    def _with_government(self, unit: Unit, hit: Hit[Meaning]) -> list[str]:
        """The unit that the text names with its region, else the one of the text's government.

        None of them where the words may mean a central body.
        """
        shared = not all(isinstance(meaning, Unit | Cue) for meaning in hit.meanings)
        if shared or unit.style != "kind":
            return []
        owner = self._government
        level = "P" if owner and owner.level is Level.PROVINCE else "R"
        own = [f"{unit.name} {owner.full}"] if owner and level in unit.levels else []
        named = self._owned.get(unit.name, [])
        return own if set(own) <= set(named) and own else named[:1] or own


def _may_go_on(hit: Hit[Meaning], unit: Unit | None) -> bool:
    """Whether a hit is the full form of a regional office or the word that opens one."""
    return _opens_name(hit) or (
        unit is not None and not unit.short and unit.name.startswith(("Dinas", "Badan"))
    )


def _opens_name(hit: Hit[Meaning]) -> bool:
    """Whether a hit is a word that opens the name of a regional office ("Dinas", "Sudin")."""
    return any(isinstance(meaning, Cue) and meaning.role == "unit" for meaning in hit.meanings)


def _of_town(words: Words, last: int) -> bool:
    """Whether a police resort is the town's of two with one name (`Polres Cirebon Kota`)."""
    follows = last < len(words.low) and last not in words.borders and words.joined(last)
    return follows and words.word(last) == "Kota"
