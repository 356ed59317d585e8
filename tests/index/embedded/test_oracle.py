"""Stock Whoosh, opened on the same generation, finds the same articles."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from whoosh import index as whoosh_index
from whoosh import query
from whoosh.searching import Searcher

from index.analysis.stems import stem
from index.embedded.engine import EmbeddedEngine
from index.embedded.generations import Generations
from index.query.parser import Notice, parse
from tests.index.embedded.library import OUTLETS, WORDS, Sample, as_article, ask, bring_in, ids, samples

PREFIXES = ["jal", "pemb", "mem", "ban", "ban", "kur", "zzz"]
many = hypothesis_settings(max_examples=120, deadline=None)


class Library:
    def __init__(self, engine: EmbeddedEngine, whoosh_dir: Path, made: list[Sample]) -> None:
        self.engine = engine
        self.whoosh_dir = whoosh_dir
        self.samples = made
        self.ids = {sample.id for sample in made}

    def searcher(self) -> Searcher:
        return whoosh_index.open_dir(str(self.whoosh_dir)).searcher()


@pytest.fixture(scope="module", params=["grown", "compacted"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The same articles twice: in several Whoosh segments with deletions, and in one without."""
    folder = tmp_path_factory.mktemp("library")
    final = samples(1, 120)
    if request.param == "grown":
        earlier = samples(2, 130)
        first = final[:97] + earlier[97:100]
        bring_in(folder, map(as_article, first))
        bring_in(folder, map(as_article, first + final[100:118] + earlier[126:]))
    bring_in(folder, map(as_article, final))
    name = Generations(folder).current()
    assert name
    library = Library(EmbeddedEngine(folder), folder / "generations" / name / "whoosh", final)
    with library.searcher() as searcher:
        segments = len(searcher.reader().leaf_readers())
        assert searcher.reader().has_deletions() == (request.param == "grown")
    assert segments == (3 if request.param == "grown" else 1)
    return library


@dataclass(frozen=True)
class Question:
    """A query as it is typed, as it is asked of Whoosh, and how the answers of its parts are joined.

    Whoosh 2.7.4 loses its way in negations inside other queries, so that these are joined here.
    """

    typed: str
    asked: query.Query | None
    join: Callable[[Library], set[str]] | None = None

    def expected(self, library: Library) -> set[str]:
        if self.join:
            return self.join(library)
        with library.searcher() as searcher:
            return {hit["id"] for hit in searcher.search(self.asked, limit=None)}


def anywhere(make: Any, suffix: str = "") -> query.Query:
    return query.Or([make(f"title{suffix}"), make(f"body{suffix}")])


def word_question(word: str) -> Question:
    term = stem(word)
    title = query.Term("title", term)
    return Question(word, query.Or([title, query.Term("body", term)]))


def phrase_question(words: list[str], mark: str, suffix: str) -> Question:
    terms = [stem(word) if not suffix else word for word in words]
    typed = f'{mark}"{" ".join(words)}"'
    return Question(typed, anywhere(lambda field: query.Phrase(field, terms), suffix))


def prefix_question(prefix: str) -> Question:
    return Question(f"{prefix}*", anywhere(lambda field: query.Prefix(field, prefix), "_exact"))


def title_question(word: str) -> Question:
    return Question(f"judul:{word}", query.Term("title", stem(word)))


def outlet_question(outlet: str) -> Question:
    words = outlet.lower().split()
    return Question(f'sumber:"{outlet}"', query.Phrase("outlet_text", [stem(word) for word in words]))


def both(parts: list[Question]) -> Question:
    typed = f"({' '.join(part.typed for part in parts)})"
    if all(part.asked for part in parts):
        return Question(typed, query.And([part.asked for part in parts]))
    return Question(typed, None, lambda library: set.intersection(*(p.expected(library) for p in parts)))


def either(parts: list[Question]) -> Question:
    typed = f"({' ATAU '.join(part.typed for part in parts)})"
    if all(part.asked for part in parts):
        return Question(typed, query.Or([part.asked for part in parts]))
    return Question(typed, None, lambda library: set.union(*(part.expected(library) for part in parts)))


def but_not(part: Question, excluded: Question) -> Question:
    typed = f"({part.typed} -{excluded.typed})"
    if part.asked and excluded.asked:
        flat = Question("", query.And([part.asked, query.Not(excluded.asked)]))
        return Question(typed, None, flat.expected)
    return Question(typed, None, lambda library: part.expected(library) - excluded.expected(library))


