"""Building a new generation from the one before it, the articles that are new, and those that are gone."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from whoosh import index as whoosh_index

from index.embedded.arrays import Int32
from index.embedded.arrivals import Arrivals, write_arrivals
from index.embedded.columns import Columns, ColumnsCollector, merge_columns
from index.embedded.document import IndexDocument, TextField
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.ledger import Ledger
from index.embedded.offsets import WITH_OFFSETS, OffsetsCollector, TokenOffsets
from index.embedded.offsets import write_merged as write_merged_offsets
from index.embedded.postings import FieldPostings
from index.embedded.postings_writer import PostingsCollector, write_merged
from index.embedded.records import Records, RecordsCollector
from index.embedded.records import write_merged as write_records
from index.embedded.schema import make_schema
from index.embedded.whoosh_segment import ArticleSegmentWriter

COLLECTED_POSITIONS = 8_000_000
"""How many positions are collected before they go to disk; bounds memory to some hundred megabytes."""
MAX_SEGMENTS = 8
MAX_DEAD_SHARE = 0.2
"""Beyond either, a generation is compacted: one Whoosh segment, no numbers without an article."""
WHOOSH_MEMORY_MB = 256


class GenerationWriter:
    """Writes one generation; nothing of it is served before `finish`.

    Use it inside `Generations.lock()`.
    """

    def __init__(self, generations: Generations, analysis: str) -> None:
        """Start from the current generation if it is sound and was made with the same analysis.

        Args:
            generations: the index folder's generations.
            analysis: the fingerprint of the code and tables in use.
        """
        self._generations = generations
        self._analysis = analysis
        self._base = _usable_base(generations, analysis)
        self._ledger = Ledger.open(generations.path(self._base)) if self._base else Ledger()
        self._added = Ledger()
        self._build: _Build | None = None

    @property
    def known(self) -> Mapping[str, str]:
        """The fingerprints of the articles that need not be analysed again, by id."""
        return self._ledger.fingerprints

    def add(self, document: IndexDocument) -> None:
        """Add an article that is new or changed."""
        if self._build is None:
            self._build = _Build(self._generations.begin(), self._base_path())
        self._build.add(document)
        self._added.append(document.id, document.fingerprint)

    def finish(self, kept: Collection[str]) -> int:
        """Complete the generation and make it the current one; without any change there is none.

        Args:
            kept: the ids of the known articles that stay as they are; all other known ones are removed.

        Returns:
            How many known articles were removed because the sources no longer have them.
        """
        replaced = self._added.fingerprints
        gone = [number for number, name in self._ledger.numbers() if name not in kept]
        removed = sum(self._ledger.name(number) not in replaced for number in gone)
        if self._build is None:
            if self._base is not None and not gone:
                return 0
            self._build = _Build(self._generations.begin(), self._base_path())
        ledger = self._build.complete(self._ledger, gone, self._added)
        self._generations.finish(self._build.folder, len(ledger.fingerprints), self._analysis)
        self._build = None
        self._generations.sweep()
        return removed

    def abandon(self) -> None:
        """Throw away what was built so far."""
        if self._build is not None:
            self._build.discard()
            self._build = None

    def _base_path(self) -> Path | None:
        return self._generations.path(self._base) if self._base else None


def _usable_base(generations: Generations, analysis: str) -> str | None:
    current = generations.current()
    if current is None:
        return None
    try:
        generations.verify(current)
        return current if generations.manifest(current).analysis == analysis else None
    except BrokenGenerationError:
        return None


@dataclass(frozen=True, slots=True)
class _Segment:
    """The arrays of one Whoosh segment's articles, numbered from 0."""

    columns: Columns
    postings: dict[TextField, FieldPostings]
    offsets: dict[TextField, TokenOffsets]


class _Collector:
    """Collects the articles of one segment."""

    def __init__(self) -> None:
        self.count = 0
        self._columns = ColumnsCollector()
        self._postings = {name: PostingsCollector() for name in TextField}
        self._offsets = {name: OffsetsCollector() for name in WITH_OFFSETS}

    def add(self, document: IndexDocument) -> None:
        """Collect an article; it gets the next number."""
        self._columns.add(document)
        for name, terms in document.fields.items():
            self._postings[name].add(self.count, terms.positions)
        for name, collector in self._offsets.items():
            collector.add(document.offsets[name])
        self.count += 1

    def is_full(self) -> bool:
        """Whether what is collected should go to disk."""
        return sum(map(len, self._postings.values())) > COLLECTED_POSITIONS

    def collected(self) -> _Segment:
        """Give what was collected as arrays."""
        postings = {name: collector.collected() for name, collector in self._postings.items()}
        offsets = {name: collector.collected() for name, collector in self._offsets.items()}
        return _Segment(self._columns.collected(), postings, offsets)


