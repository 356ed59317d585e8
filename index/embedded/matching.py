"""Matching: which articles satisfy a clause, and how well.

Scores are BM25 as Lucene computes it (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework";
Lucene's BM25Similarity: idf = ln(1 + (N - n + 0.5) / (n + 0.5)), no factor (k1 + 1)), with the true field
lengths. Terms that satisfy the same clause count as one term, as in Lucene's SynonymQuery.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Bool, Float64, Int32, Int64
from index.embedded.columns import Columns
from index.embedded.document import WIDTH_BITS, TextField
from index.embedded.postings import FieldPostings
from index.query.clauses import AllOf, AnyOf, Clause, NoneOf, PhraseClause, PrefixClause, TermClause
from index.query.tree import Scope

K1 = 1.2
B = 0.75
BOOSTS: Mapping[TextField, float] = {
    TextField.TITLE: 2.0,
    TextField.TITLE_EXACT: 2.0,
    TextField.BODY: 1.0,
    TextField.BODY_EXACT: 1.0,
}
"""Weight of a field's score; fields that are not named add nothing, they only filter."""
MAX_EXPANSIONS = 1024
"""How many words a prefix may stand for; the commonest are kept."""

STEMMED: Mapping[Scope, tuple[TextField, ...]] = {
    Scope.TEXT: (TextField.TITLE, TextField.BODY),
    Scope.TITLE: (TextField.TITLE,),
    Scope.PROVINCE: (TextField.PROVINCE,),
    Scope.INSTITUTION: (TextField.INSTITUTION,),
    Scope.OUTLET: (TextField.OUTLET,),
}
EXACT: Mapping[Scope, tuple[TextField, ...]] = {
    **STEMMED,
    Scope.TEXT: (TextField.TITLE_EXACT, TextField.BODY_EXACT),
    Scope.TITLE: (TextField.TITLE_EXACT,),
}
"""The fields that each scope looks in; the short metadata fields have no exact twin."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Articles that satisfy a clause.

    Attributes:
        docs: document numbers, ascending.
        scores: the relevance of each.
    """

    docs: Int32
    scores: Float64


NO_MATCHES = Matches(np.empty(0, np.int32), np.empty(0, np.float64))


class Matcher:
    """Evaluates clauses over one generation's postings."""

    def __init__(self, fields: Mapping[TextField, FieldPostings], columns: Columns) -> None:
        self._fields = fields
        self._columns = columns
        self._norms = {name: _norm(columns.lengths[name]) for name in BOOSTS}

    def everything(self) -> Matches:
        """All articles, none more relevant than another."""
        return Matches(self._columns.live, np.zeros(len(self._columns.live)))

    def match(self, clause: Clause) -> Matches:
        """The articles that satisfy a clause."""
        if isinstance(clause, TermClause):
            return self._match_terms(clause)
        if isinstance(clause, PhraseClause):
            return self._match_phrase(clause)
        if isinstance(clause, PrefixClause):
            return self._match_prefix(clause)
        if isinstance(clause, AnyOf):
            return union([self.match(part) for part in clause.parts])
        if isinstance(clause, NoneOf):
            return without(self.everything(), self.match(clause.part).docs)
        return self._match_all(clause)

    def match_most(self, clause: AllOf) -> Matches:
        """The articles that satisfy the largest number of a conjunction's parts that any article satisfies.

        Fields named in the query and negations stay conditions.
        """
        wanted = [part for part in clause.parts if _is_optional(part)]
        found = [self.match(part) for part in wanted]
        matches = union(found)
        conditions = [part for part in clause.parts if not _is_optional(part)]
        if conditions:
            allowed = self._match_all(AllOf(tuple(conditions))).docs
            kept = np.isin(matches.docs, allowed, assume_unique=True)
            matches = Matches(matches.docs[kept], matches.scores[kept])
        if not len(matches.docs):
            return NO_MATCHES
        counts = np.zeros(len(matches.docs), np.int32)
        for part in found:
            counts += np.isin(matches.docs, part.docs, assume_unique=True)
        best = counts == counts.max()
        return Matches(matches.docs[best], matches.scores[best])

    def knows(self, word: str) -> bool:
        """Whether a word stands anywhere, just as it is written but for case."""
        return any(self._fields[name].terms.find(word) is not None for name in EXACT[Scope.TEXT])

    def _match_all(self, clause: AllOf) -> Matches:
        negative = [part for part in clause.parts if isinstance(part, NoneOf)]
        positive = [part for part in clause.parts if not isinstance(part, NoneOf)]
        if not clause.parts:
            return NO_MATCHES
        matches = self.everything()
        for number, part in enumerate(positive):
            found = self.match(part)
            matches = intersection(matches, found) if number else found
            if not len(matches.docs):
                return NO_MATCHES
        for excluded in negative:
            matches = without(matches, self.match(excluded.part).docs)
        return matches

    def _match_terms(self, clause: TermClause) -> Matches:
        names = (EXACT if clause.exact else STEMMED)[clause.scope]
        found = []
        for name in names:
            terms = [self._fields[name].terms.find(term) for term in clause.alternatives]
            found.append(self._match_any(name, [term for term in terms if term is not None]))
        return union(found)

    def _match_prefix(self, clause: PrefixClause) -> Matches:
        found = []
        for name in EXACT[clause.scope]:
            field = self._fields[name]
            terms = np.arange(*field.terms.prefix_range(clause.prefix))
            if len(terms) > MAX_EXPANSIONS:
                counts = field.arrays.starts[terms + 1] - field.arrays.starts[terms]
                terms = terms[np.argpartition(counts, -MAX_EXPANSIONS)[-MAX_EXPANSIONS:]]
            found.append(self._match_any(name, terms.tolist()))
        return union(found)

    def _match_any(self, name: TextField, terms: Sequence[int]) -> Matches:
        if not terms:
            return NO_MATCHES
        lists = [self._fields[name].postings(term) for term in terms]
        docs, frequencies = lists[0]
        if len(lists) > 1:
            docs, frequencies = _merge(lists)
        return self._scored(name, docs, frequencies, 1)

    def _match_phrase(self, clause: PhraseClause) -> Matches:
        names = (EXACT if clause.exact else STEMMED)[clause.scope]
        return union([self._match_phrase_in(name, clause) for name in names])

    def _match_phrase_in(self, name: TextField, clause: PhraseClause) -> Matches:
        field = self._fields[name]
        steps = [
            [term for text in step if (term := field.terms.find(text)) is not None] for step in clause.steps
        ]
        if not all(steps):
            return NO_MATCHES
        candidates: Int32 | None = None
        for step in steps:
            docs = np.unique(np.concatenate([field.postings(term)[0] for term in step]))
            candidates = docs if candidates is None else np.intersect1d(candidates, docs, assume_unique=True)
        if candidates is None or not len(candidates):
            return NO_MATCHES
        rows = _phrase_rows(field, steps, candidates)
        counts = np.bincount(rows, minlength=len(candidates))
        hit = counts > 0
        return self._scored(name, candidates[hit], counts[hit], len(steps))

    def _scored(self, name: TextField, docs: Int32, frequencies: Int32 | Int64, weight: int) -> Matches:
        """BM25 of one field; `weight` is the number of words that had to stand together."""
        if name not in BOOSTS:
            return Matches(docs, np.zeros(len(docs)))
        idf = np.log1p((len(self._columns.live) - len(docs) + 0.5) / (len(docs) + 0.5))
        frequency = frequencies.astype(np.float64)
        gain = frequency / (frequency + self._norms[name].of(docs))
        return Matches(docs, BOOSTS[name] * weight * idf * gain)


