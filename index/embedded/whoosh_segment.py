"""Writing a Whoosh segment from arrays instead of posting by posting.

Whoosh's own writer sorts, pickles and measures every posting by itself, which takes most of the time of
indexing. Here the postings come sorted, as arrays, and many terms are coded at a time (`whoosh_blocks`).
What is written means the same as what Whoosh 2.7.4 writes, and stock Whoosh reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from whoosh import columns, writing
from whoosh.index import FileIndex

from index.embedded.document import VALUE_FACETS, IndexDocument, TextField
from index.embedded.whoosh_table import Codec
from index.embedded.whoosh_terms import EncodedTerms, write_field

POOL_MB = 32
"""What Whoosh may hold of the facets' postings before it writes them down."""


@dataclass(frozen=True, slots=True)
class WhooshArticle:
    """What Whoosh keeps of an article beside its text's postings.

    Attributes:
        stored: its stored fields by name, the facets' values as lists.
        date_key: the published date (see document.date_key).
        lengths: by text field, the number of words.
    """

    stored: dict[str, Any]
    date_key: int
    lengths: dict[str, int]

    @classmethod
    def of(cls, document: IndexDocument) -> WhooshArticle:
        """Take it from an analysed article."""
        facets = {facet.value: list(document.facets[facet]) for facet in VALUE_FACETS}
        lengths = {name.value: terms.length for name, terms in document.fields.items()}
        return cls({"id": document.id, **document.summary, **facets}, document.date_key, lengths)


class ArticleSegmentWriter(writing.SegmentWriter):  # type: ignore[misc]
    """A segment writer that takes articles without their text's postings, and those at the end as arrays."""

    def __init__(self, index: FileIndex, kept: int) -> None:
        """Begin a segment.

        Args:
            index: the Whoosh index.
            kept: how many of its segments stay in front of the new one; those behind are given up.
        """
        super().__init__(index, limitmb=POOL_MB, codec=Codec())
        del self.segments[kept:]
        self._setup_doc_offsets()

    def add_article(self, article: WhooshArticle) -> None:
        """Add an article's stored fields, columns, lengths and facet values."""
        values = {**article.stored, "published": article.date_key}
        lengths = {name: length for name, length in article.lengths.items() if length}
        per_document = self.perdocwriter
        per_document.start_doc(self.docnum)
        for name in sorted(values.keys() | lengths.keys()):
            if name in lengths:
                per_document.add_field(name, self.schema[name], values.get(name), lengths[name])
            else:
                self._add_value(name, values[name])
        per_document.finish_doc()
        self._added = True
        self.docnum += 1

    def _add_value(self, name: str, value: Any) -> None:
        field = self.schema[name]
        if field.indexed:
            for term, _, weight, code in field.index(value):
                self.pool.add((name, term, self.docnum, weight, code))
        self.perdocwriter.add_field(name, field, value if field.stored else None, 0)
        if isinstance(field.column_type, columns.Column):
            self.perdocwriter.add_column_value(name, field.column_type, field.to_column_value(value))

    def commit_articles(self, fields: Mapping[TextField, Iterable[EncodedTerms]]) -> None:
        """Write the segment.

        Args:
            fields: the text fields' terms, each in its order.
        """
        self._text_fields = fields
        self.commit(merge=False)

    def _flush_segment(self) -> None:
        super_close = self.fieldwriter.close
        self.fieldwriter.close = lambda: None
        super()._flush_segment()
        for name in sorted(self._text_fields):
            write_field(self.fieldwriter, name.value, self.schema[name.value], self._text_fields[name])
        super_close()
