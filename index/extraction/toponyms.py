"""Which of the names found in a text are places there, and which places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from index.extraction import gazetteer
from index.extraction.gazetteer import Level, Name, Place
from index.extraction.lexicon import Hit, Words
from index.extraction.vocabulary import Central, Cue, Meaning, Office, Reading, Seated, Trap, Unit

_SKIPPED = frozenset("ri daerah republik indonesia administrasi".split())
_DIRECTIONS = frozenset("utara selatan timur barat tengah tenggara".split())
_JOINERS = frozenset("dan serta atau hingga maupun".split())
_LONGEST_DISTRICT = 4


class Strength(IntEnum):
    """How much the neighbours of a name say for its being a place."""

    BARE = 0
    """Nothing."""
    PLACED = 1
    """A word such as "di" or "warga" before it."""
    KINDED = 2
    """A kind before it: "Kabupaten", "Kecamatan"."""
    GOVERNED = 3
    """An office or a unit that belongs to it before it: "Bupati", "BPBD Kota"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text.

    Attributes:
        first: number of the name's first word.
        last: number of the word behind it.
        places: what the name can stand for here; of several provinces only while nothing decides.
        strength: what its neighbours say.
        kind: the kind that stands before it ("Kabupaten"), or nothing.
        governor: number of the hit (office or unit) that belongs to it, or None.
        before: the word before the name and its kind, in small letters.
        sure: whether the name counts without support from other names of its province.
        careful: whether the name has other meanings.
        opens: number of the word that opens the name with its kind.
    """

    first: int
    last: int
    places: tuple[Place, ...]
    strength: Strength
    kind: str
    governor: int | None
    before: str
    sure: bool
    careful: bool
    opens: int

    @property
    def provinces(self) -> frozenset[str]:
        """The provinces that its places lie in today."""
        return frozenset(place.province for place in self.places)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What leads up to a name."""

    strength: Strength
    kind: str
    governor: int | None
    before: str
    opens: int
    trapped: bool


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """The places that a text names, in reading order.

    Args:
        reading: the text's words and what was found in them.

    Returns:
        Mentions whose places all lie in one province, unless the text leaves it open.
    """
    found = sorted(_candidates(reading), key=lambda mention: mention.first)
    found = list(_narrowed_by_followers(found, reading.words))
    support = {
        next(iter(mention.provinces))
        for mention in found
        if mention.sure and len(mention.provinces) == 1 and mention.places[0].level is not Level.DISTRICT
    }
    return tuple(_supported(found, support))


def _candidates(reading: Reading) -> Iterator[Mention]:
    words = reading.words
    for number, hit in enumerate(reading.hits):
        names = [meaning for meaning in hit.meanings if isinstance(meaning, Name)]
        if names and not any(isinstance(meaning, Trap) for meaning in hit.meanings):
            mention = _mention(reading, number, names)
            if mention:
                yield mention
                yield from _ellipses(words, mention)
        yield from _district(reading, number)
        yield from _implied(hit)


def _implied(hit: Hit[Meaning]) -> Iterator[Mention]:
    """The province that a body's own name implies (`Polda Metro Jaya`)."""
    for meaning in hit.meanings:
        if isinstance(meaning, Seated) and meaning.province:
            place = gazetteer.by_name()[meaning.province.lower()][0]
            yield Mention(
                hit.first,
                hit.last,
                (place,),
                Strength.GOVERNED,
                "",
                None,
                "",
                sure=True,
                careful=False,
                opens=hit.first,
            )


def _mention(reading: Reading, number: int, names: list[Name]) -> Mention | None:
    hit, words = reading.hits[number], reading.words
    lead = _lead(reading, number)
    if lead.trapped or _followed_by_trap(reading, number):
        return None
    names = _of_kind(names, lead, reading)
    places = tuple(dict.fromkeys(name.place for name in names))
    sure = _sure(words, hit, names, lead)
    careful = any(name.careful or name.word for name in names)
    return Mention(
        hit.first,
        hit.last,
        places,
        lead.strength,
        lead.kind,
        lead.governor,
        lead.before,
        sure,
        careful,
        lead.opens,
    )


def _sure(words: Words, hit: Hit[Meaning], names: list[Name], lead: _Lead) -> bool:
    """Whether a name needs no support: no other meaning, or neighbours that speak of a place."""
    if not any(name.careful or name.word for name in names):
        return lead.before != "pulau" or any(name.place.level is Level.PROVINCE for name in names)
    if lead.strength >= Strength.KINDED:
        return True
    if lead.strength is Strength.PLACED:
        return not any(name.careful for name in names) or _in_headline(words, hit) or not _beside_capital(words, hit)
    return (
        not any(name.careful for name in names) and not _opens(words, hit) and not _beside_capital(words, hit)
    )


