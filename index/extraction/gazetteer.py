"""The places that articles name, from the tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from index import knowledge


class Level(IntEnum):
    """How large a place is; the larger number is the smaller place."""

    PROVINCE = 0
    REGENCY = 1
    DISTRICT = 2
    LOCALITY = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        level: how large it is.
        kind: Provinsi, Kabupaten, Kota, Kabupaten Administrasi, Kota Administrasi, Kecamatan or Tempat.
        name: its name without the kind; of a locality, its own name.
        province: official short name of the province of today.
        regency: code of its regency or city; empty for a province.
    """

    level: Level
    kind: str
    name: str
    province: str
    regency: str = ""

    @property
    def full(self) -> str:
        """Kind and name, as a government's name ends: `Provinsi Jambi`, `Kabupaten Tebo`."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Name:
    """A name under which a place is found.

    Attributes:
        words: the name.
        place: what it names.
        careful: whether it names other things too, so that it counts only where its neighbours say so.
        word: whether it is an ordinary word, so that a capital that opens a sentence says nothing.
    """

    words: str
    place: Place
    careful: bool = False
    word: bool = False


@cache
def provinces() -> tuple[Place, ...]:
    """The provinces in the order of their codes."""
    return tuple(
        Place(Level.PROVINCE, "Provinsi", row["name"], row["name"]) for row in knowledge.table("provinces")
    )


@cache
def regencies() -> dict[str, Place]:
    """The regencies and cities by code."""
    return {
        row["code"]: Place(Level.REGENCY, row["kind"], row["name"], row["province"], row["code"])
        for row in knowledge.table("regencies")
    }


@cache
def names() -> tuple[Name, ...]:
    """Every name under which a place is found without its kind."""
    found = [
        Name(words, place, words in knowledge.split(row["careful"]))
        for place, row in zip(provinces(), knowledge.table("provinces"), strict=True)
        for words in (row["name"], *knowledge.split(row["aliases"]))
    ]
    for row in knowledge.table("regencies"):
        place = regencies()[row["code"]]
        careful, ordinary = knowledge.split(row["careful"]), knowledge.split(row["words"])
        found.extend(
            Name(words, place, words in careful, words in ordinary)
            for words in (row["name"], *knowledge.split(row["aliases"]))
        )
    found.extend(_localities())
    found.extend(_lone_districts())
    return tuple(found)


@cache
def by_name() -> dict[str, tuple[Place, ...]]:
    """The places by name in small letters, without regard to other meanings of the name."""
    found: dict[str, list[Place]] = defaultdict(list)
    for name in names():
        found[" ".join(re.findall(r"[^\W_]+", name.words.lower()))].append(name.place)
    return {words: tuple(places) for words, places in found.items()}


def _localities() -> list[Name]:
    found: list[Name] = []
    for row in knowledge.table("localities"):
        home = regencies().get(row["regency"])
        province = home.province if home else row["province"]
        place = Place(Level.LOCALITY, "Tempat", row["name"], province, row["regency"])
        careful = knowledge.split(row["careful"])
        found.extend(
            Name(words, place, words in careful) for words in (row["name"], *knowledge.split(row["aliases"]))
        )
    return found


def _lone_districts() -> Iterator[Name]:
    """The districts that news names without their kind."""
    for row in knowledge.table("lone_districts"):
        home = regencies()[row["code"][:5]]
        place = Place(Level.DISTRICT, "Kecamatan", row["name"], home.province, home.regency)
        yield Name(row["name"], place, careful=True)


@cache
def districts() -> dict[str, tuple[Place, ...]]:
    """The districts by name in small letters; most names stand for one or two."""
    found: dict[str, list[Place]] = defaultdict(list)
    for row in knowledge.table("districts"):
        home = regencies()[row["code"][:5]]
        found[row["name"].lower()].append(
            Place(Level.DISTRICT, "Kecamatan", row["name"], home.province, home.regency)
        )
    return {name: tuple(places) for name, places in found.items()}


@cache
def _founded() -> dict[str, tuple[int, str]]:
    return {
        row["name"]: (int(row["founded"]), row["parent"])
        for row in knowledge.table("provinces")
        if row["founded"]
    }


def parent_of(province: str) -> str:
    """The province that a younger one was split from, or nothing."""
    return _founded().get(province, (0, ""))[1]


def province_in(place: Place, year: int | None) -> str:
    """The province that a place lay in.

    Args:
        place: the place.
        year: the article's year, or None for today's borders.

    Returns:
        The province of that year: the parent up to the founding year of a younger province. A province
        that is itself named is never replaced, since the text speaks of it.
    """
    founded, parent = _founded().get(place.province, (0, ""))
    if year is None or year > founded or place.level is Level.PROVINCE:
        return place.province
    return parent
