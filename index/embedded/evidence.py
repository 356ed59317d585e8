"""Evidence: in which articles one field shows a term or a phrase, how often, and how early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Int32, Int64
from index.embedded.document import WIDTH_BITS
from index.embedded.postings import FieldPostings


@dataclass(frozen=True, slots=True)
class Evidence:
    """Occurrences in one field.

    Attributes:
        docs: the articles that have any, ascending.
        frequencies: how many in each.
        first: the position of the first one in each, in words from the field's beginning.
    """

    docs: Int32
    frequencies: Int32
    first: Int32


NO_EVIDENCE = Evidence(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int32))


def of_terms(field: FieldPostings, terms: Sequence[int]) -> Evidence:
    """Where any of some terms stands; terms that stand for the same count as one."""
    if len(terms) < 2:
        return _of_term(field, terms[0]) if len(terms) else NO_EVIDENCE
    docs, frequencies, first = field.gathered(np.asarray(terms))
    order = np.argsort(docs, kind="stable")
    docs = docs[order]
    starts = np.flatnonzero(np.diff(docs, prepend=-1))
    if not len(starts):
        return NO_EVIDENCE
    amounts = np.add.reduceat(frequencies[order], starts)
    return Evidence(docs[starts], amounts, np.minimum.reduceat(first[order], starts) >> WIDTH_BITS)


def of_phrase(field: FieldPostings, steps: Sequence[Sequence[int]]) -> Evidence:
    """Where steps follow each other without a gap, each any of some terms."""
    if not all(steps):
        return NO_EVIDENCE
    candidates: Int32 | None = None
    for step in steps:
        docs = np.unique(np.concatenate([field.postings(term)[0] for term in step]))
        candidates = docs if candidates is None else np.intersect1d(candidates, docs, assume_unique=True)
    if candidates is None or not len(candidates):
        return NO_EVIDENCE
    places = _phrase_places(field, steps, candidates)
    rows, starts, counts = np.unique(places >> 32, return_index=True, return_counts=True)
    first = (places[starts] & 0xFFFFFFFF).astype(np.int32)
    return Evidence(candidates[rows], counts.astype(np.int32), first)


def _of_term(field: FieldPostings, term: int) -> Evidence:
    docs, frequencies = field.postings(term)
    return Evidence(docs, frequencies, field.first_positions(term) >> WIDTH_BITS)


def _phrase_places(field: FieldPostings, steps: Sequence[Sequence[int]], candidates: Int32) -> Int64:
    """Every place behind a run of the steps, ascending: the row in `candidates` << 32 | the position.

    A step's occurrences that start where an occurrence of the step before ended carry on.
    """
    ends: Int64 | None = None
    for step in steps:
        keys, widths = [], []
        for term in step:
            rows, coded = field.occurrences(term, candidates)
            keys.append(rows << 32 | coded >> WIDTH_BITS)
            widths.append((coded & ((1 << WIDTH_BITS) - 1)) + 1)
        key, width = np.concatenate(keys), np.concatenate(widths)
        if ends is not None:
            follows = np.isin(key, ends)
            key, width = key[follows], width[follows]
        ends = np.unique(key + width)
    return ends if ends is not None else np.empty(0, np.int64)
