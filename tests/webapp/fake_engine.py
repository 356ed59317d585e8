"""An engine without an index, for states of the pages that a real one reaches seldom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from index.article import Article, Basis, Evidence, Field, PublishedDate
from index.completion import Completion
from index.engine import (
    MISSING,
    ArticleView,
    Facet,
    FacetCount,
    FacetValues,
    Hit,
    Listing,
    Passage,
    SearchAnswer,
    SearchRequest,
    Similar,
    ValuesRequest,
)
from index.holdings import CatalogueEntry, IndexState
from index.query.parser import ParsedQuery

ARTICLE = Article(
    id="a-1",
    title="Bupati membuka pelatihan",
    outlet="ANTARA",
    published=PublishedDate("2019-08-26", Basis.COMPLETED),
    provinces=("Jawa Timur",),
    mentioned_provinces=("Bali",),
    institutions=("Badan Pengembangan SDM Provinsi Jawa Timur",),
    paragraphs=("Bupati membuka pelatihan pegawai.", "Pelatihan berlangsung sepekan."),
    url="https://berita.example/a-1",
    evidence=(Evidence(Field.PUBLISHED, "2019-08-26", "Senin (26/8)", 10, 22),),
)

CHANGED = "2026-11-21T07:30:00+00:00"
"""When the fake index's articles came in."""

HIT = Hit(
    id="a-1",
    title=Passage("Bupati membuka pelatihan", ((0, 6),)),
    lead=Passage("Bupati membuka pelatihan pegawai."),
    outlet="ANTARA",
    published=ARTICLE.published,
    provinces=ARTICLE.provinces,
    institutions=ARTICLE.institutions,
    url=ARTICLE.url,
    snippet=(Passage("Bupati membuka", ((0, 6),)), Passage("pelatihan sepekan", (), cut_before=True)),
    score=1.5,
)

EMPTY = SearchAnswer(total=0, hits=(), facets=dict.fromkeys(Facet, ()))

ANSWER = SearchAnswer(
    total=1,
    hits=(HIT,),
    facets={
        Facet.PROVINCE: (
            FacetCount("Jawa Timur", 1, False),
            FacetCount(MISSING[Facet.PROVINCE], 2, False),
        ),
        Facet.INSTITUTION: (FacetCount("Badan Pengembangan SDM Provinsi Jawa Timur", 1, False),),
        Facet.OUTLET: (FacetCount("ANTARA", 1, False),),
        Facet.DATE: (FacetCount("2019", 1, False), FacetCount(MISSING[Facet.DATE], 3, False)),
    },
)


@dataclass
class FakeEngine:
    """Answers what it is told to, and remembers what it was asked."""

    answer: SearchAnswer = ANSWER
    articles: dict[str, Article] = field(default_factory=lambda: {ARTICLE.id: ARTICLE})
    histories: dict[str, dict[str, int]] = field(default_factory=dict)
    error: Exception | None = None
    asked: list[SearchRequest] = field(default_factory=list)
    listed: Iterable[Hit] | None = None
    likeness: dict[str, Similar] = field(default_factory=dict)
    completions: tuple[Completion, ...] = ()
    completed: list[str] = field(default_factory=list)
    counts: dict[str, int | None] = field(default_factory=dict)
    counted: list[SearchRequest] = field(default_factory=list)

    def search(self, request: SearchRequest) -> SearchAnswer:
        self._raise()
        self.asked.append(request)
        return self.answer

    def article(self, article_id: str, query: ParsedQuery) -> ArticleView | None:
        self._raise()
        article = self.articles.get(article_id)
        if article is None:
            return None
        marks = ((0, 1),) if query.text else ()
        title = Passage(article.title, marks) if article.title else None
        body = tuple(Passage(text) for text in article.paragraphs)
        return ArticleView(article, title, body, Passage(article.paragraphs[0] if article.paragraphs else ""))

    def listing(self, request: SearchRequest, limit: int) -> Listing:
        self._raise()
        self.asked.append(request)
        hits = self.answer.hits if self.listed is None else self.listed
        return Listing(self.answer.total, CHANGED if self.answer.total else None, islice(hits, limit))

    def catalogue(self, first: int, count: int) -> tuple[CatalogueEntry, ...]:
        self._raise()
        names = sorted(self.articles)[first : first + count]
        return tuple(CatalogueEntry(name, CHANGED) for name in names)

    def similar(self, article_id: str, limit: int) -> Similar:
        self._raise()
        found = self.likeness.get(article_id, Similar())
        return Similar(found.related[:limit], found.copies[:limit])

    def complete(self, text: str) -> tuple[Completion, ...]:
        self._raise()
        self.completed.append(text)
        return self.completions

    def count(self, requests: Sequence[SearchRequest]) -> tuple[int | None, ...]:
        self._raise()
        self.counted.extend(requests)
        return tuple(self.counts.get(request.query.text, self.answer.total) for request in requests)

    def values(self, request: ValuesRequest) -> FacetValues:
        self._raise()
        counts = self.answer.facets[request.facet]
        return FacetValues(len(counts), counts, self.answer.levels)

    def history(self, request: SearchRequest) -> Mapping[str, int]:
        self._raise()
        self.asked.append(request)
        return self.histories.get(request.query.text, {})

    def state(self) -> IndexState:
        self._raise()
        return IndexState("20261122-1", len(self.articles), "2026-11-22T00:00:00+00:00")

    def answering(self, **changes: object) -> FakeEngine:
        """Change the answer in some of its fields."""
        self.answer = replace(self.answer, **changes)  # type: ignore[arg-type]
        return self

    def _raise(self) -> None:
        if self.error is not None:
            raise self.error
