"""The Whoosh schema. What is written with it opens in stock Whoosh, without any code of this project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh import fields
from whoosh.analysis import RegexTokenizer

from index.embedded.document import WIDTH_BITS, FieldTerms, TextField
from index.engine import Facet


class TermsField(fields.TEXT):  # type: ignore[misc]
    """A text field that takes analysed terms with their positions instead of a text.

    Whoosh pickles the schema into the index. This field pickles as the stock TEXT field that it extends, so
    that the index can be read where this project is not installed.
    """

    def __init__(self) -> None:
        super().__init__(analyzer=RegexTokenizer(r"\S+"), phrase=True, stored=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return fields.TEXT, (RegexTokenizer(r"\S+"), True)

    def index(self, value: FieldTerms, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give the postings of one document.

        Args:
            value: the field's terms.

        Yields:
            (term in UTF-8, share of the field's length, weight, coded positions). An entity lies over words
            that are counted already and has no share in the length.
        """
        encode = self.format.encode
        for term, coded in value.positions.items():
            count = len(coded)
            share = 0 if term.startswith("@") else count
            positions = [code >> WIDTH_BITS for code in coded]
            yield term.encode(), share, float(count), encode(positions)


def make_schema() -> fields.Schema:
    """Make the schema: the text fields, the facet values, the date column, and the stored record."""
    schema = fields.Schema(
        id=fields.ID(unique=True, stored=True),
        fingerprint=fields.STORED,
        record=fields.STORED,
        published=fields.NUMERIC(int, bits=32, sortable=True),
    )
    for facet in (Facet.PROVINCE, Facet.INSTITUTION, Facet.OUTLET):
        schema.add(facet.value, fields.KEYWORD(commas=True))
    for name in TextField:
        schema.add(name.value, TermsField())
    return schema
