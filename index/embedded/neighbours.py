"""Neighbours: how often two words stand side by side, where they were typed so in a short query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.embedded.arrays import Float64, Int32
from index.embedded.field import Field
from index.embedded.matches import members
from index.query.clauses import AllOf, TermClause
from index.query.tree import Scope

MOST_WORDS = 5
"""Of a query whose words are looked for side by side: longer ones are sentences and headlines, which articles
tell in other words."""
LOOKED_INTO = 200
"""Articles of the highest scores whose words are looked at; bounds the cost of common words."""


class Pair(NamedTuple):
    """Two words that were typed side by side, in index terms.

    Attributes:
        first: the terms of the first word.
        second: those of the second.
        names: long names that have both side by side; there they tell who acts, and do not count
            (`Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi`).
    """

    first: Sequence[str]
    second: Sequence[str]
    names: Sequence[str]


def pairs(clause: AllOf) -> Iterator[tuple[TermClause, TermClause]]:
    """The words of a short query that were typed side by side; a question has none."""
    if clause.question or len(clause.parts) > MOST_WORDS:
        return
    typed = [part if isinstance(part, TermClause) and part.words else None for part in clause.parts]
    for first, second in pairwise(typed):
        if first and second and first.scope is second.scope is Scope.TEXT:
            yield first, second


def amounts(field: Field, pair: Pair, docs: Int32) -> Float64:
    """How often a pair stands in some articles.

    Args:
        field: where they stand.
        pair: the pair.
        docs: the articles, ascending.

    Returns:
        The amount in each of the articles.
    """
    ends = field.phrase_runs((pair.first, pair.second), docs)[1]
    amount = np.bincount(ends >> 32, minlength=len(docs)).astype(np.float64)
    named = field.terms(pair.names)
    inside, rows = members(docs, named.docs)
    amount[inside] -= named.frequencies[rows]
    return np.maximum(amount, 0)
