"""Reading ahead the tables that queries are understood and answered with."""

from __future__ import annotations

from index.analysis.answers import AnswerKind, answers
from index.analysis.names import known_words
from index.analysis.stems import is_derived
from index.levels import level_of
from index.query.clauses import resolve
from index.query.expansion import expand
from index.query.parser import parse
from index.query.repair import repairs

_QUERIES = ("kapan Kementerian Agama melayani PNS", "berapa orang guru", "propinsi:jambi")
"""Questions, names, a word that has narrower ones, and a field's other name."""
_DERIVED = "menenangkan"
_INSTITUTION = "Dinas Kesehatan Jambi"


def read_tables() -> None:
    """Read the tables that nearly every query needs, or every question, which takes half a second."""
    known_words()
    is_derived(_DERIVED)
    level_of(_INSTITUTION)
    for text in _QUERIES:
        repairs(text)
        tree = parse(text).tree
        if tree is not None:
            expand(resolve(tree), lambda _: True)
    for kind in AnswerKind:
        list(answers(kind, "", ()))