class _Build:
    """The files of a generation in the making."""

    def __init__(self, folder: Path, base: Path | None) -> None:
        self.folder = folder
        self._base = base
        self._whoosh_dir = folder / "whoosh"
        self._whoosh_dir.mkdir()
        if base is None:
            whoosh_index.create_in(str(self._whoosh_dir), make_schema())
        else:
            _link_files(base / "whoosh", self._whoosh_dir)
        self._index = whoosh_index.open_dir(str(self._whoosh_dir))
        self._segments: list[_Segment] = []
        self._parts_dir = folder / "parts"
        self._parts_dir.mkdir()
        self._records = RecordsCollector(self._parts_dir / "records")
        self._start_segment()

    def _start_segment(self) -> None:
        self._writer = ArticleSegmentWriter(self._index, limitmb=WHOOSH_MEMORY_MB)
        self._collector = _Collector()

    def add(self, document: IndexDocument) -> None:
        """Add an article to Whoosh's segment and to the arrays."""
        self._writer.add_article(document)
        self._collector.add(document)
        self._records.add(document.record)
        if self._collector.is_full():
            self._end_segment()
            self._spill()
            self._start_segment()

    def _end_segment(self) -> None:
        segment = self._collector.collected()
        self._writer.commit_articles(segment.postings, segment.columns.lengths)
        self._segments.append(segment)

    def _spill(self) -> None:
        """Move the last segment's postings and offsets from memory to disk."""
        segment = self._segments[-1]
        folder = self._parts_dir / f"{len(self._segments)}"
        identity = np.arange(len(segment.columns.live), dtype=np.int32)
        for name, postings in segment.postings.items():
            write_merged(folder / name, [postings], [identity])
            segment.postings[name] = FieldPostings.open(folder / name)
        for name, offsets in segment.offsets.items():
            write_merged_offsets(folder / "offsets" / name, [offsets], [identity])
            segment.offsets[name] = TokenOffsets.open(folder / "offsets" / name)

    def complete(self, old: Ledger, gone: list[int], added: Ledger) -> Ledger:
        """Write everything; returns the ledger of the new generation."""
        for number in gone:
            self._writer.delete_document(number)
        self._end_segment()
        compact = self._must_compact(len(old) + len(added), len(gone) + old.holes)
        if compact:
            self._compact_whoosh()
        old_map = _docmap(old, gone, compact=compact)
        first = int(old_map.max(initial=-1)) + 1 if compact else len(old)
        self._write_vectors(old_map, first)
        self._write_arrivals(old_map, first + len(added))
        old_records = Records(self._base / "records") if self._base else None
        write_records(self.folder / "records", old_records, old_map, self._records.collected(), first)
        shutil.rmtree(self._parts_dir)
        ledger = old.renumbered(old_map, first).joined(added, first)
        ledger.save(self.folder)
        return ledger

    def _must_compact(self, numbers: int, dead: int) -> bool:
        segments = len(self._index.refresh().reader().leaf_readers())
        return segments > MAX_SEGMENTS or dead > MAX_DEAD_SHARE * numbers

    def _compact_whoosh(self) -> None:
        """Merge all segments in their order, so that Whoosh numbers the articles as the vectors do."""
        self._index.refresh().writer(limitmb=WHOOSH_MEMORY_MB).commit(optimize=True)

    def _write_vectors(self, old_map: Int32, first: int) -> None:
        vectors = self.folder / "vectors"
        parts, docmaps = list(self._segments), []
        for segment in parts:
            docmaps.append(np.arange(first, first + len(segment.columns.live), dtype=np.int32))
            first += len(segment.columns.live)
        if self._base is not None:
            parts.insert(0, _open_arrays(self._base / "vectors"))
            docmaps.insert(0, old_map)
        merge_columns([part.columns for part in parts], docmaps).save(vectors / "columns")
        for name in TextField:
            write_merged(vectors / name, [part.postings[name] for part in parts], docmaps)
        for name in WITH_OFFSETS:
            write_merged_offsets(vectors / "offsets" / name, [part.offsets[name] for part in parts], docmaps)

    def _write_arrivals(self, old_map: Int32, size: int) -> None:
        vectors = self.folder / "vectors"
        old = Arrivals(self._base / "vectors") if self._base is not None else None
        write_arrivals(vectors, old, old_map, size, int(time.time()))

    def discard(self) -> None:
        """Give up: remove all that was written."""
        # What broke the build, a full disk say, may break this too; the folder goes in any case.
        with suppress(OSError):
            self._records.close()
        if not self._writer.is_closed:
            with suppress(Exception):
                self._writer.cancel()
        shutil.rmtree(self.folder, ignore_errors=True)


def _open_arrays(vectors: Path) -> _Segment:
    postings = {name: FieldPostings.open(vectors / name) for name in TextField}
    offsets = {name: TokenOffsets.open(vectors / "offsets" / name) for name in WITH_OFFSETS}
    return _Segment(Columns.open(vectors / "columns"), postings, offsets)


def _docmap(old: Ledger, gone: list[int], *, compact: bool) -> Int32:
    """The new numbers of the old documents; without compacting they keep theirs."""
    alive = np.zeros(len(old), np.bool_)
    alive[[number for number, _ in old.numbers()]] = True
    alive[gone] = False
    numbers = np.cumsum(alive) - 1 if compact else np.arange(len(old))
    return np.where(alive, numbers, -1).astype(np.int32)


def _link_files(source: Path, target: Path) -> None:
    """Take over Whoosh's files without copying: it never changes a segment's file in place."""
    for path in (path for path in source.iterdir() if path.suffix in {".seg", ".toc"}):
        try:
            os.link(path, target / path.name)
        except OSError:
            shutil.copy2(path, target / path.name)