def none_of(part: Question) -> Question:
    return Question(f"(-{part.typed})", None, lambda library: library.ids - part.expected(library))


def several(parts: st.SearchStrategy[Question]) -> st.SearchStrategy[list[Question]]:
    return st.lists(parts, min_size=2, max_size=3, unique_by=lambda part: part.typed)


words = st.sampled_from(WORDS).map(word_question)
runs = st.lists(st.sampled_from(WORDS), min_size=2, max_size=3)
leaves = st.one_of(
    words,
    runs.map(lambda run: phrase_question(run, "", "")),
    runs.map(lambda run: phrase_question(run, "=", "_exact")),
    st.sampled_from(PREFIXES).map(prefix_question),
    st.sampled_from(WORDS).map(title_question),
    st.sampled_from(OUTLETS).map(outlet_question),
)
questions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        several(inner).map(both),
        several(inner).map(either),
        st.tuples(inner, inner).map(lambda pair: but_not(*pair)),
        inner.map(none_of),
    ),
    max_leaves=5,
).filter(lambda question: set(parse(question.typed).notices) <= {Notice.ONLY_NEGATIVE})
"""Queries within the language's limits."""


def found(library: Library, question: Question) -> list[str]:
    """All hits of all pages that satisfy the whole query, without those that only come near."""
    hits: list[str] = []
    for page in range(1, 100):
        answer = ask(library.engine, question.typed, page=page)
        if answer.partial_match:
            return []
        hits += ids(answer)
        if len(hits) == answer.total:
            break
    return hits[: answer.complete]


@many
@given(question=questions)
def test_the_same_articles_are_found(library: Library, question: Question) -> None:
    hits = found(library, question)
    assert set(hits) == question.expected(library)
    assert len(hits) == len(set(hits))


def test_the_matching_articles_are_those_that_hold_the_words(library: Library) -> None:
    for word in WORDS:
        holding = {
            sample.id
            for sample in library.samples
            if any(stem(word) == stem(w) for part in (sample.title, *sample.paragraphs) for w in part)
        }
        assert set(found(library, word_question(word))) == holding


STOCK = """
import json, sys
from whoosh import fields, index
from whoosh.qparser import QueryParser
opened = index.open_dir(sys.argv[1])
assert all(type(field).__module__ == "whoosh.fields" for _, field in opened.schema.items())
with opened.searcher() as searcher:
    found = searcher.search(QueryParser("body", opened.schema).parse("jalan AND NOT desa"), limit=None)
    records = [hit.fields() for hit in found]
    exact = searcher.search(QueryParser("body_exact", opened.schema).parse('"jalan jalan"'), limit=None)
    counted = {word.decode(): searcher.doc_frequency("outlet", word) for word in searcher.lexicon("outlet")}
    newest = searcher.search(QueryParser("body", opened.schema).parse("jalan"), sortedby="published")
    print(searcher.doc_count(), len(records), len(exact), sum(counted.values()), len(newest) > 0)
assert all(record["id"] and record["province"] for record in records)
assert not [name for name in sys.modules if name.split(".")[0] in ("index", "webapp", "numpy")]
"""


def test_stock_whoosh_reads_the_index_without_this_project(library: Library, tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-W", "ignore", "-c", STOCK, str(library.whoosh_dir)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    total, without_desa, exact, outlets, sortable = done.stdout.split()
    bodies = [[{stem(word) for word in paragraph} for paragraph in s.paragraphs] for s in library.samples]
    holding = [set().union(*paragraphs) for paragraphs in bodies]
    assert int(total) == len(library.samples)
    assert int(without_desa) == sum("jalan" in words and "desa" not in words for words in holding)
    assert int(exact) == len(found(library, phrase_question(["jalan", "jalan"], "=", "_exact"))) - sum(
        "jalan jalan" in " ".join(s.title) and not any("jalan jalan" in " ".join(p) for p in s.paragraphs)
        for s in library.samples
    )
    assert int(outlets) >= len(library.samples)
    assert sortable == "True"


def test_stems_of_the_words_stay_what_this_test_rests_on() -> None:
    assert stem("pembangunan") == stem("membangun") == stem("bangunan") != "pembangunan"
    assert [stem(word) for word in WORDS[:12]] == WORDS[:12]


def test_pages_of_a_search_hold_each_article_once(library: Library) -> None:
    pages = [ids(ask(library.engine, "jalan", page=page, per_page=7)) for page in range(1, 40)]
    hits = [name for page in pages for name in page]
    assert len(hits) == len(set(hits)) == ask(library.engine, "jalan").total
