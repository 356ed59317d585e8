"""An index that grew run by run answers as one that was built at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from whoosh import index as whoosh_index

from index.article import Article
from index.embedded import postings_merge, segment_writer
from index.embedded.document import GAP, MOST_POSITIONS, WIDTH_BITS
from index.embedded.engine import EmbeddedEngine
from index.embedded.generations import Generations
from index.embedded.segment import read_list
from index.embedded.writer import MERGED_UP_TO
from index.engine import Facet, SearchAnswer, Sort
from index.sources.files import MAX_BYTES
from tests.index.embedded import library
from tests.index.embedded.library import article, ask, bring_in, ids

TEXTS = [
    "jalan desa",
    "jalan jalan kota",
    "Jawa Timur jalan",
    "pasar sebaik-baiknya",
    "Dinas X jalan desa",
    "",
]
QUERIES = ["", "jalan", "desa kota", '"jalan desa"', "jatim", "pas*", "-jalan", 'judul:kota OR ="jalan kota"']
SOME = [article(f"a{number}", TEXTS[number % len(TEXTS)]) for number in range(6)]
few = hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

editions = st.dictionaries(st.integers(0, 11), st.integers(0, 5), min_size=1, max_size=12)
"""What the sources hold at one time: by article, its version."""
histories = st.lists(editions, min_size=1, max_size=5)


def articles_of(edition: dict[int, int]) -> list[Article]:
    return [
        article(
            f"a{number}",
            TEXTS[version],
            TEXTS[(version + number) % 6],
            title=TEXTS[number % 6] or None,
            outlet=f"Warta {version}",
            date=f"20{10 + version}-0{1 + number % 9}",
            provinces=["Bali", "Aceh"][: version % 3],
        )
        for number, version in edition.items()
    ]


def answers(engine: EmbeddedEngine) -> list[object]:
    return [comparable(ask(engine, query, sort=sort)) for query in QUERIES for sort in Sort]


def comparable(answer: SearchAnswer) -> object:
    """An answer without the order of hits with equal scores and dates, which is that of their arrival."""
    hits = {hit.id: (hit, round(hit.score, 9)) for hit in answer.hits}
    rounded = {name: (hit.title, hit.snippet, hit.published, score) for name, (hit, score) in hits.items()}
    return answer.total, rounded, answer.facets, answer.partial_match


def segments(index_dir: Path) -> int:
    generations = Generations(index_dir)
    folder = generations.path(generations.current() or "") / "whoosh"
    with whoosh_index.open_dir(str(folder)).reader() as reader:
        return len(reader.leaf_readers())


def sizes_of_segments(index_dir: Path) -> list[int]:
    generations = Generations(index_dir)
    return [entry.size for entry in read_list(generations.path(generations.current() or ""))]


def inodes(index_dir: Path) -> dict[str, int]:
    generations = Generations(index_dir)
    folder = generations.path(generations.current() or "")
    return {str(path.relative_to(folder)): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def fresh(articles: Iterable[Article]) -> list[object]:
    with tempfile.TemporaryDirectory() as folder:
        bring_in(Path(folder), articles)
        return answers(EmbeddedEngine(Path(folder)))


@few
@given(history=histories)
def test_any_history_answers_as_an_index_built_at_once(history: list[dict[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for edition in history:
            bring_in(Path(folder), articles_of(edition))
        assert answers(EmbeddedEngine(Path(folder))) == fresh(articles_of(history[-1]))


@few
@given(edition=editions, run=st.integers(1, 4))
def test_merging_runs_changes_nothing(
    edition: dict[int, int], run: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = fresh(articles_of(edition))
    monkeypatch.setattr(library, "PER_RUN", run)
    monkeypatch.setattr(segment_writer, "MOST_PARTS", 2)
    try:
        assert fresh(articles_of(edition)) == expected
    finally:
        monkeypatch.undo()


@few
@given(edition=editions, positions=st.sampled_from([0, 3]))
def test_merging_term_by_term_changes_nothing(
    edition: dict[int, int], positions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = fresh(articles_of(edition))
    monkeypatch.setattr(library, "PER_RUN", 2)
    monkeypatch.setattr(postings_merge, "BLOCK_POSITIONS", positions)
    monkeypatch.setattr(postings_merge, "RANGE_TERMS", 2)
    try:
        assert fresh(articles_of(edition)) == expected
    finally:
        monkeypatch.undo()


def test_unchanged_articles_are_not_analysed_again(tmp_path: Path) -> None:
    assert bring_in(tmp_path, SOME) == len(SOME)
    assert bring_in(tmp_path, [*SOME[1:], article("new", "kota")]) == 1
    assert bring_in(tmp_path, [*SOME[2:], article("new", "desa")]) == 1


def test_without_a_change_there_is_no_new_generation(tmp_path: Path) -> None:
    bring_in(tmp_path, SOME)
    name = Generations(tmp_path).current()
    assert bring_in(tmp_path, reversed(SOME)) == 0
    assert Generations(tmp_path).current() == name


def test_removing_alone_makes_a_new_generation(tmp_path: Path) -> None:
    bring_in(tmp_path, SOME)
    assert bring_in(tmp_path, SOME[:-1]) == 0
    engine = EmbeddedEngine(tmp_path)
    assert set(ids(ask(engine))) == {one.id for one in SOME[:-1]}
    assert engine.state().articles == len(SOME) - 1


def test_another_analysis_rebuilds_everything(tmp_path: Path) -> None:
    bring_in(tmp_path, SOME, "one")
    assert bring_in(tmp_path, SOME, "other") == len(SOME)
    assert bring_in(tmp_path, SOME, "other") == 0
    assert segments(tmp_path) == 1


def test_a_value_that_no_article_has_any_more_is_gone(tmp_path: Path) -> None:
    bring_in(tmp_path, [*SOME, article("x", "sungai", outlet="Warta")])
    bring_in(tmp_path, SOME)
    engine = EmbeddedEngine(tmp_path)
    assert "Warta" not in [entry.value for entry in ask(engine).facets[Facet.OUTLET]]
    assert ask(engine, "sungai").total == ask(engine, "sun*").total == 0


def test_many_small_runs_leave_few_segments_each_much_larger_than_all_behind_it(tmp_path: Path) -> None:
    for number in (40, *range(41, 53)):
        bring_in(tmp_path, [article(f"a{n}", "jalan desa") for n in range(number)])
        sizes = sizes_of_segments(tmp_path)
        assert sum(sizes) == number
        assert len(sizes) == segments(tmp_path)
        assert all(size > MERGED_UP_TO * sum(sizes[at + 1 :]) for at, size in enumerate(sizes))


def test_a_small_run_leaves_the_files_of_large_segments_as_they_are(tmp_path: Path) -> None:
    many = [article(f"a{n}", "jalan desa") for n in range(20)]
    bring_in(tmp_path, many)
    before = inodes(tmp_path)
    bring_in(tmp_path, [*many[1:], article("new", "kota")])
    (segment,) = {name.split("/")[1] for name in before if name.startswith("segments/")}
    after = inodes(tmp_path)
    kept = {name for name in before if name.startswith(f"segments/{segment}/") or name.endswith(".seg")}
    assert kept
    assert all(after[name] == before[name] for name in kept)
    assert sizes_of_segments(tmp_path) == [20, 1]


def test_many_removed_articles_are_compacted_away(tmp_path: Path) -> None:
    articles = [article(f"a{n}", "jalan desa") for n in range(20)]
    bring_in(tmp_path, articles)
    bring_in(tmp_path, [article("a0", "kota"), *articles[1:]])
    assert segments(tmp_path) == 2
    bring_in(tmp_path, articles[6:])
    assert segments(tmp_path) == 1
    assert ids(ask(EmbeddedEngine(tmp_path), "jalan")) == [one.id for one in articles[6:]]


def test_all_articles_may_be_replaced(tmp_path: Path) -> None:
    bring_in(tmp_path, SOME)
    bring_in(tmp_path, [article("z", "gunung")])
    engine = EmbeddedEngine(tmp_path)
    assert ids(ask(engine)) == ids(ask(engine, "gunung")) == ["z"]
    assert ask(engine, "jalan").total == 0


def test_articles_without_any_text_are_there_too(tmp_path: Path) -> None:
    bring_in(tmp_path, [article("empty"), article("blank", "", " ")])
    engine = EmbeddedEngine(tmp_path)
    assert set(ids(ask(engine))) == {"empty", "blank"}
    assert ask(engine, "jalan").total == 0
    assert set(ids(ask(engine, "-jalan"))) == {"empty", "blank"}


def test_an_article_of_more_paragraphs_than_positions_is_indexed_as_far_as_they_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.embedded.document.MOST_POSITIONS", 10 * GAP)
    bring_in(tmp_path, [article("long", *["jalan"] * 9, "sungai", *["kota"] * 20, "gunung")])
    engine = EmbeddedEngine(tmp_path)
    assert ids(ask(engine, "jalan sungai")) == ["long"]
    assert ids(ask(engine, "gunung")) == []


def test_the_last_position_can_be_coded() -> None:
    words_of_the_longest_text = MAX_BYTES // 2
    assert (MOST_POSITIONS + words_of_the_longest_text) << WIDTH_BITS < 1 << 31
