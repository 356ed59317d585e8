"""Ranking: what an occurrence of a query's word is worth.

A word's score is its rarity times the sum of three signals: how often it stands in title and body, how early
it first stands there, and whether it stands there in the very form that was typed. Rarity and the measure of
"how often" are BM25F's (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", section 3.6;
rarity as in Lucene's BM25Similarity, ln(1 + (N - n + 0.5) / (n + 0.5))), with the true field lengths. Terms
that stand for the same count as one term, as in Lucene's SynonymQuery.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.embedded.answering import Signs
from index.embedded.arrays import Float64, Int32
from index.embedded.columns import Columns
from index.embedded.document import TextField
from index.embedded.evidence import Evidence
from index.embedded.matches import NO_MATCHES, Matches, merged

TITLES = frozenset({TextField.TITLE, TextField.TITLE_EXACT})
RANKED = TITLES | {TextField.BODY, TextField.BODY_EXACT}
"""The fields whose matches have a score; the others only filter."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the signals weigh; 0 switches one off.

    Tuned on the training questions of two Indonesian collections (news: FacQA of IndoNLU; encyclopedia:
    TyDi QA as in IDK-MRC) at a time; `python -m tests.quality.retrieval --ablation` shows what each brings.

    Attributes:
        saturation: BM25's k1: how many occurrences bring half of what any number could.
        length: BM25's b: how far occurrences in a longer field count less, 0 to 1.
        title: how many occurrences in the body one in the title is worth.
        lead: what standing at the very beginning is worth, as a share of the word's rarity.
        lead_words: at which distance from the beginning that is halved.
        form: what the very form that was typed is worth beside the others of its stem.
        coverage: when words are missing, the power of the present ones' share that scores are multiplied by.
        minor: what a word counts that only says what kind of answer a question wants.
        added: what a word counts that expansion added, beside the word that was typed.
        published: what it is worth to have been published in the year or month that a word names, as a share
            of how rare that is.
        whole_first: articles that have all of a long query or a question come before all others, whatever the
            scores; those that have all of a short one do in any case.
        together: what two words are worth that were typed side by side in a short query and stand so, as a
            share of the commoner one's rarity.
        answer: what it is worth, as a share of an article's score, when something of the kind that a question
            asks for stands near its words.
        answer_near: what more, the nearer all the words stand.
        answer_counted: what more, when that is a number of what the question counts.
    """

    saturation: float = 0.8
    length: float = 0.75
    title: float = 2.0
    lead: float = 0.8
    lead_words: float = 10.0
    form: float = 0.5
    coverage: float = 0.4
    minor: float = 0.5
    added: float = 0.3
    published: float = 0.5
    whole_first: bool = False
    together: float = 1.5
    answer: float = 0.2
    answer_near: float = 0.4
    answer_counted: float = 0.5


WEIGHTS = Weights()


class Scorer:
    """Scores evidence against one generation's columns."""

    def __init__(self, columns: Columns, weights: Weights = WEIGHTS) -> None:
        self.weights = weights
        self._articles = len(columns.live)
        self._lengths = {name: columns.lengths[name] for name in RANKED}
        self._averages = {name: _average(lengths) for name, lengths in self._lengths.items()}

    def rarity(self, articles: int) -> float:
        """The weight of something that so many articles have."""
        return math.log1p((self._articles - articles + 0.5) / (articles + 0.5))

    def score(self, found: Mapping[TextField, Evidence], words: int = 1) -> Matches:
        """Score what was found for one word or phrase.

        Args:
            found: the evidence by field.
            words: how many words had to stand together.

        Returns:
            The articles of any field; those that only fields without a rank have get 0.
        """
        if not found.keys() <= RANKED:
            return _unscored(found)
        docs, amount, first = self._joined(found)
        lead = self.weights.lead / (1 + first / self.weights.lead_words)
        gain = amount / (amount + self.weights.saturation)
        return Matches(docs, words * self.rarity(len(docs)) * (gain + lead))

    def answered(self, signs: Signs) -> Float64:
        """What the scores of articles are multiplied by for what they have that may answer a question."""
        weights = self.weights
        worth: Float64 = weights.answer * signs.present + weights.answer_near * signs.near
        return 1 + worth + weights.answer_counted * signs.counted

    def published(self, docs: Int32) -> Matches:
        """Score articles for having been published in a period that the query names; they are all of it."""
        return Matches(docs, np.full(len(docs), self.weights.published * self.rarity(len(docs))))

    def form(self, found: Mapping[TextField, Evidence]) -> Matches:
        """Score the occurrences of a word in the form that was typed; fields without a rank give 0."""
        if not found.keys() <= RANKED:
            return _unscored(found)
        docs, amount, _ = self._joined(found)
        worth = self.weights.form * self.rarity(len(docs))
        return Matches(docs, worth * amount / (amount + self.weights.saturation))

    def _joined(self, found: Mapping[TextField, Evidence]) -> tuple[Int32, Float64, Float64]:
        """The articles of one field or two, the amount of occurrences in each, the first one's position."""
        filled = {name: evidence for name, evidence in found.items() if len(evidence.docs)}
        parts = [evidence.docs for evidence in filled.values()]
        if not parts:
            return NO_MATCHES.docs, NO_MATCHES.scores, NO_MATCHES.scores
        docs, rows = merged(parts[0], parts[-1])
        amount, first = np.zeros(len(docs)), np.full(len(docs), np.inf)
        for (name, evidence), at in zip(filled.items(), rows, strict=False):
            amount[at] += self._amount(name, evidence)
            first[at] = 0 if name in TITLES else np.minimum(first[at], evidence.first)
        return docs, amount, first

    def _amount(self, name: TextField, evidence: Evidence) -> Float64:
        share = self.weights.length
        lengths: Float64 = self._lengths[name][evidence.docs].astype(np.float64)
        boost = self.weights.title if name in TITLES else 1.0
        return boost * evidence.frequencies / (1 - share + share / self._averages[name] * lengths)


def _average(lengths: Int32) -> float:
    filled = int(np.count_nonzero(lengths))
    return float(lengths.sum(dtype=np.int64)) / filled if filled else 1.0


def _unscored(found: Mapping[TextField, Evidence]) -> Matches:
    docs = np.unique(np.concatenate([evidence.docs for evidence in found.values()]))
    return Matches(docs, np.zeros(len(docs)))
