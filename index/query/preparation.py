"""Reading ahead the tables that queries are understood with."""

from __future__ import annotations

from index.analysis.names import known_words
from index.analysis.stems import is_derived
from index.query.clauses import resolve
from index.query.expansion import expand
from index.query.parser import parse

_DERIVED = "menenangkan"
_NAMING = "kapan Kementerian Agama melayani PNS"
"""A question with a name, a derived word and one that has narrower ones."""


def read_tables() -> None:
    """Read every table that a query or a correction may need, which takes a third of a second."""
    known_words()
    is_derived(_DERIVED)
    tree = parse(_NAMING).tree
    if tree is not None:
        expand(resolve(tree), lambda _: True)
