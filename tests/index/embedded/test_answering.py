"""A question raises what has an answer of its kind near its words."""

from __future__ import annotations

import pytest

from index.embedded.engine import EmbeddedEngine
from index.engine import SearchRequest
from index.query.parser import parse
from tests.index.embedded.library import article, ask, ids, served

FAR = "Sawah kebun laut awan batu pasir kayu besi kaca kain. " * 12


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    """Articles about one bridge, each with something else that a question may ask for."""
    articles = [
        article("polos", "Jembatan kuning diresmikan."),
        article("tanggal", "Jembatan kuning diresmikan warga pada 2 Mei lalu."),
        article("orang", "Jembatan kuning diresmikan Bupati Slamet Riyadi kemarin."),
        article("tempat", "Jembatan kuning diresmikan ramai oleh warga di Jepara."),
        article("jumlah", "Jembatan kuning diresmikan dua ribu warga desa ramai."),
        article("angka", "Jembatan kuning diresmikan kali ketujuh tiga tambah empat."),
        article("jauh", f"Jembatan kuning diresmikan. {FAR} Pada 2 Mei hujan."),
    ]
    return served(tmp_path_factory.mktemp("answering"), articles)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("kapan jembatan kuning diresmikan", "tanggal"),
        ("siapa yang meresmikan jembatan kuning", "orang"),
        ("di mana jembatan kuning diresmikan", "tempat"),
        ("berapa warga meresmikan jembatan kuning", "jumlah"),
    ],
)
def test_what_may_be_the_answer_comes_first(engine: EmbeddedEngine, question: str, first: str) -> None:
    assert ids(ask(engine, question))[0] == first


def test_without_a_question_nothing_is_looked_for(engine: EmbeddedEngine) -> None:
    assert ids(ask(engine, "jembatan kuning diresmikan"))[0] == "polos"


def test_a_question_that_no_text_has_a_word_of_finds_nothing(engine: EmbeddedEngine) -> None:
    assert ids(ask(engine, "kapan gerhana")) == []


def test_pages_neither_repeat_nor_miss_an_article(engine: EmbeddedEngine) -> None:
    request = SearchRequest(parse("kapan jembatan kuning diresmikan"), per_page=50)
    whole = [hit.id for hit in engine.search(request).hits]
    pages = [
        hit.id
        for page in range(1, 8)
        for hit in engine.search(SearchRequest(request.query, per_page=1, page=page)).hits
    ]
    assert pages == whole
    assert len(set(pages)) == 7
