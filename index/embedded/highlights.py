"""Highlights: which words of the shown articles satisfy a query, read from the postings that found them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.embedded.arrays import Int32, Int64
from index.embedded.document import TextField
from index.embedded.field import Field
from index.embedded.offsets import FieldOffsets
from index.embedded.postings import decoded
from index.marks import Mark
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
    """Occurrences in some articles: the row of the article, the first position and how many it covers."""

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
        wanted = np.asarray(shown, np.int32)
        parts = list(dict.fromkeys(leaves(clause))) if clause is not None else []
        titles = self._field_marks(TextField.TITLE, parts, wanted)
        bodies = self._field_marks(TextField.BODY, parts, wanted)
        return {doc: ArticleMarks(titles[row].get(0, []), bodies[row]) for row, doc in enumerate(shown)}

    def _field_marks(
        self, name: TextField, parts: Sequence[Leaf], docs: Int32
    ) -> list[dict[int, list[Mark]]]:
        """For each article the marks of one field, by the number of the text; each list by start."""
        found: list[dict[int, list[Mark]]] = [{} for _ in docs]
        chosen = [(number, leaf) for number, leaf in enumerate(parts) if leaf.scope in SCOPES[name]]
        if not chosen or not len(docs):
            return found
        places = [_first_of_each_row(self._places(name, leaf, docs)) for _, leaf in chosen]
        numbers = np.repeat([number for number, _ in chosen], [len(place.rows) for place in places])
        if not len(numbers):
            return found
        rows, positions, widths = (np.concatenate(column) for column in zip(*places, strict=True))
        spans = self._offsets[name].spans(docs, rows, positions, widths)
        texts = rows << _TEXT_BITS | spans.texts
        order = np.lexsort((-spans.ends, spans.starts, texts))
        order = order[(spans.starts < spans.ends)[order]]
        columns = (column[order].tolist() for column in (spans.starts, spans.ends, numbers))
        marks = list(map(Mark, *columns))
        texts = texts[order]
        begins = np.flatnonzero(np.diff(texts, prepend=-1))
        for text, (begin, end) in zip(
            texts[begins].tolist(), pairwise((*begins.tolist(), len(marks))), strict=True
        ):
            found[text >> _TEXT_BITS][text & _TEXT_MASK] = marks[begin:end]
        return found

    def _places(self, name: TextField, leaf: Leaf, docs: Int32) -> _Places:
        exact = isinstance(leaf, PrefixClause) or leaf.exact
        field = self._fields[EXACT_TWIN[name] if exact else name]
        if isinstance(leaf, PhraseClause):
            begins, ends = field.phrase_runs(leaf.steps, docs)
            return _Places(ends >> 32, begins & 0xFFFFFFFF, ends - begins)
        if isinstance(leaf, TermClause):
            return _places_at(*field.occurrences((*leaf.alternatives, *leaf.added), docs))
        return _places_at(*field.prefix_occurrences(leaf.prefix, docs))


def _first_of_each_row(places: _Places) -> _Places:
    """The first marks of each article, so that no article costs more than so many."""
    if len(places.rows) <= MOST_MARKS:
        return places
    order = np.argsort(places.rows, kind="stable")
    rows = places.rows[order]
    kept = order[np.arange(len(rows)) - rows.searchsorted(rows) < MOST_MARKS]
    return _Places(places.rows[kept], places.positions[kept], places.widths[kept])


def _places_at(rows: Int64, coded: Int32) -> _Places:
    positions, widths = decoded(coded)
    return _Places(rows, positions.astype(np.int64), widths.astype(np.int64))
