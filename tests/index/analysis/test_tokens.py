"""Where words and numbers begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.normalize import normalize
from index.analysis.tokens import tokenize


def tokens(text: str) -> list[str]:
    return [token.text for token in tokenize(normalize(text).text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("59,73", ["59,73"]),
        ("PP 11/2017", ["PP", "11/2017"]),
        ("“KemenPAN-RB”", ["KemenPAN-RB"]),
        ("Covid-19", ["Covid-19"]),
        ("P3K", ["P3K"]),
        ("G20", ["G20"]),
        ("agen -agen", ["agen", "agen"]),
        ("Provinsi\u00a0Jambi", ["Provinsi", "Jambi"]),
        ("Jum’at", ["Jum’at"]),
        ("Jum'at", ["Jum'at"]),
        ("‘good governance’", ["good", "governance"]),
        ("Rp1.500.000,00", ["Rp", "1.500.000,00"]),
        ("Rp59,73 juta", ["Rp", "59,73", "juta"]),
        ("5,3% pada 2019.", ["5,3", "pada", "2019"]),
        ("pukul 10.30 WIB", ["pukul", "10.30", "WIB"]),
        ("(30/07/2018)", ["30/07/2018"]),
        ("ATR/BPN", ["ATR", "BPN"]),
        ("se-Kalteng", ["se-Kalteng"]),
        ("2014–2019", ["2014", "2019"]),
        ("snake_case", ["snake", "case"]),
        ("pe\u00adlayanan", ["pelayanan"]),
        ("pela\u200byanan", ["pelayanan"]),
        ("Kemen\u2011PAN", ["Kemen-PAN"]),
        ("ｋａｌｔｅｎｇ", ["kalteng"]),
        ("cafe\u0301", ["café"]),
        ("-", []),
        ("", []),
    ],
)
def test_words_and_numbers_are_found(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    "piece", ["1", "1.", "a-", "a'", "-", "\u0301", "a\u0301", "\u0315\u0300", "…", "1:1,"]
)
def test_long_texts_take_linear_time(piece: str) -> None:
    started = time.process_time()
    tokens(piece * 200_000)
    assert time.process_time() - started < 5
