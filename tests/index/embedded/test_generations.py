"""Generations: built aside, switched at once, checked before they are served or built upon."""

from __future__ import annotations

import json
import multiprocessing
import os
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from index.article import Article
from index.embedded.engine import EmbeddedEngine
from index.embedded.generations import CURRENT, MANIFEST, BrokenGenerationError, Generations, LockedError
from tests.index.embedded.library import article, ask, bring_in, ids

FIRST = [article("a", "jalan"), article("b", "desa")]
SECOND = [article("a", "jalan"), article("c", "kota")]


def current(folder: Path) -> str:
    name = Generations(folder).current()
    assert name
    return name


def files_of(folder: Path) -> list[Path]:
    generation = Generations(folder).path(current(folder))
    return sorted(path for path in generation.rglob("*") if path.is_file())


def test_an_empty_folder_has_no_generation(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    assert generations.current() is None
    assert generations.finished() == []


def test_a_finished_generation_is_current_and_lists_all_its_files(tmp_path: Path) -> None:
    bring_in(tmp_path, FIRST)
    generations = Generations(tmp_path)
    generations.verify(current(tmp_path))
    manifest = generations.manifest(current(tmp_path))
    assert manifest.articles == len(FIRST)
    listed = {generations.path(manifest.name) / file for file in manifest.files}
    assert listed == {path for path in files_of(tmp_path) if path.name != MANIFEST}


def test_the_current_generation_and_the_one_before_it_are_kept(tmp_path: Path) -> None:
    names = []
    for word in ("jalan", "desa", "kota", "pasar"):
        bring_in(tmp_path, [article("a", word)])
        names.append(current(tmp_path))
    assert Generations(tmp_path).finished() == names[:1:-1]


def test_nothing_is_left_beside_the_generations(tmp_path: Path) -> None:
    bring_in(tmp_path, FIRST)
    bring_in(tmp_path, SECOND)
    assert {path.name for path in tmp_path.iterdir()} == {CURRENT, "generations", "lock"}
    assert not list((tmp_path / "generations").glob("building-*"))


@pytest.mark.parametrize("size", ["whole", "small"])
def test_one_flipped_bit_anywhere_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    """Every file is checked in full before it is built upon; small ones also whenever they are opened."""
    if size == "whole":
        monkeypatch.setattr("index.embedded.generations.SMALL_FILE", -1)
    bring_in(tmp_path, [article(f"a{number}", "jalan desa kota " * 20) for number in range(20)])
    generations = Generations(tmp_path)
    check = generations.verify if size == "whole" else generations.manifest
    for path in files_of(tmp_path):
        content = path.read_bytes()
        if not content or path.name == MANIFEST:
            continue
        path.write_bytes(bytes([*content[:-1], content[-1] ^ 1]))
        with pytest.raises(BrokenGenerationError):
            check(current(tmp_path))
        path.write_bytes(content)
    check(current(tmp_path))


@pytest.mark.parametrize("damage", ["cut", "gone", "grown"])
def test_a_file_of_another_size_is_found_at_opening(tmp_path: Path, damage: str) -> None:
    bring_in(tmp_path, FIRST)
    for path in files_of(tmp_path):
        content = path.read_bytes()
        if damage == "gone":
            path.unlink()
        elif damage == "grown":
            path.write_bytes(content + b"\0")
        elif content:
            path.write_bytes(content[:-1])
        if content or damage != "cut":
            with pytest.raises(BrokenGenerationError):
                Generations(tmp_path).manifest(current(tmp_path))
        path.write_bytes(content)


@pytest.mark.parametrize(
    "manifest",
    ["", "null", "[]", "{}", "\ud800", '{"name": 1}', "changed: files", "changed: format", "changed: sizes"],
)
def test_a_damaged_manifest_is_found(tmp_path: Path, manifest: str) -> None:
    bring_in(tmp_path, FIRST)
    path = Generations(tmp_path).path(current(tmp_path)) / MANIFEST
    if manifest.startswith("changed"):
        known = json.loads(path.read_text())
        known |= {"files": {"files": None}, "sizes": {"files": {"a": 3}}, "format": {"format": 0}}[
            manifest[9:]
        ]
        manifest = json.dumps(known)
    path.write_bytes(manifest.encode(errors="surrogatepass"))
    with pytest.raises(BrokenGenerationError):
        Generations(tmp_path).manifest(current(tmp_path))


def test_a_damaged_generation_is_not_built_upon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embedded.generations.SMALL_FILE", -1)
    bring_in(tmp_path, FIRST)
    damaged = next(path for path in files_of(tmp_path) if path.name == "firsts.n2" and path.stat().st_size)
    damaged.write_bytes(b"\xff" * damaged.stat().st_size)
    assert bring_in(tmp_path, FIRST) == len(FIRST)
    Generations(tmp_path).verify(current(tmp_path))
    assert ids(ask(EmbeddedEngine(tmp_path), "jalan")) == ["a"]


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"../../x", b"a\0b", b"no-such-generation"])
def test_a_damaged_pointer_does_not_hide_the_newest_generation(tmp_path: Path, content: bytes) -> None:
    bring_in(tmp_path, FIRST)
    bring_in(tmp_path, SECOND)
    (tmp_path / CURRENT).write_bytes(content)
    assert ids(ask(EmbeddedEngine(tmp_path), "kota")) == ["c"]
    assert bring_in(tmp_path, FIRST) == len(FIRST)
    assert ids(ask(EmbeddedEngine(tmp_path), "desa")) == ["b"]


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path) -> None:
    bring_in(tmp_path, FIRST)
    generations = Generations(tmp_path)
    with generations.lock():
        left = generations.begin()
        (left / "whoosh").mkdir()
        (left / "whoosh" / "file").write_text("half")
    assert ids(ask(EmbeddedEngine(tmp_path), "jalan")) == ["a"]
    bring_in(tmp_path, SECOND)
    assert not left.exists()


