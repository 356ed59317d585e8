"""The places that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index.extraction import gazetteer, settling
from index.extraction.gazetteer import Level, Name
from index.extraction.islands import without_lands
from index.extraction.leads import Lead, followed_by_trap, lead_of, minor_kinds
from index.extraction.lexicon import Hit, Words
from index.extraction.mention import Mention, Strength
from index.extraction.vocabulary import Cue, Meaning, Office, Reading, Seated, Trap, Unit

_DIRECTIONS = frozenset({"utara", "selatan", "timur", "barat", "tengah", "tenggara"})
_JOINERS = frozenset({"dan", "serta", "atau", "hingga", "maupun"})
_LONGEST_DISTRICT = 4
"""Words that the name of a district may have."""
_PAPUAN = "distrik"
"""The word for districts in Papua alone; elsewhere it belongs to other countries' courts and towns."""
_ISLAND = "pulau"
"""Of an island only one that is a province counts as named."""
_LEVELS = {"P": (Level.PROVINCE,), "R": (Level.REGENCY,), "PR": (Level.PROVINCE, Level.REGENCY)}
"""The levels of places that a unit may belong to, by the letters of `units.tsv`."""
_DATELINE = re.compile(
    r"(?:, ?[A-Z][\w.]{2,20}(?: [A-Z]\w{2,12})?| ?\([A-Z]\w{2,20}[^()\n]{0,20}\))? ?[-–—]{1,2} ?[-\"“A-Z]"
)
"""What follows the place of a dateline: the medium, if at all, and a stroke."""
_ENDS = frozenset('.!?"“:')
"""What stands before the first word of a sentence."""


@lru_cache(maxsize=4)
def mentions(reading: Reading) -> tuple[Mention, ...]:
    """The places that a text names, in reading order; remembered for the next reader of the same text.

    Args:
        reading: the text's words and what was found in them.

    Returns:
        Mentions whose places all lie in one province.
    """
    found = sorted(_candidates(reading), key=lambda mention: (mention.first, -mention.last))
    return without_lands(settling.settled(_outermost(found), reading.words), reading.words)


def _outermost(found: list[Mention]) -> list[Mention]:
    """Without names inside longer ones ("Mataram" in "Kecamatan Bandar Mataram")."""
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.last > kept[-1].last:
            kept.append(mention)
    return kept


def _candidates(reading: Reading) -> Iterator[Mention]:
    hits = reading.hits
    for number in (*reading.numbers[Unit], *reading.numbers[Cue]):
        yield from _district(reading, number)
    for number in reading.numbers[Seated]:
        yield from _implied(hits[number])
    for number in reading.numbers[Name]:
        if not any(isinstance(meaning, Trap) for meaning in hits[number].meanings):
            names = [meaning for meaning in hits[number].meanings if isinstance(meaning, Name)]
            mention = _mention(reading, number, names)
            if mention:
                yield mention
                yield from _ellipses(reading.words, mention)


def _implied(hit: Hit[Meaning]) -> Iterator[Mention]:
    """The province that a body's own name implies (`Polda Metro Jaya`)."""
    for meaning in hit.meanings:
        if isinstance(meaning, Seated) and meaning.province:
            place = gazetteer.by_name()[meaning.province.lower()][0]
            yield Mention(hit.first, hit.last, hit.first, (place,), Strength.GOVERNED, implied=True)


def _mention(reading: Reading, number: int, names: list[Name]) -> Mention | None:
    hit, words = reading.hits[number], reading.words
    lead = lead_of(reading, number)
    if lead.trapped or followed_by_trap(reading, number):
        return None
    names = _of_kind(names, lead, reading)
    places = tuple(dict.fromkeys(name.place for name in names))
    return Mention(
        hit.first,
        hit.last,
        lead.opens,
        places,
        lead.strength,
        lead.kind,
        lead.governor,
        lead.before,
        sure=_sure(words, hit, names, lead),
        careful=any(name.careful or name.word for name in names),
    )


def _sure(words: Words, hit: Hit[Meaning], names: list[Name], lead: Lead) -> bool:
    """Whether a name needs no support: no other meaning, or neighbours that speak of a place."""
    if lead.before in minor_kinds():
        return lead.before == _ISLAND and any(name.place.level is Level.PROVINCE for name in names)
    if not any(name.careful or name.word for name in names):
        return True
    if lead.strength >= Strength.KINDED:
        return True
    if _datelined(words, hit) and any(name.place.level <= Level.REGENCY for name in names):
        return True
    if lead.strength is Strength.PLACED:
        careful = any(name.careful for name in names)
        return not careful or words.in_headline(hit.first) or not _beside_capital(words, hit)
    return (
        not any(name.careful for name in names) and not _opens(words, hit) and not _beside_capital(words, hit)
    )


