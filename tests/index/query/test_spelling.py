"""Did you mean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.query.spelling import Speller
from index.query.vocabulary import Vocabulary

VOCABULARY = {
    "birokrasi": 900,
    "inovasi": 800,
    "pelayanan": 2000,
    "pelayaran": 60,
    "gubernur": 3000,
    "kalimantan": 1500,
    "masyarakat": 6000,
    "masyarakaat": 1,
    "seperti": 7500,
    "barat": 2500,
    "berat": 700,
    "widanarni": 3,
    "fahimah": 1,
    "dan": 50000,
    "untuk": 40000,
    "covid-19": 300,
    "59,73": 1,
}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(Vocabulary.of(VOCABULARY))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("birokasi", "birokrasi"),
        ("inovassi", "inovasi"),
        ("gubenrur", "gubernur"),
        ("pelayanam", "pelayanan"),
        ("Kalimatan", "kalimantan"),
        ("unntuk", "untuk"),
        ("masayrakta", "masyarakat"),
        ("masyarakaat", "masyarakat"),
        ("widanrani", "widanarni"),
    ],
)
def test_errors_are_corrected(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correction(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "birokrasi",
        "PELAYANAN",
        "pelayaran",
        "fahimah",
        "barat",
        "berau",
        "sekadau",
        "bpsdm",
        "kemenpan-rb",
        "propinsi",
        "da",
        "59,7",
        "covid-18",
        "",
        "kuantum",
        "!",
    ],
)
def test_right_words_names_and_strangers_are_left_alone(speller: Speller, word: str) -> None:
    assert speller.correction(word) is None


def test_a_letter_left_out_is_likelier_than_a_wrong_one() -> None:
    assert Speller(Vocabulary.of({"barat": 900, "bharat": 600})).correction("bhrat") == "bharat"


def test_the_commoner_of_two_equally_near_words_is_meant() -> None:
    assert Speller(Vocabulary.of({"kantor": 900, "mantor": 2})).correction("pantor") == "kantor"


@pytest.mark.parametrize(("typed", "near"), [("zega", "mega"), ("saor", "skor"), ("bravy", "bravo")])
def test_an_unknown_word_near_a_rare_one_is_rather_a_name(typed: str, near: str) -> None:
    assert Speller(Vocabulary.of({"yang": 12000, near: 8})).correction(typed) is None


def test_a_root_of_the_language_that_no_article_has_is_rather_right() -> None:
    assert Speller(Vocabulary.of({"yang": 12000, "bibir": 60})).correction("cibir") is None
    assert Speller(Vocabulary.of({"yang": 12000, "bibir": 60})).correction("gibir") == "bibir"


def test_a_form_that_no_rule_makes_is_corrected() -> None:
    speller = Speller(Vocabulary.of({"yang": 12000, "menenangkan": 60, "prakiraan": 60}))
    assert speller.correction("menenangan") == "menenangkan"


@pytest.mark.parametrize(("held", "expected"), [(0, "menenangkan"), (20, None)])
def test_what_the_articles_hold_is_no_error(held: int, expected: str | None) -> None:
    assert Speller(Vocabulary.of({"menenangkan": 60})).correction("menenankan", held) == expected


def test_an_empty_vocabulary_knows_nothing() -> None:
    assert Speller(Vocabulary.of({})).correction("birokrasi") is None


@settings(deadline=None)
@given(st.text())
def test_any_word_may_be_asked(word: str) -> None:
    correction = Speller(Vocabulary.of(VOCABULARY)).correction(word)
    assert correction is None or correction in VOCABULARY


def test_a_large_vocabulary_is_searched_in_milliseconds() -> None:
    letters = "aeioubcdklmnprst"
    words = [f"{a}{b}{c}{d}an" for a in letters for b in letters for c in letters for d in letters]
    speller = Speller(Vocabulary.of(dict.fromkeys(words, 1)))
    speller.correction("birokrasi")
    started = time.process_time()
    for _ in range(20):
        speller.correction("xirokrasi")
    assert (time.process_time() - started) / 20 < 0.02


def test_beside_other_words_a_word_that_stands_there_is_meant_sooner() -> None:
    speller = Speller(Vocabulary.of({"seleksi": 300, "selesai": 900}))
    assert speller.correction("selesi") == "selesai"
    assert speller.correction("selesi", fits=lambda word: word == "seleksi") == "seleksi"


def test_a_word_that_stands_nowhere_beside_them_needs_more_evidence() -> None:
    speller = Speller(Vocabulary.of({"yang": 12000, "komang": 17, "birokrasi": 900}))
    assert speller.correction("somang", fits=lambda _: True) == "komang"
    assert speller.correction("somang", fits=lambda _: False) is None
    assert speller.correction("birokasi", fits=lambda _: False) == "birokrasi"
