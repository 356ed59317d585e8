"""A facet's own list of values, and the levels of institutions."""

from __future__ import annotations

import pytest

from index.embedded.engine import EmbeddedEngine
from index.engine import (
    LEVELS,
    MISSING,
    VALUES_PER_PAGE,
    Facet,
    FacetValues,
    Filters,
    SearchRequest,
    ValuesRequest,
)
from index.levels import Level
from index.query.parser import parse
from tests.index.embedded.library import article, ask, served

KPK, JAMBI, TEBO = (
    "Komisi Pemberantasan Korupsi",
    "Dinas Kesehatan Provinsi Jambi",
    "Pemerintah Kabupaten Tebo",
)
CENTRAL, PROVINCE, REGENCY = (LEVELS[level] for level in Level)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    articles = [
        article("a", "jalan desa", institutions=[KPK, JAMBI], provinces=["Jambi"]),
        article("b", "jalan", institutions=[KPK]),
        article("c", "jalan", institutions=[TEBO, "Pemerintah Kabupaten Bungo"], provinces=["Jambi"]),
        article("d", "pasar"),
        *(article(f"m{number}", "meja", outlet=f"Kabar {number:03}") for number in range(120)),
    ]
    return served(tmp_path_factory.mktemp("values"), articles)


def values(
    engine: EmbeddedEngine, text: str = "jalan", facet: Facet = Facet.INSTITUTION, **more: object
) -> FacetValues:
    """The values under a search; more: filters, page, containing, level."""
    search = SearchRequest(parse(text), more.pop("filters", Filters()), page=more.pop("page", 1))  # type: ignore[arg-type]
    return engine.values(ValuesRequest(search, facet, **more))  # type: ignore[arg-type]


def named(found: FacetValues) -> dict[str, int]:
    return {count.value: count.count for count in found.values}


def test_values_are_counted_under_the_search_commonest_first(engine: EmbeddedEngine) -> None:
    found = values(engine)
    assert list(named(found).items()) == [(KPK, 2), (JAMBI, 1), ("Pemerintah Kabupaten Bungo", 1), (TEBO, 1)]
    assert named(values(engine, "pasar")) == {MISSING[Facet.INSTITUTION]: 1}
    assert named(values(engine, ""))[KPK] == 2
    assert [count.value for count in values(engine, "").values][-1] == MISSING[Facet.INSTITUTION]


def test_the_own_choice_does_not_filter_the_list_but_others_do(engine: EmbeddedEngine) -> None:
    chosen = Filters({Facet.INSTITUTION: (TEBO,), Facet.PROVINCE: ("Jambi",)})
    found = values(engine, filters=chosen)
    assert named(found) == {KPK: 1, JAMBI: 1, "Pemerintah Kabupaten Bungo": 1, TEBO: 1}
    assert [count.value for count in found.values if count.selected] == [TEBO]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("korupsi", [KPK]),
        ("KORUPSI komisi", [KPK]),
        ("kpk", [KPK]),
        ("dinkes jambi", [JAMBI]),
        ("kabupaten", ["Pemerintah Kabupaten Bungo", TEBO]),
        ("zebra", []),
        ("  ", [KPK, JAMBI, "Pemerintah Kabupaten Bungo", TEBO]),
        ("tanpa", []),
    ],
)
def test_values_are_searched_by_their_words_and_short_forms(
    engine: EmbeddedEngine, words: str, expected: list[str]
) -> None:
    found = values(engine, containing=words)
    assert list(named(found)) == expected
    assert found.total == len(expected)


def test_a_level_lists_its_institutions(engine: EmbeddedEngine) -> None:
    assert list(named(values(engine, level=Level.CENTRAL))) == [KPK]
    assert list(named(values(engine, level=Level.PROVINCE))) == [JAMBI]
    assert list(named(values(engine, level=Level.REGENCY))) == ["Pemerintah Kabupaten Bungo", TEBO]


def test_a_long_list_is_paged(engine: EmbeddedEngine) -> None:
    pages = [values(engine, "meja", Facet.OUTLET, page=page) for page in (1, 2, 3, 4)]
    assert [len(page.values) for page in pages] == [VALUES_PER_PAGE, VALUES_PER_PAGE, 20, 0]
    assert {page.total for page in pages} == {120}
    assert len({count.value for page in pages for count in page.values}) == 120


def test_levels_are_counted_by_article_once_each(engine: EmbeddedEngine) -> None:
    counts = {count.value: count.count for count in ask(engine, "jalan").levels}
    assert counts == {CENTRAL: 2, PROVINCE: 1, REGENCY: 1}
    assert values(engine).levels == ask(engine, "jalan").levels
    assert values(engine, facet=Facet.PROVINCE).levels == ()


def test_a_level_is_chosen_and_excluded_like_a_value(engine: EmbeddedEngine) -> None:
    chosen = Filters({Facet.INSTITUTION: (PROVINCE,)})
    answer = ask(engine, "", filters=chosen)
    assert [hit.id for hit in answer.hits] == ["a"]
    assert [(c.value, c.count) for c in answer.facets[Facet.INSTITUTION] if c.selected] == [(PROVINCE, 1)]
    assert [(count.count, count.selected) for count in answer.levels] == [(2, False), (1, True), (1, False)]
    both = Filters({Facet.INSTITUTION: (PROVINCE, TEBO)})
    assert {hit.id for hit in ask(engine, "", filters=both).hits} == {"a", "c"}
    without = Filters(excluded={Facet.INSTITUTION: (CENTRAL,)})
    assert {hit.id for hit in ask(engine, "jalan", filters=without).hits} == {"c"}


def test_an_empty_index_has_no_values(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = served(tmp_path_factory.mktemp("empty"), [])
    assert values(empty, "").total == 0
    assert {count.count for count in ask(empty).levels} == {0}
