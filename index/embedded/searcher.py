"""Answering one request from one generation."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from index.embedded.arrays import Float64, Int32
from index.embedded.facets import FacetedMatches
from index.embedded.generation import Generation
from index.embedded.highlights import ArticleMarks
from index.embedded.matches import Found
from index.embedded.order import smallest
from index.embedded.suggestion import suggest
from index.engine import ArticleView, Hit, Passage, SearchAnswer, SearchRequest, Sort
from index.query.clauses import Clause, resolve
from index.query.dating import with_periods
from index.query.expansion import Expansions, expand
from index.query.parser import ParsedQuery
from index.query.period import Period
from index.snippets import lead, marked, snippet

_NO_LEAD = Passage("")


class Asked(NamedTuple):
    """What a query asks of the index.

    Attributes:
        clause: the clause; None for an empty query.
        expansions: which related words were added to it.
        periods: the years and months in which articles that satisfy it may have been published.
    """

    clause: Clause | None
    expansions: Expansions = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a search selects, before any page of it is made.

    Attributes:
        asked: what the query asks of the index.
        found: what the query finds without filters.
        faceted: the same under the filters.
        left: what the filters leave of it.
    """

    asked: Asked
    found: Found
    faceted: FacetedMatches
    left: Found

    def rows(self, generation: Generation, request: SearchRequest) -> list[int]:
        """The rows of `left` that the requested page shows, in order."""
        left = self.left
        by_date = request.sort is not Sort.RELEVANCE
        ahead = left.whole if left.ahead or by_date else 0
        return _page(_sort_keys(generation.columns.dates, left, request), ahead, request)


def select(generation: Generation, request: SearchRequest) -> Selection:
    """Find the articles that match query and filters."""
    asked = _asked(generation, request.query, expand_words=request.expand)
    found = _found(generation, asked.clause)
    faceted = FacetedMatches(found.docs, generation.columns, request.filters)
    return Selection(asked, found, faceted, faceted.kept(found))


def search(generation: Generation, request: SearchRequest) -> SearchAnswer:
    """Answer one search from one generation; what was answered lately is not searched for again."""
    question, page = _keys(request)
    answer: SearchAnswer | None = generation.remembered.get(question)
    shown: tuple[Hit, ...] | None = generation.remembered.get((question, page))
    if answer is None or shown is None:
        selection = select(generation, request)
        if answer is None:
            answer = _counted(generation, request, selection)
            generation.remembered.keep(question, answer)
        shown = tuple(hits(generation, selection, selection.rows(generation, request)))
        generation.remembered.keep((question, page), shown)
    return replace(answer, hits=shown)


def _keys(request: SearchRequest) -> tuple[Hashable, Hashable]:
    """What tells searches apart: what all their pages share, and what tells these apart."""
    filters = request.filters
    named = (tuple(sorted(values.items())) for values in (filters.chosen, filters.excluded))
    span = filters.date_from, filters.date_to
    question = request.query, *named, *span, request.facet_limit, request.expand
    return question, (request.sort, request.page, request.per_page)


def _counted(generation: Generation, request: SearchRequest, selection: Selection) -> SearchAnswer:
    """All of an answer but its hits."""
    found, faceted = selection.found, selection.faceted
    return SearchAnswer(
        total=len(selection.left.docs),
        hits=(),
        facets=faceted.counts(request.facet_limit),
        partial_match=not found.whole and len(found.docs) > 0,
        suggestion=suggest(generation, request.query, found.whole),
        complete=selection.left.whole if 0 < found.whole < len(found.docs) else None,
        expansions=selection.asked.expansions,
        periods=tuple(period.iso for period in selection.asked.periods),
        months=faceted.months_of_only_year(),
        levels=faceted.levels(),
    )


def hits(generation: Generation, selection: Selection, rows: Sequence[int]) -> Iterator[Hit]:
    """Make the hits of some rows of a selection, marked where they match."""
    numbers = selection.left.docs[rows].tolist()
    marks = generation.highlighter.marks(selection.asked.clause, numbers)
    for number, score in zip(numbers, selection.left.scores[rows].tolist(), strict=True):
        yield hit_of(generation, number, score, marks[number])


def find(generation: Generation, request: SearchRequest) -> Found:
    """What a search's words find, whatever its filters."""
    return _found(generation, _asked(generation, request.query, expand_words=request.expand).clause)


def view(generation: Generation, article_id: str, query: ParsedQuery) -> ArticleView | None:
    """Fetch one article with a query's matches marked."""
    number = generation.number(article_id)
    if number is None:
        return None
    article = generation.article(number, with_evidence=True)
    asked = _asked(generation, query, expand_words=True)
    marks = generation.highlighter.marks(asked.clause, [number])[number]
    return ArticleView(
        article,
        marked(article.title, marks.title) if article.title else None,
        tuple(marked(text, marks.paragraphs.get(at, ())) for at, text in enumerate(article.paragraphs)),
        lead(article.paragraphs, marks.paragraphs),
    )


def _asked(generation: Generation, query: ParsedQuery, *, expand_words: bool) -> Asked:
    """What a query asks of the index, and what was added to it beside what was typed."""
    if query.tree is None:
        return Asked(None)
    clause = resolve(query.tree)
    if not expand_words:
        return Asked(clause)
    clause, expansions = expand(clause, generation.matcher.holds)
    clause, periods = with_periods(clause, generation.matcher.any_published)
    return Asked(clause, expansions, periods)


def _found(generation: Generation, clause: Clause | None) -> Found:
    if clause is not None:
        return generation.matcher.find(clause)
    matches = generation.matcher.everything()
    return Found(matches.docs, matches.scores, len(matches.docs))


def _page(keys: Float64, ahead: int, request: SearchRequest) -> list[int]:
    """The rows of the requested page, in order; the first `ahead` rows come before all others."""
    first = (request.page - 1) * request.per_page
    last = min(first + request.per_page, len(keys))
    if first >= last:
        return []
    # Equal keys keep the order of document numbers, so that pages neither repeat nor miss an article.
    order = smallest(keys[:ahead], last)
    if last > ahead:
        order = np.concatenate((order, ahead + smallest(keys[ahead:], last - ahead)))
    return [int(row) for row in order[first:last]]


def _sort_keys(dates: Int32, left: Found, request: SearchRequest) -> Float64:
    """One number for each match; the smallest comes first."""
    by_score = request.sort is Sort.RELEVANCE and request.query.tree is not None
    if by_score:
        return -left.scores
    known = dates[left.docs].astype(np.float64)
    if request.sort is Sort.OLDEST:
        return np.where(known > 0, known, np.inf)
    return -known


def hit_of(generation: Generation, number: int, score: float, marks: ArticleMarks) -> Hit:
    """Show the article with a document number as a result, marked where it matches."""
    article = generation.article(number)
    return Hit(
        id=article.id,
        title=marked(article.title, marks.title) if article.title else None,
        lead=_NO_LEAD if article.title else lead(article.paragraphs, marks.paragraphs),
        outlet=article.outlet,
        published=article.published,
        provinces=article.provinces,
        institutions=article.institutions,
        url=article.url,
        snippet=snippet(article.paragraphs, marks.paragraphs),
        score=score,
        changed=generation.arrivals[number],
    )
