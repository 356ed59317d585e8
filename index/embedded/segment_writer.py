"""Writing a segment: collecting articles, and laying them behind those of older segments that it replaces."""

from __future__ import annotations

import pickle
import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from index.embedded.arrays import Int32
from index.embedded.columns import Columns, ColumnsCollector
from index.embedded.document import IndexDocument, TextField
from index.embedded.offsets import WITH_OFFSETS, OffsetsCollector
from index.embedded.offsets import write_merged as write_merged_offsets
from index.embedded.postings_writer import PostingsCollector, write_merged
from index.embedded.records import RecordsWriter
from index.embedded.segment import Segment, SegmentArrays
from index.embedded.whoosh_segment import WhooshArticle

COLLECTED_POSITIONS = 8_000_000
"""How many positions are collected before they go to disk; bounds memory to some hundred megabytes."""
MOST_PARTS = 8
"""How many spilled parts of a size are merged into one; bounds what is merged at a time."""


class _Collector:
    """Collects the postings and offsets of articles in memory."""

    def __init__(self) -> None:
        self.count = 0
        self._postings = {name: PostingsCollector() for name in TextField}
        self._offsets = {name: OffsetsCollector() for name in WITH_OFFSETS}

    def add(self, document: IndexDocument) -> None:
        """Collect an article; it gets the next number."""
        for name, terms in document.fields.items():
            self._postings[name].add(self.count, terms)
        for name, collector in self._offsets.items():
            collector.add(document.offsets[name])
        self.count += 1

    def is_full(self) -> bool:
        """Whether what is collected should go to disk."""
        return sum(map(len, self._postings.values())) > COLLECTED_POSITIONS

    def collected(self) -> SegmentArrays:
        """Give what was collected as arrays."""
        postings = {name: collector.collected() for name, collector in self._postings.items()}
        return SegmentArrays(
            postings, {name: collector.collected() for name, collector in self._offsets.items()}
        )


class _Part:
    """Arrays of some of the new articles on disk, one of up to `MOST_PARTS` of about its size."""

    def __init__(self, folder: Path, arrays: Sequence[SegmentArrays], counts: Sequence[int]) -> None:
        """Merge arrays, one behind the other, and write them."""
        self.folder = folder
        self.count = sum(counts)
        write_arrays(folder, arrays, _side_by_side(counts))
        self.arrays = SegmentArrays.open(folder)


class SegmentWriter:
    """Writes a segment. Its articles come one by one; those of older segments come last, and go first."""

    def __init__(self, segments: Path, scratch: Path, dictionary: bytes | None) -> None:
        """Begin a segment.

        Args:
            segments: the folder where the segment's own folder goes.
            scratch: an existing folder for what is needed meanwhile.
            dictionary: what to compress records with; None to train one.
        """
        self.name = secrets.token_hex(4)
        self.folder = segments / self.name
        self._scratch = scratch
        self._columns = ColumnsCollector()
        self._records = RecordsWriter(self.folder / "records", dictionary)
        self._collector = _Collector()
        self._levels: list[list[_Part]] = []
        self._spool = (scratch / "whoosh").open("w+b")
        self.count = 0

    def add(self, document: IndexDocument) -> None:
        """Add an article."""
        self._columns.add(document)
        self._records.add(document.record)
        pickle.dump(WhooshArticle.of(document), self._spool, pickle.HIGHEST_PROTOCOL)
        self._collector.add(document)
        self.count += 1
        if self._collector.is_full():
            self._spill()

    def columns(self) -> Columns:
        """The columns of the added articles, numbered from 0."""
        return self._columns.collected()

    def whoosh_articles(self) -> Iterator[WhooshArticle]:
        """The added articles as Whoosh takes them."""
        self._spool.seek(0)
        for _ in range(self.count):
            yield pickle.load(self._spool)

    def finish(self, old: Sequence[Segment], docmaps: Sequence[Int32]) -> SegmentArrays:
        """Write everything; the articles of older segments come before the added ones.

        Args:
            old: the segments.
            docmaps: for each of them the number of each article in the new segment, -1 for one left out.
        """
        for segment, docmap in zip(old, docmaps, strict=True):
            self._records.take_over(segment.records, np.flatnonzero(docmap >= 0).tolist())
        self._records.close(first=self.count)
        taken = sum(int(np.count_nonzero(docmap >= 0)) for docmap in docmaps)
        parts = [part for level in reversed(self._levels) for part in level]
        arrays = [segment.arrays for segment in old] + [part.arrays for part in parts]
        counts = [part.count for part in parts]
        if self._collector.count:
            arrays.append(self._collector.collected())
            counts.append(self._collector.count)
        write_arrays(self.folder, arrays, [*docmaps, *_side_by_side(counts, taken)])
        return SegmentArrays.open(self.folder)

    def abandon(self) -> None:
        """Take no more."""
        self._records.abandon()
        self._spool.close()

    def _spill(self) -> None:
        """Move what is collected to disk; full levels of parts become one part of the next level."""
        arrays, counts, merged = [self._collector.collected()], [self._collector.count], list[_Part]()
        self._collector = _Collector()
        for level in range(len(self._levels) + 1):
            if level == len(self._levels):
                self._levels.append([])
            made = _Part(self._scratch / secrets.token_hex(4), arrays, counts)
            for part in merged:
                shutil.rmtree(part.folder)
            self._levels[level].append(made)
            if len(self._levels[level]) < MOST_PARTS:
                return
            merged, self._levels[level] = self._levels[level], []
            arrays, counts = [part.arrays for part in merged], [part.count for part in merged]


def write_arrays(folder: Path, parts: Sequence[SegmentArrays], docmaps: Sequence[Int32]) -> None:
    """Merge postings and offsets and write them into a folder."""
    for name in TextField:
        write_merged(folder / name, [part.postings[name] for part in parts], docmaps)
    for name in WITH_OFFSETS:
        write_merged_offsets(folder / "offsets" / name, [part.offsets[name] for part in parts], docmaps)


def _side_by_side(counts: Sequence[int], first: int = 0) -> list[Int32]:
    """The maps of parts that are numbered one behind the other."""
    docmaps = []
    for count in counts:
        docmaps.append(np.arange(first, first + count, dtype=np.int32))
        first += count
    return docmaps
