"""Token offsets: where the words of title and body stand in the text, so that marking needs no analysis."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import TextField, TextOffsets
from index.embedded.steps import Steps, StepsWriter
from index.embedded.tokens import Tokens

BLOCK_DOCUMENTS = 512
"""How many documents are merged at a time; bounds the memory of a merge."""
WITH_OFFSETS = (TextField.TITLE, TextField.BODY)
"""The fields that are shown with marks."""
TEXTS, TOKENS = "texts.i8", "tokens.i8"


@dataclass(frozen=True, slots=True)
class TokenOffsets:
    """The tokens of one field of all articles of a segment.

    Document d has the texts (a title, or paragraphs) [texts[d], texts[d + 1]), text t the tokens
    [tokens[t], tokens[t + 1]).

    Attributes:
        texts: first text of each document, and the end (documents + 1).
        tokens: first token of each text, and the end (texts + 1).
        steps: for each token the number of characters between it and the one before it, or the text's
            beginning, and its own.
    """

    texts: Int64
    tokens: Int64
    steps: Steps

    @classmethod
    def open(cls, folder: Path) -> TokenOffsets:
        """Map the offsets in a folder."""
        return cls(arrays.load(folder / TEXTS), arrays.load(folder / TOKENS), Steps.open(folder))

    def forget(self) -> None:
        """Give the pages of the mapped offsets back (see arrays.forget)."""
        arrays.forget(self.tokens)
        self.steps.forget()

    def read(self, docs: Int32) -> Tokens:
        """Read the tokens of some articles, given by their document numbers."""
        firsts, lasts = self.texts[docs], self.texts[docs + 1]
        text_counts = lasts - firsts
        texts = arrays.ranges(firsts, text_counts)
        counts = self.tokens[texts + 1] - self.tokens[texts]
        stretches = zip(self.tokens[firsts].tolist(), self.tokens[lasts].tolist(), strict=True)
        return Tokens(text_counts, counts, *self.steps.stretches(list(stretches)))


class FieldOffsets:
    """The token offsets of one field in all segments of a generation."""

    def __init__(self, parts: Sequence[tuple[int, TokenOffsets]]) -> None:
        """Take the segments' offsets, each with the number of its first document."""
        self._parts = parts

    def read(self, docs: Int32) -> Tokens:
        """Read the tokens of some articles, given by their ascending document numbers in the generation."""
        if len(self._parts) == 1:
            return self._parts[0][1].read(docs)
        pieces = []
        for first, part in self._parts:
            low, high = docs.searchsorted((first, first + len(part.texts) - 1)).tolist()
            if low < high:
                pieces.append(part.read(docs[low:high] - np.int32(first)))
        return Tokens.joined(pieces)


class OffsetsCollector:
    """Collects the token offsets of one field of new articles, in the order of their document numbers."""

    def __init__(self) -> None:
        self._texts = array("i")
        self._tokens = array("i")
        self._starts = array("i")
        self._ends = array("i")

    def add(self, offsets: TextOffsets) -> None:
        """Add one article."""
        self._texts.append(len(offsets.counts))
        self._tokens.extend(offsets.counts)
        self._starts.extend(offsets.starts)
        self._ends.extend(offsets.ends)

    def collected(self) -> TokenOffsets:
        """Give what was collected, numbered from 0."""
        texts, counts, starts, ends = (
            np.asarray(values, np.int64) for values in (self._texts, self._tokens, self._starts, self._ends)
        )
        tokens = arrays.offsets(counts)
        before = np.concatenate((np.zeros(1, np.int64), ends))[:-1]
        before[tokens[:-1][counts > 0]] = 0
        # Two words may come from one character of the text (`½`): the second has nothing left to mark.
        starts = np.maximum(starts, before)
        return TokenOffsets(arrays.offsets(texts), tokens, Steps.of(starts - before, ends - starts))


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
    with (folder / TOKENS).open("wb") as tokens, StepsWriter(folder) as steps:
        total = 0
        tokens.write(np.zeros(1, "<i8").data)
        for part, docmap in zip(parts, docmaps, strict=True):
            kept = np.flatnonzero(docmap >= 0)
            text_counts[docmap[kept]] = np.diff(part.texts)[kept]
            for at in range(0, len(kept), BLOCK_DOCUMENTS):
                counts = _write_block(part, kept[at : at + BLOCK_DOCUMENTS], steps)
                tokens.write((total + np.cumsum(counts)).astype("<i8").data)
                total += int(counts.sum())
                part.forget()
    arrays.save(folder / TEXTS, arrays.offsets(text_counts))


def _write_block(part: TokenOffsets, docs: Int64, steps: StepsWriter) -> Int64:
    """Append the tokens of some documents; returns the number of tokens of each of their texts."""
    texts = arrays.ranges(part.texts[docs], part.texts[docs + 1] - part.texts[docs])
    counts: Int64 = part.tokens[texts + 1] - part.tokens[texts]
    steps.write(*part.steps.take(arrays.ranges(part.tokens[texts], counts)))
    return counts
