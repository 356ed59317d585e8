"""What was answered lately is given again as it was, as long as the index is the same, within a bound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.embedded import searcher
from index.embedded.engine import EmbeddedEngine
from index.embedded.remembered import ENTRY, Remembered
from index.engine import Facet, Filters, SearchRequest, Sort
from index.query.parser import parse
from tests.index.embedded.library import article, ask, bring_in, ids

ARTICLES = [
    article(
        f"a{n:02}", f"jalan desa {n}", "pasar kota", title=f"Jalan {n}", provinces=("Bali", "Aceh")[: n % 3]
    )
    for n in range(25)
]
REQUEST = SearchRequest(parse("jalan desa"))
VARIANTS = [
    REQUEST,
    replace(REQUEST, page=2),
    replace(REQUEST, page=99),
    replace(REQUEST, per_page=3),
    replace(REQUEST, sort=Sort.OLDEST),
    replace(REQUEST, facet_limit=1),
    replace(REQUEST, expand=False),
    replace(REQUEST, query=parse("jalan -desa")),
    replace(REQUEST, query=parse('"jalan desa"')),
    replace(REQUEST, filters=Filters({Facet.PROVINCE: ("Bali",)})),
    replace(REQUEST, filters=Filters(excluded={Facet.PROVINCE: ("Bali",)})),
    replace(REQUEST, filters=Filters({Facet.PROVINCE: ("Bali", "Aceh")})),
    replace(REQUEST, filters=Filters(date_from="2018")),
    replace(REQUEST, filters=Filters(date_to="2018")),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bring_in(tmp_path, ARTICLES)
    return tmp_path


def test_every_answer_is_the_same_the_second_time_and_that_of_an_engine_that_keeps_none(folder: Path) -> None:
    keeping, forgetful = EmbeddedEngine(folder), EmbeddedEngine(folder, remembered=0)
    for _ in range(2):
        for request in VARIANTS:
            assert keeping.search(request) == forgetful.search(request)


def test_a_second_answer_searches_nothing_and_another_page_counts_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = EmbeddedEngine(folder)
    first = engine.search(REQUEST)
    monkeypatch.setattr(searcher, "_counted", None)
    assert engine.search(replace(REQUEST, page=2)).facets == first.facets
    monkeypatch.setattr(searcher, "select", None)
    assert engine.search(REQUEST) == first


def test_a_new_index_is_searched_anew(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    ask(engine, "jalan")
    bring_in(folder, [*ARTICLES[:3], article("new", "jalan baru")])
    assert ids(ask(engine, "jalan baru")) == ["new"]
    assert ask(engine, "jalan").total == 4


def test_what_was_not_asked_for_the_longest_is_forgotten_first() -> None:
    remembered = Remembered(3 * (ENTRY + 100))
    for key in "abc":
        remembered.keep(key, key)
    remembered.get("a")
    remembered.keep("d", "d")
    assert [remembered.get(key) for key in "abcd"] == ["a", None, "c", "d"]


def test_a_value_that_is_larger_than_all_that_may_be_kept_is_not_kept() -> None:
    remembered = Remembered(2 * ENTRY)
    remembered.keep("a", [str(number) for number in range(10_000)])
    remembered.keep("b", "b")
    remembered.keep("b", "b")
    assert (remembered.get("a"), remembered.get("b")) == (None, "b")
