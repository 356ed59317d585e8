"""One generation, opened for searching."""

from __future__ import annotations

import threading
from functools import cached_property

from whoosh import index as whoosh_index

from index.article import Article
from index.embedded.columns import Columns
from index.embedded.document import TextField
from index.embedded.generations import BrokenGenerationError, Generations
from index.embedded.highlights import Highlighter
from index.embedded.matching import Matcher
from index.embedded.offsets import WITH_OFFSETS, TokenOffsets
from index.embedded.postings import FieldPostings
from index.embedded.ranking import WEIGHTS, Weights
from index.embedded.record import from_json
from index.engine import IndexState
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
        self.state = IndexState(name, manifest.articles, manifest.created)
        try:
            self.columns = Columns.open(folder / "vectors" / "columns")
            self._fields = {n: FieldPostings.open(folder / "vectors" / n) for n in TextField}
            offsets = {n: TokenOffsets.open(folder / "vectors" / "offsets" / n) for n in WITH_OFFSETS}
            # Opened once and for all: the generation stays whole when its folder is swept away.
            self._searcher = whoosh_index.open_dir(str(folder / "whoosh"), readonly=True).searcher()
        except Exception as error:  # Whoosh unpickles what it opens, and damage raises anything.
            raise BrokenGenerationError(f"{name}: {error!r}") from error
        self.matcher = Matcher(self._fields, self.columns, weights)
        self.highlighter = Highlighter(self._fields, offsets)
        # Whoosh's readers keep a file position, so that no two threads may read at a time.
        self._reading = threading.Lock()

    def article(self, number: int) -> Article:
        """The article with a document number."""
        with self._reading:
            record = self._searcher.stored_fields(number)["record"]
        return from_json(record)

    def number(self, article_id: str) -> int | None:
        """The document number of an article, or None."""
        if not article_id.isascii():
            return None
        with self._reading:
            number: int | None = self._searcher.document_number(id=article_id)
        return number

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
