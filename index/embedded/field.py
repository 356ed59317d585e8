"""One text field of a generation: the postings of all its segments, asked as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter

import numpy as np

from index.embedded.arrays import Bool, Int32, Int64
from index.embedded.evidence import NO_EVIDENCE, Evidence, of_phrase, of_terms, phrase_runs
from index.embedded.postings import FieldPostings

Steps = Sequence[Sequence[str]]
"""For each step of a phrase, or each of some words, the terms of which one must stand there."""
BLOCK = 4096
"""How many terms are counted at a time; bounds the memory of reading a vocabulary."""
PLACE_BITS = 32
"""A term's place is its segment's number among the segments and, in so many bits, its index there."""
_IN_PART = (1 << PLACE_BITS) - 1


@dataclass(frozen=True, slots=True)
class FieldPart:
    """A field in one segment.

    Attributes:
        first: the document number of the segment's first article.
        size: how many numbers the segment has.
        postings: the field's postings there, numbered from 0.
        alive: which of the segment's numbers are in use, None when all are.
    """

    first: int
    size: int
    postings: FieldPostings
    alive: Bool | None

    def find(self, terms: Sequence[str]) -> list[int]:
        """The indices of those of some terms that stand here, none twice."""
        found = (self.postings.terms.find(term) for term in dict.fromkeys(terms))
        return [index for index in found if index is not None]

    def local(self, docs: Int32) -> tuple[Int32, slice]:
        """Those of some ascending document numbers that are of this segment, as its own, and their rows."""
        first, last = docs.searchsorted((self.first, self.first + self.size)).tolist()
        return docs[first:last] - np.int32(self.first), slice(first, last)


class Field:
    """A text field. Safe to use from several threads at a time."""

    def __init__(self, parts: Sequence[FieldPart]) -> None:
        self._parts = parts

    def holds(self, term: str) -> bool:
        """Whether a term stands in any article."""
        return bool(self.count(term))

    def count(self, term: str) -> int:
        """How many articles a term stands in."""
        return sum(_counts(part, index, index + 1)[0] for part in self._parts for index in part.find((term,)))

    def terms(self, terms: Sequence[str]) -> Evidence:
        """Where any of some terms stands; terms that stand for the same count as one."""
        return self._joined([of_terms(part.postings, part.find(terms)) for part in self._parts])

    def phrase(self, steps: Steps) -> Evidence:
        """Where the steps of a phrase follow each other without a gap."""
        return self._joined(
            [of_phrase(part.postings, [part.find(step) for step in steps]) for part in self._parts]
        )

    def prefix(self, prefix: str, most: int) -> Evidence:
        """Where a term with a prefix stands.

        Args:
            prefix: the terms' beginning.
            most: how many terms it may stand for; the commonest are kept.
        """
        ranges = [part.postings.terms.prefix_range(prefix) for part in self._parts]
        if all(last - first <= most for first, last in ranges):
            chosen = [list(range(*ends)) for ends in ranges]
        else:
            chosen = self._commonest(ranges, most)
        return self._joined(
            [of_terms(part.postings, terms) for part, terms in zip(self._parts, chosen, strict=True)]
        )

    def occurrences(self, words: Steps, docs: Int32) -> tuple[Int64, Int64, Int32]:
        """Every place where some words stand in some articles.

        Args:
            words: for each word the terms that stand for it.
            docs: document numbers, ascending.

        Returns:
            For each place the number of the word, the row of its article in `docs`, and the coded position.
            They are ordered by word within each segment.
        """
        found = []
        for part in self._parts:
            local, rows = part.local(docs)
            named = [(number, index) for number, terms in enumerate(words) for index in part.find(terms)]
            if named and len(local):
                numbers, indices = zip(*named, strict=True)
                which, at, coded = part.postings.occurrences(indices, local)
                found.append((np.asarray(numbers).take(which), at + rows.start, coded))
        if len(found) == 1:
            return found[0]
        numbers_found = [np.empty(0, np.int64), *(which for which, _, _ in found)]
        return np.concatenate(numbers_found), *_concatenated([(at, coded) for _, at, coded in found])

    def prefix_occurrences(self, prefix: str, docs: Int32) -> tuple[Int64, Int32]:
        """Likewise, where any term with a prefix stands."""
        found = []
        for part in self._parts:
            local, rows = part.local(docs)
            first, last = part.postings.terms.prefix_range(prefix)
            if len(local) and last > first:
                at, coded = part.postings.occurrences_in_range(first, last, local)
                found.append((at + rows.start, coded))
        return _concatenated(found)

    def phrase_runs(self, steps: Steps, docs: Int32) -> tuple[Int64, Int64]:
        """Where a phrase begins and ends in some articles: the row in `docs` << 32 | the position."""
        none = np.empty(0, np.int64)
        begins, ends = [none], [none]
        for part in self._parts:
            local, rows = part.local(docs)
            found = phrase_runs(part.postings, [part.find(step) for step in steps], local)
            begins.append(found[0] + (rows.start << 32))
            ends.append(found[1] + (rows.start << 32))
        return np.concatenate(begins), np.concatenate(ends)

    def vocabulary(self) -> Iterator[tuple[str, int, int]]:
        """All terms in ascending order, with the number of articles that hold each, and its place."""
        parts = [_counted(number, part) for number, part in enumerate(self._parts)]
        for term, same in groupby(merge(*parts), itemgetter(0)):
            found = list(same)
            yield term.decode(), sum(count for _, count, _ in found), found[0][2]

    def term_at(self, place: int) -> str:
        """The term at a place that `vocabulary` gave; places are of this generation."""
        return self._parts[place >> PLACE_BITS].postings.terms[place & _IN_PART].decode()

    def _joined(self, evidence: Sequence[Evidence]) -> Evidence:
        """Join the evidence of each part, by the articles' numbers in the generation."""
        placed = [_placed(part, own) for part, own in zip(self._parts, evidence, strict=True)]
        found = [own for own in placed if len(own.docs)]
        if len(found) < 2:
            return found[0] if found else NO_EVIDENCE
        return Evidence(
            np.concatenate([own.docs for own in found]),
            np.concatenate([own.frequencies for own in found]),
            np.concatenate([own.first for own in found]),
        )

    def _commonest(self, ranges: Sequence[tuple[int, int]], most: int) -> list[list[int]]:
        """Of the terms in a range of each part those that most articles hold, whichever part they are in."""
        counts: Counter[bytes] = Counter()
        for part, (first, last) in zip(self._parts, ranges, strict=True):
            own = _counts(part, first, last)
            for index, count in zip(range(first, last), own, strict=True):
                counts[part.postings.terms[index]] += count
        kept = {term for term, _ in counts.most_common(most)}
        return [
            [index for index in range(first, last) if part.postings.terms[index] in kept]
            for part, (first, last) in zip(self._parts, ranges, strict=True)
        ]


