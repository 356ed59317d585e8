"""The full names of regional governments and their units: a grammar of unit and region."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from index.extraction import gazetteer
from index.extraction.gazetteer import Level, Place
from index.extraction.lexicon import Words
from index.extraction.mention import Mention
from index.extraction.saliencewords import words_of
from index.extraction.vocabulary import Office, Reading

_LINKS = frozenset({"dan", "serta"})
_CROWD_REACH = 2
"""Words before an office in which a word may stand that makes it mean all its holders."""
_CODE = 8
"""Words of a document's number that are looked through for digits."""
_IN_CODE = frozenset({"/", ".", "-", ""})
"""What stands between the parts of a document's number."""
_DOMAINS = frozenset({"go", "ac", "co", "com", "id", "or"})
"""How the address of a body on the web goes on."""
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
        central: whether it is a central body.
        regional: whether it belongs to the region that its name ends with.
    """

    name: str
    first: int
    last: int
    head: bool
    resolved: bool
    central: bool = False
    regional: bool = False


class Regions:
    """The regions that a text names, to settle whose unit an unnamed one is."""

    def __init__(self, reading: Reading, found: Sequence[Mention], about: tuple[str, ...]) -> None:
        self._found = found
        self._opening = {mention.opens: mention for mention in found}
        self.beside: dict[int, list[Mention]] = defaultdict(list)
        for mention in found:
            if mention.governor is not None:
                self.beside[mention.governor].append(mention)
        self._share(reading.words)
        self._about = about
        self._kinds: dict[str, list[tuple[int, Place]]] = {}
        self._spoken = Counter(
            (place.name, place.kind)
            for mention in found
            if mention.kind or mention.governor is not None
            for place in mention.places
            if len({one.kind for one in mention.places if one.level is place.level}) == 1
        )

    def _share(self, words: Words) -> None:
        """Let "Pemkab Dompu dan Kabupaten Bima" give its office to both places."""
        governors = {mention.opens: mention.governor for mention in self._found}
        for mention, following in pairwise(self._found):
            linked = following.opens - mention.last == 1 and words.low[mention.last] in _LINKS
            governor = governors[mention.opens]
            if linked and following.governor is None and governor is not None:
                self.beside[governor].append(following)
                governors[following.opens] = governor

    def opening_at(self, number: int) -> Mention | None:
        """The place whose name or kind opens at a word."""
        return self._opening.get(number)

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
        """Of several places with one name: the one whose kind the text spells out, else the largest."""
        spoken = [place for place in places if self._spoken[place.name, place.kind]]
        if len(spoken) == 1:
            return spoken[0]
        provinces = [place for place in places if place.level is Level.PROVINCE]
        cities = [place for place in places if place.kind == "Kota"]
        return (provinces or cities or places)[0]

    def carried(self, first: int, wanted: str) -> Place | None:
        """The region of a government named without one ("Bupati"): the nearest before, else the text's.

        Args:
            first: number of the office's first word.
            wanted: Provinsi, Kabupaten or Kota.
        """
        if wanted == "Provinsi" and len(self._about) == 1:
            return _province(self._about[0])
        known = self._of_kind(wanted)
        before = bisect_left(known, first, key=lambda entry: entry[0])
        return known[max(before - 1, 0)][1] if known else None

    def only(self) -> Place | None:
        """The one regency or city that all smaller places of a text lie in, if that is what it is about."""
        smaller = (mention for mention in self._found if mention.places[0].level > Level.PROVINCE)
        places = {self.named(mention, "", "R") for mention in smaller}
        place = places.pop() if len(places) == 1 else None
        return place if place and place.province in self._about else None

    def _of_kind(self, wanted: str) -> list[tuple[int, Place]]:
        """The regions of one kind in the provinces that the text is about, by the numbers of their words."""
        if wanted not in self._kinds:
            self._kinds[wanted] = [
                (mention.first, place)
                for mention in self._found
                if (place := _fitting(mention, wanted)) and self._within(mention, wanted)
            ]
        return self._kinds[wanted]

    def _within(self, mention: Mention, wanted: str) -> bool:
        open_to_all = not self._about and wanted != "Provinsi"
        return open_to_all or mention.places[0].province in self._about


def _fitting(mention: Mention, wanted: str) -> Place | None:
    """The place of a kind that a mention may stand for; every place stands for its province."""
    if wanted == "Provinsi":
        return _province(mention.places[0].province)
    regions = (place for place in mention.places if place.level is Level.REGENCY)
    return next((place for place in regions if place.kind.startswith(wanted)), None)


@cache
def _province_places() -> dict[str, Place]:
    return {place.name: place for place in gazetteer.provinces()}


@cache
def governments() -> dict[str, Place]:
    """Every province, regency and city by its full name."""
    return {place.full: place for place in (*gazetteer.provinces(), *gazetteer.regencies().values())}


def _province(name: str) -> Place:
    return _province_places()[name]


def offices(reading: Reading, regions: Regions) -> Iterator[Reference]:
    """The regional governments that a text's offices and short forms stand for."""
    current: Place | None = None
    for number in reading.numbers[Office]:
        hit = reading.hits[number]
        office = next(meaning for meaning in hit.meanings if isinstance(meaning, Office))
        if bracketed(reading.words, hit.first, hit.last) or _sought(reading.words, hit.first):
            continue
        wanted = office.government if office.government in _KINDS else ""
        named = [regions.named(mention, wanted) for mention in regions.beside.get(number, ())]
        places = [place for place in named if place is not None]
        resolved = bool(places)
        if not places and _in_general(reading, number):
            continue
        if not places:
            carried = regions.carried(hit.first, wanted) if wanted else current
            places = [carried] if carried else []
        current = places[0] if resolved else current
        head = not office.title.startswith("Pemerintah")
        for place in places:
            yield Reference(f"Pemerintah {place.full}", hit.first, hit.last, head, resolved, regional=True)


