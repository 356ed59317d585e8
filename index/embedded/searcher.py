"""Answering one request from one generation."""

from __future__ import annotations

import re

import numpy as np

from index.analysis.chain import exact_query_terms
from index.article import Article
from index.embedded.arrays import Float64, Int32, Int64
from index.embedded.facets import FacetedMatches
from index.embedded.generation import Generation
from index.embedded.matching import Matches
from index.engine import ArticleView, Hit, SearchAnswer, SearchRequest, Sort
from index.marks import Marker
from index.query.clauses import AllOf, Clause, resolve
from index.query.parser import ParsedQuery
from index.query.tree import Scope
from index.snippets import lead, marked, snippet

TITLE_SCOPES = (Scope.TEXT, Scope.TITLE)
BODY_SCOPES = (Scope.TEXT,)


def search(generation: Generation, request: SearchRequest) -> SearchAnswer:
    """Answer one search from one generation."""
    clause = resolve(request.query.tree) if request.query.tree is not None else None
    matches, partial = _match(generation, clause)
    faceted = FacetedMatches(matches.docs, generation.columns, request.filters)
    kept = faceted.kept()
    docs, scores = matches.docs[kept], matches.scores[kept]
    page = _page(generation, docs, scores, request)
    suggestion = suggest(generation, request.query) if partial or not len(matches.docs) else None
    return SearchAnswer(
        total=len(docs),
        hits=tuple(_hit(generation, int(docs[at]), float(scores[at]), clause) for at in page),
        facets=faceted.counts(request.facet_limit),
        partial_match=partial and len(matches.docs) > 0,
        suggestion=suggestion,
    )


def view(generation: Generation, article_id: str, query: ParsedQuery) -> ArticleView | None:
    """Fetch one article with a query's matches marked."""
    number = generation.number(article_id)
    if number is None:
        return None
    article = generation.article(number)
    clause = resolve(query.tree) if query.tree is not None else None
    body = Marker(clause, BODY_SCOPES)
    return ArticleView(
        article,
        marked(article.title, Marker(clause, TITLE_SCOPES)) if article.title else None,
        tuple(marked(paragraph, body) for paragraph in article.paragraphs),
        lead(article.paragraphs, body),
    )


_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
SHORTEST_CORRECTED = 4
"""Shorter words are mostly abbreviations, and too many others are one letter away."""


def suggest(generation: Generation, query: ParsedQuery) -> str | None:
    """The query with its unknown words corrected, or None when there is nothing to correct."""

    def corrected(match: re.Match[str]) -> str:
        word = match[0]
        known = any(generation.matcher.knows(term) for term in exact_query_terms(word))
        if known or len(word) < SHORTEST_CORRECTED or query.text[match.end() : match.end() + 1] in {":", "*"}:
            return word
        return generation.speller.correction(word.lower()) or word

    suggestion = _WORD.sub(corrected, query.text)
    return suggestion if suggestion != query.text else None


def _match(generation: Generation, clause: Clause | None) -> tuple[Matches, bool]:
    """The matches, and whether they are the nearest ones because nothing satisfies the whole query."""
    if clause is None:
        return generation.matcher.everything(), False
    matches = generation.matcher.match(clause)
    if len(matches.docs) or not isinstance(clause, AllOf) or len(clause.parts) < 2:
        return matches, False
    return generation.matcher.match_most(clause), True


def _page(generation: Generation, docs: Int32, scores: Float64, request: SearchRequest) -> list[int]:
    """The rows of the requested page, in order."""
    first = (request.page - 1) * request.per_page
    keys = _sort_keys(generation.columns.dates[docs], scores, request)
    last = min(first + request.per_page, len(docs))
    if first >= last:
        return []
    # Equal keys keep the order of document numbers, so that pages neither repeat nor miss an article.
    order = _smallest(keys, last)
    return [int(row) for row in order[first:last]]


def _sort_keys(dates: Int32, scores: Float64, request: SearchRequest) -> Float64:
    """One number for each match; the smallest comes first."""
    by_score = request.sort is Sort.RELEVANCE and request.query.tree is not None
    if by_score:
        return -scores
    known = dates.astype(np.float64)
    if request.sort is Sort.OLDEST:
        return np.where(known > 0, known, np.inf)
    return -known


def _smallest(keys: Float64, count: int) -> Int64:
    """The rows of the `count` smallest keys in order, equal ones by row."""
    if count < len(keys):
        bound = np.partition(keys, count - 1)[count - 1]
        rows = np.flatnonzero(keys <= bound)
        return rows[np.argsort(keys[rows], kind="stable")]
    return np.argsort(keys, kind="stable")


def _hit(generation: Generation, number: int, score: float, clause: Clause | None) -> Hit:
    article: Article = generation.article(number)
    titles, body = Marker(clause, TITLE_SCOPES), Marker(clause, BODY_SCOPES)
    return Hit(
        id=article.id,
        title=marked(article.title, titles) if article.title else None,
        lead=lead(article.paragraphs, body),
        outlet=article.outlet,
        published=article.published,
        provinces=article.provinces,
        institutions=article.institutions,
        url=article.url,
        snippet=snippet(article.paragraphs, body),
        score=score,
    )
