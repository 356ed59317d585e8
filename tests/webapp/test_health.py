from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from index.engine import IndexUnavailableError, NoIndexError
from tests.webapp.fake_engine import FakeEngine


def test_a_living_process_says_so_even_without_an_index(web: FlaskClient, engine: FakeEngine) -> None:
    engine.error = NoIndexError()
    response = web.get("/healthz")
    assert (response.status_code, response.json) == (200, {"status": "ok"})


def test_ready_means_that_a_query_was_answered(web: FlaskClient, engine: FakeEngine) -> None:
    response = web.get("/readyz")
    assert response.status_code == 200
    assert response.json == {
        "status": "ready",
        "generation": "20261122-1",
        "articles": 1,
        "created": "2026-11-22T00:00:00+00:00",
    }
    assert engine.asked[-1].query.tree is not None


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (NoIndexError(), "no_index"),
        (IndexUnavailableError("disk"), "index_unavailable"),
        (RuntimeError("bug"), "query_failed"),
    ],
)
def test_not_ready_says_why_and_when_to_ask_again(
    web: FlaskClient, engine: FakeEngine, error: Exception, reason: str
) -> None:
    engine.error = error
    response = web.get("/readyz")
    assert response.status_code == 503
    assert response.json == {"status": "not_ready", "reason": reason}
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_never_kept(web: FlaskClient, path: str) -> None:
    assert web.get(path).headers["Cache-Control"] == "no-store"
