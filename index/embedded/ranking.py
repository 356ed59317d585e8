"""Ranking: what an occurrence of a query's word is worth.

A word's score is its rarity times the sum of three signals: how often it stands in title and body, how early
it first stands there, and whether it stands there in the very form that was typed. Rarity and the measure of
"how often" are BM25F's (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", section 3.6;
rarity as in Lucene's BM25Similarity, ln(1 + (N - n + 0.5) / (n + 0.5))), with the true field lengths. Terms
that stand for the same count as one term, as in Lucene's SynonymQuery.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from index.embedded.answering import Signs
from index.embedded.arrays import Float64, Int32
from index.embedded.columns import Columns
from index.embedded.document import TextField
from index.embedded.joined import Joined

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
        whole_first: articles that have all of a query come before all others, whatever the scores. Off: one
            that has all of it in passing is no better than one that is about most of it.
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
        self._worths = {name: self._worths_by_length(name) for name in RANKED}

    def rarity(self, articles: int) -> float:
        """The weight of something that so many articles have."""
        return math.log1p((self._articles - articles + 0.5) / (articles + 0.5))

    def score(self, found: Joined, words: int = 1) -> Float64:
        """Score what was found for one word or phrase.

        Args:
            found: the evidence.
            words: how many words had to stand together.

        Returns:
            The score of each of its articles: 0 for one without any, and for what has no rank.
        """
        if not all(placed.field in RANKED for placed in found.placed):
            return np.zeros(len(found.docs))
        amount, first = self._amount(found), np.full(len(found.docs), np.inf)
        for name, evidence, at in found.placed:
            first[at] = 0 if name in TITLES else np.minimum(first[at], evidence.first)
        # In place: each array in between would be as long as the matches are many.
        first /= self.weights.lead_words
        first += 1
        scores: Float64 = amount / (amount + self.weights.saturation)
        scores += np.divide(self.weights.lead, first, out=first)
        scores *= words * self.rarity(found.articles)
        return scores

    def answered(self, signs: Signs) -> Float64:
        """What the scores of articles are multiplied by for what they have that may answer a question."""
        weights = self.weights
        worth: Float64 = weights.answer * signs.present + weights.answer_near * signs.near
        return 1 + worth + weights.answer_counted * signs.counted

    def published(self, articles: int) -> float:
        """The score for having been published in a period that a query names, as so many articles were."""
        return self.weights.published * self.rarity(articles)

    def form(self, found: Joined) -> Float64:
        """Score the occurrences of a word in the form that was typed; without a rank they give 0."""
        if not all(placed.field in RANKED for placed in found.placed):
            return np.zeros(len(found.docs))
        amount = self._amount(found)
        scores: Float64 = (
            self.weights.form * self.rarity(found.articles) * amount / (amount + self.weights.saturation)
        )
        return scores

    def _amount(self, found: Joined) -> Float64:
        """How many occurrences each article has, as if all were in bodies of the average length."""
        amount = np.zeros(len(found.docs))
        for name, evidence, at in found.placed:
            lengths = self._lengths[name].take(evidence.docs)
            amount[at] += evidence.frequencies * self._worths[name].take(lengths)
        return amount

    def _worths_by_length(self, name: TextField) -> Float64:
        """What an occurrence is worth by the length of its field: looked up faster than computed."""
        lengths = self._lengths[name]
        shares = np.arange(int(lengths.max(initial=0)) + 1) / _average(lengths)
        worths: Float64 = 1 / (1 - self.weights.length + self.weights.length * shares)
        return self.weights.title * worths if name in TITLES else worths


def _average(lengths: Int32) -> float:
    filled = int(np.count_nonzero(lengths))
    return float(lengths.sum(dtype=np.int64)) / filled if filled else 1.0
