"""Papua and the Moluccas where a text means the land, whose name one of its provinces bears."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from index import knowledge
from index.extraction.gazetteer import Level
from index.extraction.lexicon import Words
from index.extraction.mention import Mention, Strength

_LANDS = frozenset({"Papua", "Maluku"})
"""The provinces that are named like the land that they lie in."""
_DIRECTIONS = frozenset({"utara", "selatan", "timur", "barat", "tengah", "tenggara"})
_REACH = 6
"""Words on either side of a name in which the islands of its enumeration stand."""


def without_lands(found: Sequence[Mention], words: Words) -> tuple[Mention, ...]:
    """Leave out the names that mean a land: beside another of its provinces, or in a row with islands.

    Args:
        found: the places that a text names, in its order.
        words: the text's words.

    Returns:
        The others; a name behind an office, a unit or "Provinsi" is always a province's.
    """
    provinces = {mention.places[0].name for mention in found if mention.places[0].level is Level.PROVINCE}
    lands = _LANDS & provinces
    if not lands:
        return tuple(found)
    divided = any(name.startswith("Papua ") for name in provinces)
    return tuple(
        mention
        for number, mention in enumerate(found)
        if not _may_be_land(mention, lands)
        or not (
            _among_islands(words, mention)
            or (divided and mention.places[0].name == "Papua" and not _among_provinces(found, number))
        )
    )


def _may_be_land(mention: Mention, lands: Set[str]) -> bool:
    place = mention.places[0]
    return place.level is Level.PROVINCE and place.name in lands and mention.strength < Strength.KINDED


def _among_provinces(found: Sequence[Mention], number: int) -> bool:
    """Whether another province is named close by, as in a list of them ("Maluku, Papua, Papua Barat")."""
    mention = found[number]
    return any(
        other is not mention
        and other.places[0].level is Level.PROVINCE
        and -_REACH < other.first - mention.first < _REACH
        for other in found[max(number - 1, 0) : number + 2]
    )


def _among_islands(words: Words, mention: Mention) -> bool:
    """Whether a whole island is named close by in the same paragraph ("Sulawesi, Maluku, dan Papua")."""
    start = max(mention.first - _REACH, words.part_of(mention.first))
    end = min(mention.last + _REACH, words.part_end(mention.first))
    around = [number for number in range(start, end) if words.low[number] in _islands()]
    return any(number + 1 >= end or words.low[number + 1] not in _DIRECTIONS for number in around)


@cache
def _islands() -> frozenset[str]:
    return frozenset(row["word"] for row in knowledge.table("place_words") if row["role"] == "island")