def _datelined(words: Words, hit: Hit[Meaning]) -> bool:
    """Whether a name opens a paragraph as the place of a dateline does: "Medan - ", "BATU, KOMPAS.com -"."""
    if hit.first not in words.borders or words.in_headline(hit.first):
        return False
    return _DATELINE.match(words.raw, words.ends[hit.last - 1]) is not None


def _opens(words: Words, hit: Hit[Meaning]) -> bool:
    """Whether a name opens a sentence or stands in the headline, where a capital says nothing."""
    first = hit.first
    return words.in_headline(first) or first in words.borders or words.gaps[first].strip()[-1:] in _ENDS


def _beside_capital(words: Words, hit: Hit[Meaning]) -> bool:
    """Whether another capitalised word goes on with the name or leads up to it."""
    leads = hit.first not in words.borders and words.joined(hit.first) and words.capital(hit.first - 1)
    return _runs_on(words, hit) or (leads and not _opens(words, Hit(hit.first - 1, hit.first, (), 1)))


def _runs_on(words: Words, hit: Hit[Meaning]) -> bool:
    """Whether a capitalised word goes on with the name."""
    after = hit.last < len(words.low) and hit.last not in words.borders
    return after and words.gaps[hit.last] in {"", " "} and words.capital(hit.last)


def _of_kind(names: list[Name], lead: Lead, reading: Reading) -> list[Name]:
    """Keep the names that fit the kind before them or the office that governs them."""
    wanted = lead.kind
    levels = ""
    if not wanted and lead.governor is not None:
        meanings = reading.hits[lead.governor].meanings
        wanted = next((meaning.government for meaning in meanings if isinstance(meaning, Office)), "")
        levels = next((meaning.levels for meaning in meanings if isinstance(meaning, Unit)), "")
    fitting = [name for name in names if wanted and name.place.kind.startswith(wanted)]
    return fitting or [name for name in names if name.place.level in _LEVELS.get(levels, ())] or names


def _ellipses(words: Words, mention: Mention) -> Iterator[Mention]:
    """The further places of "Kalimantan Tengah dan Timur"."""
    stem = " ".join(words.low[mention.first : mention.last - 1])
    if mention.last - mention.first < 2 or words.low[mention.last - 1] not in _DIRECTIONS:
        return
    cursor = mention.last
    for _ in range(len(_DIRECTIONS)):
        step = cursor
        while step < len(words.low) and step not in words.borders and words.low[step] in _JOINERS:
            step += 1
        named = step < len(words.low) and step not in words.borders and words.low[step] in _DIRECTIONS
        linked = step > cursor or (named and words.gaps[step].strip() in {",", "/", "-", "&"})
        places = gazetteer.by_name().get(f"{stem} {words.low[step]}") if named else None
        if not places or not linked or not words.capital(step):
            return
        yield replace(mention, first=step, last=step + 1, opens=step, places=places)
        cursor = step + 1


def _district(reading: Reading, number: int) -> Iterator[Mention]:
    """A district named behind "Kecamatan", "Polsek" or "Koramil"."""
    hit, words = reading.hits[number], reading.words
    district_unit = any(isinstance(m, Unit) and m.levels == "D" for m in hit.meanings)
    if not district_unit and not any(isinstance(m, Cue) and m.value == "Kecamatan" for m in hit.meanings):
        return
    for last in range(min(hit.last + _LONGEST_DISTRICT, len(words.low)), hit.last, -1):
        inside = all(
            words.joined(n) and n not in words.borders and words.capital(n) for n in range(hit.last, last)
        )
        named = gazetteer.districts().get(" ".join(words.low[hit.last : last]), ()) if inside else ()
        papuan = words.low[hit.first] == _PAPUAN
        places = tuple(place for place in named if not papuan or place.province.startswith("Papua"))
        if places:
            yield Mention(
                hit.last,
                last,
                hit.last,
                places,
                Strength.GOVERNED if district_unit else Strength.KINDED,
                "Kecamatan",
                number if district_unit else None,
                words.low[hit.first],
                sure=len({place.province for place in places}) == 1,
                careful=True,
            )
            return
