"""Counts and filters of the facets, against a reference that goes through the articles one by one."""

from __future__ import annotations

import calendar
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.article import Article
from index.embedded.engine import EmbeddedEngine
from index.engine import MISSING, Facet, Filters
from tests.index.embedded.library import article, ask, ids, served

PROVINCES = ["Aceh", "Bali", "Jambi", "Papua Barat Daya"]
INSTITUTIONS = ["Badan A", "Badan B", "Badan C", "Dinas Ä", "Dinas Z"]
OUTLETS = ["ANTARA", "Warta, Kota", "tanpa"]
DATES = ["2018", "2018-02", "2018-02-15", "2018-03-31", "2019", "2019-12", "2019-12-31", "2020-01-01", None]
WORDS = ["jalan", "desa", "kota"]
UNKNOWN = ["Atlantis", "", "\ud800", "é" * 90]
many = hypothesis_settings(max_examples=200, deadline=None)


def make_articles() -> list[Article]:
    chance = random.Random(5)
    return [
        article(
            f"a{number:03}",
            " ".join(chance.sample(WORDS, k=chance.randint(1, 3))),
            outlet=chance.choice([*OUTLETS, None]),
            date=chance.choice(DATES),
            provinces=chance.sample(PROVINCES, k=chance.choice([0, 0, 1, 1, 2, 4])),
            institutions=chance.sample(INSTITUTIONS, k=chance.choice([0, 1, 2])),
        )
        for number in range(80)
    ]


class Library:
    def __init__(self, engine: EmbeddedEngine, articles: list[Article]) -> None:
        self.engine = engine
        self.articles = articles


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    articles = make_articles()
    return Library(served(tmp_path_factory.mktemp("library"), articles), articles)


@dataclass(frozen=True)
class Reference:
    """The rules, spelled out."""

    articles: list[Article]
    word: str
    filters: Filters

    def matching(self, without: Facet | None = None) -> list[Article]:
        return [
            one
            for one in self.articles
            if (not self.word or self.word in one.paragraphs[0].split())
            and self._in_span(one)
            and all(self._has(one, f, v) for f, v in self.filters.chosen.items() if v and f is not without)
            and not any(self._has(one, f, v) for f, v in self.filters.excluded.items() if f is not without)
        ]

    def counts(self, facet: Facet) -> dict[str, int]:
        counted = Counter(value for one in self.matching(without=facet) for value in values_of(one, facet))
        chosen, excluded = self.filters.chosen.get(facet, ()), self.filters.excluded.get(facet, ())
        wanted = {*chosen, *excluded}
        if facet is Facet.DATE:
            months = [value for value in excluded if len(value) == 7]
            opened = {value[:4] for value in (*chosen, *months) if value != MISSING[facet]}
            wanted |= opened
            counted = Counter({v: n for v, n in counted.items() if len(v) != 7 or v[:4] in opened})
        return dict(counted) | {value: counted.get(value, 0) for value in wanted}

    def _has(self, one: Article, facet: Facet, chosen: tuple[str, ...]) -> bool:
        return bool(set(values_of(one, facet)) & set(chosen))

    def _in_span(self, one: Article) -> bool:
        if not self.filters.date_from and not self.filters.date_to:
            return True
        if one.published.value is None:
            return False
        first, last = days_of(one.published.value)
        return (not self.filters.date_from or last >= days_of(self.filters.date_from)[0]) and (
            not self.filters.date_to or first <= days_of(self.filters.date_to)[1]
        )


def values_of(one: Article, facet: Facet) -> tuple[str, ...]:
    if facet is Facet.DATE:
        day = one.published.value
        return tuple(dict.fromkeys((day[:4], day[:7]))) if day else (MISSING[facet],)
    values = {
        Facet.PROVINCE: one.provinces,
        Facet.INSTITUTION: one.institutions,
        Facet.OUTLET: (one.outlet,) if one.outlet else (),
    }
    return values[facet] or (MISSING[facet],)


def days_of(value: str) -> tuple[str, str]:
    """The first and the last day of a year, month or day."""
    year, month, day = (*value.split("-"), "", "")[:3]
    last_month = month or "12"
    last_day = day or str(calendar.monthrange(int(year), int(last_month))[1])
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{last_month}-{last_day}"


def some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


dates = st.none() | st.sampled_from(
    ["2017", "2018", "2018-02", "2018-02-15", "2019-12", "2019-12-31", "2021"]
)
named = st.fixed_dictionaries(
    {},
    optional={
        Facet.PROVINCE: some([*PROVINCES, *UNKNOWN, MISSING[Facet.PROVINCE]]),
        Facet.INSTITUTION: some([*INSTITUTIONS, MISSING[Facet.INSTITUTION]]),
        Facet.OUTLET: some([*OUTLETS, *UNKNOWN, MISSING[Facet.OUTLET]]),
        Facet.DATE: some(["2018", "2018-02", "2018-04", "2019", "1999", "1999-01", MISSING[Facet.DATE]]),
    },
)
filters = st.builds(Filters, named, dates, dates, named)


