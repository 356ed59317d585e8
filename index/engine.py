"""The contract between pages and index: what an engine takes and gives, whatever stores the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from index.article import Article, PublishedDate
from index.completion import Completion
from index.holdings import CatalogueEntry, IndexState
from index.levels import Level
from index.query.parser import ParsedQuery

MAX_PAGE = 100
"""The deepest page that is served; behind it a reader is told to narrow the search."""


class Facet(StrEnum):
    """The dimensions that results are counted and filtered by; the values are the URL parameters' names."""

    PROVINCE = "province"
    INSTITUTION = "institution"
    OUTLET = "outlet"
    DATE = "date"


MISSING: Mapping[Facet, str] = {
    Facet.PROVINCE: "tanpa-provinsi",
    Facet.INSTITUTION: "tanpa-instansi",
    Facet.OUTLET: "tanpa-media",
    Facet.DATE: "tanpa-tanggal",
}
"""The facet value that stands for articles without any value."""


LEVELS: Mapping[Level, str] = {
    Level.CENTRAL: "instansi-pusat",
    Level.PROVINCE: "instansi-provinsi",
    Level.REGENCY: "instansi-kabupaten-kota",
}
"""The values of the institution facet that stand for all institutions of a level."""

VALUES_PER_PAGE = 50
"""How many values a page of a facet's own list holds."""


class Sort(StrEnum):
    """The orders of a result list. Articles without a date come last in both date orders."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search beside its words. Values of one facet are OR, facets together AND.

    Attributes:
        chosen: by facet, the chosen values; for DATE `2018` or `2018-08`; the MISSING value is one of them.
        date_from: first day, month or year (`YYYY[-MM[-DD]]`) that an article's date may overlap, or None.
        date_to: the last such one, or None. With either set, articles without a date are left out.
        excluded: by facet, the values that no result may carry, written as chosen ones are.
    """

    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    date_from: str | None = None
    date_to: str | None = None
    excluded: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search.

    Attributes:
        query: the parsed query; an empty one matches every article.
        filters: what narrows it.
        sort: the order of the hits. With an empty query RELEVANCE means newest first.
        page: 1 to MAX_PAGE.
        per_page: 1 to 50.
        facet_limit: how many values a facet lists at most, chosen and excluded ones not counted.
        expand: whether related words (inovatif for inovasi) satisfy the query too, and so does publication in
            the years and months that it names.
    """

    query: ParsedQuery
    filters: Filters = Filters()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 10
    facet_limit: int = 50
    expand: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article's text with the query's matches marked.

    Attributes:
        text: the plain text, not escaped.
        marks: offsets (start, end) into it, ascending, not overlapping.
        cut_before: text was left out before it.
        cut_after: text was left out behind it.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One article in a result list.

    Attributes:
        id: the article's identifier.
        title: its headline with marks, or None when the text shows none.
        lead: its first sentence, to stand in for a missing headline; empty beside one.
        outlet, published, provinces, institutions, url: as in Article.
        snippet: at most two passages of the body.
        score: the relevance, 0 for an empty query.
        changed: when it came into the index or changed, ISO 8601 in UTC.
    """

    id: str
    title: Passage | None
    lead: Passage
    outlet: str | None
    published: PublishedDate
    provinces: tuple[str, ...]
    institutions: tuple[str, ...]
    url: str | None
    snippet: tuple[Passage, ...]
    score: float
    changed: str = field(default="", compare=False)


@dataclass(slots=True)
class FacetCount:
    """How many results carry one value of a facet, that facet's own choice and exclusions left aside.

    Not frozen, since an answer has some 150 of them and Python makes frozen ones at half the speed.

    Attributes:
        value: the value (DATE: `2018`, and `2018-08` for months of a chosen year), or the MISSING value.
        count: how many articles; for an excluded value, how many it keeps out.
        selected: whether the request chose it.
        excluded: whether the request excluded it.
    """

    value: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found.

    Attributes:
        total: how many articles match query and filters.
        hits: the requested page of them; empty beyond the last page.
        facets: the counts, by facet; commonest first, dates newest first, the MISSING value last.
        partial_match: no article has all the words, and these have the most of them.
        suggestion: a query that is probably meant instead, or None.
        complete: how many of the total have all the words, when others that lack some are listed too (few
            articles have all the words of a long query or a question); otherwise None.
        expansions: for each typed word that was expanded, the related words that were looked for too.
        periods: the years and months that the query names, as `2018` and `2018-08`; articles published then
            are among the results whether or not they print them.
        months: the months of the only year that has results, oldest first, when no date is chosen.
        levels: how many results have an institution of each level, counted as facets are; values are LEVELS.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetCount, ...]]
    partial_match: bool = False
    suggestion: str | None = None
    complete: int | None = None
    expansions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    periods: tuple[str, ...] = ()
    months: tuple[FacetCount, ...] = ()
    levels: tuple[FacetCount, ...] = ()


