"""Writing a Whoosh segment from arrays instead of posting by posting.

Whoosh's own writer sorts, pickles and measures every posting by itself, which takes most of the time of
indexing. Here the postings come sorted, as arrays, and are handed to Whoosh's codec a block at a time. What
is written is the same as Whoosh 2.7.4 writes, and stock Whoosh reads it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from itertools import pairwise
from pickle import dumps
from struct import Struct
from typing import Any

from whoosh import columns, writing
from whoosh.codec.whoosh3 import W3FieldWriter, W3TermInfo
from whoosh.fields import FieldType

from index.embedded.arrays import Int32
from index.embedded.columns import VALUE_FACETS
from index.embedded.document import WIDTH_BITS, IndexDocument, TextField
from index.embedded.postings import FieldPostings

BLOCK_POSTINGS = 128
"""Postings of a block, as in Whoosh's codec; a reader unpacks a block at a time."""
TERMS_AT_A_TIME = 2000
"""How many terms are turned from arrays into Python numbers together."""
SINGLE_POSITIONS = 1 << 14
"""Positions below this have their code prepared: most words stand once in an article, near its start."""

_COUNT = Struct("!I")
_KEY = Struct("!H")


class ArticleSegmentWriter(writing.SegmentWriter):  # type: ignore[misc]
    """A segment writer that takes articles without their text's postings, and those at the end as arrays."""

    def add_article(self, document: IndexDocument) -> None:
        """Add an article's stored fields, columns, lengths and facet values."""
        values: dict[str, Any] = {
            "id": document.id,
            "published": document.date_key,
            **document.summary,
            **{facet.value: list(document.facets[facet]) for facet in VALUE_FACETS},
        }
        lengths = {name.value: terms.length for name, terms in document.fields.items() if terms.length}
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
    """Writes one field's terms through Whoosh's codec."""

    def __init__(self, codec_writer: W3FieldWriter, name: str, field: FieldType, lengths: Int32) -> None:
        codec_writer.start_field(name, field)
        self._terms = codec_writer._tindex
        self._blocks = codec_writer._postwriter
        self._file = codec_writer._postfile
        self._key = _KEY.pack(codec_writer._fieldid)
        self._format = field.format
        self._lengths = lengths

    def write(self, postings: FieldPostings) -> None:
        """Write all terms of the field, in their order."""
        names = iter(postings.terms)
        arrays = postings.arrays
        for first in range(0, len(postings.terms), TERMS_AT_A_TIME):
            starts = arrays.starts[first : first + TERMS_AT_A_TIME + 1]
            places = arrays.position_starts[first : first + TERMS_AT_A_TIME + 1]
            docs = arrays.docs[starts[0] : starts[-1]]
            frequencies = arrays.frequencies[starts[0] : starts[-1]].tolist()
            positions = arrays.positions[places[0] : places[-1]] >> WIDTH_BITS
            values = _values(frequencies, positions.tolist())
            lengths = self._lengths[docs].tolist()
            ids = docs.tolist()
            for start, end in pairwise((starts - starts[0]).tolist()):
                rows = slice(start, end)
                self._write_term(next(names), ids[rows], frequencies[rows], values[rows], lengths[rows])

    def _write_term(
        self, term: bytes, ids: list[int], frequencies: list[int], values: list[bytes], lengths: list[int]
    ) -> None:
        info, blocks = W3TermInfo(), self._blocks
        offset = self._file.tell()
        blocks.start_postings(self._format, info)
        for first in range(0, len(ids), BLOCK_POSTINGS):
            rows = slice(first, first + BLOCK_POSTINGS)
            blocks._ids = array("I", ids[rows])
            blocks._weights = array("f", frequencies[rows])
            blocks._values = values[rows]
            blocks._maxweight = max(frequencies[rows])
            blocks._minlength, blocks._maxlength = min(lengths[rows]), max(lengths[rows])
            blocks._write_block(last=rows.stop >= len(ids))
        info.set_extent(offset, self._file.tell() - offset)
        blocks._terminfo = None
        self._terms.add(self._key + term, info.to_bytes())


def _code(positions: list[int]) -> bytes:
    """The code of a posting's positions, as Whoosh's Positions format writes it."""
    deltas = [positions[0], *(later - earlier for earlier, later in pairwise(positions))]
    return _COUNT.pack(len(deltas)) + dumps(deltas, 2)


_SINGLES = [_code([position]) for position in range(SINGLE_POSITIONS)]


def _values(frequencies: list[int], positions: list[int]) -> list[bytes]:
    values: list[bytes] = []
    at = 0
    for frequency in frequencies:
        if frequency == 1 and positions[at] < SINGLE_POSITIONS:
            values.append(_SINGLES[positions[at]])
        else:
            values.append(_code(positions[at : at + frequency]))
        at += frequency
    return values
