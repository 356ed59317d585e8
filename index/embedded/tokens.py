"""The tokens of some articles, read together: they turn positions into places in the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import GAP


@dataclass(frozen=True, slots=True)
class Spans:
    """Places in texts.

    Attributes:
        texts: for each the number of its text within the article.
        starts: the offset of its first character.
        ends: the offset behind its last one.
        places: as `starts`, counted through all texts of all the articles that were read.
    """

    texts: Int64
    starts: Int64
    ends: Int64
    places: Int64


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of some rows, which are articles in one field each; row after row, text after text.

    Attributes:
        text_counts: how many texts each row has.
        counts: how many tokens each text has.
        steps: for each token the number of characters from the end of the one before it, or from the text's
            beginning, to its own end.
        lengths: how many of them are its own.
    """

    text_counts: Int64
    counts: Int64
    steps: Int32
    lengths: Int32

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """The rows of several, one behind the other."""
        if len(parts) == 1:
            return parts[0]
        columns = ((one.text_counts, one.counts, one.steps, one.lengths) for one in parts)
        return cls(*(np.concatenate(column) for column in zip(*columns, strict=True)))

    def spans(self, rows: Int64, positions: Int64, widths: Int64) -> Spans:
        """Turn positions in some rows into places in their texts.

        Args:
            rows: for each occurrence its row.
            positions: the first position of each occurrence, as the postings count them.
            widths: how many positions each covers.
        """
        first_tokens, first_texts = arrays.offsets(self.counts), arrays.offsets(self.text_counts)
        # A text begins GAP positions behind the end of the one before it.
        virtual = first_tokens[:-1] + GAP * np.arange(len(self.counts))
        origins = virtual.take(first_texts[:-1], mode="clip")
        sought = origins.take(rows) + positions
        at = virtual.searchsorted(sought, "right") - 1
        first = first_tokens.take(at) + sought - virtual.take(at)
        last = np.minimum(first + widths, first_tokens.take(at + 1)) - 1
        ends = arrays.offsets(self.steps)
        before = ends.take(first_tokens.take(at))
        places = ends.take(first + 1) - self.lengths.take(first)
        return Spans(at - first_texts.take(rows), places - before, ends.take(last + 1) - before, places)
