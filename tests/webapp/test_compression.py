from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine

ASKED = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize(
    "url", ["/", "/?q=bupati", "/artikel/a-1", "/api/v1/openapi.json", "/static/style.css"]
)
def test_what_is_asked_for_compressed_is_the_same(web: FlaskClient, url: str) -> None:
    plain = web.get(url, buffered=True)
    packed = web.get(url, headers=ASKED, buffered=True)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
    for response in (plain, packed):
        assert "accept-encoding" in {name.lower() for name in response.vary}
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity"])
def test_who_cannot_read_it_gets_it_plain(web: FlaskClient, accepted: str) -> None:
    assert "Content-Encoding" not in web.get("/", headers={"Accept-Encoding": accepted}).headers


def test_an_unchanged_page_is_recognised_in_either_form(web: FlaskClient) -> None:
    plain, packed = web.get("/").headers["ETag"], web.get("/", headers=ASKED).headers["ETag"]
    assert packed == f"W/{plain}"
    for tag in (plain, packed):
        unchanged = web.get("/", headers={**ASKED, "If-None-Match": tag})
        assert (unchanged.status_code, unchanged.data) == (304, b"")


def test_short_answers_files_and_exports_are_left_as_they_are(web: FlaskClient, engine: FakeEngine) -> None:
    assert engine.error is None
    for url in ("/healthz", "/hasil.csv", "/hasil.xlsx"):
        assert "Content-Encoding" not in web.get(url, headers=ASKED).headers
