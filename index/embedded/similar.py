"""Articles like one: those on the same matter, and apart from them those that have very nearly its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.article import Article
from index.embedded.generation import Generation
from index.embedded.highlights import ArticleMarks
from index.embedded.searcher import hit_of
from index.engine import Similar

CANDIDATES = 4
"""How many times as many articles as are wanted are compared: an agency's text stands in many outlets."""
SHINGLE = 4
"""Words of a shingle; shingles are the measure of near-duplicates since Broder et al. 1997, "Syntactic
clustering of the web"."""
COPY_SHARE = 0.6
"""From this share of the shorter text's shingles on, two articles are copies of one text."""
COPY_LENGTH = 0.4
"""But the shorter has this share of the longer's, too: a notice is no copy of the report that holds it."""
COMPARED_LETTERS = 6_000
"""Letters of a text that are compared; bounds the time."""
_WORD = re.compile(r"\w+")
_NO_MARKS = ArticleMarks([], {})

Shingles = frozenset[int]


def similar(generation: Generation, article_id: str, limit: int) -> Similar:
    """Find the articles like one in one generation.

    Args:
        generation: what is asked.
        article_id: the article.
        limit: how many related ones, and how many copies, are given at most.
    """
    number = generation.number(article_id)
    if number is None:
        return Similar()
    article = generation.article(number)
    nearest = generation.resemblance.nearest(article, number, CANDIDATES * limit)
    related, copies = _apart(article, [(generation.article(near), (near, score)) for near, score in nearest])
    return Similar(
        tuple(hit_of(generation, *near, _NO_MARKS) for near in related[:limit]),
        tuple(hit_of(generation, *near, _NO_MARKS) for near in copies[:limit]),
    )


Near = tuple[int, float]
"""A document number and its score."""


def _apart(article: Article, candidates: Iterable[tuple[Article, Near]]) -> tuple[list[Near], list[Near]]:
    """Part copies of an article from those on its matter; of these only the first of each text stays."""
    own = _shingles(article)
    seen: list[Shingles] = []
    related: list[Near] = []
    copies: list[Near] = []
    for candidate, near in candidates:
        shingles = _shingles(candidate)
        if _are_copies(own, shingles):
            copies.append(near)
        elif not any(_are_copies(other, shingles) for other in seen):
            seen.append(shingles)
            related.append(near)
    return related, copies


def _are_copies(left: Shingles, right: Shingles) -> bool:
    shorter, longer = sorted((len(left), len(right)))
    if not shorter or shorter < COPY_LENGTH * longer:
        return False
    return len(left & right) >= COPY_SHARE * shorter


def _shingles(article: Article) -> Shingles:
    words: Sequence[str] = _WORD.findall(" ".join(article.paragraphs)[:COMPARED_LETTERS].lower())
    runs = zip(*(words[at:] for at in range(SHINGLE)), strict=False)
    return frozenset(map(hash, runs))
