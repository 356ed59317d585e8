"""The Whoosh schema: stock field types only, so that stock Whoosh reads the index without this project."""

from __future__ import annotations

from whoosh import fields
from whoosh.analysis import RegexTokenizer

from index.embedded.document import TextField
from index.engine import Facet


def make_schema() -> fields.Schema:
    """Make the schema: the text fields, the facet values, the date column, and what a result list shows.

    The text fields are written from analysed terms; their tokenizer serves who queries the index with stock
    Whoosh, and takes terms separated by spaces as they are.
    """
    schema = fields.Schema(
        id=fields.ID(unique=True, stored=True),
        date=fields.STORED,
        url=fields.STORED,
        # One term a day serves ranges of days; Whoosh's eight of falling precision would only take space.
        published=fields.NUMERIC(int, bits=32, sortable=True, shift_step=0),
    )
    for facet in (Facet.PROVINCE, Facet.INSTITUTION, Facet.OUTLET):
        schema.add(facet.value, fields.KEYWORD(commas=True, stored=True))
    for name in TextField:
        stored = name is TextField.TITLE
        schema.add(name.value, fields.TEXT(analyzer=RegexTokenizer(r"\S+"), phrase=True, stored=stored))
    return schema
