"""Measuring indexing: the first run, one without changes, one with new articles, size and memory."""

from __future__ import annotations

import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from index.reindex import Phase, reindex
from tests.bench.documents import read_documents
from tests.bench.isolated import isolated
from tests.bench.measures import folder_size, peak_memory
from tests.bench.peers.peer import peer


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an indexer.

    Attributes:
        seconds: what it took.
        memory: MiB that the process had resident at most.
        helper: likewise of the largest process that it started, 0 when there was none.
    """

    seconds: float
    memory: float
    helper: float


@dataclass(frozen=True, slots=True)
class Indexed:
    """What one engine's index cost.

    Attributes:
        build: the first run.
        unchanged: a second run over the same files, for engines that take files.
        size: bytes after the first run.
        parts: bytes of each part of that, by name.
    """

    build: Run
    unchanged: Run | None
    size: int
    parts: dict[str, int]


def index_telisik(folder: Path, sources: Sequence[Path]) -> Indexed:
    """Index files with this project: reading, extraction and analysis included."""
    build = isolated(_reindex, folder, sources)
    (generation,) = (folder / "generations").glob("[0-9]*")
    (segment,) = (generation / "segments").iterdir()
    parts = {
        "Whoosh": folder_size(generation / "whoosh"),
        "columns": folder_size(generation / "columns"),
        **{path.name: folder_size(path) for path in sorted(segment.iterdir())},
    }
    size = folder_size(generation)
    return Indexed(build, isolated(_reindex, folder, sources), size, parts)


def index_peer(name: str, folder: Path, documents: Path) -> Indexed:
    """Index analysed articles with a peer."""
    build = isolated(_build, name, folder, documents)
    return Indexed(build, None, folder_size(folder), {})


def add_to_peer(name: str, folder: Path, documents: Path) -> Run:
    """Add analysed articles to a peer's index."""
    return isolated(_add, name, folder, documents)


def run_telisik(folder: Path, sources: Sequence[Path]) -> Run:
    """Let this project's index hold what files hold."""
    return isolated(_reindex, folder, sources)


def _reindex(folder: Path, sources: Sequence[Path]) -> Run:
    def quiet(phase: Phase, done: int) -> None:
        pass

    return _run(lambda: _seconds(lambda: reindex(sources, folder, quiet)))


def _build(name: str, folder: Path, documents: Path) -> Run:
    return _run(lambda: peer(name).build(folder, read_documents(documents)))


def _add(name: str, folder: Path, documents: Path) -> Run:
    return _run(lambda: peer(name).add(folder, read_documents(documents)))


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _run(work: Callable[[], float]) -> Run:
    seconds = work()
    helper = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(seconds, peak_memory(), helper)
