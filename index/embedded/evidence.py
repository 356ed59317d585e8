"""Evidence: in which articles one field shows a term or a phrase, how often, and how early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Bool, Int32, Int64, Whole, run_starts
from index.embedded.document import WIDTH_BITS
from index.embedded.matches import both
from index.embedded.postings import FieldPostings, decoded


@dataclass(frozen=True, slots=True)
class Evidence:
    """Occurrences in one field.

    Attributes:
        docs: the articles that have any, ascending.
        frequencies: how many in each.
        first: the position of the first one in each, in words from the field's beginning.
    """

    docs: Int32
    frequencies: Whole
    first: Whole

    def where(self, kept: Bool) -> Evidence:
        """That of the articles at the rows that are true."""
        return Evidence(self.docs[kept], self.frequencies[kept], self.first[kept])

    def take(self, rows: Int64 | Int32) -> Evidence:
        """The articles at some rows."""
        return Evidence(self.docs.take(rows), self.frequencies.take(rows), self.first.take(rows))


NO_EVIDENCE = Evidence(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int32))


def of_terms(field: FieldPostings, terms: list[int]) -> Evidence:
    """Where any of some terms stands; terms that stand for the same count as one."""
    if not terms:
        return NO_EVIDENCE
    docs, frequencies, first = field.gathered(terms)
    if len(terms) == 1:
        return Evidence(docs, frequencies, first >> WIDTH_BITS)
    order = np.argsort(docs, kind="stable")
    docs = docs[order]
    starts = run_starts(docs)
    amounts = np.add.reduceat(frequencies[order], starts)
    return Evidence(docs[starts], amounts, np.minimum.reduceat(first[order], starts) >> WIDTH_BITS)


def of_phrase(field: FieldPostings, steps: Sequence[Sequence[int]]) -> Evidence:
    """Where steps follow each other without a gap, each any of some terms."""
    if not all(steps):
        return NO_EVIDENCE
    candidates: Int32 | None = None
    for step in steps:
        docs = _docs_of(field, step)
        candidates = docs if candidates is None else both(candidates, docs)
    if candidates is None or not len(candidates):
        return NO_EVIDENCE
    places = phrase_runs(field, steps, candidates)[1]
    rows = places >> 32
    starts = run_starts(rows)
    counts = np.diff(starts, append=len(rows)).astype(np.int32)
    first = (places[starts] & 0xFFFFFFFF).astype(np.int32)
    return Evidence(candidates[rows[starts]], counts, first)


def _docs_of(field: FieldPostings, step: Sequence[int]) -> Int32:
    """The articles that hold any of some terms."""
    found = [field.docs(term) for term in step]
    return found[0] if len(found) == 1 else np.unique(np.concatenate(found))


def phrase_runs(field: FieldPostings, steps: Sequence[Sequence[int]], docs: Int32) -> tuple[Int64, Int64]:
    """Every run of the steps, each of which starts where the one before it ended.

    Args:
        field: the field's postings.
        steps: for each step the terms that satisfy it.
        docs: the articles to look in, ascending.

    Returns:
        Where each run begins and where it ends: the row in `docs` << 32 | the position. Ascending by the end;
        of runs with one end there is one.
    """
    begins = ends = np.empty(0, np.int64)
    for number, step in enumerate(steps):
        key, width = _step_places(field, step, docs)
        begin = key
        if number:
            at = np.minimum(np.searchsorted(ends, key), len(ends) - 1)
            follows = ends[at] == key
            key, width, begin = key[follows], width[follows], begins[at[follows]]
        begins, ends = _by_end(begin, key + width)
        if not len(ends):
            break
    return begins, ends


def _step_places(field: FieldPostings, step: Sequence[int], docs: Int32) -> tuple[Int64, Int64]:
    """Where any of a step's terms stands, and how many positions it covers there."""
    if not step:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    _, rows, coded = field.occurrences(step, docs)
    positions, widths = decoded(coded)
    return rows << 32 | positions, widths.astype(np.int64)


def _by_end(begins: Int64, ends: Int64) -> tuple[Int64, Int64]:
    if np.all(ends[1:] > ends[:-1]):
        return begins, ends
    ends, first = np.unique(ends, return_index=True)
    return begins[first], ends
