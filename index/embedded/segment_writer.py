"""Writing a segment: merging runs of new articles, and laying them behind the segments that it replaces."""

from __future__ import annotations

import pickle
import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded.arrays import Int32
from index.embedded.columns import Columns, ColumnsCollector, lengths_file
from index.embedded.document import TextField
from index.embedded.merge import Merge, side_by_side
from index.embedded.offsets import WITH_OFFSETS
from index.embedded.records import RecordsWriter
from index.embedded.run import Run
from index.embedded.segment import Segment
from index.embedded.whoosh_segment import WhooshArticle
from index.embedded.whoosh_terms import EncodedTerms, read_encoded
from index.processes import Processes

MOST_PARTS = 24
"""How many runs, and parts of a size, are merged into one. Each has nine files open for a field, and below
seven million articles there are three sizes: fewer files than the thousand that a process may open."""

BY_SIZE = (TextField.BODY, TextField.BODY_EXACT, *(name for name in TextField if "body" not in name))
"""The fields in the order in which they are written: the large ones first, so that no process waits."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Arrays of some of the new articles on disk.

    Attributes:
        folder: where they are, or will be.
        count: how many articles they have.
        ready: done when they are there.
    """

    folder: Path
    count: int
    ready: Future[None] | None


class SegmentWriter:
    """Writes a segment. Its articles come run by run; those of older segments come last, and go first."""

    def __init__(self, segments: Path, scratch: Path, dictionary: bytes | None, processes: Processes) -> None:
        """Begin a segment.

        Args:
            segments: the folder where the segment's own folder goes.
            scratch: an existing folder for what is needed meanwhile.
            dictionary: what to compress records with; None to train one.
            processes: who merges.
        """
        self.name = secrets.token_hex(4)
        self.folder = segments / self.name
        self.count = 0
        self._scratch = scratch
        self._processes = processes
        self._columns = ColumnsCollector()
        self._records = RecordsWriter(self.folder / "records", dictionary)
        self._levels: list[list[_Part]] = []
        self._spool = (scratch / "whoosh").open("w+b")

    def add(self, run: Run) -> None:
        """Add the articles of a run."""
        for article, record in zip(run.articles, run.records, strict=True):
            self._columns.add(article)
            self._records.add(record)
            pickle.dump(article, self._spool, pickle.HIGHEST_PROTOCOL)
        self.count += len(run.articles)
        self._add_part(_Part(run.folder, len(run.articles), None))

    def columns(self) -> Columns:
        """The columns of the added articles, numbered from 0."""
        return self._columns.collected()

    def whoosh_articles(self) -> Iterator[WhooshArticle]:
        """The added articles as Whoosh takes them."""
        self._spool.seek(0)
        for _ in range(self.count):
            yield pickle.load(self._spool)

    def finish(
        self, old: Sequence[Segment], docmaps: Sequence[Int32], generation: Path, first: int
    ) -> dict[TextField, Iterator[EncodedTerms]]:
        """Write everything; the articles of older segments come before the added ones.

        Args:
            old: the segments.
            docmaps: for each of them the number of each article in the new segment, -1 for one left out.
            generation: the folder of the new generation, with its columns.
            first: the number of the segment's first article in it.

        Returns:
            The text fields' terms for Whoosh, as they get ready; only then is everything written.
        """
        for segment, docmap in zip(old, docmaps, strict=True):
            self._records.take_over(segment.records, np.flatnonzero(docmap >= 0).tolist())
        self._records.close(first=self.count)
        taken = sum(int(np.count_nonzero(docmap >= 0)) for docmap in docmaps)
        added = [part for level in reversed(self._levels) for part in level]
        _await(added)
        folders = [segment.folder for segment in old] + [part.folder for part in added]
        merge = Merge(self.folder, folders, [*docmaps, *side_by_side([part.count for part in added], taken)])
        fields = {}
        for name in BY_SIZE:
            target, lengths = self._scratch / f"{name}.terms", generation / "columns" / lengths_file(name)
            fields[name] = target, self._processes.submit(merge.encoded_field, name, lengths, first, target)
        offsets = [self._processes.submit(merge.offsets, name) for name in WITH_OFFSETS]
        return {name: _encoded(path, [done, *offsets]) for name, (path, done) in fields.items()}

    def abandon(self) -> None:
        """Take no more."""
        self._records.abandon()
        self._spool.close()

    def _add_part(self, part: _Part, level: int = 0) -> None:
        """Take a part in; as many as make a level full become one of the next level."""
        if level == len(self._levels):
            self._levels.append([])
        parts = self._levels[level]
        parts.append(part)
        if len(parts) == MOST_PARTS:
            self._levels[level] = []
            _await(parts)
            folder, counts = self._scratch / secrets.token_hex(4), [part.count for part in parts]
            merge = Merge(folder, [part.folder for part in parts], side_by_side(counts))
            done = self._processes.submit(merge.at_once)
            self._add_part(_Part(folder, sum(counts), done), level + 1)


def _await(parts: Sequence[_Part]) -> None:
    for part in parts:
        if part.ready is not None:
            part.ready.result()


def _encoded(path: Path, done: Sequence[Future[None]]) -> Iterator[EncodedTerms]:
    """The terms in a file when it is there, and what else has to be."""
    for future in done:
        future.result()
    yield from read_encoded(path)
