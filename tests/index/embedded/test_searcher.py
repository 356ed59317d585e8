"""The order of the hits, the pages, and what is answered when nothing has all the words."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.embedded.engine import EmbeddedEngine
from index.engine import Facet, Filters, Hit, Sort
from index.query.parser import MAX_CHARACTERS
from tests.index.embedded.library import article, ask, ids, served

DATES = ["2018", "2018-02", "2018-02-15", "2018-03-31", "2019-12-31", "2020-01-01", None, None]
ARTICLES = 60
several = hypothesis_settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    chance = random.Random(3)
    words = ["jalan", "jalan", "jalan", "desa", "kota", "pasar"]
    return served(
        tmp_path_factory.mktemp("library"),
        [
            article(f"a{n}", " ".join(chance.choices(words, k=8)), date=chance.choice(DATES))
            for n in range(ARTICLES)
        ],
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    return served(
        tmp_path_factory.mktemp("small"),
        [
            article("three", "jalan desa kota", provinces=["Bali"]),
            article("two", "jalan desa sungai"),
            article("one", "jalan gunung", title="Jalan"),
            article("none", "sawah atap atap"),
        ],
    )


def all_hits(engine: EmbeddedEngine, text: str, sort: Sort, per_page: int) -> list[Hit]:
    hits: list[Hit] = []
    for page in range(1, ARTICLES // per_page + 3):
        hits += ask(engine, text, sort=sort, page=page, per_page=per_page).hits
    return hits


@several
@given(st.sampled_from(["", "jalan", "desa OR kota", "-pasar"]), st.sampled_from(Sort), st.integers(1, 50))
def test_pages_neither_repeat_nor_miss_an_article(
    engine: EmbeddedEngine, text: str, sort: Sort, per_page: int
) -> None:
    hits = [hit.id for hit in all_hits(engine, text, sort, per_page)]
    assert len(hits) == len(set(hits)) == ask(engine, text).total
    assert hits == [hit.id for hit in all_hits(engine, text, sort, 50)]


@pytest.mark.parametrize("text", ["", "jalan", "-pasar"])
def test_newest_and_oldest_sort_by_date_and_articles_without_one_come_last(
    engine: EmbeddedEngine, text: str
) -> None:
    for sort, direction in ((Sort.NEWEST, -1), (Sort.OLDEST, 1)):
        found = all_hits(engine, text, sort, 50)
        dates = [hit.published.value for hit in found]
        known = [date for date in dates if date]
        assert dates[: len(known)] == known
        keys = [int(date.replace("-", "").ljust(8, "0")) * direction for date in known]
        assert keys == sorted(keys)


def test_relevance_sorts_by_falling_score(engine: EmbeddedEngine) -> None:
    scores = [hit.score for hit in all_hits(engine, "desa OR kota", Sort.RELEVANCE, 7)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_without_words_relevance_means_newest_and_has_no_score(engine: EmbeddedEngine) -> None:
    hits = all_hits(engine, "", Sort.RELEVANCE, 50)
    assert hits == all_hits(engine, "", Sort.NEWEST, 50)
    assert {hit.score for hit in hits} == {0}


@pytest.mark.parametrize("page", [61, 100, 10**9])
def test_beyond_the_last_page_there_is_the_total_and_no_hit(engine: EmbeddedEngine, page: int) -> None:
    answer = ask(engine, "", page=page, per_page=1)
    assert (answer.total, answer.hits) == (ARTICLES, ())
    assert answer.facets == ask(engine).facets


def test_a_query_that_only_says_what_not_to_find_is_answered_from_all(small: EmbeddedEngine) -> None:
    assert set(ids(ask(small, "-jalan"))) == {"none"}
    assert set(ids(ask(small, "-desa -gunung"))) == {"none"}
    assert set(ids(ask(small, "-jalan OR -desa"))) == {"one", "none"}


def test_words_in_the_title_count_too_and_more(small: EmbeddedEngine) -> None:
    assert ids(ask(small, "jalan"))[0] == "one"
    assert ids(ask(small, "judul:jalan")) == ["one"]


def test_what_has_all_words_comes_first_and_is_counted_apart(small: EmbeddedEngine) -> None:
    answer = ask(small, "jalan desa kota")
    assert (ids(answer), answer.complete) == (["three", "two"], 1)
    assert not answer.partial_match


def test_otherwise_those_with_most_of_them_come_first(small: EmbeddedEngine) -> None:
    answer = ask(small, "desa kota sungai gunung")
    assert answer.partial_match
    assert set(ids(answer)[:2]) == {"two", "three"}
    assert "none" not in ids(answer)


def test_negations_and_fields_hold_in_partial_answers(small: EmbeddedEngine) -> None:
    assert ids(ask(small, "kota sungai -jalan")) == []
    assert ids(ask(small, "kota sungai provinsi:bali")) == ["three"]
    assert not ask(small, "zzz yyy").partial_match


def test_one_word_alone_has_no_partial_answer(small: EmbeddedEngine) -> None:
    answer = ask(small, "bukit")
    assert (answer.total, answer.partial_match, answer.hits) == (0, False, ())


def test_filters_do_not_turn_a_full_answer_into_a_partial_one(small: EmbeddedEngine) -> None:
    nowhere: Mapping[Facet, tuple[str, ...]] = {Facet.PROVINCE: ("Aceh",)}
    answer = ask(small, "jalan desa", filters=Filters(nowhere))
    assert (answer.total, answer.partial_match) == (0, False)


def test_hits_carry_what_the_page_shows(small: EmbeddedEngine) -> None:
    (hit,) = ask(small, "desa -sungai").hits
    assert hit.title is None
    assert hit.lead.text == hit.snippet[0].text == "jalan desa kota"
    assert hit.snippet[0].marks == hit.lead.marks == ((6, 10),)
    assert hit.provinces == ("Bali",)


@pytest.mark.parametrize("text", ["ATAU zzzz", "BUKAN zzzz atap"])
def test_operators_are_never_corrected(tmp_path: Path, text: str) -> None:
    near = served(tmp_path, [article(name, "atas atap buka bukat zzzza") for name in ("a", "b")])
    suggestion = ask(near, text).suggestion
    assert suggestion is None or text.split(maxsplit=1)[0] in suggestion.split()


def library_of_words(folder: Path, words: str, unlike: str = "") -> EmbeddedEngine:
    """Ten articles with some words, and one with others."""
    return served(folder, [*(article(f"a{n}", words) for n in range(10)), article("z", unlike or "lain")])


def test_a_mistyped_word_is_corrected_where_the_rest_of_the_query_stands(tmp_path: Path) -> None:
    engine = library_of_words(tmp_path, "anggaran pendidikan daerah", "pertanian")
    assert ask(engine, "anggaran pendidkan").suggestion == "anggaran pendidikan"
    assert ask(engine, "pertanian pendidkan").suggestion is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lolos selesi", "lolos seleksi"), ("selesi rapat", "selesai rapat"), ("selesi", "selesai")],
)
def test_a_mistyped_word_is_corrected_to_what_stands_beside_its_neighbours(
    tmp_path: Path, typed: str, meant: str
) -> None:
    texts = [*["lolos seleksi guru rapat"] * 10, *["lolos guru selesai rapat"] * 12]
    engine = served(tmp_path, [article(f"a{n}", text) for n, text in enumerate(texts)])
    assert ask(engine, typed).suggestion == meant


def test_a_word_that_only_a_misprint_has_is_corrected_beside_its_results(tmp_path: Path) -> None:
    texts = ["pendidikan"] * 700 + ["pendidkan"]
    engine = served(tmp_path, [article(f"a{n}", text) for n, text in enumerate(texts)])
    answer = ask(engine, "pendidkan")
    assert (answer.total, answer.suggestion) == (1, "pendidikan")


@pytest.mark.parametrize("text", ["naruhito", "pendidikan naruhito", "pendidikan", "menteri"])
def test_names_and_right_words_are_left_alone(tmp_path: Path, text: str) -> None:
    engine = library_of_words(tmp_path, "pendidikan menteri", "naruto naruto")
    assert ask(engine, text).suggestion is None


def test_a_field_of_metadata_is_searched_by_words_of_its_value(tmp_path: Path) -> None:
    engine = served(
        tmp_path,
        [
            article("a", "jalan", outlet="Warta Kota", provinces=["Jawa Timur"], institutions=["Badan X"]),
            article("b", "jalan warta", outlet="Suara", provinces=["Bali"], institutions=["Dinas X"]),
        ],
    )
    assert ids(ask(engine, "sumber:warta")) == ids(ask(engine, "jalan sumber:warta")) == ["a"]
    assert ids(ask(engine, "provinsi:jatim")) == ids(ask(engine, "provinsi:jawa timur jalan")) == ["a"]
    assert ids(ask(engine, "jalan -provinsi:jawa timur")) == ["b"]
    assert ids(ask(engine, "provinsi:bali")) == ["b"]
    assert ids(ask(engine, "instansi:badan")) == ["a"]
    assert ids(ask(engine, "sumber:sua*")) == ["b"]
    assert ids(ask(engine, 'sumber:="warta kota"')) == ["a"]


@pytest.mark.parametrize(
    "filters", [Filters({Facet.OUTLET: ("\ud800",)}), Filters({Facet.PROVINCE: ("\x00",)})]
)
def test_odd_filter_values_match_nothing(small: EmbeddedEngine, filters: Filters) -> None:
    assert ask(small, filters=filters).total == 0


@hypothesis_settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=MAX_CHARACTERS)
    | st.lists(
        st.sampled_from(
            [
                "jalan",
                "des*",
                '"',
                "=",
                "(",
                ")",
                "-",
                "OR",
                "judul:",
                "provinsi:",
                "bali",
                " ",
                "\ud800",
                "kot",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_no_query_raises_and_its_marks_lie_inside(small: EmbeddedEngine, text: str) -> None:
    answer = ask(small, text)
    for hit in answer.hits:
        for passage in (hit.lead, *hit.snippet, *([hit.title] if hit.title else [])):
            assert all(0 <= start < end <= len(passage.text) for start, end in passage.marks)
            assert all(before[1] <= after[0] for before, after in pairwise(passage.marks))


@pytest.mark.parametrize(
    "text",
    [
        "jal* " * 100,
        "-" * 512,
        "(" * 512,
        "jalan OR " * 57,
        '"jalan jalan" ' * 36,
        "zqxw " * 102,
        "a,b" * 170,
    ],
)
def test_the_costliest_queries_are_answered_at_once(engine: EmbeddedEngine, text: str) -> None:
    ask(engine, "zzzz")
    start = time.process_time()
    ask(engine, text)
    assert time.process_time() - start < 1


def test_a_long_phrase_in_a_huge_article_of_few_words_is_found_at_once(tmp_path: Path) -> None:
    engine = served(tmp_path, [article("huge", "jalan desa " * 60_000), article("b", "jalan")])
    ask(engine, "jalan")
    start = time.process_time()
    answer = ask(engine, f'"{"jalan desa " * 15}"')
    assert time.process_time() - start < 1
    assert ids(answer) == ["huge"]
    assert answer.hits[0].snippet[0].marks
