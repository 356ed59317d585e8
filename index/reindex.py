"""Reindexing: from files to a new generation of the index, reading and analysing only what has changed."""

from __future__ import annotations

import gc
import hashlib
import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Protocol

from index.embedded.document import IndexDocument, analyse
from index.embedded.generations import Generations, LockedError
from index.embedded.writer import GenerationWriter
from index.extraction.extract import extract
from index.sources.page import Reason, RejectedError, Rejection, SourceItem
from index.sources.parse import parse
from index.sources.read import read

log = logging.getLogger(__name__)
CHUNK = 32
"""How many articles a worker process takes at a time."""
PARALLEL_FROM = 256
"""Fewer changed articles than this are analysed faster than worker processes start."""
ANALYSED_BY = ("article.py", "analysis", "embedded", "extraction", "knowledge", "sources")
"""The parts of the package that an index entry depends on."""


GARBAGE_THRESHOLD = 100_000
"""How many new objects let a worker process look for cycles among them."""


class Phase(StrEnum):
    """What reindexing is doing."""

    READING = "reading"
    """Reading and analysing; counts articles, the total is not known."""
    WRITING = "writing"
    """Writing the new generation."""


class Progress(Protocol):
    """Told about the progress of reindexing, often."""

    def __call__(self, phase: Phase, done: int) -> None:
        """Take note.

        Args:
            phase: what is being done.
            done: how many articles have been done in this phase.
        """
        ...


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What reindexing did.

    Attributes:
        articles: how many articles the index holds now.
        indexed: how many of them are new or changed.
        unchanged: how many were taken over as they were.
        removed: how many articles are gone because the sources no longer have them.
        rejections: what could not be taken in.
    """

    articles: int
    indexed: int
    unchanged: int
    removed: int
    rejections: tuple[Rejection, ...]


class IndexLockedError(Exception):
    """Another process is reindexing; the argument is its process id, as far as it is known."""


class IndexNotWritableError(Exception):
    """The index folder cannot be written; the argument is the system's reason."""


class NothingToIndexError(Exception):
    """The sources hold no article, so the index stays as it is."""

    def __init__(self, rejections: tuple[Rejection, ...]) -> None:
        super().__init__("no article in the sources")
        self.rejections = rejections


def reindex(sources: Sequence[Path], index_dir: Path, progress: Progress) -> ReindexReport:
    """Make the index hold exactly what the sources hold.

    The new generation is built aside; until it is complete, and if anything fails, the index that served
    before goes on serving.

    Args:
        sources: files and folders.
        index_dir: the index folder; made when it is not there.
        progress: told about the progress.

    Returns:
        What was done.

    Raises:
        IndexLockedError: when another process is reindexing.
        IndexNotWritableError: when the index folder cannot be written.
        NothingToIndexError: when the sources hold no article.
    """
    generations = Generations(index_dir)
    with _locked(generations):
        writer = GenerationWriter(generations, analysis_fingerprint())
        try:
            return _Run(writer, progress).over(sources)
        except OSError as error:
            raise IndexNotWritableError(str(error)) from error
        finally:
            writer.abandon()


@cache
def analysis_fingerprint() -> str:
    """A digest of all code, tables and libraries that an article's index entry depends on."""
    digest = hashlib.blake2b(digest_size=16)
    package = resources.files("index")
    for part in ANALYSED_BY:
        for path in _files(package / part):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for library in ("PySastrawi", "trafilatura"):
        digest.update(version(library).encode() + b"\0")
    return digest.hexdigest()


def _files(entry: Traversable) -> Iterator[Traversable]:
    if entry.is_dir():
        for inner in sorted(entry.iterdir(), key=lambda inner: inner.name):
            yield from _files(inner)
    elif entry.name.endswith((".py", ".tsv")):
        yield entry


@contextmanager
def _locked(generations: Generations) -> Iterator[None]:
    try:
        with generations.lock():
            yield
    except LockedError as error:
        raise IndexLockedError(str(error)) from error
    except OSError as error:
        raise IndexNotWritableError(str(error)) from error


class _Run:
    """One run over the sources: its counts and what it found wrong."""

    def __init__(self, writer: GenerationWriter, progress: Progress) -> None:
        self._writer = writer
        self._progress = progress
        self._rejections: list[Rejection] = []
        self._kept: set[str] = set()
        self._indexed = 0

    def over(self, sources: Sequence[Path]) -> ReindexReport:
        """Go through the sources and complete the generation; what is done is in the report."""
        for result in analysed(self._changed(sources)):
            if isinstance(result, Rejection):
                self._rejections.append(result)
            else:
                self._writer.add(result)
                self._indexed += 1
                self._tell()
        if not self._indexed and not self._kept:
            raise NothingToIndexError(tuple(self._rejections))
        count = self._indexed + len(self._kept)
        self._progress(Phase.WRITING, count)
        removed = self._writer.finish(self._kept)
        return ReindexReport(count, self._indexed, len(self._kept), removed, tuple(self._rejections))

    def _changed(self, sources: Sequence[Path]) -> Iterator[SourceItem]:
        known = self._writer.known
        for item in read(sources):
            if isinstance(item, Rejection):
                self._rejections.append(item)
            elif known.get(item.id) == item.fingerprint:
                self._kept.add(item.id)
                self._tell()
            else:
                yield item

    def _tell(self) -> None:
        self._progress(Phase.READING, self._indexed + len(self._kept))


def analyse_item(item: SourceItem) -> IndexDocument | Rejection:
    """Read, extract and analyse one article. Whatever goes wrong with it, the others are not held up."""
    try:
        return analyse(extract(parse(item)), item.fingerprint)
    except RejectedError as error:
        return error.rejection
    except Exception as error:
        log.exception("could not analyse %s", item.origin)
        return Rejection(item.origin, Reason.UNREADABLE, type(error).__name__)


def analysed(items: Iterable[SourceItem]) -> Iterator[IndexDocument | Rejection]:
    """Analyse articles in their order, on all processors when there are many."""
    stream = iter(items)
    first = list(islice(stream, PARALLEL_FROM))
    if len(first) < PARALLEL_FROM:
        yield from map(analyse_item, first)
        return
    yield from _in_processes(chain(first, stream))


def _in_processes(items: Iterator[SourceItem]) -> Iterator[IndexDocument | Rejection]:
    workers = _processors()
    # A forked child would inherit open files and threads; a spawned one starts clean.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start_worker) as pool:
        waiting: deque[Future[list[IndexDocument | Rejection]]] = deque()
        while chunk := list(islice(items, CHUNK)):
            waiting.append(pool.submit(_analyse_chunk, chunk))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _processors() -> int:
    """How many processors this process may use, where the system tells; all of the machine's elsewhere."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _start_worker() -> None:
    """Prepare a worker process; it ends with the one that started it, else it would wait for ever."""
    # Terms come and go in masses and hold no cycles; looking for some takes a fifth of the time.
    gc.set_threshold(GARBAGE_THRESHOLD)
    parent = parent_process()
    if parent is not None:
        Thread(target=_exit_after, args=(parent.sentinel,), daemon=True).start()


def _exit_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _analyse_chunk(items: list[SourceItem]) -> list[IndexDocument | Rejection]:
    return [analyse_item(item) for item in items]
