"""One generation, opened for searching."""

from __future__ import annotations

from functools import cached_property

from index.article import Article
from index.embedded.arrivals import Arrivals
from index.embedded.columns import Columns
from index.embedded.completion import Completer
from index.embedded.document import TextField
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.highlights import Highlighter
from index.embedded.ledger import Numbers
from index.embedded.matching import Matcher
from index.embedded.offsets import WITH_OFFSETS, TokenOffsets
from index.embedded.postings import FieldPostings
from index.embedded.ranking import WEIGHTS, Weights
from index.embedded.record import from_json
from index.embedded.records import Records
from index.embedded.resemblance import Resemblance
from index.embedded.timespan import date_span
from index.holdings import CatalogueEntry, IndexState
from index.query.spelling import Speller

SPELLING_MIN_COUNT = 2
"""Words that stand in fewer articles are as likely to be errors themselves."""


class Generation:
    """A generation's postings, columns and articles. Safe to use from several threads at a time."""

    def __init__(self, generations: Generations, name: str, weights: Weights = WEIGHTS) -> None:
        """Open a generation.

        Args:
            generations: the index folder's generations.
            name: which of them.
            weights: what the ranking's signals weigh.

        Raises:
            BrokenGenerationError: when its files are not what its manifest says.
        """
        manifest = generations.manifest(name)
        folder = generations.path(name)
        try:
            self.columns = Columns.open(folder / "vectors" / "columns")
            self._fields = {n: FieldPostings.open(folder / "vectors" / n) for n in TextField}
            places = folder / "vectors" / "offsets"
            self._offsets = {n: TokenOffsets.open(places / n) for n in WITH_OFFSETS}
            self._records = Records(folder / "records")
            self._numbers = Numbers(folder)
            self.arrivals = Arrivals(folder / "vectors")
        except (OSError, ValueError) as error:
            raise BrokenGenerationError(f"{name}: {error!r}") from error
        first, last = date_span(self.columns.dates)
        self.state = IndexState(name, manifest.articles, manifest.created, first, last)
        self.matcher = Matcher(self._fields, self.columns, weights)
        self.highlighter = Highlighter(self._fields, self._offsets)

    def article(self, number: int, *, with_evidence: bool = False) -> Article:
        """The article with a document number; its evidence only when that is asked for."""
        return from_json(self._records[number], with_evidence=with_evidence)

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

        def title_of(number: int) -> tuple[str, str | None]:
            """The id and the title of an article."""
            article = self.article(number)
            return article.id, article.title

        return Completer(self._fields, self._offsets, self.columns, title_of)

    @cached_property
    def speller(self) -> Speller:
        """What knows the words of the articles as they are written."""
        field = self._fields[TextField.BODY_EXACT]
        counts = (field.arrays.starts[1:] - field.arrays.starts[:-1]).tolist()
        return Speller(
            (term.decode(), count)
            for term, count in zip(field.terms, counts, strict=True)
            if count >= SPELLING_MIN_COUNT
        )
