"""The map: the province facet as squares that lie roughly where the provinces do, shaded by count."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from webapp.facets import Entry

CLASSES = 5
"""Shades; more than about five cannot be told apart (Brewer, ColorBrewer)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A square of the map; see `province_tiles.tsv` for the columns."""

    province: str
    code: str
    short: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A province in the map.

    Attributes:
        place: its square.
        entry: its value in the facet; None when no result has it.
        shade: 0 for no result, else 1 to CLASSES.
    """

    place: Place
    entry: Entry | None
    shade: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """All provinces, and the range of counts that each shade in use stands for, lowest first."""

    tiles: tuple[Tile, ...]
    legend: tuple[tuple[int, int, int], ...]


def tile_map(entries: Iterable[Entry]) -> TileMap:
    """Draw the province facet as a map."""
    by_name = {entry.value: entry for entry in entries}
    found = {place.province: by_name.get(place.province) for place in places()}
    bounds = _bounds(max((entry.count for entry in found.values() if entry), default=0))
    tiles = (_tile(place, found[place.province], bounds) for place in places())
    edges = zip((0, *bounds), bounds, strict=False)
    legend = ((number, below + 1, bound) for number, (below, bound) in enumerate(edges, 1) if below < bound)
    return TileMap(tuple(tiles), tuple(legend))


@cache
def places() -> tuple[Place, ...]:
    """The squares, row by row."""
    text = resources.files("webapp").joinpath("province_tiles.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(Place(**row) for row in csv.DictReader(lines, delimiter="\t"))


def _tile(place: Place, entry: Entry | None, bounds: tuple[int, ...]) -> Tile:
    count = entry.count if entry else 0
    shade = next(number for number, bound in enumerate((0, *bounds)) if count <= bound)
    return Tile(place, entry, shade)


def _bounds(most: int) -> tuple[int, ...]:
    """The highest count of every shade: each the same factor above the one before.

    News is spread so unevenly over the provinces that equal steps would leave nearly all in the palest.
    """
    inner = (int(most ** (number / CLASSES)) for number in range(1, CLASSES))
    return (*inner, most)
