"""Reindexing: the index holds exactly what the sources hold, and the report says what was done."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import pytest

from index import reindex as module
from index.article import Article, Correction, Origin
from index.embedded import open_engine
from index.embedded.generations import Generations
from index.engine import SearchRequest
from index.extraction.extract import extract
from index.query.parser import parse
from index.reindex import (
    IndexLockedError,
    IndexNotWritableError,
    NothingToIndexError,
    Phase,
    ReindexReport,
    analysis_fingerprint,
    reindex,
)
from index.sources.page import RawPage, Reason


def line(identifier: str, text: str, **fields: str) -> str:
    return json.dumps({"id": identifier, "text": text, **fields})


class Library:
    """A folder of sources and the index made of it."""

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "sources"
        self.sources.mkdir()
        self.index = folder / "index"
        self.told: list[tuple[Phase, int]] = []

    def write(self, name: str, content: str | bytes | Sequence[str]) -> Path:
        path = self.sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else "\n".join(content), encoding="utf-8")
        return path

    def reindex(self, *sources: Path) -> ReindexReport:
        self.told = []
        return reindex(
            sources or (self.sources,), self.index, lambda phase, done: self.told.append((phase, done))
        )

    def ids(self, query: str = "") -> set[str]:
        return {
            hit.id for hit in open_engine(self.index).search(SearchRequest(parse(query), per_page=50)).hits
        }

    def generation(self) -> str | None:
        return Generations(self.index).current()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def counts(report: ReindexReport) -> tuple[int, int, int, int]:
    return report.articles, report.indexed, report.unchanged, report.removed


def test_the_report_counts_what_is_new_unchanged_changed_and_gone(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan"), line("b", "desa"), line("c", "kota")])
    assert counts(library.reindex()) == (3, 3, 0, 0)
    assert counts(library.reindex()) == (3, 0, 3, 0)
    library.write("a.jsonl", [line("a", "jalan"), line("b", "desa baru"), line("d", "pasar")])
    assert counts(library.reindex()) == (3, 2, 1, 1)
    assert library.ids() == {"a", "b", "d"}
    assert library.ids("kota") == set()


def test_an_article_may_move_to_another_file(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan"), line("b", "desa")])
    library.reindex()
    library.write("a.jsonl", [line("b", "desa")])
    library.write("other/z.jsonl", [line("a", "jalan")])
    assert counts(library.reindex()) == (2, 0, 2, 0)


def test_two_articles_may_be_made_from_the_same(library: Library) -> None:
    for name in ("a.txt", "b.txt"):
        library.write(name, "Desa\n\nDesa maju.")
    assert counts(library.reindex()) == (2, 2, 0, 0)
    assert counts(library.reindex()) == (2, 0, 2, 0)
    library.write("c.txt", "Desa\n\nDesa maju.")
    assert counts(library.reindex()) == (3, 1, 2, 0)
    assert library.ids("desa") == {"a", "b", "c"}


def test_several_sources_are_one_library(library: Library) -> None:
    first, second = (
        library.write("a.jsonl", [line("a", "jalan")]),
        library.write("b.txt", "Desa\n\nDesa maju."),
    )
    assert counts(library.reindex(first, second)) == (2, 2, 0, 0)
    assert counts(library.reindex(first)) == (1, 0, 1, 1)


def test_what_cannot_be_read_is_rejected_and_the_rest_goes_in(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan"), "no json", line("b", ""), '{"id": "c"}'])
    library.write("binary.txt", bytes(range(256)) * 20)
    library.write("empty.txt", "")
    report = library.reindex()
    assert counts(report) == (1, 1, 0, 0)
    assert {rejection.reason for rejection in report.rejections} == {
        *(Reason.INVALID_JSON, Reason.NO_TEXT, Reason.BINARY, Reason.EMPTY)
    }


def test_of_two_articles_with_one_id_the_first_goes_in_at_every_run(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan"), line("a", "desa"), line("b", "kota")])
    for expected in ((2, 2, 0, 0), (2, 0, 2, 0)):
        report = library.reindex()
        assert counts(report) == expected
        assert [rejection.reason for rejection in report.rejections] == [Reason.DUPLICATE_ID]
    assert library.ids("jalan") == {"a"}
    assert library.ids("desa") == set()


def test_an_article_that_has_become_unreadable_is_removed(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan"), line("b", "desa")])
    library.reindex()
    library.write("a.jsonl", [line("a", "jalan"), line("b", "")])
    report = library.reindex()
    assert counts(report) == (1, 0, 1, 1)
    assert len(report.rejections) == 1


def test_an_article_on_which_analysis_fails_is_rejected_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(page: RawPage) -> Article:
        if "desa" in str(page):
            raise RecursionError
        return extract(page)

    monkeypatch.setattr(module, "extract", fail)
    library.write("a.jsonl", [line("a", "jalan"), line("b", "desa")])
    report = library.reindex()
    assert counts(report) == (1, 1, 0, 0)
    assert [(r.reason, r.detail) for r in report.rejections] == [(Reason.UNREADABLE, "RecursionError")]
    assert "a.jsonl:2" in caplog.text


@pytest.mark.parametrize("content", [[], ["no json"], [line("a", "")]])
def test_without_any_article_nothing_is_done_and_the_index_goes_on(
    library: Library, content: list[str]
) -> None:
    library.write("a.jsonl", [line("a", "jalan")])
    library.reindex()
    name = library.generation()
    library.write("a.jsonl", content)
    with pytest.raises(NothingToIndexError) as caught:
        library.reindex()
    assert len(caught.value.rejections) == 1
    assert library.generation() == name
    assert library.ids("jalan") == {"a"}


def test_a_source_that_is_not_there_is_rejected(library: Library) -> None:
    with pytest.raises(NothingToIndexError) as caught:
        library.reindex(library.sources / "none")
    assert [rejection.reason for rejection in caught.value.rejections] == [Reason.MISSING]
    assert library.generation() is None


def test_no_change_makes_no_generation(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan")])
    library.reindex()
    name = library.generation()
    library.reindex()
    assert library.generation() == name


def test_a_correction_is_indexed_survives_and_touches_no_other_article(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan"), line("b", "desa")])
    library.reindex()
    header = "id,field,value,who,when,why"
    library.write("corrections.csv", [header, "a,provinces,Bali,Ani,2024-05-01,", "b,nama,x,Ani,2024-05-01,"])
    report = library.reindex()
    assert counts(report) == (2, 1, 1, 0)
    assert [rejection.reason for rejection in report.rejections] == [Reason.CORRECTION_FIELD]
    assert library.ids("provinsi:bali") == {"a"}
    assert counts(library.reindex()) == (2, 0, 2, 0)
    view = open_engine(library.index).article("a", parse(""))
    assert view is not None
    assert [(item.value, item.origin, item.correction) for item in view.article.evidence] == [
        ("Bali", Origin.CORRECTED, Correction("Ani", "2024-05-01", ""))
    ]
    library.write("corrections.csv", [header])
    assert counts(library.reindex()) == (2, 1, 1, 0)
    assert library.ids("provinsi:bali") == set()


def test_another_analysis_indexes_everything_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.write("a.jsonl", [line("a", "jalan"), line("b", "desa")])
    library.reindex()
    monkeypatch.setattr(module, "analysis_fingerprint", lambda: "another")
    assert counts(library.reindex()) == (2, 2, 0, 0)
    assert counts(library.reindex()) == (2, 0, 2, 0)


def test_the_fingerprint_of_the_analysis_covers_code_tables_and_contract() -> None:
    names = [
        path.name for part in module.ANALYSED_BY for path in module._files(resources.files("index") / part)
    ]
    assert {"article.py", "chain.py", "stopwords.tsv", "extract.py", "jsonl.py", "document.py"} <= set(names)
    assert len(analysis_fingerprint()) == 32


def test_while_another_run_holds_the_lock_nothing_is_done(library: Library) -> None:
    library.write("a.jsonl", [line("a", "jalan")])
    with Generations(library.index).lock(), pytest.raises(IndexLockedError, match=str(os.getpid())):
        library.reindex()
    assert library.generation() is None


@pytest.mark.parametrize("place", ["index", "index/generations"])
def test_a_folder_that_cannot_be_written_is_told(library: Library, place: str) -> None:
    library.write("a.jsonl", [line("a", "jalan")])
    blocked = library.index.parent / place
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_text("a file where a folder should be")
    with pytest.raises(IndexNotWritableError):
        library.reindex()


def test_a_full_disk_is_told_and_leaves_the_index_that_served(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.write("a.jsonl", [line("a", "jalan")])
    library.reindex()
    name = library.generation()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.embedded.arrays.save", full)
    library.write("b.jsonl", [line("b", "desa")])
    with pytest.raises(IndexNotWritableError, match="No space"):
        library.reindex()
    assert library.generation() == name
    assert library.ids() == {"a"}
    assert not list((library.index / "generations").glob("building-*"))


def test_progress_counts_up_while_reading_and_ends_with_writing(library: Library) -> None:
    library.write("a.jsonl", [line(f"a{number}", "jalan") for number in range(5)])
    library.reindex()
    assert library.told == [*((Phase.READING, number) for number in range(1, 6)), (Phase.WRITING, 5)]
    library.write("b.jsonl", [line("b", "desa")])
    library.reindex()
    assert library.told == [*((Phase.READING, number) for number in range(1, 7)), (Phase.WRITING, 6)]


def test_many_articles_are_analysed_in_several_processes_with_the_same_result(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [line(f"a{number}", f"jalan desa nomor{number} {'kota ' * number}") for number in range(20)]
    library.write("a.jsonl", [*texts[:10], "no json", line("b", ""), *texts[10:]])
    alone = library.reindex()
    found = library.ids("jalan nomor7")
    monkeypatch.setattr(module, "PARALLEL_FROM", 8)
    monkeypatch.setattr(module, "RUN_ARTICLES", 3)
    monkeypatch.setattr(module, "analysis_fingerprint", lambda: "another")
    assert library.reindex() == alone
    assert library.ids("jalan nomor7") == found == {"a7"}
    assert library.told[-1] == (Phase.WRITING, 20)
