"""One generation, opened for searching."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.article import Article
from index.embedded.answering import Answering
from index.embedded.arrivals import Arrivals
from index.embedded.columns import Columns
from index.embedded.completion import Completer
from index.embedded.document import TextField
from index.embedded.field import Field, FieldPart
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.heap import give_back
from index.embedded.highlights import EXACT_TWIN, Highlighter
from index.embedded.ledger import Numbers
from index.embedded.matching import Matcher
from index.embedded.offsets import WITH_OFFSETS, FieldOffsets
from index.embedded.ranking import WEIGHTS, Weights
from index.embedded.record import from_record, heading
from index.embedded.records import Records
from index.embedded.remembered import REMEMBERED, Remembered
from index.embedded.resemblance import Resemblance
from index.embedded.segment import Segment, read_list
from index.embedded.timespan import date_span
from index.holdings import CatalogueEntry, IndexState
from index.query.spelling import Speller

SPELLING_MIN_COUNT = 2
"""Words that stand in fewer articles are as likely to be errors themselves."""


class Generation:
    """A generation's postings, columns and articles. Safe to use from several threads at a time."""

    def __init__(
        self,
        generations: Generations,
        name: str,
        weights: Weights = WEIGHTS,
        remembered: int = REMEMBERED,
    ) -> None:
        """Open a generation.

        Args:
            generations: the index folder's generations.
            name: which of them.
            weights: what the ranking's signals weigh.
            remembered: bytes of answers that are kept.

        Raises:
            BrokenGenerationError: when its files are not what its manifest says.
        """
        manifest = generations.manifest(name)
        folder = generations.path(name)
        try:
            self.columns = Columns.open(folder / "columns")
            self._segments = [Segment.open(folder, entry) for entry in read_list(folder)]
            self._numbers = Numbers(folder)
            self.arrivals = Arrivals(folder / "columns")
        except (OSError, ValueError) as error:
            raise BrokenGenerationError(f"{name}: {error!r}") from error
        first, last = date_span(self.columns.dates)
        self.state = IndexState(name, manifest.articles, manifest.created, first, last)
        self._firsts = [segment.entry.first for segment in self._segments]
        self._fields = _fields(self._segments, self.columns)
        self.remembered = Remembered(remembered)
        offsets = _offsets(self._segments)
        answering = Answering(
            self._fields[TextField.BODY],
            offsets[TextField.BODY],
            lambda number: self.article(number).paragraphs,
        )
        self.matcher = Matcher(self._fields, self.columns, answering, weights)
        self.highlighter = Highlighter(self._fields, offsets)

    def heading(self, number: int) -> tuple[str, str | None]:
        """The id and the headline of the article with a document number."""
        records, own = self._records(number)
        return heading(records.part(own, 0))

    def article(self, number: int, *, with_evidence: bool = False) -> Article:
        """The article with a document number; its evidence only when that is asked for."""
        records, own = self._records(number)
        return from_record(
            records.part(own, 0), records.part(own, 1), records.part(own, 2) if with_evidence else None
        )

    def number(self, article_id: str) -> int | None:
        """The document number of an article, or None."""
        return self._numbers.find(article_id) if article_id.isascii() else None

    def catalogue(self, first: int, count: int) -> tuple[CatalogueEntry, ...]:
        """Articles by their ids in ascending order, the first ones passed over."""
        listed = self._numbers.listed(first, count)
        return tuple(CatalogueEntry(name, self.arrivals[number]) for name, number in listed)

    @cached_property
    def resemblance(self) -> Resemblance:
        """What finds articles like one."""
        return Resemblance(self._fields[TextField.BODY], self.columns)

    @cached_property
    def completer(self) -> Completer:
        """What completes texts that are being typed."""
        texts = [
            (segment.arrays.postings[exact], segment.arrays.offsets[name])
            for segment in self._segments
            for name, exact in EXACT_TWIN.items()
        ]
        return Completer(self._fields[TextField.TITLE_EXACT], texts, self.columns, self.heading)

    @cached_property
    def speller(self) -> Speller:
        """What knows the words of the articles as they are written."""
        vocabulary = self._fields[TextField.BODY_EXACT].vocabulary()
        speller = Speller((term, count) for term, count in vocabulary if count >= SPELLING_MIN_COUNT)
        give_back()
        return speller

    def _records(self, number: int) -> tuple[Records, int]:
        """The records that hold an article, and its number there."""
        segment = self._segments[bisect_right(self._firsts, number) - 1]
        return segment.records, number - segment.entry.first


def _fields(segments: Sequence[Segment], columns: Columns) -> dict[TextField, Field]:
    """The text fields over all segments; only where some numbers are unused a mask of the used ones."""
    size = sum(segment.entry.size for segment in segments)
    alive = np.zeros(size, np.bool_)
    alive[columns.live] = True
    parts: dict[TextField, list[FieldPart]] = {name: [] for name in TextField}
    for segment in segments:
        first, count = segment.entry.first, segment.entry.size
        own = alive[first : first + count]
        mask = None if own.all() else own.copy()
        for name, postings in segment.arrays.postings.items():
            parts[name].append(FieldPart(first, count, postings, mask))
    return {name: Field(own) for name, own in parts.items()}


def _offsets(segments: Sequence[Segment]) -> dict[TextField, FieldOffsets]:
    return {
        name: FieldOffsets([(segment.entry.first, segment.arrays.offsets[name]) for segment in segments])
        for name in WITH_OFFSETS
    }