def _placed(part: FieldPart, evidence: Evidence) -> Evidence:
    """A segment's evidence of the articles in use, by their numbers in the generation."""
    if part.alive is not None:
        evidence = evidence.where(part.alive[evidence.docs])
    if not part.first:
        return evidence
    return Evidence(evidence.docs + np.int32(part.first), evidence.frequencies, evidence.first)


def _counts(part: FieldPart, first: int, last: int) -> list[int]:
    """How many articles each of the terms [first, last) has."""
    held = part.postings.arrays
    starts = held.starts[first : last + 1]
    counts: Int64 = starts[1:] - starts[:-1]
    if part.alive is not None:
        alive = part.alive[held.docs[starts[0] : starts[-1]]]
        counts = np.add.reduceat(alive, starts[:-1] - starts[0], dtype=np.int64)
    held_by: list[int] = counts.tolist()
    return held_by


def _counted(number: int, part: FieldPart) -> Iterator[tuple[bytes, int, int]]:
    """The terms of a part that any article holds, with the number of articles and their places."""
    terms = part.postings.terms
    for first in range(0, len(terms), BLOCK):
        last = min(first + BLOCK, len(terms))
        counted = zip(terms.part(first, last), _counts(part, first, last), strict=True)
        for index, (term, count) in enumerate(counted, first):
            if count:
                yield term, count, number << PLACE_BITS | index
        part.postings.arrays.forget()


def _concatenated(found: Sequence[tuple[Int64, Int32]]) -> tuple[Int64, Int32]:
    rows = [np.empty(0, np.int64), *(rows for rows, _ in found)]
    return np.concatenate(rows), np.concatenate([np.empty(0, np.int32), *(coded for _, coded in found)])