@many
@given(word=st.sampled_from(["", *WORDS]), chosen=filters)
def test_hits_are_those_that_every_filter_leaves(library: Library, word: str, chosen: Filters) -> None:
    expected = {one.id for one in Reference(library.articles, word, chosen).matching()}
    answers = [ask(library.engine, word, filters=chosen, page=page) for page in (1, 2)]
    assert {name for answer in answers for name in ids(answer)} == expected
    assert answers[0].total == len(expected)


@many
@given(word=st.sampled_from(["", *WORDS]), chosen=filters)
def test_counts_are_those_of_the_reference(library: Library, word: str, chosen: Filters) -> None:
    reference = Reference(library.articles, word, chosen)
    answer = ask(library.engine, word, filters=chosen, per_page=1)
    for facet in Facet:
        counted = {entry.value: entry.count for entry in answer.facets[facet]}
        assert counted == reference.counts(facet)
        assert len(counted) == len(answer.facets[facet])


@given(word=st.sampled_from(["", *WORDS]), chosen=filters)
def test_exactly_the_named_values_are_selected_or_excluded(
    library: Library, word: str, chosen: Filters
) -> None:
    facets = ask(library.engine, word, filters=chosen, per_page=1).facets
    for facet in Facet:
        selected = {entry.value for entry in facets[facet] if entry.selected}
        excluded = {entry.value for entry in facets[facet] if entry.excluded}
        assert selected == set(chosen.chosen.get(facet, ()))
        assert excluded == set(chosen.excluded.get(facet, ()))


@given(word=st.sampled_from(["", *WORDS]), chosen=filters)
def test_values_come_commonest_first_and_missing_last(library: Library, word: str, chosen: Filters) -> None:
    facets = ask(library.engine, word, filters=chosen, per_page=1).facets
    for facet in (Facet.PROVINCE, Facet.INSTITUTION, Facet.OUTLET):
        known = [entry for entry in facets[facet] if entry.value != MISSING[facet]]
        assert list(facets[facet])[: len(known)] == known
        assert known == sorted(known, key=lambda entry: (-entry.count, entry.value))


def test_dates_come_newest_first_a_year_before_its_months(library: Library) -> None:
    chosen: Mapping[Facet, tuple[str, ...]] = {Facet.DATE: ("2018", "2019-12")}
    entries = ask(library.engine, filters=Filters(chosen)).facets[Facet.DATE]
    assert [entry.value for entry in entries] == [
        *("2020", "2019", "2019-12", "2018", "2018-03", "2018-02", MISSING[Facet.DATE])
    ]


def test_months_are_counted_only_within_a_chosen_year(library: Library) -> None:
    assert all(len(entry.value) != 7 for entry in ask(library.engine).facets[Facet.DATE])


def test_a_search_without_matches_still_shows_the_chosen_values(library: Library) -> None:
    chosen: Mapping[Facet, tuple[str, ...]] = {Facet.PROVINCE: ("Bali",), Facet.DATE: ("2018-02",)}
    facets = ask(library.engine, "zzz", filters=Filters(chosen)).facets
    assert [(entry.value, entry.count) for entry in facets[Facet.PROVINCE]] == [("Bali", 0)]
    assert [(entry.value, entry.count) for entry in facets[Facet.DATE]] == [("2018", 0), ("2018-02", 0)]
    assert facets[Facet.OUTLET] == ()


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 50])
def test_a_facet_lists_so_many_values_beside_the_chosen_and_the_missing(library: Library, limit: int) -> None:
    chosen: Mapping[Facet, tuple[str, ...]] = {Facet.PROVINCE: ("Bali",)}
    entries = ask(library.engine, filters=Filters(chosen), facet_limit=limit).facets[Facet.PROVINCE]
    unlimited = ask(library.engine, filters=Filters(chosen)).facets[Facet.PROVINCE]
    free = [entry for entry in unlimited if entry.value not in ("Bali", MISSING[Facet.PROVINCE])]
    kept = [entry for entry in entries if entry.value not in ("Bali", MISSING[Facet.PROVINCE])]
    assert kept == free[:limit]
    assert {entry.value for entry in entries} >= {"Bali", MISSING[Facet.PROVINCE]}


def test_a_value_that_an_article_has_twice_counts_once(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    twice = article("a", "jalan", provinces=["Bali", "Bali"])
    engine = served(tmp_path_factory.mktemp("twice"), [twice])
    assert [entry.count for entry in ask(engine).facets[Facet.PROVINCE]] == [1]
