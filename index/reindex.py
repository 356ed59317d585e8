"""Reindexing: from files to a new generation of the index, reading and analysing only what has changed."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from index.embedded.document import IndexDocument, analyse
from index.embedded.generations import Generations, LockedError
from index.embedded.run import Run, write_run
from index.embedded.writer import GenerationWriter
from index.extraction.extract import extract
from index.processes import Processes
from index.sources.page import Reason, RejectedError, Rejection, SourceItem
from index.sources.parse import parse
from index.sources.read import read

log = logging.getLogger(__name__)
RUN_ARTICLES = 512
"""How many articles are analysed and sorted together."""
RUN_BYTES = 1 << 21
"""How large their sources may be together, so that what is read ahead stays small."""
PARALLEL_FROM = 256
"""Fewer changed articles than this are analysed faster than worker processes start."""
ANALYSED_BY = ("article.py", "analysis", "embedded", "extraction", "knowledge", "sources")
"""The parts of the package that an index entry depends on."""


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
    with _locked(generations), Processes() as processes:
        writer = GenerationWriter(generations, analysis_fingerprint(), processes)
        try:
            return _Reindexing(writer, processes, progress).over(sources)
        except OSError as error:
            raise IndexNotWritableError(str(error)) from error
        finally:
            processes.stop()
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


class _Reindexing:
    """One pass over the sources: its counts and what it found wrong."""

    def __init__(self, writer: GenerationWriter, processes: Processes, progress: Progress) -> None:
        self._writer = writer
        self._processes = processes
        self._progress = progress
        self._rejections: list[Rejection] = []
        self._kept = 0
        self._indexed = 0

    def over(self, sources: Sequence[Path]) -> ReindexReport:
        """Go through the sources and complete the generation; what is done is in the report."""
        changed = self._changed(sources)
        first = list(islice(changed, PARALLEL_FROM))
        if len(first) == PARALLEL_FROM:
            self._processes.start()
        tasks = ((self._writer.place(), items) for items in together(chain(first, changed)))
        for run, rejections in self._processes.ordered(make_run, tasks):
            self._rejections += rejections
            self._writer.add(run)
            for _ in run.articles:
                self._indexed += 1
                self._tell()
        if not self._indexed and not self._kept:
            raise NothingToIndexError(tuple(self._rejections))
        count = self._indexed + self._kept
        self._progress(Phase.WRITING, count)
        removed = self._writer.finish()
        return ReindexReport(count, self._indexed, self._kept, removed, tuple(self._rejections))

    def _changed(self, sources: Sequence[Path]) -> Iterator[SourceItem]:
        for item in read(sources, self._writer.known):
            if isinstance(item, Rejection):
                self._rejections.append(item)
            elif self._writer.keeps(item.id, item.fingerprint):
                self._kept += 1
                self._tell()
            else:
                yield item

    def _tell(self) -> None:
        self._progress(Phase.READING, self._indexed + self._kept)


def analyse_item(item: SourceItem) -> IndexDocument | Rejection:
    """Read, extract and analyse one article. Whatever goes wrong with it, the others are not held up."""
    try:
        return analyse(extract(parse(item)), item.fingerprint)
    except RejectedError as error:
        return error.rejection
    except Exception as error:
        log.exception("could not analyse %s", item.origin)
        return Rejection(item.origin, Reason.UNREADABLE, type(error).__name__)


def together(items: Iterable[SourceItem]) -> Iterator[list[SourceItem]]:
    """Part articles into such as are analysed together."""
    some, size = list[SourceItem](), 0
    for item in items:
        some.append(item)
        size += len(item.payload)
        if len(some) == RUN_ARTICLES or size > RUN_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def make_run(folder: Path, items: Sequence[SourceItem]) -> tuple[Run, list[Rejection]]:
    """Analyse articles and write them into a folder; beside them what could not be taken in."""
    results = [analyse_item(item) for item in items]
    documents = [result for result in results if isinstance(result, IndexDocument)]
    return write_run(folder, documents), [result for result in results if isinstance(result, Rejection)]
