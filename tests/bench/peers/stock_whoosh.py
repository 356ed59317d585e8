"""Whoosh 2.7.4 as it comes.

Facets are grouped by stock `FieldFacet`s with the `Count` map, those of several values with `allow_overlap`;
the year is a sortable column. `optimize=False` collects every match in one pass, so that the total needs no
second one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import whoosh
from whoosh import fields, index, query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.sorting import Count, FieldFacet
from whoosh.writing import SegmentWriter

from tests.bench.documents import EXACT, FIELDS, STEMS, TITLE_WEIGHT, Document
from tests.bench.peers.peer import PER_PAGE, Answer, Asked, Join

MEMORY_MB = 512
"""What the writer may hold before it writes; the documentation's advice for batches is to give it plenty."""


def version() -> str:
    """The library's version."""
    return whoosh.versionstring()  # type: ignore[no-any-return]


def build(folder: Path, documents: Iterable[Document]) -> float:
    """Index with one writer."""
    folder.mkdir(parents=True)
    schema = fields.Schema(
        id=fields.ID(unique=True, stored=True),
        headline=fields.STORED,
        record=fields.STORED,
        province=fields.KEYWORD(commas=True),
        institution=fields.KEYWORD(commas=True),
        year=fields.NUMERIC(int, sortable=True),
        **{name: fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True) for name in FIELDS},
    )
    return _write(index.create_in(str(folder), schema).writer(limitmb=MEMORY_MB), documents)


def add(folder: Path, documents: Iterable[Document]) -> float:
    """Add with one writer; Whoosh merges small segments by itself."""
    start = perf_counter()
    writer = index.open_dir(str(folder)).writer(limitmb=MEMORY_MB)
    return perf_counter() - start + _write(writer, documents)


def _write(writer: SegmentWriter, documents: Iterable[Document]) -> float:
    spent = 0.0
    for document in documents:
        start = perf_counter()
        writer.add_document(
            id=document.id,
            headline=document.title,
            record=document.record,
            province=document.provinces,
            institution=document.institutions,
            year=document.year,
            **document.fields,
        )
        spent += perf_counter() - start
    start = perf_counter()
    writer.commit()
    return spent + perf_counter() - start


@dataclass(frozen=True, slots=True)
class _Prepared:
    query: query.Query
    filter: query.Query | None
    page: int


class _Opened:
    def __init__(self, folder: Path) -> None:
        self._searcher = index.open_dir(str(folder), readonly=True).searcher()
        self._facets = {
            "province": FieldFacet("province", allow_overlap=True, maptype=Count),
            "institution": FieldFacet("institution", allow_overlap=True, maptype=Count),
            "year": FieldFacet("year", maptype=Count),
        }

    def prepare(self, asked: Asked) -> _Prepared:
        """Make Whoosh's query."""
        chosen = query.Term("province", asked.province) if asked.province else None
        return _Prepared(_query(asked), chosen, asked.page)

    def answer(self, prepared: _Prepared) -> Answer:
        """Search."""
        last = prepared.page * PER_PAGE
        results = self._searcher.search(
            prepared.query, limit=last, filter=prepared.filter, groupedby=self._facets, optimize=False
        )
        titles = [hit["headline"] for hit in results[last - PER_PAGE : last]]
        return Answer(len(results), titles, {name: results.groups(name) for name in self._facets})


def _query(asked: Asked) -> query.Query:
    if asked.join is Join.PHRASE:
        words = [word[0] for word in asked.words]
        return _either(lambda name, boost: query.Phrase(name, words, boost=boost), EXACT)
    if asked.join is Join.PREFIX:
        prefix = asked.words[0][0]
        return _either(lambda name, boost: query.Prefix(name, prefix, boost=boost), EXACT)
    words = [_word(alternatives) for alternatives in asked.words]
    return query.And(words) if asked.join is Join.ALL else query.Or(words)


def _word(alternatives: tuple[str, ...]) -> query.Query:
    found = [
        _either(lambda name, boost, term=term: query.Term(name, term, boost=boost), STEMS)
        for term in alternatives
    ]
    return found[0] if len(found) == 1 else query.Or(found)


def _either(make: Any, names: tuple[str, ...]) -> query.Query:
    title, body = names
    return query.Or([make(title, TITLE_WEIGHT), make(body, 1.0)])


def opened(folder: Path) -> _Opened:
    """Open the index and one searcher."""
    return _Opened(folder)
