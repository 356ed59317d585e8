"""One generation, opened for searching."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from index.article import Article
from index.embedded.answering import Answering
from index.embedded.arrivals import Arrivals
from index.embedded.columns import Columns
from index.embedded.completion import Completer
from index.embedded.document import TextField
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.highlights import Highlighter
from index.embedded.hints import Hints
from index.embedded.ledger import Numbers
from index.embedded.matching import Matcher
from index.embedded.offsets import WITH_OFFSETS, FieldOffsets
from index.embedded.ranking import WEIGHTS, Weights
from index.embedded.record import from_record, heading
from index.embedded.records import Records
from index.embedded.remembered import REMEMBERED, Remembered
from index.embedded.resemblance import Resemblance
from index.embedded.segment import Segment, fields, read_list
from index.embedded.timespan import date_span
from index.holdings import CatalogueEntry, IndexState
from index.query.spelling import Speller


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
            self._fields = fields(self._segments, self.columns.live)
            hints = Hints.open(folder, self._segments, self._fields[TextField.BODY_EXACT], self.columns)
        except (OSError, ValueError) as error:
            raise BrokenGenerationError(f"{name}: {error!r}") from error
        first, last = date_span(self.columns.dates)
        self.state = IndexState(name, manifest.articles, manifest.created, first, last)
        self._firsts = [segment.entry.first for segment in self._segments]
        self.remembered = Remembered(remembered)
        offsets = _offsets(self._segments)
        self.matcher = Matcher(self._fields, self.columns, self._answering(offsets[TextField.BODY]), weights)
        self.highlighter = Highlighter(self._fields, offsets)
        self.speller = Speller(hints.words)
        titles = self._fields[TextField.TITLE_EXACT]
        self.completer = Completer(titles, hints, self.columns.dates, self.heading)

    def _answering(self, offsets: FieldOffsets) -> Answering:
        """What finds answers to questions in the bodies of articles."""
        return Answering(
            self._fields[TextField.BODY], offsets, lambda number: self.article(number).paragraphs
        )

    def heading(self, number: int) -> tuple[str, str | None]:
        """The id and the headline of the article with a document number."""
        records, own = self._records(number)
        return heading(*records.parts(own, 1))

    def article(self, number: int, *, with_evidence: bool = False) -> Article:
        """The article with a document number; its evidence only when that is asked for."""
        records, own = self._records(number)
        return from_record(*records.parts(own, 3 if with_evidence else 2))

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

    def _records(self, number: int) -> tuple[Records, int]:
        """The records that hold an article, and its number there."""
        segment = self._segments[bisect_right(self._firsts, number) - 1]
        return segment.records, number - segment.entry.first


def _offsets(segments: Sequence[Segment]) -> dict[TextField, FieldOffsets]:
    return {
        name: FieldOffsets([(segment.entry.first, segment.arrays.offsets[name]) for segment in segments])
        for name in WITH_OFFSETS
    }
