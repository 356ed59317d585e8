"""Evaluating the clauses of one query: which articles satisfy each, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from index.embedded.arrays import Float64, Int32
from index.embedded.columns import Columns
from index.embedded.document import TextField
from index.embedded.evidence import Evidence
from index.embedded.field import Field
from index.embedded.joined import Joined
from index.embedded.matches import NO_MATCHES, Matches, both, lacking, members, merged, union, without
from index.embedded.ranking import Scorer
from index.query.clauses import AllOf, AnyOf, Clause, NoneOf, PhraseClause, PrefixClause, TermClause
from index.query.period import Period
from index.query.tree import Scope

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


class Evaluator:
    """Evaluates the clauses of one query over a generation's postings.

    What is found for a part is kept for the next question about it. Which articles have all of a conjunction
    is told before any is scored.
    """

    def __init__(self, fields: Mapping[TextField, Field], columns: Columns, scorer: Scorer) -> None:
        self._fields = fields
        self._columns = columns
        self._scorer = scorer
        self._joined: dict[tuple[Sequence[TextField], Sequence[str]], Joined] = {}
        self._docs: dict[Clause, Int32] = {}
        self._matches: dict[Clause, Matches] = {}

    def everything(self) -> Matches:
        """All articles, none more relevant than another."""
        return Matches(self._columns.live, np.zeros(len(self._columns.live)))

    def docs(self, clause: Clause) -> Int32:
        """The numbers of the articles that satisfy a clause, ascending."""
        found = self._docs.get(clause)
        if found is None:
            found = self._docs[clause] = self._find(clause)
        return found

    def match(self, clause: Clause) -> Matches:
        """The articles that satisfy a clause, scored."""
        found = self._matches.get(clause)
        if found is None:
            found = self._matches[clause] = self._match(clause)
        return found

    def weight(self, part: Clause) -> float:
        """What a part of a query weighs: the rarer it is, the more; a minor one less."""
        rarity = self._scorer.rarity(len(self.docs(part)))
        return rarity * self._scorer.weights.minor if is_minor(part) else rarity

    def _find(self, clause: Clause) -> Int32:
        if isinstance(clause, TermClause):
            return self._find_terms(clause)
        if isinstance(clause, AllOf):
            return self._find_all(clause)
        return self.match(clause).docs

    def _match(self, clause: Clause) -> Matches:
        if isinstance(clause, PhraseClause):
            names = (EXACT if clause.exact else STEMMED)[clause.scope]
            return self._scored(names, lambda field: field.phrase(clause.steps), len(clause.steps))
        if isinstance(clause, PrefixClause):
            names = EXACT[clause.scope]
            return self._scored(names, lambda field: field.prefix(clause.prefix, MAX_EXPANSIONS))
        if isinstance(clause, AnyOf):
            return union([self.match(part) for part in clause.parts])
        if isinstance(clause, NoneOf):
            return without(self.everything(), self.docs(clause.part))
        docs = self.docs(clause)
        return Matches(docs, self._scores(clause, docs))

    def _scored(
        self, names: Sequence[TextField], find: Callable[[Field], Evidence], words: int = 1
    ) -> Matches:
        found = Joined.of({name: find(self._fields[name]) for name in names})
        return Matches(found.docs, self._scorer.score(found, words))

    def _scores(self, clause: Clause, docs: Int32) -> Float64:
        """What a clause is worth in some articles, 0 in those that do not satisfy it."""
        if isinstance(clause, TermClause):
            return self._term_scores(clause, docs)
        if isinstance(clause, AllOf):
            scores = np.zeros(len(docs))
            for part in clause.parts:
                if not isinstance(part, NoneOf):
                    scores += self._scores(part, docs)
            return scores
        return _spread(self.match(clause), docs)

    def _find_all(self, clause: AllOf) -> Int32:
        """The articles that satisfy all of a conjunction, but for minor parts beside others."""
        positive = [part for part in clause.parts if not isinstance(part, NoneOf)]
        required = [part for part in positive if not is_minor(part)] or positive
        found = None if required else self._columns.live
        for part in required:
            docs = self.docs(part)
            found = docs if found is None else both(found, docs)
            if not len(found):
                break
        if found is None or not clause.parts:
            return NO_MATCHES.docs
        for excluded in clause.parts:
            if isinstance(excluded, NoneOf):
                found = lacking(found, self.docs(excluded.part))
        return found

    def _find_terms(self, clause: TermClause) -> Int32:
        docs = self._terms(clause, clause.alternatives).docs
        if clause.added:
            docs = merged(docs, self._terms(clause, clause.added).docs)[0]
        if clause.published:
            docs = merged(docs, self._columns.published(clause.published))[0]
        return docs

    def _term_scores(self, clause: TermClause, docs: Int32) -> Float64:
        weights = self._scorer.weights
        scores = self._scorer.score(self._terms(clause, clause.alternatives).among(docs))
        if clause.form:
            scores += self._scorer.form(self._form(clause).among(docs))
        if clause.added:
            added = self._scorer.score(self._terms(clause, clause.added).among(docs))
            scores = np.maximum(scores, weights.added * added)
        if clause.published:
            scores += self._published(clause.published, docs)
        return weights.minor * scores if clause.minor else scores

    def _published(self, period: Period, docs: Int32) -> Float64:
        published = self._columns.published(period)
        scores = np.zeros(len(docs))
        scores[members(docs, published)[0]] = self._scorer.published(len(published))
        return scores

    def _terms(self, clause: TermClause, terms: Sequence[str]) -> Joined:
        return self._of_terms((EXACT if clause.exact else STEMMED)[clause.scope], terms)

    def _form(self, clause: TermClause) -> Joined:
        return self._of_terms(EXACT[clause.scope], (clause.form,))

    def _of_terms(self, names: Sequence[TextField], terms: Sequence[str]) -> Joined:
        found = self._joined.get((names, terms))
        if found is None:
            found = Joined.of({name: self._fields[name].terms(terms) for name in names})
            self._joined[names, terms] = found
        return found


def is_minor(part: Clause) -> bool:
    """Whether a part need not match as long as others do."""
    return isinstance(part, TermClause) and part.minor


def _spread(matches: Matches, docs: Int32) -> Float64:
    """The scores of some articles, 0 for those that are not among the matches."""
    if docs is matches.docs:
        return matches.scores
    scores = np.zeros(len(docs))
    inside, rows = members(docs, matches.docs)
    scores[inside] = matches.scores[rows]
    return scores
