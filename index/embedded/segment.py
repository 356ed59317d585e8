"""Segments: the articles that came in together, with all that is kept of them; never changed once written.

A generation is a list of segments, one behind the other by document number. What only the generation knows is
beside them: which numbers are in use, the columns, the articles' ids.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded.arrays import Int32
from index.embedded.document import TextField
from index.embedded.field import Field, FieldPart
from index.embedded.offsets import WITH_OFFSETS, TokenOffsets
from index.embedded.postings import FieldPostings
from index.embedded.records import Records

FOLDER = "segments"
LIST = "segments.json"


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One segment of a generation.

    Attributes:
        name: the name of its folder.
        first: the document number of its first article.
        size: how many numbers it has, unused ones counted.
    """

    name: str
    first: int
    size: int


def save_list(generation: Path, entries: Sequence[SegmentEntry]) -> None:
    """Write down which segments a generation has."""
    rows = [(entry.name, entry.size) for entry in entries]
    (generation / LIST).write_text(json.dumps(rows), encoding="utf-8")


def read_list(generation: Path) -> list[SegmentEntry]:
    """The segments of a generation, in the order of their document numbers."""
    entries, first = [], 0
    for name, size in json.loads((generation / LIST).read_text(encoding="utf-8")):
        entries.append(SegmentEntry(name, first, size))
        first += size
    return entries


@dataclass(frozen=True, slots=True)
class SegmentArrays:
    """The postings and token offsets of a segment, numbered from 0."""

    postings: dict[TextField, FieldPostings]
    offsets: dict[TextField, TokenOffsets]

    @classmethod
    def open(cls, folder: Path) -> SegmentArrays:
        """Map what was written into a segment's folder."""
        postings = {name: FieldPostings.open(folder / name) for name in TextField}
        return cls(postings, {name: TokenOffsets.open(folder / "offsets" / name) for name in WITH_OFFSETS})


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment, opened for searching."""

    entry: SegmentEntry
    folder: Path
    arrays: SegmentArrays
    records: Records

    @classmethod
    def open(cls, generation: Path, entry: SegmentEntry) -> Segment:
        """Map a segment of a generation."""
        folder = generation / FOLDER / entry.name
        return cls(entry, folder, SegmentArrays.open(folder), Records(folder / "records"))


def fields(segments: Sequence[Segment], live: Int32) -> dict[TextField, Field]:
    """The text fields of a generation.

    Args:
        segments: its segments.
        live: the document numbers that are in use, ascending.
    """
    size = sum(segment.entry.size for segment in segments)
    alive = np.zeros(size, np.bool_)
    alive[live] = True
    parts: dict[TextField, list[FieldPart]] = {name: [] for name in TextField}
    for segment in segments:
        first, count = segment.entry.first, segment.entry.size
        own = alive[first : first + count]
        # Most segments have no unused numbers, and are spared the mask.
        mask = None if own.all() else own.copy()
        for name, postings in segment.arrays.postings.items():
            parts[name].append(FieldPart(first, count, postings, mask))
    return {name: Field(own) for name, own in parts.items()}
