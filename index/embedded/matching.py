"""Matching: which articles satisfy a query, and which come nearest when words are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from index.analysis.names import long_names_with
from index.embedded.answering import READ, Answering
from index.embedded.arrays import Int32
from index.embedded.columns import Columns
from index.embedded.document import TextField
from index.embedded.evaluator import EXACT, STEMMED, Evaluator, is_minor
from index.embedded.field import Field
from index.embedded.matches import NO_MATCHES, Found, Matches, members, union, without
from index.embedded.neighbours import LOOKED_INTO, Pair, amounts, pairs
from index.embedded.order import highest
from index.embedded.ranking import WEIGHTS, Scorer, Weights
from index.query.clauses import AllOf, AnyOf, Clause, PhraseClause, PrefixClause, TermClause
from index.query.period import Period
from index.query.question import Asked
from index.query.tree import Scope

ENOUGH = 10
"""A query that so many articles satisfy (one page) is answered with those alone."""
LONG_QUERY = 6
"""From so many plain words on, a missing one is more likely the query's fault than the article's."""
NEAR_SHARE = 0.5
"""Nearest articles have at least this share of what the best of them has of the query's weight."""
SHORT_SHARE = 0.35
"""Those behind the few that have all of a short query have at least this share of its weight; they are at
most NEAREST, so that total and counts stay those of what was asked for."""
NEAREST = 50
"""So many of the highest scores are listed of a long query in any case: five pages."""


