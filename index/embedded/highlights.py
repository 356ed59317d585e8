"""Highlights: which words of the shown articles satisfy a query, read from the postings that found them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.embedded.arrays import Int32, Int64, run_starts
from index.embedded.document import TextField
from index.embedded.field import Field
from index.embedded.offsets import FieldOffsets
from index.embedded.postings import decoded
from index.embedded.tokens import Tokens
from index.marks import Mark, made
from index.query.clauses import Clause, Leaf, PhraseClause, PrefixClause, TermClause, leaves
from index.query.tree import Scope

MOST_MARKS = 5000
"""Marks of one part of a query that are shown in one field of the listed articles."""

_TEXT_BITS = 32
_TEXT_MASK = (1 << _TEXT_BITS) - 1
"""An article's row and the number of its text are sorted as one number."""
EXACT_TWIN = {TextField.TITLE: TextField.TITLE_EXACT, TextField.BODY: TextField.BODY_EXACT}
SCOPES = {TextField.TITLE: (Scope.TEXT, Scope.TITLE), TextField.BODY: (Scope.TEXT,)}
"""The parts of a query that are looked for in each shown field."""


@dataclass(frozen=True, slots=True)
class ArticleMarks:
    """The marks of one article.

    Attributes:
        title: those of its headline, by start.
        paragraphs: by the number of a paragraph, those of it; paragraphs without any are left out.
    """

    title: list[Mark]
    paragraphs: dict[int, list[Mark]]


class _Places(NamedTuple):
    """Occurrences of a query's parts in some rows.

    Attributes:
        numbers: the number of the part.
        rows: the row of the article.
        positions: the first position.
        widths: how many positions it covers.
    """

    numbers: Int64
    rows: Int64
    positions: Int64
    widths: Int64


class Highlighter:
    """Finds marks in one generation's articles."""

    def __init__(self, fields: Mapping[TextField, Field], offsets: Mapping[TextField, FieldOffsets]) -> None:
        self._fields = fields
        self._offsets = offsets

    def marks(self, clause: Clause | None, docs: Sequence[int]) -> dict[int, ArticleMarks]:
        """The marks of a query in some articles.

        Args:
            clause: the resolved query, or None for an empty one.
            docs: the numbers of the articles to be shown.

        Returns:
            By document number, the marks of title and paragraphs.
        """
        shown = sorted(set(docs))
        parts = list(dict.fromkeys(leaves(clause))) if clause is not None else []
        # The fields stand one behind the other: the titles of all articles, then their bodies.
        found: list[dict[int, list[Mark]]] = [{} for _ in range(len(SCOPES) * len(shown))]
        if parts and shown:
            self._fill(found, parts, np.asarray(shown, np.int32))
        bodies = found[len(shown) :]
        return {doc: ArticleMarks(found[row].get(0, []), bodies[row]) for row, doc in enumerate(shown)}

    def _fill(self, found: list[dict[int, list[Mark]]], parts: Sequence[Leaf], docs: Int32) -> None:
        """Put the marks of each row and text, by start, longer ones first."""
        pieces = [
            place._replace(rows=place.rows + number * len(docs))
            for number, name in enumerate(SCOPES)
            for place in self._field_places(name, parts, docs)
        ]
        if not any(len(piece.rows) for piece in pieces):
            return
        numbers, rows, positions, widths = (np.concatenate(column) for column in zip(*pieces, strict=True))
        tokens = Tokens.joined([self._offsets[name].read(docs) for name in SCOPES])
        spans = tokens.spans(rows, positions, widths)
        lengths = spans.ends - spans.starts
        order = np.lexsort((numbers, -lengths, spans.places))
        order = order[lengths[order] > 0]
        columns = (column[order].tolist() for column in (spans.starts, spans.ends, numbers))
        marks = made(zip(*columns, strict=True))
        texts = rows[order] << _TEXT_BITS | spans.texts[order]
        begins = run_starts(texts)
        bounds = pairwise((*begins.tolist(), len(marks)))
        for text, (begin, end) in zip(texts[begins].tolist(), bounds, strict=True):
            found[text >> _TEXT_BITS][text & _TEXT_MASK] = marks[begin:end]

    def _field_places(self, name: TextField, parts: Sequence[Leaf], docs: Int32) -> Iterator[_Places]:
        """Where the parts of a query stand in one shown field; words of one kind are looked for together."""
        words: dict[TextField, dict[int, Sequence[str]]] = {}
        for number, leaf in enumerate(parts):
            if leaf.scope not in SCOPES[name]:
                continue
            own = EXACT_TWIN[name] if isinstance(leaf, PrefixClause) or leaf.exact else name
            if isinstance(leaf, TermClause):
                words.setdefault(own, {})[number] = leaf.alternatives
            elif isinstance(leaf, PhraseClause):
                begins, ends = self._fields[own].phrase_runs(leaf.steps, docs)
                numbers = np.full(len(ends), number)
                yield _bounded(_Places(numbers, ends >> 32, begins & 0xFFFFFFFF, ends - begins))
            else:
                rows, coded = self._fields[own].prefix_occurrences(leaf.prefix, docs)
                yield _places_at(np.full(len(rows), number), rows, coded)
        for own, terms in words.items():
            which, rows, coded = self._fields[own].occurrences(list(terms.values()), docs)
            yield _places_at(np.asarray(list(terms)).take(which), rows, coded)


def _places_at(numbers: Int64, rows: Int64, coded: Int32) -> _Places:
    positions, widths = decoded(coded)
    return _bounded(_Places(numbers, rows, positions.astype(np.int64), widths.astype(np.int64)))


def _bounded(places: _Places) -> _Places:
    """The first marks of each part in each article, so that no article costs more than so many."""
    if len(places.rows) <= MOST_MARKS:
        return places
    keys = places.numbers << _TEXT_BITS | places.rows
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    kept = order[np.arange(len(keys)) - keys.searchsorted(keys) < MOST_MARKS]
    return _Places(*(column[kept] for column in places))
