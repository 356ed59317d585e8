from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from index.engine import IndexUnavailableError, NoIndexError
from tests.webapp.fake_engine import FakeEngine
from webapp import create_app

PLAIN: dict[str, str] = {}
FRAGMENT = {"HX-Request": "true"}
RESTORE = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
BARE_RESTORE = {"HX-History-Restore-Request": "true"}

HEADERS = {"none": PLAIN, "htmx": FRAGMENT, "restore": RESTORE, "bare restore": BARE_RESTORE}
URLS = {
    200: "/?q=bupati",
    304: "/?q=bupati",
    400: "/?sort=best",
    404: "/artikel/none",
    429: "/?q=bupati",
    503: "/?q=bupati",
}


def answered(web: FlaskClient, status: int, headers: dict[str, str]) -> TestResponse:
    """Bring an answer of this status about."""
    if status == 304:
        etag = web.get(URLS[status], headers=headers).headers["ETag"]
        return web.get(URLS[status], headers={**headers, "If-None-Match": etag})
    if status == 429:
        web.get(URLS[status])
    return web.get(URLS[status], headers=headers)


@pytest.fixture
def limited(engine: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of an application that allows one request in a year."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    config = {
        "TESTING": True,
        "ENGINE": engine,
        "TELISIK_INDEX_DIR": tmp_path,
        "TELISIK_RATE_LIMIT": "1/9999h",
    }
    return create_app(config).test_client()


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("status", URLS)
def test_a_fragment_goes_to_htmx_alone_and_caches_are_told_whatever_the_status(
    web: FlaskClient, limited: FlaskClient, engine: FakeEngine, status: int, headers: dict[str, str]
) -> None:
    engine.error = NoIndexError() if status == 503 else None
    response = answered(limited if status == 429 else web, status, headers)
    assert response.status_code == status
    assert {"hx-request", "hx-history-restore-request"} <= {name.lower() for name in response.vary}
    good = status in {200, 304}
    assert ("ETag" in response.headers) is good
    assert response.headers["Cache-Control"] == ("no-cache" if good else "no-store")
    assert ("Retry-After" in response.headers) is (status in {429, 503})
    if status == 304:
        assert response.data == b""
    else:
        assert ("<html" in response.text) is (headers is not FRAGMENT)
        assert ('hx-swap-oob="innerHTML"' in response.text) is (headers is FRAGMENT)


def test_fragment_and_page_never_share_an_etag(web: FlaskClient) -> None:
    page = web.get("/?q=bupati").headers["ETag"]
    fragment = web.get("/?q=bupati", headers=FRAGMENT).headers["ETag"]
    assert page != fragment
    assert web.get("/?q=bupati", headers={**FRAGMENT, "If-None-Match": page}).status_code == 200


def test_going_back_takes_the_same_page_as_reloading(web: FlaskClient) -> None:
    assert web.get("/?q=bupati", headers=RESTORE).text == web.get("/?q=bupati").text


def test_faults_are_not_kept_by_caches(web: FlaskClient) -> None:
    response = web.get("/?sort=best")
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_a_fragment_carries_status_state_and_facets_out_of_band(web: FlaskClient) -> None:
    fragment = web.get("/?q=bupati&province=Bali", headers=FRAGMENT).text
    assert fragment.startswith("<title>")
    for name in ("status", "state", "facets"):
        assert f'<div id="{name}" hx-swap-oob="innerHTML">' in fragment
    assert 'id="q"' not in fragment
    assert 'id="date-from"' not in fragment


def test_every_swapped_node_stands_in_the_page(web: FlaskClient) -> None:
    page = web.get("/").text
    fragment = web.get("/", headers=FRAGMENT).text
    for name in re.findall(r'id="([a-z]+)" hx-swap-oob', fragment):
        assert page.count(f'id="{name}"') == 1


def test_the_address_is_pushed_in_its_shortest_form(web: FlaskClient) -> None:
    response = web.get("/?q=bupati&date_from=&date_to=&sort=relevance", headers=FRAGMENT)
    assert response.headers["HX-Push-Url"] == "/?q=bupati"


def test_a_fault_shows_its_panel_and_says_so_in_the_status(web: FlaskClient) -> None:
    fragment = web.get("/?date_from=kemarin", headers=FRAGMENT).text
    assert '<div id="status" hx-swap-oob="innerHTML"><p>Permintaan tidak dapat dibaca</p></div>' in fragment
    assert "Tanggal “kemarin” tidak dapat dibaca." in fragment


def test_an_index_that_cannot_be_read_shows_its_panel(web: FlaskClient, engine: FakeEngine) -> None:
    engine.error = IndexUnavailableError("disk")
    fragment = web.get("/", headers=FRAGMENT)
    assert "Indeks sedang tidak dapat dibaca." in fragment.text
    assert int(fragment.headers["Retry-After"]) > 0


def test_htmx_is_told_to_stay_within_the_policy(web: FlaskClient) -> None:
    found = re.search(r'<meta name="htmx-config" content="([^"]*)">', web.get("/").text)
    assert found
    config = json.loads(unescape(found[1]))
    assert config["historyRestoreAsHxRequest"] is False
    assert config["historyCacheSize"] == 0
    assert config["includeIndicatorStyles"] is False
    assert config["allowEval"] is False
    assert config["allowScriptTags"] is False
    assert 0 < config["timeout"] <= 30_000
    for status in (200, 400, 404, 422, 429, 500, 503):
        rule = next(rule for rule in config["responseHandling"] if re.search(rule["code"], str(status)))
        assert rule["swap"], status


def test_the_form_searches_while_typing_and_the_last_request_wins(web: FlaskClient) -> None:
    page = web.get("/").text
    form = page[page.index("<form") : page.index("</form>")]
    assert 'hx-get="/"' in form
    assert 'hx-push-url="true"' in form
    assert re.search(r"input changed delay:\d+ms from:#q", form)
    assert 'type="submit"' in form
    assert 'hx-sync="this:replace"' in page


def test_text_of_articles_is_out_of_htmx_reach(web: FlaskClient) -> None:
    assert '<ol class="hits" start="1" hx-disable>' in web.get("/?q=bupati").text
    assert "<article hx-disable>" in web.get("/artikel/a-1").text
