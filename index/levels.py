"""The level of government that an institution's name belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from index import knowledge


class Level(StrEnum):
    """Where an institution stands; a branch of a central body stands where its area lies."""

    CENTRAL = "central"
    PROVINCE = "province"
    REGENCY = "regency"
    """A regency or city, and whatever is smaller."""


_AREA = re.compile(r"\b(Provinsi|Kabupaten|(?<!Ibu )Kota|Kecamatan|Kelurahan) (?=[^\s,]+)")
_LETTERS = {"P": Level.PROVINCE, "R": Level.REGENCY, "D": Level.REGENCY}


@cache
def level_of(institution: str) -> Level:
    """The level of an institution.

    Bodies of `institutions.tsv` are central. A unit that one level alone has (`units.tsv`, `levels`) stands
    there; else the area in the name tells, be it by its kind (`Provinsi`, `Kabupaten`, `Kota`) or by
    being a province's name; whatever names no area is central.
    """
    if institution in _central():
        return Level.CENTRAL
    letters = _unit_letters(institution)
    if len(letters) == 1:
        return _LETTERS[letters]
    if area := _AREA.search(institution):
        return Level.PROVINCE if area[1] == "Provinsi" else Level.REGENCY
    if institution.endswith(_provinces()) and letters:
        return Level.PROVINCE
    return Level.REGENCY if letters else Level.CENTRAL


def _unit_letters(institution: str) -> str:
    """The letters of the levels that have the unit whose name the institution's begins with."""
    units = _units()
    words = institution.split(" ")
    for end in range(len(words), 0, -1):
        if letters := units.get(" ".join(words[:end])):
            return letters
    return ""


@cache
def _central() -> frozenset[str]:
    return frozenset(row["name"] for row in knowledge.table("institutions"))


@cache
def _units() -> Mapping[str, str]:
    return {row["name"]: row["levels"] for row in knowledge.table("units")}


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(f" {row['name']}" for row in knowledge.table("provinces"))
