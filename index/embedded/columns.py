"""Columns: for every article its facet values, its date and its field lengths, by document number."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.embedded import arrays
from index.embedded.arrays import Bool, Int32, Int64
from index.embedded.document import VALUE_FACETS, TextField
from index.embedded.institution_levels import InstitutionLevels
from index.embedded.strings import StringTable, write_strings
from index.engine import Facet
from index.query.period import Period

if TYPE_CHECKING:
    # Servers read columns, and need nothing of Whoosh for that.
    from index.embedded.whoosh_segment import WhooshArticle


COLUMN_FILES = ("starts.i8", "ordinals.i4", "firsts.i4")
"""The file of each array of a facet's column, in the order of FacetColumn."""


def lengths_file(name: TextField) -> str:
    """The file with the number of words that each document has in a field."""
    return f"length_{name}.i4"


@dataclass(frozen=True)
class FacetColumn:
    """The values of one facet; document d has the ordinals [starts[d], starts[d + 1]).

    Attributes:
        values: the facet's values, sorted; an ordinal is an index into them.
        starts: first ordinal of each document, and the end (documents + 1).
        ordinals: the values of each document, document after document; every live one has at least one.
        firsts: the first of them, doubled, and one more when there are others: most documents have one value,
            which is then read from one place.
    """

    values: StringTable
    starts: Int64
    ordinals: Int32
    firsts: Int32

    @cached_property
    def names(self) -> list[str]:
        """The facet's values, decoded."""
        return [value.decode() for value in self.values]

    def totals(self, docs: Int32) -> Int64:
        """How many of some live documents carry each value, by ordinal."""
        coded = self.firsts.take(docs)
        totals = np.bincount(coded >> 1, minlength=len(self.values))
        rows = np.flatnonzero(coded & 1)
        if len(rows):
            others, _ = self._others(docs[rows])
            totals += np.bincount(others, minlength=len(self.values))
        return totals

    def carrying(self, docs: Int32, wanted: Bool) -> Bool:
        """Which of some live documents carry a value that is wanted, by ordinal."""
        coded = self.firsts.take(docs)
        carrying: Bool = wanted.take(coded >> 1)
        rows = np.flatnonzero(coded & 1)
        if len(rows):
            others, counts = self._others(docs[rows])
            carrying[rows] |= np.logical_or.reduceat(wanted.take(others), np.cumsum(counts) - counts)
        return carrying

    def _others(self, docs: Int32) -> tuple[Int32, Int64]:
        """The ordinals but for the first of documents with several, and how many each document has."""
        starts = self.starts.take(docs) + 1
        counts = self.starts.take(docs + 1) - starts
        return self.ordinals.take(arrays.ranges(starts, counts)), counts

    @classmethod
    def of(cls, values: StringTable, starts: Int64, ordinals: Int32) -> FacetColumn:
        """Make a column of the values of each document."""
        counts = np.diff(starts)
        firsts = np.zeros(len(counts), np.int32)
        filled = np.flatnonzero(counts)
        firsts[filled] = ordinals[starts[filled]] << 1 | (counts[filled] > 1)
        return cls(values, starts, ordinals, firsts)

    @classmethod
    def open(cls, folder: Path) -> FacetColumn:
        """Map the column in a folder."""
        starts, ordinals, firsts = (arrays.load(folder / name) for name in COLUMN_FILES)
        return cls(StringTable.open(folder / "values"), starts, ordinals, firsts)

    def save(self, folder: Path) -> None:
        """Write the column into a folder that does not exist yet."""
        folder.mkdir(parents=True)
        write_strings(folder / "values", list(self.values))
        columns: tuple[NDArray[Any], ...] = (self.starts, self.ordinals, self.firsts)
        for name, column in zip(COLUMN_FILES, columns, strict=True):
            arrays.save(folder / name, column)


