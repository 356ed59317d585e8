from __future__ import annotations

import logging
import re

import pytest
from flask.testing import FlaskClient

from index.engine import IndexUnavailableError, NoIndexError
from tests.webapp.fake_engine import FakeEngine
from webapp import messages
from webapp.parameters import Fault


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("sort=best", "Urutan “best” tidak dikenal."),
        ("page=dua", "Nomor halaman “dua” tidak dapat dipakai."),
        ("page=101", "Hanya 100 halaman pertama yang ditampilkan. Persempit pencarian"),
        ("date_from=kemarin", "Tanggal “kemarin” tidak dapat dibaca."),
        ("date_from=2019&date_to=2018", "Rentang tanggal 2019 – 2018 terbalik"),
    ],
)
def test_a_bad_parameter_is_a_page_that_says_what_to_do(web: FlaskClient, query: str, words: str) -> None:
    response = web.get(f"/?q=asn&{query}")
    assert response.status_code == 400
    assert words in response.text
    assert 'href="/?q=asn"' in response.text


def test_every_fault_has_words() -> None:
    assert set(messages.FAULTS) == set(Fault)


def test_a_bad_value_is_repeated_in_part_and_as_text(web: FlaskClient) -> None:
    page = web.get("/?sort=<script>{value}" + "x" * 500).text
    assert "&lt;script&gt;{value}xxx" in page
    assert "x" * 100 not in page


def test_without_an_index_a_reader_is_told_to_come_back(web: FlaskClient, engine: FakeEngine) -> None:
    engine.error = NoIndexError()
    response = web.get("/?q=asn")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "Belum ada indeks." in response.text


def test_a_fault_of_ours_shows_a_number_that_the_log_has_with_the_trace(
    web: FlaskClient, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    engine.error = RuntimeError("secret detail")
    with caplog.at_level(logging.ERROR):
        response = web.get("/?q=asn")
    assert response.status_code == 500
    assert "secret detail" not in response.text
    assert "Traceback" not in response.text
    number = re.search(r"nomor ([0-9a-f]{12}) ", response.text)
    assert number
    assert number[1] in caplog.text
    assert "secret detail" in caplog.text


def test_an_unknown_page_leads_back_to_the_search(web: FlaskClient) -> None:
    response = web.get("/tidak-ada")
    assert response.status_code == 404
    assert "Ke halaman pencarian" in response.text


@pytest.mark.parametrize("error", [NoIndexError(), IndexUnavailableError("x"), ValueError("x")])
@pytest.mark.parametrize("path", ["/", "/en/", "/tren", "/artikel/a-1"])
def test_what_may_pass_offers_to_ask_for_the_same_again(
    web: FlaskClient, engine: FakeEngine, path: str, error: Exception
) -> None:
    engine.error = error
    page = web.get(f"{path}?q=%22asn%22&date_from=2019").text
    words = "Try again" if path == "/en/" else "Coba lagi"
    assert f'href="?q=%22asn%22&amp;date_from=2019">{words}</a>' in page


def test_a_fault_keeps_the_words_in_the_box_of_the_next_search(web: FlaskClient) -> None:
    assert "Cari lagi tanpa saringan" in web.get("/?q=asn&page=x").text
