"""tantivy through its Python binding.

Facet values are fast fields, counted by terms aggregations; terms pass the `whitespace` tokenizer. Queries
are built as its query parser builds them: each word in headline or body, the headline boosted. Frequencies
are read, positions only for phrases.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import tantivy
from tantivy import Occur, Query

from tests.bench.documents import EXACT, FIELDS, STEMS, TITLE_WEIGHT, Document
from tests.bench.peers.peer import MOST_VALUES, PER_PAGE, Answer, Asked, Join

HEAP = 512_000_000
THREADS = 2
"""What the writer may use: the machine's two processors, and memory for few, large segments."""
FACETS = ("province", "institution", "year")
AGGREGATIONS = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in FACETS}


def version() -> str:
    """The library's version."""
    return importlib.metadata.version("tantivy")


def build(folder: Path, documents: Iterable[Document]) -> float:
    """Index with two threads and wait until merging is over."""
    folder.mkdir(parents=True)
    return _write(tantivy.Index(_schema(), path=str(folder)), documents)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("headline", stored=True)
    builder.add_bytes_field("record", stored=True)
    for name in ("province", "institution"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("year", fast=True)
    return builder.build()


def add(folder: Path, documents: Iterable[Document]) -> float:
    """Add and commit."""
    start = perf_counter()
    index = tantivy.Index.open(str(folder))
    return perf_counter() - start + _write(index, documents)


def _write(index: tantivy.Index, documents: Iterable[Document]) -> float:
    start = perf_counter()
    writer = index.writer(HEAP, THREADS)
    spent = perf_counter() - start
    for document in documents:
        start = perf_counter()
        writer.add_document(
            tantivy.Document(
                id=document.id,
                headline=document.title.encode(),
                record=document.record.encode(),
                province=document.provinces,
                institution=document.institutions,
                year=document.year,
                **document.fields,
            )
        )
        spent += perf_counter() - start
    start = perf_counter()
    writer.commit()
    writer.wait_merging_threads()
    return spent + perf_counter() - start


@dataclass(frozen=True, slots=True)
class _Prepared:
    query: Query
    offset: int


class _Opened:
    def __init__(self, folder: Path) -> None:
        index = tantivy.Index.open(str(folder))
        self._schema = index.schema
        self._searcher = index.searcher()

    def prepare(self, asked: Asked) -> _Prepared:
        """Make tantivy's query."""
        found = self._query(asked)
        if asked.province:
            chosen = Query.const_score_query(self._term("province", asked.province, "basic"), 0.0)
            found = Query.boolean_query([(Occur.Must, found), (Occur.Must, chosen)])
        return _Prepared(found, (asked.page - 1) * PER_PAGE)

    def answer(self, prepared: _Prepared) -> Answer:
        """Search for hits and total, then aggregate: the binding offers no call for both."""
        searcher = self._searcher
        result: Any = searcher.search(prepared.query, PER_PAGE, count=True, offset=prepared.offset)
        titles = [bytes(searcher.doc(address)["headline"][0]).decode() for _, address in result.hits]
        return Answer(result.count, titles, searcher.aggregate(prepared.query, AGGREGATIONS))

    def _query(self, asked: Asked) -> Query:
        if asked.join is Join.PHRASE:
            words: list[str | tuple[int, str]] = [word[0] for word in asked.words]
            return _either(lambda name: Query.phrase_query(self._schema, name, words), EXACT)
        if asked.join is Join.PREFIX:
            pattern = re.escape(asked.words[0][0]) + ".*"
            return _either(lambda name: Query.regex_query(self._schema, name, pattern), EXACT)
        occur = Occur.Must if asked.join is Join.ALL else Occur.Should
        words_found = [(occur, self._word(alternatives)) for alternatives in asked.words]
        return words_found[0][1] if len(words_found) == 1 else Query.boolean_query(words_found)

    def _word(self, alternatives: tuple[str, ...]) -> Query:
        def found(term: str) -> Query:
            return _either(lambda name: self._term(name, term), STEMS)

        if len(alternatives) == 1:
            return found(alternatives[0])
        return _any([found(term) for term in alternatives])

    def _term(self, name: str, term: str, option: str = "freq") -> Query:
        return Query.term_query(self._schema, name, term, option)


def _either(make: Callable[[str], Query], names: tuple[str, ...]) -> Query:
    title, body = names
    return _any([Query.boost_query(make(title), TITLE_WEIGHT), make(body)])


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def opened(folder: Path) -> _Opened:
    """Open the index and a searcher."""
    return _Opened(folder)
