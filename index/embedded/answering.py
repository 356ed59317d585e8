"""Answering: how near to the words of a question an article has something of the kind that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.analysis.answers import answers
from index.embedded.arrays import Bool, Float64, Int32, Int64, run_starts
from index.embedded.field import Field
from index.embedded.offsets import FieldOffsets
from index.embedded.postings import decoded
from index.query.question import Asked

READ = 20
"""Articles of the highest scores that are read for an answer: two pages."""
AROUND = 300
"""Characters of the paragraph that are read on either side of where the question's words stand closest."""
NEAR = 50.0
"""At which distance from an answer, in characters, a word counts half; about seven words."""

_ROW_BITS, _TEXT_BITS = 47, 24
"""A place is coded as row << 47 | paragraph << 24 | offset: the longest text has 4 MiB."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What some articles have that may answer a question.

    Attributes:
        present: 1 where there is anything of the kind that is asked for, near the question's words; else 0.
        near: how near to an answer the question's words stand, as a share of their weight, 0 to 1.
        counted: 1 where a number is followed by what the question counts; else 0.
    """

    present: Float64
    near: Float64
    counted: Float64


class Answering:
    """Looks for answers in one generation's articles."""

    def __init__(
        self, field: Field, offsets: FieldOffsets, paragraphs: Callable[[int], Sequence[str]]
    ) -> None:
        """Take what is looked into.

        Args:
            field: the stems of the bodies.
            offsets: where their words stand.
            paragraphs: gives the text of the article with a document number.
        """
        self._field = field
        self._offsets = offsets
        self._paragraphs = paragraphs

    def signs(self, asked: Asked, words: Sequence[tuple[Sequence[str], float]], docs: Int32) -> Signs:
        """Look for answers.

        Args:
            asked: what the question wants.
            words: for each word of the question the terms that stand for it, and its weight.
            docs: the articles to be read, ascending.
        """
        places = self._places([terms for terms, _ in words], docs)
        placed = [(own, weight) for own, (_, weight) in zip(places, words, strict=True)]
        everywhere = np.concatenate(places)
        found, counted = self._answers(asked, _closest(everywhere, _nearness(everywhere, placed)), docs)
        rows = found >> _ROW_BITS
        signs = Signs(*(np.zeros(len(docs)) for _ in range(3)))
        signs.present[rows] = 1
        total = sum(weight for _, weight in words)
        np.maximum.at(signs.near, rows, _nearness(found, placed) / total)
        signs.counted[rows[counted]] = 1
        return signs

    def _answers(self, asked: Asked, around: Int64, docs: Int32) -> tuple[Int64, Bool]:
        """Read around some places: where anything begins that may be an answer, and which is counted."""
        found: list[int] = []
        counted: list[bool] = []
        for place in around.tolist():
            row, within = divmod(place, 1 << _ROW_BITS)
            number, offset = divmod(within, 1 << _TEXT_BITS)
            first = max(offset - AROUND, 0)
            text = self._paragraphs(int(docs[row]))[number][first : offset + AROUND]
            for start, end in answers(asked.kind, text, asked.typed):
                found.append(place - offset + first + start)
                counted.append(asked.counts(text[:start], text[end:]))
        return np.asarray(found, np.int64), np.asarray(counted, np.bool_)

    def _places(self, words: Sequence[Sequence[str]], docs: Int32) -> list[Int64]:
        """Where each word begins, given as the terms that stand for it: coded, ascending."""
        numbers, rows, coded = self._field.occurrences(words, docs)
        positions, widths = decoded(coded)
        spans = self._offsets.read(docs).spans(rows, positions.astype(np.int64), widths.astype(np.int64))
        places = rows << _ROW_BITS | spans.texts << _TEXT_BITS | spans.starts
        return [np.sort(places[numbers == number]) for number in range(len(words))]


def _nearness(places: Int64, placed: Sequence[tuple[Int64, float]]) -> Float64:
    """The weight of the words around each place, the more the nearer they are."""
    nearness = np.zeros(len(places))
    for own, weight in placed:
        if len(own):
            at = np.searchsorted(own, places)
            after = own[np.minimum(at, len(own) - 1)]
            before = own[np.maximum(at - 1, 0)]
            nearness += weight / (1 + np.minimum(abs(after - places), abs(places - before)) / NEAR)
    return nearness


def _closest(places: Int64, nearness: Float64) -> Int64:
    """For each row the place with most around it."""
    rows = places >> _ROW_BITS
    order = np.lexsort((-nearness, rows))
    return places[order][run_starts(rows[order])]
