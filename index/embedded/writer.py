"""Building a new generation from the one before it, the articles that are new, and those that are gone."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

import numpy as np
from whoosh import index as whoosh_index
from whoosh.index import FileIndex
from whoosh.reading import IndexReader

from index.embedded.arrays import Bool, Int32
from index.embedded.arrivals import Arrivals, write_arrivals
from index.embedded.columns import Columns, merge_columns
from index.embedded.document import IndexDocument, TextField
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.ledger import Ledger
from index.embedded.schema import make_schema
from index.embedded.segment import FOLDER, Segment, SegmentArrays, SegmentEntry, read_list, save_list
from index.embedded.segment_writer import SegmentWriter
from index.embedded.whoosh_segment import ArticleSegmentWriter, WhooshArticle

MERGED_UP_TO = 3
"""A segment is merged with those behind it when it is at most so many times as large as they are together.
What is in front of it stays. So there are few segments, each more than three times as large as all behind it,
and a run rewrites little more than what it adds."""
MAX_DEAD_SHARE = 0.2
"""With a larger share of unused numbers a segment is rewritten, too, and so are those behind it."""
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
        self._generations.finish(
            self._build.folder, len(ledger.fingerprints), self._analysis, self._unchanged_files()
        )
        self._build = None
        self._generations.sweep()
        return removed

    def abandon(self) -> None:
        """Throw away what was built so far."""
        if self._build is not None:
            self._build.discard()
            self._build = None

    def _unchanged_files(self) -> Mapping[str, tuple[int, int]]:
        """The files that the new generation shares with the one it started from, with size and checksum."""
        if self._base is None or self._build is None:
            return {}
        files = self._generations.manifest(self._base).files
        return {path: files[path] for path in self._build.linked if path in files}

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


class _Build:
    """The files of a generation in the making."""

    def __init__(self, folder: Path, base: Path | None) -> None:
        self.folder = folder
        self.linked: list[str] = []
        self._base = base
        self._entries = read_list(base) if base else []
        self._old = [Segment.open(base, entry) for entry in self._entries] if base else []
        self._old_columns = Columns.open(base / "columns") if base else None
        self._written: SegmentArrays | None = None
        self._scratch = folder / "scratch"
        self._scratch.mkdir()
        dictionary = self._old[0].records.dictionary if self._old else None
        self._writer = SegmentWriter(folder / FOLDER, self._scratch, dictionary)

    def add(self, document: IndexDocument) -> None:
        """Add an article."""
        self._writer.add(document)

    def complete(self, old: Ledger, gone: list[int], added: Ledger) -> Ledger:
        """Write everything; returns the ledger of the new generation."""
        alive = _alive(old, gone)
        kept = _kept(self._entries, alive, len(added))
        first = sum(entry.size for entry in self._entries[:kept])
        old_map = _docmap(alive, first)
        behind = first + int(np.count_nonzero(alive[first:]))
        columns = self._columns(old_map, behind)
        columns.save(self.folder / "columns")
        self._write_arrivals(old_map, behind + len(added))
        self._write_segments(kept, old_map, behind + len(added))
        self._write_whoosh(kept, old_map, columns, [number for number in gone if number < first])
        self._writer.abandon()
        shutil.rmtree(self._scratch)
        ledger = old.renumbered(old_map, behind).joined(added, behind)
        ledger.save(self.folder)
        return ledger

    def _columns(self, old_map: Int32, behind: int) -> Columns:
        new = self._writer.columns()
        parts, docmaps = [new], [np.arange(behind, behind + len(new.live), dtype=np.int32)]
        if self._old_columns is not None:
            parts.insert(0, self._old_columns)
            docmaps.insert(0, old_map)
        return merge_columns(parts, docmaps)

    def _write_segments(self, kept: int, old_map: Int32, size: int) -> None:
        """Link the segments that stay, and write the new one unless it would be empty."""
        entries = self._entries[:kept]
        for entry in entries:
            self._link(Path(FOLDER) / entry.name)
        first = sum(entry.size for entry in entries)
        if size > first:
            replaced = self._old[kept:]
            docmaps = [_within(old_map, old.entry, first) for old in replaced]
            self._written = self._writer.finish(replaced, docmaps)
            entries.append(SegmentEntry(self._writer.name, first, size - first))
        else:
            shutil.rmtree(self._writer.folder)
        save_list(self.folder, entries)

    def _write_whoosh(self, kept: int, old_map: Int32, columns: Columns, gone: Sequence[int]) -> None:
        """Write Whoosh's segment, and let Whoosh know what is gone from those before it."""
        first = sum(entry.size for entry in self._entries[:kept])
        index = self._whoosh_index()
        with index.reader() as reader:
            leaves = [leaf for leaf, _ in reader.leaf_readers()]
            writer = ArticleSegmentWriter(index, kept, limitmb=WHOOSH_MEMORY_MB)
            for number in gone:
                writer.delete_document(number)
            for article in chain(self._stored(leaves, kept, old_map), self._writer.whoosh_articles()):
                writer.add_article(article)
            lengths = {name: columns.lengths[name][first:] for name in TextField}
            writer.commit_articles(self._written.postings if self._written else {}, lengths)

    def _stored(self, leaves: Sequence[IndexReader], kept: int, old_map: Int32) -> Iterator[WhooshArticle]:
        """The articles of the segments that are replaced, as far as they stay."""
        columns = self._old_columns
        if columns is None:
            return
        for leaf, entry in zip(leaves[kept:], self._entries[kept:], strict=True):
            for own in np.flatnonzero(old_map[entry.first : entry.first + entry.size] >= 0).tolist():
                number = entry.first + own
                lengths = {name.value: int(values[number]) for name, values in columns.lengths.items()}
                yield WhooshArticle(leaf.stored_fields(own), int(columns.dates[number]), lengths)

    def _whoosh_index(self) -> FileIndex:
        """Whoosh's index in the new generation, with what the old one holds."""
        folder = self.folder / "whoosh"
        if self._base is None:
            folder.mkdir()
            return whoosh_index.create_in(str(folder), make_schema())
        self._link(Path("whoosh"))
        return whoosh_index.open_dir(str(folder))

    def _link(self, place: Path) -> None:
        """Take over the old files of a folder without copying: none of them is ever changed in place."""
        assert self._base is not None
        for path in (path for path in (self._base / place).rglob("*") if path.is_file()):
            target = self.folder / path.relative_to(self._base)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, target)
            except OSError:
                shutil.copy2(path, target)
            self.linked.append(str(target.relative_to(self.folder)))

    def _write_arrivals(self, old_map: Int32, size: int) -> None:
        old = Arrivals(self._base / "columns") if self._base is not None else None
        write_arrivals(self.folder / "columns", old, old_map, size, int(time.time()))

    def discard(self) -> None:
        """Give up: remove all that was written."""
        # What broke the build, a full disk say, may break this too; the folder goes in any case.
        with suppress(OSError):
            self._writer.abandon()
        shutil.rmtree(self.folder, ignore_errors=True)


