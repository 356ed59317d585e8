"""This project's index, twice: doing what the peers do, and giving the answer that pages are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedded.engine import EmbeddedEngine
from index.embedded.facets import FacetedMatches
from index.embedded.generation import Generation
from index.embedded.generations import Generations
from index.embedded.matches import Found
from index.engine import Facet, Filters, SearchRequest
from index.query.clauses import AllOf, AnyOf, Clause, PhraseClause, PrefixClause, TermClause
from index.query.parser import parse
from tests.bench.peers.peer import MOST_VALUES, PER_PAGE, Answer, Asked, Join

NAME = "Telisik"
WHOLE = "Telisik, whole answer"
FACETS = (Facet.PROVINCE, Facet.INSTITUTION, Facet.DATE)


@dataclass(frozen=True, slots=True)
class _Prepared:
    clause: Clause
    filters: Filters
    page: int


class SameWork:
    """The index as the peers are used: analysed terms in; ten headlines, total and facets out.

    A filtered facet is counted without its own choice. What no peer does is left to the whole answer: the
    nearest articles where few have all words, words side by side, and a fourth facet.
    """

    def __init__(self, folder: Path) -> None:
        generations = Generations(folder)
        self._generation = Generation(generations, str(generations.current()))

    def prepare(self, asked: Asked) -> _Prepared:
        """Make the clause that a query resolves to."""
        return _Prepared(_clause(asked), _filters(asked), asked.page)

    def answer(self, prepared: _Prepared) -> Answer:
        """Match, filter, order, read the headlines, count."""
        generation = self._generation
        matches = generation.matcher.match(prepared.clause)
        found = Found(matches.docs, matches.scores, len(matches.docs))
        faceted = FacetedMatches(found.docs, generation.columns, prepared.filters)
        left = faceted.kept(found)
        docs, scores = left.docs, left.scores
        last = prepared.page * PER_PAGE
        rows = np.arange(len(docs)) if last >= len(docs) else np.argpartition(-scores, last)[:last]
        page = rows[np.argsort(-scores[rows], kind="stable")][last - PER_PAGE : last]
        titles = [generation.heading(int(docs[row]))[1] or "" for row in page]
        counts = {facet.value: faceted.counts_of(facet, MOST_VALUES) for facet in FACETS}
        return Answer(len(docs), titles, counts)


class WholeAnswer:
    """The engine as pages ask it: what was typed in; related words, marked snippets, suggestions out.

    It keeps no answers, so that every round searches.
    """

    def __init__(self, folder: Path) -> None:
        self.engine = EmbeddedEngine(folder, remembered=0)
        self.engine.state()

    def prepare(self, asked: Asked) -> Asked:
        """Nothing: a page starts from what was typed."""
        return asked

    def answer(self, prepared: Asked) -> Answer:
        """Parse and search."""
        answer = self.engine.search(request_of(prepared))
        titles = [hit.title.text if hit.title else "" for hit in answer.hits]
        return Answer(answer.total, titles, {facet.value: counts for facet, counts in answer.facets.items()})


def request_of(asked: Asked) -> SearchRequest:
    """What a page asks the engine when a reader types the query."""
    return SearchRequest(parse(asked.text), _filters(asked), page=asked.page)


def _filters(asked: Asked) -> Filters:
    return Filters({Facet.PROVINCE: (asked.province,)} if asked.province else {})


def _clause(asked: Asked) -> Clause:
    if asked.join is Join.PHRASE:
        return PhraseClause(asked.words, exact=True)
    if asked.join is Join.PREFIX:
        return PrefixClause(asked.words[0][0])
    words = tuple(TermClause(alternatives) for alternatives in asked.words)
    return AllOf(words) if asked.join is Join.ALL else AnyOf(words)
