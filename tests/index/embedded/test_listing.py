"""Everything that a search found, the list of all articles, and when each came in."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

import pytest

from index.article import Article
from index.embedded.engine import EmbeddedEngine
from index.embedded.listing import BATCH
from index.engine import Facet, Filters, SearchRequest, Sort
from index.query.parser import parse
from tests.index.embedded.library import article, ask, bring_in, ids, served

MANY = BATCH * 2 + 50


def library(count: int = MANY) -> list[Article]:
    return [
        article(
            f"a{number:04}",
            "Warga membangun jalan desa. " * (1 + number % 7),
            title="Jalan" if number % 3 else "Sawah",
            date=f"20{10 + number % 9}-{1 + number % 12:02}-03" if number % 10 else None,
            provinces=("Jambi",) if number % 2 else ("Bali",),
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    return served(tmp_path_factory.mktemp("listing") / "index", library())


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("text", ["", "jalan", "judul:sawah bangun"])
def test_a_listing_has_the_articles_of_all_pages_in_their_order(
    engine: EmbeddedEngine, text: str, sort: Sort
) -> None:
    filters = Filters({Facet.PROVINCE: ("Jambi",)}, date_from="2011")
    listing = engine.listing(SearchRequest(parse(text), filters, sort, page=3), MANY)
    hits = list(listing.hits)
    pages = [ask(engine, text, filters=filters, sort=sort, page=page) for page in range(1, 8)]
    assert hits == [hit for page in pages for hit in page.hits]
    assert listing.total == len(hits) == pages[0].total


def test_no_more_is_listed_than_was_asked_for_but_all_is_counted(engine: EmbeddedEngine) -> None:
    listing = engine.listing(SearchRequest(parse("jalan")), BATCH + 1)
    assert listing.total == MANY
    assert len(list(listing.hits)) == BATCH + 1


def test_nothing_is_listed_where_nothing_matches(engine: EmbeddedEngine) -> None:
    listing = engine.listing(SearchRequest(parse("tidakada")), MANY)
    assert (listing.total, listing.changed, list(listing.hits)) == (0, None, [])


def test_a_listing_goes_on_over_the_index_it_was_made_from(tmp_path: Path) -> None:
    engine = served(tmp_path, library())
    listing = engine.listing(SearchRequest(parse("jalan")), MANY)
    first = list(islice(listing.hits, 3))
    bring_in(tmp_path, library(1))
    assert ask(engine, "jalan").total == 1
    assert len(first + list(listing.hits)) == MANY


def test_the_catalogue_holds_every_article_once_by_id(engine: EmbeddedEngine) -> None:
    parts = [engine.catalogue(first, 200) for first in range(0, MANY + 200, 200)]
    assert [entry.id for part in parts for entry in part] == [one.id for one in library()]
    assert parts[-1] == ()


def test_an_article_keeps_the_time_it_came_in_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = article("satu", "Jalan desa."), article("dua", "Sawah desa.")
    monkeypatch.setattr(time, "time", lambda: 1_000_000_000)
    engine = served(tmp_path, [one, two])
    assert {entry.changed for entry in engine.catalogue(0, 9)} == {"2001-09-09T01:46:40+00:00"}
    monkeypatch.setattr(time, "time", lambda: 1_100_000_000)
    bring_in(tmp_path, [one, article("dua", "Sawah kota."), article("tiga", "Pasar.")])
    changed = {entry.id: entry.changed[:4] for entry in engine.catalogue(0, 9)}
    assert changed == {"dua": "2004", "satu": "2001", "tiga": "2004"}


def test_a_result_changed_when_the_last_of_its_articles_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_000_000_000)
    roads = [article(f"jalan-{number}", "Jalan desa.") for number in range(10)]
    engine = served(tmp_path, roads)
    monkeypatch.setattr(time, "time", lambda: 1_100_000_000)
    bring_in(tmp_path, [*roads[4:], article("sawah", "Sawah desa.")])
    road, all_ = (engine.listing(SearchRequest(parse(text)), 1).changed for text in ("jalan", ""))
    assert (road, all_) == ("2001-09-09T01:46:40+00:00", "2004-11-09T11:33:20+00:00")
    assert len(ids(ask(engine, "jalan"))) == 6
