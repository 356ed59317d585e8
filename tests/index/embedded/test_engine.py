"""The engine serves the current generation, whatever happens to the index folder meanwhile."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from mmap import mmap
from pathlib import Path

import numpy as np
import pytest

from index.embedded.engine import EmbeddedEngine
from index.embedded.generation import Generation
from index.embedded.generations import CURRENT, Generations
from index.engine import IndexUnavailableError, NoIndexError
from index.query.parser import parse
from tests.index.embedded.library import article, ask, bring_in, ids, served

FIRST = [article("a", "jalan desa", title="Jalan"), article("b", "desa kota")]
SECOND = [article("a", "jalan desa", title="Jalan"), article("c", "pasar")]
NOTHING = parse("")


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """A refused generation is logged; here that is no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def folder_of(index_dir: Path) -> Path:
    generations = Generations(index_dir)
    return generations.path(generations.current() or "")


def damage(folder: Path, name: str) -> None:
    """Overwrite the content of all files of one name, their sizes unchanged."""
    for path in folder.rglob(name):
        path.write_bytes(b"\xff" * path.stat().st_size)


def copy_up(index_dir: Path) -> None:
    """Give the current generation files of its own, so that damage in it reaches no other one."""
    for path in folder_of(index_dir).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            path.unlink()
            path.write_bytes(content)


def test_without_an_index_there_is_nothing_to_ask(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "none")
    for question in (lambda: ask(engine), engine.state, lambda: engine.article("a", NOTHING)):
        with pytest.raises(NoIndexError):
            question()


