"""Resemblance: the articles that share the words that set one apart.

The words are chosen and weighed as in Lucene's MoreLikeThis: those with the highest frequency times rarity;
each article's score is the sum of them as in a query of BM25 (see `index.embedded.ranking`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import numpy as np

from index.analysis.chain import index_terms
from index.article import Article
from index.embedded.arrays import Float64, Int64
from index.embedded.columns import Columns
from index.embedded.document import TextField
from index.embedded.field import Field
from index.embedded.order import smallest

TELLING_TERMS = 25
"""Terms of an article that others are looked for by; as many as Lucene's MoreLikeThis takes."""
READ_LETTERS = 20_000
"""Letters of a text that terms are taken from; longer ones are books, and tell no more by their end."""
TITLE_WEIGHT = 2
"""How many occurrences in the body one in the title is worth (see `ranking.Weights.title`)."""
SATURATION, LENGTH = 0.8, 0.75
"""BM25's k1 and b (see `ranking.Weights`)."""
LEAST_SHARE = 0.1
"""Articles with less of what all terms together can give have no more than a word in common by chance."""
MOST_POSTINGS = 400_000
"""Postings that are read for one article, those of its most telling terms first; bounds the time."""
COMMON = 0.1
"""Terms in more than this share of all articles tell nothing about what one is about."""
SELDOM = 100
"""A term in so few articles is never too common."""


class Resemblance:
    """Finds articles like one in one generation's postings."""

    def __init__(self, body: Field, columns: Columns) -> None:
        self._body = body
        self._columns = columns
        lengths = columns.lengths[TextField.BODY]
        average = max(float(lengths[columns.live].mean()), 1.0) if len(columns.live) else 1.0
        self._half = (SATURATION * (1 - LENGTH + LENGTH / average * lengths)).astype(np.float32)

    def nearest(self, article: Article, number: int, count: int) -> list[tuple[int, float]]:
        """The articles that are most like one.

        Args:
            article: the article.
            number: its document number, which is left out.
            count: how many at most.

        Returns:
            Document numbers with their scores, best first, of equal ones the lowest number.
        """
        scores = np.zeros(len(self._columns.dates))
        possible = 0.0
        for term, weight in self._within_budget(_frequencies(article)):
            possible += weight
            found = self._body.terms((term,))
            docs, frequencies = found.docs, found.frequencies
            scores[docs] += weight * (frequencies / (frequencies + self._half[docs]))
        scores[number] = 0
        scores[scores < LEAST_SHARE * possible] = 0
        return _best(scores, count)

    def _within_budget(self, frequencies: Counter[str]) -> Iterator[tuple[str, float]]:
        """The terms that tell most, each with its weight."""
        left = MOST_POSTINGS
        for _, weight, term, articles in self._telling(frequencies)[:TELLING_TERMS]:
            left -= articles
            if left < 0:
                return
            yield term, weight

    def _telling(self, frequencies: Counter[str]) -> list[tuple[float, float, str, int]]:
        """For each usable term what it tells, its rarity, the term and how many articles have it."""
        live = len(self._columns.live)
        most = max(live * COMMON, SELDOM)
        found = []
        for term, frequency in frequencies.items():
            articles = self._body.count(term)
            if 2 <= articles <= most:
                rarity = math.log1p((live - articles + 0.5) / (articles + 0.5))
                found.append((-frequency * rarity, rarity, term, articles))
        return sorted(found)


def _frequencies(article: Article) -> Counter[str]:
    counts = Counter(term.text for term in index_terms(article.title or ""))
    for text in counts:
        counts[text] *= TITLE_WEIGHT
    counts.update(term.text for term in chain.from_iterable(map(index_terms, _read(article))))
    return counts


def _read(article: Article) -> Iterator[str]:
    left = READ_LETTERS
    for paragraph in article.paragraphs:
        if left <= 0:
            return
        yield paragraph[:left]
        left -= len(paragraph)


def _best(scores: Float64, count: int) -> list[tuple[int, float]]:
    rows: Int64 = np.flatnonzero(scores)
    order = rows[smallest(-scores[rows], count)][:count]
    return [(int(row), float(scores[row])) for row in order]
