"""Small libraries of articles for the tests, and the shortest way to index and ask them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.article import Article, PublishedDate
from index.embedded.document import analyse
from index.embedded.engine import EmbeddedEngine
from index.embedded.generations import Generations
from index.embedded.run import write_run
from index.embedded.writer import GenerationWriter
from index.engine import Filters, SearchAnswer, SearchRequest, Sort
from index.processes import Processes
from index.query.parser import parse

NO_FILTERS = Filters()
WORDS = [
    *(
        "jalan",
        "desa",
        "kota",
        "pasar",
        "sungai",
        "gunung",
        "sawah",
        "buku",
        "meja",
        "kursi",
        "pintu",
        "atap",
    ),
    *("pembangunan", "membangun", "bangunan", "pembinaan", "membina", "perairan"),
]
"""The commonest first; the last ones come in several forms of one stem."""
PER_RUN = 100
"""How many articles of a library are sorted together."""
OUTLETS = ["Warta Kota", "Suara Desa", "Kabar Gunung"]


def article(
    identifier: str,
    *paragraphs: str,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    provinces: Sequence[str] = (),
    institutions: Sequence[str] = (),
) -> Article:
    """An article without evidence."""
    return Article(
        identifier,
        title,
        outlet,
        PublishedDate(date),
        provinces=tuple(provinces),
        institutions=tuple(institutions),
        paragraphs=paragraphs,
    )


def bring_in(index_dir: Path, articles: Iterable[Article], analysis: str = "analysis") -> int:
    """Make the index hold exactly these articles, as reindexing does; returns how many were analysed."""
    generations = Generations(index_dir)
    with generations.lock():
        writer = GenerationWriter(generations, analysis, Processes())
        try:
            changed = [one for one in articles if not writer.keeps(one.id, fingerprint(one))]
            for first in range(0, len(changed), PER_RUN):
                some = [analyse(one, fingerprint(one)) for one in changed[first : first + PER_RUN]]
                writer.add(write_run(writer.place(), some))
            writer.finish()
        finally:
            writer.abandon()
    return len(changed)


def fingerprint(one: Article) -> bytes:
    """Something that changes when the article does."""
    return hashlib.blake2b(repr(one).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def served(index_dir: Path, articles: Iterable[Article]) -> EmbeddedEngine:
    """An engine over an index of these articles."""
    bring_in(index_dir, articles)
    return EmbeddedEngine(index_dir)


def ask(
    engine: EmbeddedEngine,
    text: str = "",
    *,
    filters: Filters = NO_FILTERS,
    sort: Sort = Sort.RELEVANCE,
    page: int = 1,
    per_page: int = 50,
    facet_limit: int = 50,
) -> SearchAnswer:
    """One search."""
    return engine.search(SearchRequest(parse(text), filters, sort, page, per_page, facet_limit))


def ids(answer: SearchAnswer) -> list[str]:
    """The articles of a page of results, in order."""
    return [hit.id for hit in answer.hits]


@dataclass(frozen=True)
class Sample:
    """An article as the test made it: words of the title and of each paragraph."""

    id: str
    title: list[str]
    paragraphs: list[list[str]]
    outlet: str


def samples(seed: int, count: int) -> list[Sample]:
    chance = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(len(WORDS))]

    def words(most: int) -> list[str]:
        return chance.choices(WORDS, weights, k=chance.randint(1, most))

    return [
        Sample(
            f"a{number}",
            words(4) if chance.random() < 0.8 else [],
            [words(20) for _ in range(chance.randint(1, 4))],
            chance.choice(OUTLETS),
        )
        for number in range(count)
    ]


def as_article(sample: Sample) -> Article:
    texts = [" ".join(paragraph) for paragraph in sample.paragraphs]
    return article(sample.id, *texts, title=" ".join(sample.title) or None, outlet=sample.outlet)
