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
    candidates = [(generation.article(near), score) for near, score in nearest]
    related, copies = _apart(article, candidates)
    return Similar(
        tuple(hit_of(one, score, _NO_MARKS) for one, score in related[:limit]),
        tuple(hit_of(one, score, _NO_MARKS) for one, score in copies[:limit]),
    )


Scored = tuple[Article, float]


def _apart(article: Article, candidates: Iterable[Scored]) -> tuple[list[Scored], list[Scored]]:
    """Part copies of an article from those on its matter; of these only the first of each text stays."""
    own = _shingles(article)
    seen: list[Shingles] = []
    related: list[Scored] = []
    copies: list[Scored] = []
    for candidate in candidates:
        shingles = _shingles(candidate[0])
        if _are_copies(own, shingles):
            copies.append(candidate)
        elif not any(_are_copies(other, shingles) for other in seen):
            seen.append(shingles)
            related.append(candidate)
    return related, copies


def _are_copies(left: Shingles, right: Shingles) -> bool:
    shorter = min(len(left), len(right))
    return bool(shorter) and len(left & right) >= COPY_SHARE * shorter


def _shingles(article: Article) -> Shingles:
    words: Sequence[str] = _WORD.findall(" ".join(article.paragraphs)[:COMPARED_LETTERS].lower())
    runs = zip(*(words[at:] for at in range(SHINGLE)), strict=False)
    return frozenset(map(hash, runs))
