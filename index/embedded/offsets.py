"""Token offsets: where the words of title and body stand in the text, so that marking needs no analysis."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import GAP, TextField, TextOffsets
from index.embedded.steps import Steps, StepsWriter

BLOCK_DOCUMENTS = 512
"""How many documents are merged at a time; bounds the memory of a merge."""
WITH_OFFSETS = (TextField.TITLE, TextField.BODY)
"""The fields that are shown with marks."""
TEXTS, TOKENS = "texts.i8", "tokens.i8"


@dataclass(frozen=True, slots=True)
class Spans:
    """Places in texts.

    Attributes:
        texts: for each the number of its text within the article.
        starts: the offset of its first character.
        ends: the offset behind its last one.
    """

    texts: Int64
    starts: Int64
    ends: Int64


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

    def spans(self, docs: Int32, rows: Int64, positions: Int64, widths: Int64) -> Spans:
        """Turn positions in some articles into places in their texts.

        Args:
            docs: the articles' document numbers.
            rows: for each occurrence the row of its article in `docs`.
            positions: the first position of each occurrence, as the postings count them.
            widths: how many positions each covers.
        """
        text_counts = self.texts[docs + 1] - self.texts[docs]
        texts = arrays.ranges(self.texts[docs], text_counts)
        counts = self.tokens[texts + 1] - self.tokens[texts]
        starts, ends = self._within(texts, counts)
        first_tokens = arrays.offsets(counts)
        first_texts = arrays.offsets(text_counts)[:-1]
        # A text begins GAP positions behind the end of the one before it.
        own_numbers = np.arange(len(texts)) - np.repeat(first_texts, text_counts)
        bases = first_tokens[:-1] - np.repeat(first_tokens[first_texts], text_counts) + GAP * own_numbers
        keys = np.repeat(np.arange(len(docs)) << 32, text_counts) + bases
        at = keys.searchsorted((rows << 32) + positions, "right") - 1
        first = first_tokens[at] + positions - bases[at]
        last = np.minimum(first + widths, first_tokens[at + 1]) - 1
        return Spans(own_numbers[at], starts[first], ends[last])

    def _within(self, texts: Int64, counts: Int64) -> tuple[Int64, Int64]:
        """The first character of each token of some texts, and the one behind its last, in its own text."""
        tokens = arrays.ranges(self.tokens[texts], counts)
        gaps, lengths = self.steps.take(tokens)
        ends = np.cumsum(gaps + lengths)
        before = np.concatenate((np.zeros(1, np.int64), ends))[arrays.offsets(counts)[:-1]]
        ends -= np.repeat(before, counts)
        return ends - lengths, ends


class FieldOffsets:
    """The token offsets of one field in all segments of a generation."""

    def __init__(self, parts: Sequence[tuple[int, TokenOffsets]]) -> None:
        """Take the segments' offsets, each with the number of its first document."""
        self._parts = parts

    def spans(self, docs: Int32, rows: Int64, positions: Int64, widths: Int64) -> Spans:
        """As `TokenOffsets.spans`, for ascending document numbers of the generation."""
        if len(self._parts) == 1:
            return self._parts[0][1].spans(docs, rows, positions, widths)
        spans = Spans(*(np.zeros(len(rows), np.int64) for _ in range(3)))
        for first, part in self._parts:
            low, high = docs.searchsorted((first, first + len(part.texts) - 1)).tolist()
            own = np.flatnonzero((rows >= low) & (rows < high))
            if len(own):
                found = part.spans(
                    docs[low:high] - np.int32(first), rows[own] - low, positions[own], widths[own]
                )
                spans.texts[own], spans.starts[own], spans.ends[own] = found.texts, found.starts, found.ends
        return spans


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
