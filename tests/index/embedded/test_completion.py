"""What a text that is being typed may become."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.completion import CompletionKind
from index.embedded.engine import EmbeddedEngine
from index.engine import Facet, Filters, SearchRequest
from index.query.parser import parse
from tests.index.embedded.library import article, served

HEALTH = "Dinas Kesehatan Provinsi Jambi"
STAFF = "Badan Kepegawaian Negara"
LAST_WORD = "Reformasi birokrasi di Jambi"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    articles = [
        article(
            f"a{number}",
            "Reformasi birokrasi (RB) dimulai. Pelayanan publik menjadi lebih baik.",
            title=LAST_WORD if number == 3 else f"Pelayanan publik tahap {number}",
            date=f"20{10 + number}",
            provinces=["Jambi"] if number % 2 else ["Jawa Timur"],
            institutions=[HEALTH, STAFF] if number < 3 else [STAFF],
        )
        for number in range(5)
    ]
    return served(tmp_path_factory.mktemp("completion"), articles)


def completed(engine: EmbeddedEngine, text: str, kind: CompletionKind) -> list[str]:
    return [one.text for one in engine.complete(text) if one.kind is kind]


def test_frequent_words_and_phrases_complete_a_beginning(engine: EmbeddedEngine) -> None:
    assert completed(engine, "Pela", CompletionKind.PHRASE)[:2] == ["pelayanan", "pelayanan publik"]
    assert completed(engine, "reformasi bir", CompletionKind.PHRASE) == ["reformasi birokrasi"]


def test_no_phrase_reaches_over_a_bracket_or_ends_with_a_function_word(engine: EmbeddedEngine) -> None:
    phrases = completed(engine, "birokrasi", CompletionKind.PHRASE)
    assert phrases == []


def test_only_the_last_words_are_completed_and_the_others_stay(engine: EmbeddedEngine) -> None:
    (province,) = (c for c in engine.complete("inovasi jam") if c.kind is CompletionKind.PROVINCE)
    assert (province.text, province.start, province.count) == ("Jambi", len("inovasi "), 2)


def test_a_value_is_found_by_any_of_its_words_and_by_its_short_form(engine: EmbeddedEngine) -> None:
    for text in ("dinas kes", "kesehatan prov", "Kesehatan"):
        assert completed(engine, text, CompletionKind.INSTITUTION) == [HEALTH]
    assert completed(engine, "BKN", CompletionKind.INSTITUTION) == [STAFF]
    assert completed(engine, "jatim", CompletionKind.PROVINCE) == ["Jawa Timur"]


def test_titles_have_all_words_and_the_newest_come_first(engine: EmbeddedEngine) -> None:
    titles = completed(engine, "publik pelay", CompletionKind.TITLE)
    assert titles == [f"Pelayanan publik tahap {number}" for number in (4, 2, 1)]
    found = [one for one in engine.complete("birokrasi jam") if one.kind is CompletionKind.TITLE]
    assert [(one.text, one.article_id) for one in found] == [(LAST_WORD, "a3")]


@pytest.mark.parametrize("text", ["", "ja", "  j ", "xyzzy", "-", '"', "a" * 300])
def test_too_short_unknown_and_too_long_texts_are_not_completed(engine: EmbeddedEngine, text: str) -> None:
    assert engine.complete(text) == ()


@pytest.mark.parametrize("text", ["judul:jam", '"reformasi jam', "guru ATAU jam", "-jam"])
def test_behind_an_operator_only_words_are_completed(engine: EmbeddedEngine, text: str) -> None:
    assert {one.kind for one in engine.complete(text)} <= {CompletionKind.PHRASE}


@given(text=st.text(max_size=60) | st.text(alphabet='jambi pelyn*"():-\x00\ud800', max_size=30))
def test_any_text_is_completed_or_not(engine: EmbeddedEngine, text: str) -> None:
    assert all(0 <= one.start <= len(text) for one in engine.complete(text))


def test_an_empty_index_completes_nothing(tmp_path: Path) -> None:
    assert served(tmp_path, [article("a", "")]).complete("jambi") == ()


def test_other_searches_are_counted_as_they_would_find(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.embedded.counting.BUDGET", 60)
    texts = ("", "reformasi", '"publik pelayanan"', "birokrasi xyzzy")
    jambi = Filters({Facet.PROVINCE: ("Jambi",)})
    asked = [SearchRequest(parse(text), filters) for text in texts for filters in (Filters(), jambi)]
    assert engine.count(asked) == tuple(engine.search(request).total for request in asked)


def test_what_the_time_does_not_suffice_for_is_not_counted(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.embedded.counting.BUDGET", -1)
    assert engine.count([SearchRequest(parse("reformasi"))]) == (None,)
