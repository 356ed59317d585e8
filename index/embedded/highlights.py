"""Highlights: which words of the shown articles satisfy a query, read from the postings that found them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded import arrays
from index.embedded.arrays import Int32, Int64
from index.embedded.document import TextField
from index.embedded.evidence import phrase_runs
from index.embedded.offsets import TokenOffsets
from index.embedded.postings import FieldPostings, decoded
from index.marks import Mark
from index.query.clauses import Clause, Leaf, PhraseClause, PrefixClause, TermClause, leaves
from index.query.tree import Scope

MOST_MARKS = 5000
"""Marks of one part of a query that are shown in one field of the listed articles."""

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


@dataclass(frozen=True, slots=True)
class _Places:
    """Occurrences in some articles: the row of the article, the first position and how many it covers."""

    rows: Int64
    positions: Int64
    widths: Int64


class Highlighter:
    """Finds marks in one generation's articles."""

    def __init__(
        self, fields: Mapping[TextField, FieldPostings], offsets: Mapping[TextField, TokenOffsets]
    ) -> None:
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
        wanted = np.unique(np.asarray(docs, np.int32))
        parts = list(dict.fromkeys(leaves(clause))) if clause is not None else []
        titles = self._field_marks(TextField.TITLE, parts, wanted)
        bodies = self._field_marks(TextField.BODY, parts, wanted)
        return {
            doc: ArticleMarks(titles[row].get(0, []), bodies[row]) for row, doc in enumerate(wanted.tolist())
        }

    def _field_marks(
        self, name: TextField, parts: Sequence[Leaf], docs: Int32
    ) -> list[dict[int, list[Mark]]]:
        """For each article the marks of one field, by the number of the text."""
        found: list[dict[int, list[Mark]]] = [{} for _ in docs]
        for number, leaf in enumerate(parts):
            if leaf.scope in SCOPES[name]:
                places = self._places(name, leaf, docs)
                for row in np.unique(places.rows).tolist():
                    self._add_marks(name, found[row], number, int(docs[row]), _of_row(places, row))
        for texts in found:
            for marks in texts.values():
                marks.sort(key=lambda mark: (mark.start, -mark.end))
        return found

    def _add_marks(
        self, name: TextField, texts: dict[int, list[Mark]], leaf: int, doc: int, places: _Places
    ) -> None:
        text, starts, ends = self._offsets[name].spans(doc, places.positions, places.widths)
        for number, start, end in zip(text.tolist(), starts.tolist(), ends.tolist(), strict=True):
            texts.setdefault(number, []).append(Mark(start, end, leaf))

    def _places(self, name: TextField, leaf: Leaf, docs: Int32) -> _Places:
        exact = isinstance(leaf, PrefixClause) or leaf.exact
        field = self._fields[EXACT_TWIN[name] if exact else name]
        if isinstance(leaf, PhraseClause):
            return _phrase_places(field, leaf, docs)
        if isinstance(leaf, TermClause):
            return _places_of(field, (*leaf.alternatives, *leaf.added), docs)
        return _prefix_places(field, leaf, docs)


def _of_row(places: _Places, row: int) -> _Places:
    chosen = np.flatnonzero(places.rows == row)[:MOST_MARKS]
    return _Places(places.rows[chosen], places.positions[chosen], places.widths[chosen])


def _places_at(rows: Int64, coded: Int32) -> _Places:
    positions, widths = decoded(coded)
    return _Places(rows, positions.astype(np.int64), widths.astype(np.int64))


def _places_of(field: FieldPostings, terms: Sequence[str], docs: Int32) -> _Places:
    """Where any of some terms stands."""
    indices = [index for term in dict.fromkeys(terms) if (index := field.terms.find(term)) is not None]
    found = [field.occurrences(index, docs) for index in indices]
    none = np.empty(0, np.int64)
    rows = np.concatenate([none, *(rows for rows, _ in found)])
    return _places_at(rows, np.concatenate([none, *(coded for _, coded in found)]).astype(np.int32))


def _prefix_places(field: FieldPostings, leaf: PrefixClause, docs: Int32) -> _Places:
    """Where a word with a prefix stands: its words' postings lie side by side, so one slice has them all."""
    first, last = field.terms.prefix_range(leaf.prefix)
    begin, end = field.arrays.starts[first], field.arrays.starts[last]
    postings = np.flatnonzero(np.isin(field.arrays.docs[begin:end], docs))
    frequencies = field.arrays.frequencies[begin:end]
    before = arrays.offsets(frequencies)[:-1] + field.arrays.position_starts[first]
    coded = field.arrays.positions[arrays.ranges(before[postings], frequencies[postings])]
    rows = np.searchsorted(docs, field.arrays.docs[begin:end][postings])
    return _places_at(np.repeat(rows, frequencies[postings]), coded)


def _phrase_places(field: FieldPostings, leaf: PhraseClause, docs: Int32) -> _Places:
    """Where a phrase's steps follow each other without a gap, from the first word to the last."""
    found = [[field.terms.find(term) for term in step] for step in leaf.steps]
    steps = [[index for index in step if index is not None] for step in found]
    begins, ends = phrase_runs(field, steps, docs)
    return _Places(ends >> 32, begins & 0xFFFFFFFF, ends - begins)
