"""Writing a Whoosh segment from arrays instead of posting by posting.

Whoosh's own writer sorts, pickles and measures every posting by itself, which takes most of the time of
indexing. Here the postings come sorted, as arrays, and many terms are coded at a time (`whoosh_blocks`).
What is written means the same as what Whoosh 2.7.4 writes, and stock Whoosh reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from struct import Struct
from typing import Any

from whoosh import columns, writing
from whoosh.codec.whoosh3 import W3FieldWriter, W3TermInfo
from whoosh.fields import FieldType
from whoosh.index import FileIndex

from index.embedded.arrays import Int32
from index.embedded.columns import VALUE_FACETS
from index.embedded.document import WIDTH_BITS, IndexDocument, TextField
from index.embedded.postings import FieldPostings, PostingsArrays
from index.embedded.whoosh_blocks import Blocks, Postings, encoded

TERMS_AT_A_TIME = 2000
"""How many terms are turned from arrays into Python numbers together."""

_KEY = Struct("!H")
_EXTENT = Struct("!qi")
"""Where a term's blocks begin in the file of postings, and their length."""


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

    def __init__(self, index: FileIndex, kept: int, **options: Any) -> None:
        """Begin a segment.

        Args:
            index: the Whoosh index.
            kept: how many of its segments stay in front of the new one; those behind are given up.
            options: as of Whoosh's own writer.
        """
        super().__init__(index, **options)
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

    def commit_articles(
        self, postings: Mapping[TextField, FieldPostings], lengths: Mapping[TextField, Int32]
    ) -> None:
        """Write the segment.

        Args:
            postings: the text fields' postings, numbered from 0 within this segment.
            lengths: the number of words of each field, by the same numbers.
        """
        self._text_postings = postings
        self._text_lengths = lengths
        self.commit(merge=False)

    def _flush_segment(self) -> None:
        super_close = self.fieldwriter.close
        self.fieldwriter.close = lambda: None
        super()._flush_segment()
        for name in sorted(self._text_postings):
            writer = _FieldWriter(
                self.fieldwriter, name.value, self.schema[name.value], self._text_lengths[name]
            )
            writer.write(self._text_postings[name])
        super_close()


class _FieldWriter:
    """Writes one field's terms into Whoosh's files."""

    def __init__(self, codec_writer: W3FieldWriter, name: str, field: FieldType, lengths: Int32) -> None:
        codec_writer.start_field(name, field)
        self._terms = codec_writer._tindex
        self._file = codec_writer._postfile
        self._key = _KEY.pack(codec_writer._fieldid)
        self._lengths = lengths

    def write(self, postings: FieldPostings) -> None:
        """Write all terms of the field, in their order."""
        names = iter(postings.terms)
        for first in range(0, len(postings.terms), TERMS_AT_A_TIME):
            for blocks in encoded(self._rows(postings.arrays, slice(first, first + TERMS_AT_A_TIME + 1))):
                self._write_term(next(names), blocks)

    def _rows(self, postings: PostingsArrays, terms: slice) -> Postings:
        """The postings of some terms; the slice holds the one behind the last, too."""
        starts = postings.starts[terms]
        docs = postings.docs[starts[0] : starts[-1]]
        positions = postings.positions(terms.start, terms.start + len(starts) - 1) >> WIDTH_BITS
        frequencies = postings.frequencies.part(int(starts[0]), int(starts[-1]))
        return Postings(starts - starts[0], docs, frequencies, positions, self._lengths[docs])

    def _write_term(self, term: bytes, blocks: Blocks) -> None:
        offset = self._file.tell()
        self._file.write(blocks.content)
        numbers = blocks.weight, blocks.documents, *blocks.lengths, blocks.most, *blocks.ends
        told = W3TermInfo._struct.pack(0, *numbers)
        self._terms.add(self._key + term, told + _EXTENT.pack(offset, len(blocks.content)))