def test_the_first_index_is_taken_up_when_it_appears(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    with pytest.raises(NoIndexError):
        ask(engine)
    bring_in(tmp_path, FIRST)
    assert ask(engine).total == 2


def test_the_state_tells_what_is_served(tmp_path: Path) -> None:
    state = served(tmp_path, FIRST).state()
    assert (state.generation, state.articles) == (folder_of(tmp_path).name, 2)
    assert state.created.endswith("+00:00")


def test_an_article_is_fetched_by_its_id(tmp_path: Path) -> None:
    engine = served(tmp_path, FIRST)
    view = engine.article("a", parse("desa judul:jalan"))
    assert view
    assert view.article == FIRST[0]
    assert view.title
    assert view.title.marks == ((0, 5),)
    assert [passage.marks for passage in view.paragraphs] == [((6, 10),)]


@pytest.mark.parametrize("name", ["", "A", "zz", "a b", "*", "\ud800", "é", "a" * 10_000, "\x00"])
def test_an_article_that_is_not_there_is_none(tmp_path: Path, name: str) -> None:
    assert served(tmp_path, FIRST).article(name, NOTHING) is None


def test_a_changed_article_is_fetched_as_it_is_now(tmp_path: Path) -> None:
    engine = served(tmp_path, [*FIRST, *(article(f"x{number}", "sawah") for number in range(8))])
    changed = article("a", "sungai")
    bring_in(tmp_path, [changed, *FIRST[1:], *(article(f"x{number}", "sawah") for number in range(8))])
    view = engine.article("a", NOTHING)
    assert view
    assert view.article == changed


def test_a_new_generation_is_taken_up_by_a_running_engine(tmp_path: Path) -> None:
    engine = served(tmp_path, FIRST)
    assert ask(engine, "pasar").total == 0
    bring_in(tmp_path, SECOND)
    assert ids(ask(engine, "pasar")) == ["c"]
    assert engine.state().generation == folder_of(tmp_path).name


@pytest.mark.parametrize("damaged", ["firsts.n2", "*.toc", "*.seg", "manifest.json", "dates.i4"])
def test_a_broken_new_generation_is_refused_and_the_old_one_goes_on(tmp_path: Path, damaged: str) -> None:
    engine = served(tmp_path, FIRST)
    old = engine.state().generation
    bring_in(tmp_path, SECOND)
    copy_up(tmp_path)
    damage(folder_of(tmp_path), damaged)
    assert engine.state().generation == old
    assert ids(ask(engine, "kota")) == ["b"]
    bring_in(tmp_path, [*SECOND, article("d", "gunung")])
    assert ids(ask(engine, "gunung")) == ["d"]


@pytest.mark.parametrize("damaged", ["firsts.n2", "*.toc", "*.seg", "manifest.json"])
def test_an_engine_that_starts_falls_back_to_the_generation_before(tmp_path: Path, damaged: str) -> None:
    bring_in(tmp_path, FIRST)
    old = folder_of(tmp_path).name
    bring_in(tmp_path, SECOND)
    copy_up(tmp_path)
    damage(folder_of(tmp_path), damaged)
    assert EmbeddedEngine(tmp_path).state().generation == old


def test_without_any_sound_generation_the_index_is_unavailable(tmp_path: Path) -> None:
    bring_in(tmp_path, FIRST)
    damage(tmp_path / "generations", "manifest.json")
    with pytest.raises(IndexUnavailableError):
        ask(EmbeddedEngine(tmp_path))


def test_a_file_where_the_folder_should_be_makes_it_unavailable(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(IndexUnavailableError):
        ask(EmbeddedEngine(tmp_path / "index"))


def test_damage_that_shows_only_in_answering_is_answered_by_the_generation_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large files are not read at opening; here no file is."""
    monkeypatch.setattr("index.embedded.generations.SMALL_FILE", -1)
    bring_in(tmp_path, FIRST)
    bring_in(tmp_path, SECOND)
    copy_up(tmp_path)
    damage(folder_of(tmp_path), "docs.i4")
    engine = EmbeddedEngine(tmp_path)
    assert engine.state().generation == folder_of(tmp_path).name
    assert ids(ask(engine, "desa kota")) == ["b"]
    assert engine.state().generation != folder_of(tmp_path).name


def test_a_fault_of_our_own_is_not_taken_for_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = served(tmp_path, FIRST)
    name = engine.state().generation
    read: list[str] = []
    verify = Generations.verify

    def watch(generations: Generations, generation: str) -> None:
        read.append(generation)
        verify(generations, generation)

    def fault(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr(Generations, "verify", watch)
    monkeypatch.setattr("index.embedded.searcher.snippet", fault)
    for _ in range(3):
        with pytest.raises(LookupError):
            ask(engine, "jalan")
    assert read == [name]
    assert engine.state().generation == name


@pytest.mark.parametrize("removed", ["everything", "pointer", "generation", "replaced by a file"])
def test_what_was_opened_goes_on_when_the_folder_is_removed(tmp_path: Path, removed: str) -> None:
    index_dir = tmp_path / "index"
    engine = served(index_dir, FIRST)
    name = engine.state().generation
    if removed == "pointer":
        (index_dir / CURRENT).unlink()
    elif removed == "generation":
        shutil.rmtree(folder_of(index_dir))
    else:
        shutil.rmtree(index_dir)
    if removed == "replaced by a file":
        index_dir.write_text("")
    answers: list[list[str]] = []
    thread = threading.Thread(target=lambda: answers.append(ids(ask(engine, "kota"))))
    thread.start()
    thread.join()
    assert answers == [["b"]]
    assert engine.article("a", NOTHING)
    assert engine.state().generation == name


def test_an_index_made_anew_after_that_is_taken_up(tmp_path: Path) -> None:
    engine = served(tmp_path / "index", FIRST)
    assert ask(engine).total == 2
    shutil.rmtree(tmp_path / "index")
    assert ask(engine).total == 2
    bring_in(tmp_path / "index", SECOND)
    assert ids(ask(engine, "pasar")) == ["c"]


def test_generations_that_were_swept_stay_whole_for_who_has_them_open(tmp_path: Path) -> None:
    bring_in(tmp_path, FIRST)
    generation = Generation(Generations(tmp_path), folder_of(tmp_path).name)
    for word in ("pasar", "sawah", "gunung"):
        bring_in(tmp_path, [article("z", word)])
    assert not Generations(tmp_path).path(generation.state.generation).exists()
    number = generation.number("b")
    assert number is not None
    assert generation.article(number) == FIRST[1]
    assert len(generation.matcher.everything().docs) == 2


def test_many_threads_get_right_answers_while_generations_switch(tmp_path: Path) -> None:
    words = ["jalan", "desa", "kota", "pasar"]
    editions = [[article(f"{word}-{n}", f"{word} {'sawah ' * n}") for word in words for n in range(5)]]
    editions.append([*editions[0][::-1], article("new", "gunung")])
    engine = served(tmp_path, editions[0])
    wrong: list[object] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            for word in words:
                try:
                    hits = ask(engine, word).hits
                    texts = {
                        view.article.paragraphs for hit in hits if (view := engine.article(hit.id, NOTHING))
                    }
                    if {hit.id for hit in hits} != {f"{word}-{n}" for n in range(5)} or len(texts) != 5:
                        wrong.append(hits)
                except Exception as error:
                    wrong.append(error)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for edition in range(6):
        bring_in(tmp_path, editions[edition % 2])
    done.set()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_forked_processes_share_an_engine_that_was_opened_before(tmp_path: Path) -> None:
    engine = served(tmp_path, [article(f"a{n}", "jalan " * (n + 1)) for n in range(30)])
    expected = ids(ask(engine, "jalan"))
    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            try:
                right = all(ids(ask(engine, "jalan")) == expected for _ in range(5))
            except BaseException:
                right = False
            os._exit(0 if right else 1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]


def test_columns_and_postings_are_mapped_not_copied(tmp_path: Path) -> None:
    bring_in(tmp_path, FIRST)
    generation = Generation(Generations(tmp_path), folder_of(tmp_path).name)
    columns = generation.columns
    arrays = [columns.live, columns.dates, *columns.lengths.values()]
    arrays += [column.ordinals for column in columns.facets.values()]
    for array in arrays:
        base: object = array
        while isinstance(base, np.ndarray):
            base = base.base
        assert isinstance(base, memoryview)
        assert isinstance(base.obj, mmap)
        assert not array.flags.writeable