def _in_general(reading: Reading, number: int) -> bool:
    """Whether an office means its holders everywhere: "para bupati", "gubernur, bupati, dan wali kota"."""
    words, hit = reading.words, reading.hits[number]
    start = max(hit.first - _CROWD_REACH, words.part_of(hit.first))
    if not words_of("crowd").isdisjoint(words.low[start : hit.first]):
        return True
    return any(_beside_office(reading, other, number) for other in (number - 1, number + 1))


def _sought(words: Words, first: int) -> bool:
    """Whether an office is only run for ("calon gubernur")."""
    return first not in words.borders and words.low[first - 1] in words_of("candidate")


def _beside_office(reading: Reading, other: int, number: int) -> bool:
    """Whether another kind of office, named without its region too, stands right beside one."""
    hits, words = reading.hits, reading.words
    if not 0 <= other < len(hits):
        return False
    first, second = sorted((hits[other], hits[number]), key=lambda hit: hit.first)
    offices_there = [meaning for meaning in hits[other].meanings if isinstance(meaning, Office)]
    between = words.low[first.last : second.first]
    apart = words.raw[words.ends[first.last - 1] : words.starts[second.first]]
    return bool(offices_there) and set(between) <= _LINKS and len(between) < 2 and not set(apart) & set(".!?")


def bracketed(words: Words, first: int, last: int) -> bool:
    """Whether words are a short form in brackets behind their full form."""
    before = words.gaps[first]
    after = words.raw[words.ends[last - 1] : words.ends[last - 1] + 2]
    return before.endswith("(") and after.startswith(")")


def in_a_code(words: Words, first: int, last: int) -> bool:
    """Whether words belong to the number of a document or to an address on the web.

    Such are `5/Pid.Pra/2025/PN JKT.SEL` and `bsu.kemnaker.go.id`.
    """
    start = first
    while start > max(first - _CODE, 0) and words.gaps[start] in _IN_CODE:
        start -= 1
    if words.gaps[first] == "/" and any(word.isdigit() for word in words.low[start:first]):
        return True
    return last < len(words.low) and words.gaps[last] == "." and words.low[last] in _DOMAINS