@dataclass(frozen=True, slots=True)
class _Norm:
    """The length part of BM25 for one field."""

    lengths: Int32
    average: float

    def of(self, docs: Int32) -> Float64:
        lengths: Float64 = self.lengths[docs].astype(np.float64)
        return K1 * (1 - B + B / self.average * lengths)


def _norm(lengths: Int32) -> _Norm:
    filled = int(np.count_nonzero(lengths))
    return _Norm(lengths, float(lengths.sum(dtype=np.int64)) / filled if filled else 1.0)


def intersection(left: Matches, right: Matches) -> Matches:
    """The articles of both, with the sum of their scores."""
    if len(left.docs) > len(right.docs):
        left, right = right, left
    at, inside = _lookup(left.docs, right.docs)
    return Matches(left.docs[inside], left.scores[inside] + right.scores[at[inside]])


def without(matches: Matches, docs: Int32) -> Matches:
    """The articles that are not among `docs`."""
    kept = ~_lookup(matches.docs, docs)[1]
    return Matches(matches.docs[kept], matches.scores[kept])


def union(parts: Sequence[Matches]) -> Matches:
    """The articles of any part, with the sum of their scores."""
    filled = [part for part in parts if len(part.docs)]
    if len(filled) < 2:
        return filled[0] if filled else NO_MATCHES
    docs, places = np.unique(np.concatenate([part.docs for part in filled]), return_inverse=True)
    scores = np.bincount(places, np.concatenate([part.scores for part in filled]), len(docs))
    return Matches(docs, scores.astype(np.float64, copy=False))


def _lookup(wanted: Int32, docs: Int32) -> tuple[Int64, Bool]:
    """Where each wanted number would stand among `docs`, and whether it does."""
    at = np.searchsorted(docs, wanted)
    inside = at < len(docs)
    inside[inside] = docs[at[inside]] == wanted[inside]
    return at, inside


def _merge(lists: Sequence[tuple[Int32, Int32]]) -> tuple[Int32, Int32]:
    docs, places = np.unique(np.concatenate([docs for docs, _ in lists]), return_inverse=True)
    frequencies = np.bincount(places, np.concatenate([frequencies for _, frequencies in lists]), len(docs))
    return docs, frequencies.astype(np.int32)


def _phrase_rows(field: FieldPostings, steps: list[list[int]], candidates: Int32) -> Int64:
    """The row in `candidates` of every place where the steps follow each other.

    A place is coded as row and position in one number; a step's occurrences that start where an occurrence
    of the step before ended carry on.
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
    return ends >> 32 if ends is not None else np.empty(0, np.int64)


def _is_optional(part: Clause) -> bool:
    if isinstance(part, TermClause | PhraseClause | PrefixClause):
        return part.scope in {Scope.TEXT, Scope.TITLE}
    return isinstance(part, AnyOf)