def _opens(words: Words, hit: Hit[Meaning]) -> bool:
    """Whether a name opens a sentence or stands in the headline, where a capital says nothing."""
    first = hit.first
    return _in_headline(words, hit) or first in words.parts or words.gap(first).strip()[-1:] in {".", "!", "?", '"', "“", ":"}


def _in_headline(words: Words, hit: Hit[Meaning]) -> bool:
    return words.headed and hit.first < words.parts[1]


def _beside_capital(words: Words, hit: Hit[Meaning]) -> bool:
    """Whether another capitalised word goes on with the name or leads up to it."""
    after = hit.last < len(words.low) and hit.last not in words.parts
    follows = after and words.joined(hit.last) and words.capital(hit.last)
    leads = hit.first not in words.parts and words.joined(hit.first) and words.capital(hit.first - 1)
    return follows or (leads and not _opens(words, Hit(hit.first - 1, hit.first, (), 1)))


def _followed_by_trap(reading: Reading, number: int) -> bool:
    """Whether a word behind the name makes a newspaper or club of it."""
    if number + 1 >= len(reading.hits):
        return False
    hit, after, words = reading.hits[number], reading.hits[number + 1], reading.words
    if after.first != hit.last or not words.joined(after.first) or after.first in words.parts:
        return False
    return words.capital(after.first) and any(
        isinstance(meaning, Cue) and meaning.role == "after" for meaning in after.meanings
    )


def _lead(reading: Reading, number: int) -> _Lead:
    """Read backwards from a name: its kind, then the office or unit that it belongs to, or a trap."""
    words, hits = reading.words, reading.hits
    opens, kind = hits[number].first, ""
    index, cursor = _hit_before(reading, number, opens)
    if index is not None and (named := _cue(hits[index], "kind")):
        opens, kind = hits[index].first, named.value
        index, cursor = _hit_before(reading, index, opens)
    strength = Strength.KINDED if kind else Strength.BARE
    before = words.low[cursor - 1] if cursor and cursor not in words.parts else ""
    if index is None:
        return _Lead(strength, kind, None, before, opens, trapped=_company(words, cursor))
    hit = hits[index]
    if any(isinstance(meaning, Office | Unit | Central) for meaning in hit.meanings):
        return _Lead(Strength.GOVERNED, kind, index, before, opens, trapped=False)
    if _cue(hit, "other") and (words.capital(hit.first) or before in _ALWAYS):
        return _Lead(strength, kind, None, before, opens, trapped=True)
    if _cue(hit, "place"):
        return _Lead(max(strength, Strength.PLACED), kind, None, before, opens, trapped=False)
    return _Lead(strength, kind, None, before, opens, trapped=_company(words, cursor))


def _hit_before(reading: Reading, number: int, opens: int) -> tuple[int | None, int]:
    """The hit that a name goes on from, past what may stand between, and where the step back ended."""
    cursor = _skip_back(reading.words, opens)
    index = number - 1
    while index >= 0 and reading.hits[index].first >= cursor:
        index -= 1
    if index < 0 or reading.hits[index].last != cursor or not _touches(reading.words, cursor):
        return None, cursor
    return index, cursor


def _cue(hit: Hit[Meaning], role: str) -> Cue | None:
    return next(
        (meaning for meaning in hit.meanings if isinstance(meaning, Cue) and meaning.role == role), None
    )


_ALWAYS = frozenset("jl jln pt cv km harian koran nasi soto sate tim klub batik".split())
_COMPANY = frozenset(
    "pt cv universitas politeknik institut hotel yayasan ponpes sman smkn smpn sdn ud stie stikes".split()
)


def _company(words: Words, cursor: int) -> bool:
    """Whether capitalised words lead back from a name to the start of a company's or university's name."""
    for number in range(cursor - 1, max(cursor - 5, -1), -1):
        if number + 1 in words.parts or number + 1 >= len(words.low) or not words.joined(number + 1):
            return False
        if words.low[number] in _COMPANY:
            return words.capital(number)
        if not words.capital(number):
            return False
    return False


def _touches(words: Words, cursor: int) -> bool:
    """Whether a name goes on from the word before it, past a bracketed short form."""
    if cursor in words.parts or cursor >= len(words.low):
        return False
    gap = words.gap(cursor)
    return words.joined(cursor) or gap.strip() in {")", "(", "/", "-"}


def _skip_back(words: Words, cursor: int) -> int:
    """Step over words that stand between a unit and its region: "RI", "Daerah", a bracketed short form."""
    while cursor not in words.parts and words.low[cursor - 1] in _SKIPPED and words.joined(cursor):
        cursor -= 1
    if cursor not in words.parts and ")" in words.gap(cursor) and len(words.gap(cursor)) <= 3:
        for number in range(cursor - 1, max(cursor - 6, 0), -1):
            if number in words.parts:
                break
            if "(" in words.gap(number):
                return number
    return cursor