@dataclass(frozen=True)
class Columns:
    """All columns of a generation.

    Attributes:
        live: the document numbers that are in use, ascending.
        dates: for each document the published date as yyyymmdd (see document.date_key).
        lengths: by text field, for each document the number of words.
        facets: by facet, the values.
    """

    live: Int32
    dates: Int32
    lengths: dict[TextField, Int32]
    facets: dict[Facet, FacetColumn]

    def published(self, period: Period) -> Int32:
        """The numbers of the documents that were published in a period, ascending.

        One of which only the year is known counts for none of its months.
        """
        first, behind = _months(period)
        return np.flatnonzero((self.dates >= first * 100) & (self.dates < behind * 100)).astype(np.int32)

    def any_published(self, period: Period) -> bool:
        """Whether any document was published in a period."""
        first, behind = _months(period)
        return int(self._dated.searchsorted(first)) < int(self._dated.searchsorted(behind))

    @cached_property
    def _dated(self) -> Int32:
        """The months in which documents were published, as yyyymm, ascending."""
        return np.unique(self.dates // 100)

    @cached_property
    def levels(self) -> InstitutionLevels:
        """The levels of government of the articles' institutions."""
        column = self.facets[Facet.INSTITUTION]
        return InstitutionLevels.of(column.names, column.starts, column.ordinals)

    @classmethod
    def open(cls, folder: Path) -> Columns:
        """Map the columns in a folder."""
        return cls(
            arrays.load(folder / "live.i4"),
            arrays.load(folder / "dates.i4"),
            {name: arrays.load(folder / lengths_file(name)) for name in TextField},
            {facet: FacetColumn.open(folder / facet) for facet in VALUE_FACETS},
        )

    def save(self, folder: Path) -> None:
        """Write the columns into a folder that does not exist yet."""
        folder.mkdir(parents=True)
        arrays.save(folder / "live.i4", self.live)
        arrays.save(folder / "dates.i4", self.dates)
        for name, lengths in self.lengths.items():
            arrays.save(folder / lengths_file(name), lengths)
        for facet, column in self.facets.items():
            column.save(folder / facet)


class ColumnsCollector:
    """Collects the columns of new articles, in the order of their document numbers."""

    def __init__(self) -> None:
        self._dates = array("i")
        self._lengths = {name: array("i") for name in TextField}
        self._values: dict[Facet, dict[str, int]] = {facet: {} for facet in VALUE_FACETS}
        self._counts = {facet: array("i") for facet in VALUE_FACETS}
        self._ordinals = {facet: array("i") for facet in VALUE_FACETS}

    def add(self, article: WhooshArticle) -> None:
        """Add one article."""
        self._dates.append(article.date_key)
        for name, lengths in self._lengths.items():
            lengths.append(article.lengths[name])
        for facet, values in self._values.items():
            chosen = dict.fromkeys(article.stored[facet])
            self._counts[facet].append(len(chosen))
            self._ordinals[facet].extend([values.setdefault(value, len(values)) for value in chosen])

    def collected(self) -> Columns:
        """Give what was collected, numbered from 0."""
        return Columns(
            np.arange(len(self._dates), dtype=np.int32),
            np.array(self._dates, np.int32),
            {name: np.array(lengths, np.int32) for name, lengths in self._lengths.items()},
            {facet: self._facet(facet) for facet in VALUE_FACETS},
        )

    def _facet(self, facet: Facet) -> FacetColumn:
        names = [value.encode() for value in self._values[facet]]
        ordinals = np.array(self._ordinals[facet], np.int32)
        counts = np.array(self._counts[facet], np.int64)
        return _renumbered(names, ordinals, counts)


def _months(period: Period) -> tuple[int, int]:
    """The first month of a period, as yyyymm with 00 for an unknown one, and the one behind it."""
    first = period.year * 100 + period.month
    return first, first + (1 if period.month else 100)


def merge_columns(parts: list[Columns], docmaps: list[Int32]) -> Columns:
    """Merge columns.

    Args:
        parts: the columns, in the order of their new document numbers.
        docmaps: for each part, the new number of each of its documents, -1 for one that is left out.

    Returns:
        Columns as long as the largest new number; numbers that nobody has are not live.
    """
    kept = [np.flatnonzero(docmap >= 0) for docmap in docmaps]
    numbers = [docmap[docs] for docmap, docs in zip(docmaps, kept, strict=True)]
    live = np.concatenate(numbers).astype(np.int32)
    size = int(live[-1]) + 1 if len(live) else 0

    def spread(columns: list[Int32]) -> Int32:
        """Put the kept documents' values at their new numbers."""
        result = np.zeros(size, np.int32)
        result[live] = np.concatenate([column[docs] for column, docs in zip(columns, kept, strict=True)])
        return result

    return Columns(
        live,
        spread([part.dates for part in parts]),
        {name: spread([part.lengths[name] for part in parts]) for name in TextField},
        {
            facet: _merge_facet([part.facets[facet] for part in parts], kept, live, size)
            for facet in VALUE_FACETS
        },
    )


def _merge_facet(parts: list[FacetColumn], kept: list[Int64], live: Int32, size: int) -> FacetColumn:
    union: dict[bytes, int] = {}
    ordinals, counts = [], []
    for part, docs in zip(parts, kept, strict=True):
        renumber = np.asarray([union.setdefault(value, len(union)) for value in part.values], np.int32)
        part_counts = (part.starts[1:] - part.starts[:-1])[docs]
        counts.append(part_counts)
        ordinals.append(renumber[part.ordinals[arrays.ranges(part.starts[docs], part_counts)]])
    spread = np.zeros(size, np.int64)
    spread[live] = np.concatenate(counts)
    return _renumbered(list(union), np.concatenate(ordinals), spread)


def _renumbered(names: list[bytes], ordinals: Int32, counts: Int64) -> FacetColumn:
    """Sort the values, leave out those that nobody has, and renumber the ordinals to match."""
    used = np.flatnonzero(np.bincount(ordinals, minlength=len(names)))
    order = sorted((int(index) for index in used), key=names.__getitem__)
    rank = np.zeros(len(names), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    table = StringTable.of([names[index] for index in order])
    return FacetColumn.of(table, arrays.offsets(counts), rank[ordinals])