def test_a_build_that_fails_is_thrown_away_and_the_index_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(tmp_path, FIRST)
    served = current(tmp_path)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.embedded.writer.merge_columns", full_disk)
    with pytest.raises(OSError, match="No space"):
        bring_in(tmp_path, SECOND)
    assert current(tmp_path) == served
    assert Generations(tmp_path).finished() == [served]
    assert not list((tmp_path / "generations").glob("building-*"))
    monkeypatch.undo()
    bring_in(tmp_path, SECOND)
    assert ids(ask(EmbeddedEngine(tmp_path), "kota")) == ["c"]


@pytest.mark.parametrize("step", ["_flush_tree", "_point_to"])
def test_a_switch_that_fails_leaves_the_index_that_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    bring_in(tmp_path, FIRST)
    served = current(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    target = "index.embedded.generations." + ("Generations._point_to" if step == "_point_to" else step)
    monkeypatch.setattr(target, fail)
    with pytest.raises(OSError, match="Input/output"):
        bring_in(tmp_path, SECOND)
    monkeypatch.undo()
    assert current(tmp_path) == served
    assert ids(ask(EmbeddedEngine(tmp_path), "desa")) == ["b"]
    bring_in(tmp_path, SECOND)
    assert ids(ask(EmbeddedEngine(tmp_path), "kota")) == ["c"]


def test_everything_is_flushed_to_disk_before_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[int] = set()
    flush = os.fsync

    def watch(descriptor: int) -> None:
        flushed.add(os.fstat(descriptor).st_ino)
        flush(descriptor)

    def point_to(generations: Generations, name: str) -> None:
        folder = generations.path(name)
        assert {path.stat().st_ino for path in (folder.parent, folder, *folder.rglob("*"))} <= flushed
        real(generations, name)

    real = Generations._point_to
    monkeypatch.setattr(os, "fsync", watch)
    monkeypatch.setattr(Generations, "_point_to", point_to)
    bring_in(tmp_path, FIRST)
    bring_in(tmp_path, SECOND)
    assert (tmp_path / CURRENT).stat().st_ino in flushed


def hold_lock(folder: Path, connection: Connection) -> None:
    with Generations(folder).lock():
        connection.send(os.getpid())
        connection.recv()


def test_a_lock_that_another_process_holds_names_it(tmp_path: Path) -> None:
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    holder = context.Process(target=hold_lock, args=(tmp_path, there))
    holder.start()
    pid = here.recv()
    with pytest.raises(LockedError, match=f"^{pid}$"):
        bring_in(tmp_path, FIRST)
    here.send("done")
    holder.join()
    assert bring_in(tmp_path, FIRST) == len(FIRST)


def test_a_lock_ends_with_its_holder_however_it_ends(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    with pytest.raises(KeyError), generations.lock():
        raise KeyError
    with generations.lock():
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_a_file_where_the_folder_should_be_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(OSError, match="index"):
        bring_in(tmp_path / "index", FIRST)


def test_a_generation_shares_unchanged_segments_with_the_one_before(tmp_path: Path) -> None:
    old = [article(f"a{number}", "jalan desa") for number in range(20)]

    def segments() -> set[int]:
        return {path.stat().st_ino for path in files_of(tmp_path) if path.suffix == ".seg"}

    bring_in(tmp_path, old)
    before = segments()
    bring_in(tmp_path, [*old, Article("new", paragraphs=("kota",))])
    assert before < segments()