def _alive(ledger: Ledger, gone: Sequence[int]) -> Bool:
    """Which old numbers stay in use."""
    alive = np.zeros(len(ledger), np.bool_)
    alive[[number for number, _ in ledger.numbers()]] = True
    alive[list(gone)] = False
    return alive


def _kept(entries: Sequence[SegmentEntry], alive: Bool, added: int) -> int:
    """How many segments stay as they are; the others become one with what is added."""
    living = [int(np.count_nonzero(alive[entry.first : entry.first + entry.size])) for entry in entries]
    kept, behind = len(entries), added
    while kept and living[kept - 1] <= MERGED_UP_TO * behind:
        kept -= 1
        behind += living[kept]
    for number, (entry, used) in enumerate(zip(entries[:kept], living, strict=False)):
        if entry.size - used > MAX_DEAD_SHARE * entry.size:
            return number
    return kept


def _docmap(alive: Bool, first: int) -> Int32:
    """The new numbers of the old documents; those from `first` on move together."""
    numbers = np.arange(len(alive))
    numbers[first:] = first + np.cumsum(alive[first:]) - 1
    return np.where(alive, numbers, -1).astype(np.int32)


def _within(docmap: Int32, entry: SegmentEntry, first: int) -> Int32:
    """The part of a map that is about one segment's documents, into a segment that begins at `first`."""
    numbers = docmap[entry.first : entry.first + entry.size]
    return np.where(numbers >= 0, numbers - first, -1).astype(np.int32)