def _of_kind(names: list[Name], lead: _Lead, reading: Reading) -> list[Name]:
    """Keep the names that fit the kind before them or the office that governs them."""
    wanted = lead.kind
    if not wanted and lead.governor is not None:
        governments = {m.government for m in reading.hits[lead.governor].meanings if isinstance(m, Office)}
        wanted = next(iter(governments), "")
    fitting = [name for name in names if wanted and name.place.kind.startswith(wanted)]
    return fitting or names


def _ellipses(words: Words, mention: Mention) -> Iterator[Mention]:
    """The further places of "Kalimantan Tengah dan Timur"."""
    stem = " ".join(words.low[mention.first : mention.last - 1])
    if mention.last - mention.first < 2 or words.low[mention.last - 1] not in _DIRECTIONS:
        return
    cursor = mention.last
    for _ in range(len(_DIRECTIONS)):
        step = cursor
        while step < len(words.low) and step not in words.parts and words.low[step] in _JOINERS:
            step += 1
        named = step < len(words.low) and step not in words.parts and words.low[step] in _DIRECTIONS
        linked = step > cursor or (named and words.gap(step).strip() in {",", "/", "-", "&"})
        places = gazetteer.by_name().get(f"{stem} {words.low[step]}") if named else None
        if not places or not linked or not words.capital(step):
            return
        yield replace(mention, first=step, last=step + 1, places=places)
        cursor = step + 1


def _district(reading: Reading, number: int) -> Iterator[Mention]:
    """A district named behind "Kecamatan", "Polsek" or "Koramil"."""
    hit, words = reading.hits[number], reading.words
    district_unit = any(isinstance(m, Unit) and m.levels == "D" for m in hit.meanings)
    if not district_unit and not any(isinstance(m, Cue) and m.value == "Kecamatan" for m in hit.meanings):
        return
    for last in range(min(hit.last + _LONGEST_DISTRICT, len(words.low)), hit.last, -1):
        inside = all(
            words.joined(n) and n not in words.parts and words.capital(n) for n in range(hit.last, last)
        )
        places = gazetteer.districts().get(" ".join(words.low[hit.last : last])) if inside else None
        if places:
            strength = Strength.GOVERNED if district_unit else Strength.KINDED
            governor = number if district_unit else None
            sure = len({place.province for place in places}) == 1
            yield Mention(
                hit.last,
                last,
                places,
                strength,
                "Kecamatan",
                governor,
                words.low[hit.first],
                sure,
                True,
                hit.last,
            )
            return


def _narrowed_by_followers(found: list[Mention], words: Words) -> Iterator[Mention]:
    """Let "X, Y" say which X is meant: the one in Y; a careful X in no Y is no place."""
    for mention, follower in zip(found, [*found[1:], None][: len(found)], strict=True):
        if follower is None or not _encloses(words, mention, follower):
            yield mention
            continue
        places = tuple(place for place in mention.places if place.province in follower.provinces)
        if places:
            yield replace(mention, places=places, sure=mention.sure or follower.sure)
        elif not mention.careful and not _is_district_of(words, mention, follower):
            yield mention


def _encloses(words: Words, inner: Mention, outer: Mention) -> bool:
    """Whether "X, Y" or "X, Kabupaten Y" says that X lies in Y."""
    if outer.opens != inner.last or outer.opens in words.parts:
        return False
    larger = min(place.level for place in outer.places) < max(place.level for place in inner.places)
    gap = words.gap(outer.opens).strip()
    return gap in {"", ",", "(", ", (", "-"} and (larger or (inner.careful and bool(outer.kind)))


def _is_district_of(words: Words, mention: Mention, follower: Mention) -> bool:
    name = " ".join(words.low[mention.first : mention.last])
    kinded = {"kota " + name, name}
    return any(
        place.province in follower.provinces for key in kinded for place in gazetteer.districts().get(key, ())
    )


def _supported(found: Iterable[Mention], support: set[str]) -> Iterator[Mention]:
    """Settle the open mentions by the provinces that the sure ones name."""
    for mention in found:
        fitting = tuple(place for place in mention.places if place.province in support)
        if len(mention.provinces) > 1 and fitting and len({p.province for p in fitting}) == 1:
            yield replace(mention, places=fitting)
        elif len(mention.provinces) == 1 and (fitting or (mention.sure and _stands_alone(mention, support))):
            yield mention


def _stands_alone(mention: Mention, support: set[str]) -> bool:
    """Whether a name counts though nothing else of its province is named.

    A district in a province that a text names nowhere else is another one of the same name, unless the
    text names no province at all.
    """
    return not support or mention.places[0].level is not Level.DISTRICT
