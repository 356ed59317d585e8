"""The map of provinces: every province once, shaded by its count, its choice the facet's."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from index import knowledge
from index.engine import Facet, FacetCount
from tests.webapp.fake_engine import ANSWER, FakeEngine
from webapp.facets import Entry
from webapp.tilemap import CLASSES, places, tile_map


def entry(value: str, count: int) -> Entry:
    return Entry(value, value, count, False, False, "/", "/", nested=False)


def shades(*counts: int) -> list[int]:
    """The shades of the first provinces when these are their counts."""
    names = [place.province for place in places()]
    drawn = tile_map(entry(name, count) for name, count in zip(names, counts, strict=False))
    return [tile.shade for tile in drawn.tiles[: len(counts)]]


def test_the_38_provinces_stand_once_each_in_a_square_of_their_own() -> None:
    assert sorted(place.province for place in places()) == sorted(
        row["name"] for row in knowledge.table("provinces")
    )
    assert len({(place.row, place.column) for place in places()}) == 38
    assert len({place.code for place in places()}) == 38
    assert len({place.short for place in places()}) == 38


def test_provinces_lie_roughly_where_they_do() -> None:
    at = {place.province: (int(place.row), int(place.column)) for place in places()}
    west_to_east = ("Aceh", "Jambi", "Jawa Tengah", "Bali", "Sulawesi Tengah", "Maluku", "Papua")
    assert [at[name][1] for name in west_to_east] == sorted(at[name][1] for name in west_to_east)
    north_to_south = ("Aceh", "Sumatera Utara", "Sumatera Barat", "Bengkulu", "Lampung", "Banten")
    assert [at[name][0] for name in north_to_south] == sorted(at[name][0] for name in north_to_south)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 0), [0, 0]),
        ((1, 0), [1, 0]),
        ((1, 3, 9, 30, 100, 1000), [1, 1, 2, 3, 4, 5]),
        ((1, 2, 3), [1, 4, CLASSES]),
    ],
)
def test_a_count_gets_its_shade(counts: tuple[int, ...], expected: list[int]) -> None:
    assert shades(*counts) == expected


def test_the_legend_says_the_counts_of_every_shade_in_use() -> None:
    legend = tile_map([entry("Bali", 1000)]).legend
    assert legend == ((1, 1, 3), (2, 4, 15), (3, 16, 63), (4, 64, 251), (5, 252, 1000))
    assert tile_map([entry("Bali", 1)]).legend == ((1, 1, 1),)
    assert tile_map([]).legend == ()


def test_a_square_says_its_province_and_count_and_chooses_it(web: FlaskClient, engine: FakeEngine) -> None:
    counts = (FacetCount("Jawa Timur", 1234, True), FacetCount("Bali", 5, False))
    engine.answering(facets={**ANSWER.facets, Facet.PROVINCE: counts})
    page = web.get("/?q=bupati&province=Jawa+Timur").text
    assert 'href="/?q=bupati&amp;province=Jawa+Timur&amp;province=Bali#map-tiles"' in page
    assert "Jatim, Jawa Timur: 1.234 artikel, dipilih; buka untuk menghapus" in page
    assert '<span class="count" aria-hidden="true">1,2 rb</span>' in page.replace("\xa0", " ")
    assert "Aceh: 0 artikel" in page
