"""Merging the arrays of several segments or runs into those of one."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded.arrays import Int32
from index.embedded.document import TextField
from index.embedded.offsets import WITH_OFFSETS, TokenOffsets
from index.embedded.offsets import write_merged as write_merged_offsets
from index.embedded.postings import FieldPostings
from index.embedded.postings_merge import write_merged
from index.embedded.whoosh_terms import encode_field


@dataclass(frozen=True, slots=True)
class Merge:
    """What is merged, and where to; any process may do any part of it.

    Attributes:
        folder: where the arrays go.
        parts: the folders of the segments or runs, in the order of their new document numbers.
        docmaps: for each of them the new number of each of its documents, -1 for one that is left out.
    """

    folder: Path
    parts: list[Path]
    docmaps: list[Int32]

    def field(self, name: TextField) -> None:
        """Merge a text field."""
        parts = [FieldPostings.open(part / name) for part in self.parts]
        write_merged(self.folder / name, parts, self.docmaps)

    def offsets(self, name: TextField) -> None:
        """Merge a text field's offsets."""
        parts = [TokenOffsets.open(part / "offsets" / name) for part in self.parts]
        write_merged_offsets(self.folder / "offsets" / name, parts, self.docmaps)

    def at_once(self) -> None:
        """Merge everything, and remove the parts."""
        for name in TextField:
            self.field(name)
        for name in WITH_OFFSETS:
            self.offsets(name)
        for part in self.parts:
            shutil.rmtree(part)

    def encoded_field(self, name: TextField, lengths: Path, first: int, target: Path) -> None:
        """Merge a text field, and encode it for Whoosh (see whoosh_terms.encode_field)."""
        self.field(name)
        encode_field(self.folder / name, lengths, first, target)


def side_by_side(counts: Sequence[int], first: int = 0) -> list[Int32]:
    """The maps of parts of some numbers of documents that are numbered one behind the other."""
    docmaps = []
    for count in counts:
        docmaps.append(np.arange(first, first + count, dtype=np.int32))
        first += count
    return docmaps
