"""Building a new generation from the one before it, the articles that are new, and those that are gone."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
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
from index.embedded.document import TextField
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.hints import write_hints, write_segment_hints
from index.embedded.ledger import Arrived, Ledger, write_ledger
from index.embedded.run import Run
from index.embedded.schema import make_schema
from index.embedded.segment import FOLDER, Segment, SegmentEntry, read_list, save_list
from index.embedded.segment_writer import SegmentWriter
from index.embedded.whoosh_segment import ArticleSegmentWriter, WhooshArticle
from index.embedded.whoosh_terms import EncodedTerms
from index.processes import Processes

MERGED_UP_TO = 3
"""A segment is merged with those behind it when it is at most so many times as large as they are together.
What is in front of it stays. So there are few segments, each more than three times as large as all behind it,
and a run rewrites little more than what it adds."""
MAX_DEAD_SHARE = 0.2
"""With a larger share of unused numbers a segment is rewritten, too, and so are those behind it."""


class GenerationWriter:
    """Writes one generation; nothing of it is served before `finish`.

    Use it inside `Generations.lock()`.
    """

    def __init__(self, generations: Generations, analysis: str, processes: Processes) -> None:
        """Start from the current generation if it is sound and was made with the same analysis.

        Args:
            generations: the index folder's generations.
            analysis: the fingerprint of the code and tables in use.
            processes: who does the work.
        """
        self._processes = processes
        self._generations = generations
        self._analysis = analysis
        self._base = _usable_base(generations, analysis)
        self._ledger = Ledger(generations.path(self._base)) if self._base else None
        self._kept = np.zeros(0 if self._ledger is None else len(self._ledger), np.bool_)
        self._arrived = Arrived()
        self._replaced = 0
        self._build: _Build | None = None

    def known(self, fingerprint: bytes) -> str | None:
        """The id of an article by the fingerprint of what it was made from, of several the first; or None."""
        row = None if self._ledger is None else self._ledger.made_from(fingerprint)
        return None if self._ledger is None or row is None else self._ledger.name(row)

    def keeps(self, name: str, fingerprint: bytes) -> bool:
        """Keep an article if it is known and was made from the same; all that is not kept is removed."""
        ledger = self._ledger
        row = None if ledger is None else ledger.made_from(fingerprint)
        if ledger is None or row is None:
            return False
        if ledger.name(row) != name:
            row = ledger.row(name)
            if row is None or ledger.fingerprint(row) != fingerprint:
                return False
        self._kept[row] = True
        return True

    def place(self) -> Path:
        """A folder for a run, which does not exist yet."""
        return self._begun().place()

    def add(self, run: Run) -> None:
        """Add articles that are new or changed."""
        self._begun().add(run)
        for article, fingerprint in zip(run.articles, run.fingerprints, strict=True):
            name = article.stored["id"]
            self._arrived.append(name, fingerprint)
            self._replaced += self._ledger is not None and self._ledger.row(name) is not None

    def finish(self) -> int:
        """Complete the generation and make it the current one; without any change there is none.

        Returns:
            How many known articles were removed because the sources no longer have them.
        """
        gone = int(np.count_nonzero(~self._kept))
        if self._base is not None and not gone and not len(self._arrived):
            return 0
        build = self._begun()
        build.complete(self._ledger, self._kept, self._arrived)
        articles = len(self._kept) - gone + len(self._arrived)
        self._generations.finish(build.folder, articles, self._analysis, self._unchanged_files())
        self._build = None
        self._generations.sweep()
        return gone - self._replaced

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

    def _begun(self) -> _Build:
        if self._build is None:
            base = self._generations.path(self._base) if self._base else None
            self._build = _Build(self._generations.begin(), base, self._processes)
        return self._build


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

    def __init__(self, folder: Path, base: Path | None, processes: Processes) -> None:
        self.folder = folder
        self.linked: list[str] = []
        self._base = base
        self._entries = read_list(base) if base else []
        self._old = [Segment.open(base, entry) for entry in self._entries] if base else []
        self._old_columns = Columns.open(base / "columns") if base else None
        self._fields: dict[TextField, Iterator[EncodedTerms]] = {}
        self._scratch = folder / "scratch"
        self._scratch.mkdir()
        dictionary = self._old[0].records.dictionary if self._old else None
        self._processes = processes
        self._writer = SegmentWriter(folder / FOLDER, self._scratch, dictionary, processes)

    def place(self) -> Path:
        """A folder for a run, which does not exist yet."""
        return self._scratch / secrets.token_hex(4)

    def add(self, run: Run) -> None:
        """Add articles."""
        self._writer.add(run)

    def complete(self, old: Ledger | None, kept_rows: Bool, arrived: Arrived) -> None:
        """Write everything.

        Args:
            old: the ledger of the generation before, or None.
            kept_rows: which of its articles stay.
            arrived: the added articles.
        """
        alive = np.zeros(sum(entry.size for entry in self._entries), np.bool_)
        gone = np.empty(0, np.int32)
        if old is not None:
            alive[old.numbers[kept_rows]] = True
            gone = np.sort(old.numbers[~kept_rows])
        kept = _kept(self._entries, alive, len(arrived))
        first = sum(entry.size for entry in self._entries[:kept])
        old_map = _docmap(alive, first)
        behind = first + int(np.count_nonzero(alive[first:]))
        self._columns(old_map, behind).save(self.folder / "columns")
        self._write_arrivals(old_map, behind + len(arrived))
        self._write_segments(kept, old_map, behind + len(arrived))
        self._write_whoosh(kept, old_map, gone[gone < first].tolist())
        self._write_hints(kept)
        self._writer.abandon()
        shutil.rmtree(self._scratch)
        rows = [] if old is None else [old.rows(kept_rows, old_map)]
        write_ledger(self.folder, *rows, arrived.rows(behind))

    def _columns(self, old_map: Int32, behind: int) -> Columns:
        new = self._writer.columns()
        if self._old_columns is None:
            return new
        docmaps = [old_map, np.arange(behind, behind + len(new.live), dtype=np.int32)]
        return merge_columns([self._old_columns, new], docmaps)

    def _write_segments(self, kept: int, old_map: Int32, size: int) -> None:
        """Link the segments that stay, and write the new one unless it would be empty."""
        entries = self._entries[:kept]
        for entry in entries:
            self._link(Path(FOLDER) / entry.name)
        first = sum(entry.size for entry in entries)
        if size > first:
            replaced = self._old[kept:]
            docmaps = [_within(old_map, old.entry, first) for old in replaced]
            self._fields = self._writer.finish(replaced, docmaps, self.folder, first)
            entries.append(SegmentEntry(self._writer.name, first, size - first))
        else:
            shutil.rmtree(self._writer.folder)
        save_list(self.folder, entries)

    def _write_hints(self, kept: int) -> None:
        """Gather the hints of what was written; those of linked segments came with them."""
        written = [entry.name for entry in read_list(self.folder)[kept:]]
        gathering = [self._processes.submit(write_hints, self.folder)]
        gathering += [self._processes.submit(write_segment_hints, self.folder, name) for name in written]
        for done in gathering:
            done.result()

    def _write_whoosh(self, kept: int, old_map: Int32, gone: Sequence[int]) -> None:
        """Write Whoosh's segment, and let Whoosh know what is gone from those before it."""
        index = self._whoosh_index()
        with index.reader() as reader:
            leaves = [leaf for leaf, _ in reader.leaf_readers()]
            writer = ArticleSegmentWriter(index, kept)
            for number in gone:
                writer.delete_document(number)
            for article in chain(self._stored(leaves, kept, old_map), self._writer.whoosh_articles()):
                writer.add_article(article)
            writer.commit_articles(self._fields)

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