@dataclass(frozen=True, slots=True)
class ValuesRequest:
    """A part of one facet's own list of values.

    Attributes:
        search: the search whose results are counted; its page is the list's, VALUES_PER_PAGE values each.
        facet: PROVINCE, INSTITUTION or OUTLET.
        containing: words that a value contains, or whose long forms it contains; empty for all.
        level: only institutions of this level, or None.
    """

    search: SearchRequest
    facet: Facet
    containing: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class FacetValues:
    """A page of one facet's own list.

    Attributes:
        total: how many values there are on all pages.
        values: the values of the page, commonest first, those without any result left out.
        levels: of the institution facet, how many results each level has; see SearchAnswer.
    """

    total: int
    values: tuple[FacetCount, ...]
    levels: tuple[FacetCount, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that a search found, to be taken along.

    Attributes:
        total: how many articles match query and filters.
        changed: when the latest of them came in or changed, ISO 8601 in UTC; None when there is none.
        hits: the articles in the order of the pages, as many as were asked for. They are read while the
            iterator is consumed, from the index as it was when the search was made.
    """

    total: int
    changed: str | None
    hits: Iterator[Hit]


@dataclass(frozen=True, slots=True)
class Similar:
    """Articles that are like one.

    Attributes:
        related: those that share its rare words, most alike first; of several with one text only the first.
        copies: those that have very nearly its text.
    """

    related: tuple[Hit, ...] = ()
    copies: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with the matches of a query marked.

    Attributes:
        article: the article.
        title: its headline with marks, or None.
        paragraphs: its paragraphs with marks, in order.
        lead: its first sentence, to stand in for a missing headline.
    """

    article: Article
    title: Passage | None
    paragraphs: tuple[Passage, ...]
    lead: Passage = Passage("")


class NoIndexError(Exception):
    """There is no index yet."""


class IndexUnavailableError(Exception):
    """There is an index, but it cannot be read."""


class Engine(Protocol):
    """What answers searches. Every method may raise NoIndexError or IndexUnavailableError."""

    def search(self, request: SearchRequest) -> SearchAnswer:
        """Answer one search."""
        ...

    def article(self, article_id: str, query: ParsedQuery) -> ArticleView | None:
        """Fetch one article with the query's matches marked; None when there is no such article."""
        ...

    def listing(self, request: SearchRequest, limit: int) -> Listing:
        """Find all of a search in the order of its pages; the request's own page does not matter.

        Args:
            request: the search.
            limit: how many articles are listed at most.
        """
        ...

    def catalogue(self, first: int, count: int) -> tuple[CatalogueEntry, ...]:
        """List articles by their ids in ascending order.

        Args:
            first: how many are passed over.
            count: how many are listed at most.
        """
        ...

    def similar(self, article_id: str, limit: int) -> Similar:
        """Find the articles that are most like one; none when there is no such article.

        Args:
            article_id: the article.
            limit: how many related ones, and how many copies, are given at most.
        """
        ...

    def complete(self, text: str) -> tuple[Completion, ...]:
        """Tell what a text that is being typed may become, best first within each kind."""
        ...

    def count(self, requests: Sequence[SearchRequest]) -> tuple[int | None, ...]:
        """Count what other searches would find, whatever their page; None where the time does not suffice."""
        ...

    def values(self, request: ValuesRequest) -> FacetValues:
        """List one facet's values, page by page."""
        ...

    def history(self, request: SearchRequest) -> Mapping[str, int]:
        """Count a search's articles by month, those that have all the words only, whatever page is asked for.

        Returns:
            By month (`2018-08`), by year (`2018`) where the month is not known, and by the MISSING date, the
            number of articles; what has none is left out.
        """
        ...

    def state(self) -> IndexState:
        """Tell what is being served."""
        ...