class Matcher:
    """Finds what satisfies a query in one generation, and what comes nearest."""

    def __init__(
        self,
        fields: Mapping[TextField, Field],
        columns: Columns,
        answering: Answering,
        weights: Weights = WEIGHTS,
    ) -> None:
        self._fields = fields
        self._columns = columns
        self._answering = answering
        self._scorer = Scorer(columns, weights)

    def everything(self) -> Matches:
        """All articles, none more relevant than another."""
        return self._evaluator().everything()

    def find(self, clause: Clause) -> Found:
        """The articles that satisfy a query, and where they are few the nearest too."""
        if not isinstance(clause, AllOf):
            matches = self.match(clause)
            return Found(matches.docs, matches.scores, len(matches.docs))
        evaluator = self._evaluator()
        found = self._whole_and_near(clause, evaluator)
        if clause.asked:
            return self._with_answers(clause, clause.asked, found, evaluator)
        return self._with_neighbours(clause, found, evaluator)

    def _whole_and_near(self, clause: AllOf, evaluator: Evaluator) -> Found:
        matches = evaluator.match(clause)
        whole = len(matches.docs)
        if not _wants_nearest(clause, whole):
            return Found(matches.docs, matches.scores, whole)
        near = without(self._nearest(clause, evaluator, whole=whole > 0), matches.docs)
        docs, scores = (matches.docs, near.docs), (matches.scores, near.scores)
        return Found(np.concatenate(docs), np.concatenate(scores), whole, self._scorer.weights.whole_first)

    def _with_neighbours(self, clause: AllOf, found: Found, evaluator: Evaluator) -> Found:
        """Raise the best articles by the words that stand there side by side as they were typed."""
        weights = self._scorer.weights
        beside = list(pairs(clause)) if weights.together and len(found.docs) else []
        if not beside:
            return found
        rows = highest(found.scores, LOOKED_INTO)
        rows = rows[np.argsort(found.docs[rows])]
        scores = found.scores.copy()
        for first, second in beside:
            pair = _pair(first, second)
            amount = np.zeros(len(rows))
            for name in STEMMED[Scope.TEXT]:
                worth = weights.title if name is TextField.TITLE else 1.0
                amount += worth * amounts(self._fields[name], pair, found.docs[rows])
            worth = min(map(evaluator.weight, (first, second)))
            scores[rows] += weights.together * worth * amount / (amount + weights.saturation)
        return Found(found.docs, scores, found.whole, found.ahead)

    def _with_answers(self, clause: AllOf, asked: Asked, found: Found, evaluator: Evaluator) -> Found:
        """Raise the best articles by what they have that may be the answer to a question."""
        words = [
            ((*part.alternatives, *part.added), evaluator.weight(part))
            for part in clause.parts
            if isinstance(part, TermClause) and part.scope is Scope.TEXT
        ]
        if not words or not len(found.docs):
            return found
        rows = highest(found.scores, READ)
        rows = rows[np.argsort(found.docs[rows])]
        signs = self._answering.signs(asked, words, found.docs[rows])
        scores = found.scores.copy()
        scores[rows] *= self._scorer.answered(signs)
        return Found(found.docs, scores, found.whole, found.ahead)

    def match(self, clause: Clause) -> Matches:
        """The articles that satisfy a clause."""
        return self._evaluator().match(clause)

    def holding(self, clause: Clause) -> Int32:
        """The numbers of the articles that satisfy a clause, ascending."""
        return self._evaluator().docs(clause)

    def holders(self, words: Iterable[str]) -> int:
        """How many articles hold the commonest of some words in their text, as it is written but for case."""
        names = EXACT[Scope.TEXT]
        return max((self._fields[name].count(word) for word in words for name in names), default=0)

    def _nearest(self, clause: AllOf, evaluator: Evaluator, *, whole: bool) -> Matches:
        """The articles that have the most of a conjunction, by weight; the rarer a part, the heavier it is.

        Fields named in the query and negations stay conditions.
        """
        wanted = [part for part in clause.parts if _may_miss(part)]
        matches = union([evaluator.match(part) for part in wanted])
        weights = [evaluator.weight(part) for part in wanted]
        weighed = zip(map(evaluator.docs, wanted), weights, strict=True)
        covered = union([_alike(docs, weight) for docs, weight in weighed])
        total = sum(weights)
        conditions = [part for part in clause.parts if not _may_miss(part)]
        if conditions:
            allowed = members(matches.docs, evaluator.docs(AllOf(tuple(conditions))))[0]
            matches, covered = matches.where(allowed), covered.where(allowed)
        if not len(matches.docs):
            return NO_MATCHES
        scores = matches.scores * (covered.scores / total) ** self._scorer.weights.coverage
        best = np.zeros(len(scores), dtype=bool)
        best[highest(scores, NEAREST)] = True
        if whole and not _asks_much(clause):
            return Matches(matches.docs, scores).where(best & (covered.scores >= SHORT_SHARE * total))
        near = covered.scores >= NEAR_SHARE * covered.scores.max()
        return Matches(matches.docs, scores).where(best | near)

    def holds(self, term: str) -> bool:
        """Whether a stem or name stands anywhere."""
        return any(self._fields[name].holds(term) for name in STEMMED[Scope.TEXT])

    def holds_run(self, words: Sequence[str]) -> bool:
        """Whether words stand side by side anywhere, as they are written but for case."""
        steps = [(word,) for word in words]
        return any(len(self._fields[name].phrase(steps).docs) for name in EXACT[Scope.TEXT])

    def any_published(self, period: Period) -> bool:
        """Whether any article was published in a period."""
        return self._columns.any_published(period)

    def _evaluator(self) -> Evaluator:
        return Evaluator(self._fields, self._columns, self._scorer)


def _pair(first: TermClause, second: TermClause) -> Pair:
    names = long_names_with(first.form, second.form) if first.form and second.form else ()
    return Pair(first.alternatives, second.alternatives, tuple(names))


def _alike(docs: Int32, score: float) -> Matches:
    return Matches(docs, np.full(len(docs), score))


def _wants_nearest(clause: AllOf, whole: int) -> bool:
    # Who writes phrases, fields or exclusions says just what must be there.
    plain = all(isinstance(part, TermClause) and _may_miss(part) for part in clause.parts)
    return len(clause.parts) > 1 and (not whole or (whole < ENOUGH and plain))


def _asks_much(clause: AllOf) -> bool:
    """Whether it is a question or so long that an article without a word of it may well be meant."""
    return clause.question or sum(not is_minor(part) for part in clause.parts) >= LONG_QUERY


def _may_miss(part: Clause) -> bool:
    if isinstance(part, TermClause | PhraseClause | PrefixClause):
        return part.scope in {Scope.TEXT, Scope.TITLE}
    return isinstance(part, AnyOf)
