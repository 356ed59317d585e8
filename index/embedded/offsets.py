"""Token offsets: where the words of title and body stand in the text, so that marking needs no analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import GAP, TextField, TextOffsets

LONGEST_TOKEN = (1 << 16) - 1
"""Lengths take two bytes; of a longer token so many characters are marked."""
BLOCK_DOCUMENTS = 8192
"""How many documents are merged at a time; bounds the memory of a merge."""
WITH_OFFSETS = (TextField.TITLE, TextField.BODY)
"""The fields that are shown with marks."""
FILES = ("starts.i4", "lengths.u2")


@dataclass(frozen=True, slots=True)
class TokenOffsets:
    """The tokens of one field of all articles.

    Document d has the texts (a title, or paragraphs) [texts[d], texts[d + 1]), text t the tokens
    [tokens[t], tokens[t + 1]).

    Attributes:
        texts: first text of each document, and the end (documents + 1).
        tokens: first token of each text, and the end (texts + 1).
        starts: the offset of each token's first character in its text.
        lengths: its number of characters.
    """

    texts: Int64
    tokens: Int64
    starts: Int32
    lengths: NDArray[np.uint16]

    @classmethod
    def open(cls, folder: Path) -> TokenOffsets:
        """Map the offsets in a folder."""
        names = ("texts.i8", "tokens.i8", *FILES)
        return cls(*(arrays.load(folder / name) for name in names))

    def spans(self, doc: int, positions: Int64, widths: Int64) -> tuple[Int64, Int64, Int64]:
        """Turn positions of one article into places in its texts.

        Args:
            doc: the document number.
            positions: the first position of each occurrence, as the postings count them.
            widths: how many positions each covers.

        Returns:
            For each occurrence the number of its text within the article, and the offsets of its first
            character and behind its last.
        """
        tokens = self.tokens[self.texts[doc] : self.texts[doc + 1] + 1].astype(np.int64)
        # A text begins GAP positions behind the end of the one before it.
        bases = tokens[:-1] - tokens[0] + GAP * np.arange(len(tokens) - 1)
        text = np.searchsorted(bases, positions, "right") - 1
        first = tokens[text] + positions - bases[text]
        last = np.minimum(first + widths, tokens[text + 1]) - 1
        ends = self.starts[last].astype(np.int64) + self.lengths[last]
        return text, self.starts[first].astype(np.int64), ends


class OffsetsCollector:
    """Collects the token offsets of one field of new articles, in the order of their document numbers."""

    def __init__(self) -> None:
        self._texts: list[int] = []
        self._tokens: list[int] = []
        self._starts: list[NDArray[Any]] = []
        self._lengths: list[NDArray[Any]] = []

    def add(self, offsets: TextOffsets) -> None:
        """Add one article."""
        self._texts.append(len(offsets.counts))
        self._tokens.extend(offsets.counts)
        starts = np.asarray(offsets.starts, np.int32)
        self._starts.append(starts)
        lengths = np.asarray(offsets.ends, np.int32) - starts
        self._lengths.append(np.minimum(lengths, LONGEST_TOKEN).astype(np.uint16))

    def collected(self) -> TokenOffsets:
        """Give what was collected, numbered from 0."""
        return TokenOffsets(
            arrays.offsets(np.asarray(self._texts, np.int64)),
            arrays.offsets(np.asarray(self._tokens, np.int64)),
            np.concatenate([np.empty(0, np.int32), *self._starts]),
            np.concatenate([np.empty(0, np.uint16), *self._lengths]),
        )


def write_merged(folder: Path, parts: Sequence[TokenOffsets], docmaps: Sequence[Int32]) -> None:
    """Merge offsets and write them, a block of documents at a time.

    Args:
        folder: where the files go; it must not exist.
        parts: the offsets, in the order of their new document numbers.
        docmaps: for each part, the new number of each of its documents, -1 for one that is left out.
    """
    folder.mkdir(parents=True)
    size = max((int(docmap.max(initial=-1)) for docmap in docmaps), default=-1) + 1
    text_counts = np.zeros(size, np.int64)
    token_counts: list[Int64] = []
    with (folder / FILES[0]).open("wb") as starts, (folder / FILES[1]).open("wb") as lengths:
        for part, docmap in zip(parts, docmaps, strict=True):
            kept = np.flatnonzero(docmap >= 0)
            text_counts[docmap[kept]] = np.diff(part.texts)[kept]
            for first in range(0, len(kept), BLOCK_DOCUMENTS):
                docs = kept[first : first + BLOCK_DOCUMENTS]
                token_counts.append(_write_block(part, docs, starts, lengths))
    arrays.save(folder / "texts.i8", arrays.offsets(text_counts))
    arrays.save(folder / "tokens.i8", arrays.offsets(np.concatenate([np.empty(0, np.int64), *token_counts])))


def _write_block(part: TokenOffsets, docs: Int64, starts: BinaryIO, lengths: BinaryIO) -> Int64:
    """Append the tokens of some documents; returns the number of tokens of each of their texts."""
    texts = arrays.ranges(part.texts[docs], part.texts[docs + 1] - part.texts[docs])
    counts: Int64 = part.tokens[texts + 1] - part.tokens[texts]
    tokens = arrays.ranges(part.tokens[texts], counts)
    starts.write(np.ascontiguousarray(part.starts[tokens], "<i4").data)
    lengths.write(np.ascontiguousarray(part.lengths[tokens], "<u2").data)
    return counts
