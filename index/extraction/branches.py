"""The units of governments and the branches of state bodies that a text names: unit x region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction import units
from index.extraction.gazetteer import Level, Place
from index.extraction.lexicon import Hit, Words
from index.extraction.mention import Mention
from index.extraction.regional import Reference, Regions, bracketed, in_a_code
from index.extraction.vocabulary import Central, Cue, Meaning, Office, Reading, Unit

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


_NUMERALS = frozenset({"I", "II", "III", "IV"})


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
        numbers = (number for kind in (Unit, Office, Central) for number in reading.numbers[kind])
        self._taken = {reading.hits[number].first for number in numbers}
        self._spoken_of: Place | None = None
        self._first: dict[str, str] = {}
        self._last: dict[str, tuple[int, str]] = {}
        self._full: set[str] = set()

    def references(self) -> Iterator[Reference]:
        """The units in reading order, under their full names."""
        openers = (number for number in self._numbers[Cue] if _opens_name(self._hits[number]))
        numbers = sorted({*self._numbers[Unit], *openers})
        found = [one for number in numbers if (one := self._unit(number, self._hits[number]))]
        full = [self._names(one) for one in found]
        self._spoken_of = self._commonest(found)
        for one, names in zip(found, full, strict=True):
            for stem in _stems(one.unit.name) if names else ():
                self._first.setdefault(stem, names[0])
            self._full.update(names)
        for one, names in zip(found, full, strict=True):
            carried = [] if names else self._carried(one)
            own = [] if names or carried or not one.unit.head else self._with_own_name(one.unit, one.hit)
            for stem in _stems(one.unit.name) if names else ():
                self._last[stem] = (one.hit.first, names[-1])
            for name in names or carried or own:
                resolved = not carried
                yield Reference(name, one.hit.first, one.last, one.unit.head, resolved, regional=True)

    def _unit(self, number: int, hit: Hit[Meaning]) -> _Found | None:
        if bracketed(self._words, hit.first, hit.last) or in_a_code(self._words, hit.first, hit.last):
            return None
        unit, last = units.unit_of(hit), hit.last
        beside = self._regions.beside.get(number, [])
        extended = (
            units.open_name(self._words, hit, self._regions.opening_at) if _may_go_on(hit, unit) else None
        )
        if extended:
            unit, last = Unit(extended[0], "PR", "kind", head=False, short=False), extended[1]
            beside = self._behind(last)
        return _Found(unit, hit, last, beside) if unit else None

    def _names(self, one: _Found) -> list[str]:
        if one.unit.style == "bare":
            return [one.unit.name]
        if one.beside and not self._numbered_campus(one):
            return self._with_places(one.unit, one.beside)
        if one.unit.style == "hospital":
            return self._hospital(one.unit, one.hit)
        if one.unit.style == "own" and (one.beside or not one.unit.head):
            return self._with_own_name(one.unit, one.hit)
        return []

    def _behind(self, last: int) -> list[Mention]:
        """The place that goes on from a name, past a short form in brackets."""
        words = self._words
        mention = self._regions.opening_at(last)
        if mention is None and last < len(words.low) and words.gaps[last].endswith("("):
            inside = range(last, min(last + _BRACKET, len(words.low)))
            behind = next((number for number in inside if ")" in words.gaps[number]), None)
            mention = self._regions.opening_at(behind) if behind is not None else None
        return [mention] if mention else []

    def _numbered_campus(self, one: _Found) -> bool:
        """Whether a campus bears a number behind its city ("Poltekkes Kemenkes Jakarta II")."""
        behind = one.beside[-1].last
        words = self._words
        numbered = behind < len(words.low) and behind not in words.borders and words.word(behind) in _NUMERALS
        return one.unit.name.startswith("Politeknik") and numbered

    def _with_places(self, unit: Unit, beside: list[Mention]) -> list[str]:
        districts = [mention for mention in beside if mention.places[0].level is Level.DISTRICT]
        chosen = districts if unit.levels == "D" and districts else beside
        return [name for mention in chosen if (name := self._named(unit, mention))]

    def _named(self, unit: Unit, mention: Mention) -> str | None:
        if unit.levels == "D":
            return f"{unit.name} {mention.places[0].name}{units.direction(self._words, mention.last)}"
        place = self._regions.named(mention, "", unit.levels)
        if place is None and unit.style in {"own", "hospital"} and mention.places[0].level > Level.REGENCY:
            return f"{unit.name} {mention.places[0].name}"
        if place is None:
            return None
        if unit.style in {"kind", "hospital"}:
            part = "Suku " if "Administrasi" in place.kind and unit.name.startswith("Dinas") else ""
            return f"{part}{unit.name} {place.full}"
        town = " Kota" if unit.style == "own" and _of_town(self._words, mention.last) else ""
        return f"{unit.name} {place.name}{town}"

    def _with_own_name(self, unit: Unit, hit: Hit[Meaning]) -> list[str]:
        words = self._words
        if unit.style != "own" or any(isinstance(meaning, Central) for meaning in hit.meanings):
            return []
        title = unit.head or (hit.first not in words.borders and words.low[hit.first - 1] == "kepala")
        numbered = hit.last < len(words.low) and words.low[hit.last].isdigit()
        if words.in_headline(hit.first) or (numbered and not unit.name.startswith("Komando")):
            return []
        name = units.own_name(words, hit.last, person=title, taken=self._taken)
        return [f"{unit.name} {name}"] if name else []

    def _hospital(self, unit: Unit, hit: Hit[Meaning]) -> list[str]:
        """A hospital under its own name, which ends where a place's opens ("RSUD Ulin Banjarmasin")."""
        words, end = self._words, hit.last
        if words.in_headline(hit.first):
            return []
        limit = min(hit.last + _HOSPITAL, words.part_end(hit.first))
        while end < limit and words.joined(end) and words.capital(end) and not self._regions.opening_at(end):
            end += 1
        name = words.raw[words.starts[hit.last] : words.ends[end - 1]] if end > hit.last else ""
        return [f"{unit.name} {' '.join(name.split())}"] if name else []

    def _carried(self, one: _Found) -> list[str]:
        """The unit whose words stand without a region: the one named before, else its government's.

        Words that a central body shares ("KPU") stand for a branch only once the text has named that.
        """
        written = self._words.raw[self._words.starts[one.hit.first] : self._words.ends[one.hit.last - 1]]
        stems = (one.unit.name, written.capitalize())
        before = [self._last[stem] for stem in stems if stem in self._last]
        if before:
            return [max(before)[1]]
        if any(isinstance(meaning, Central) for meaning in one.hit.meanings):
            return []
        own = self._governments(one.unit)
        named = next((self._first[stem] for stem in stems if stem in self._first), None)
        return own if named is None or not self._full.isdisjoint(own) else [named]

    def _commonest(self, found: list[_Found]) -> Place | None:
        """The region whose units the text names most often."""
        beside = ((one, mention) for one in found if one.unit.style == "kind" for mention in one.beside)
        places = (self._regions.named(mention, "", one.unit.levels) for one, mention in beside)
        counted = Counter(place for place in places if place)
        return counted.most_common(1)[0][0] if counted else None

    def _governments(self, unit: Unit) -> list[str]:
        """The unit of the government that the text is mostly about."""
        owner = self._government or self._spoken_of or self._regions.only()
        if owner is None or unit.style != "kind":
            return []
        level = "P" if owner.level is Level.PROVINCE else "R"
        return [f"{unit.name} {owner.full}"] if level in unit.levels else []


def _stems(name: str) -> Iterator[str]:
    """The words that a unit's name begins with: "Kepolisian", "Kepolisian Resor", "Kepolisian Resor Kota"."""
    words = name.split(" ")
    return (" ".join(words[:end]) for end in range(1, len(words) + 1))


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
