from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import webapp
from index.engine import NoIndexError
from tests.webapp.fake_engine import FakeEngine
from webapp.responses import HTMX_CONFIG

STATIC = Path(webapp.__file__).parent / "static"
TEMPLATES = Path(webapp.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/", 200),
        ("/artikel/a-1", 200),
        ("/api/v1/search", 200),
        ("/static/style.css", 200),
        ("/healthz", 200),
        ("/?sort=x", 400),
        ("/nothing", 404),
        ("/static/nothing", 404),
    ],
)
def test_every_answer_is_confined(web: FlaskClient, url: str, status: int) -> None:
    response = web.get(url, buffered=True)
    assert response.status_code == status
    policy = response.headers["Content-Security-Policy"]
    for rule in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert rule in policy.split("; ")
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_faults_and_unchanged_pages_are_confined_too(web: FlaskClient, engine: FakeEngine) -> None:
    etag = web.get("/").headers["ETag"]
    assert "Content-Security-Policy" in web.get("/", headers={"If-None-Match": etag}).headers
    for error in (NoIndexError(), RuntimeError()):
        engine.error = error
        assert "Content-Security-Policy" in web.get("/").headers
    assert "Content-Security-Policy" in web.post("/").headers


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    for template in TEMPLATES.iterdir():
        text = template.read_text(encoding="utf-8")
        assert not re.search(
            # Linked data in a script element is never run.
            r"<style|\sstyle=|<script(?![^>]* src=| type=\"application/ld\+json\">)"
            r"|\son[a-z]+=|hx-on|hx-vals=|javascript:",
            text,
        )
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text), template.name
        assert "|safe" not in text, template.name
    assert "@import" not in (STATIC / "style.css").read_text(encoding="utf-8")
    assert "url(" not in (STATIC / "style.css").read_text(encoding="utf-8")


def test_the_files_of_others_are_named_with_version_and_licence() -> None:
    readme = (STATIC / "vendor" / "README.md").read_text(encoding="utf-8")
    for file in (STATIC / "vendor").iterdir():
        assert file.name == "README.md" or f"| `{file.name}` |" in readme
    version = re.search(
        r'version:"([\d.]+)"', (STATIC / "vendor" / "htmx.min.js").read_text(encoding="utf-8")
    )
    assert version
    assert f"| {version[1]} |" in readme
    assert HTMX_CONFIG["allowEval"] is False


def test_files_asked_for_with_their_digest_may_be_kept(web: FlaskClient) -> None:
    found = re.search(r'href="(/static/style\.css\?v=[0-9a-f]+)"', web.get("/").text)
    assert found
    assert "immutable" in web.get(found[1], buffered=True).headers["Cache-Control"]
    assert "immutable" not in web.get("/static/style.css", buffered=True).headers["Cache-Control"]
