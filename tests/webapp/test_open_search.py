"""OpenSearch: browsers offer the search."""

from __future__ import annotations

import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from index.completion import Completion, CompletionKind
from tests.webapp.fake_engine import FakeEngine
from webapp import create_app

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def templates(client: FlaskClient, path: str = "/opensearch.xml", **headers: str) -> dict[str, str]:
    response = client.get(path, headers=headers)
    assert response.headers["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = ElementTree.fromstring(response.data)
    assert len(root.findtext(f"{NAMESPACE}ShortName", "")) <= 16
    return {url.get("type", ""): url.get("template", "") for url in root.findall(f"{NAMESPACE}Url")}


def test_every_page_leads_to_the_description(web: FlaskClient) -> None:
    for page, path in (("/", "/opensearch.xml"), ("/en/artikel/a-1", "/en/opensearch.xml")):
        link = f'<link rel="search" type="application/opensearchdescription+xml" href="{path}"'
        assert link in web.get(page).text


def test_the_addresses_it_gives_answer(web: FlaskClient) -> None:
    found = templates(web)
    assert set(found) == {
        "text/html",
        "application/atom+xml",
        "application/json",
        "application/x-suggestions+json",
        "application/opensearchdescription+xml",
    }
    for media_type, template in found.items():
        parts = urlsplit(template.replace("{searchTerms}", "guru+honorer").replace("{startPage?}", ""))
        assert (parts.scheme, parts.netloc) == ("http", "localhost")
        assert web.get(f"{parts.path}?{parts.query}").content_type.startswith(media_type)


def test_each_language_has_its_own(web: FlaskClient) -> None:
    assert templates(web, "/en/opensearch.xml")["text/html"].startswith("http://localhost/en/?q=")


@pytest.mark.parametrize(("hops", "host"), [(1, "https://berita.example/"), (0, "http://localhost/")])
def test_addresses_are_those_of_the_proxy_where_one_is_configured(
    engine: FakeEngine, hops: int, host: str
) -> None:
    client = create_app({"TESTING": True, "ENGINE": engine, "TELISIK_PROXY_HOPS": hops}).test_client()
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "berita.example"}
    assert all(template.startswith(host) for template in templates(client, **headers).values())


def test_browsers_are_given_suggestions_in_their_own_form(web: FlaskClient, engine: FakeEngine) -> None:
    engine.completions = (
        Completion(CompletionKind.PROVINCE, "Jambi", 9),
        Completion(CompletionKind.PHRASE, "<b>jambu", 9),
    )
    response = web.get("/saran.json?q=anggaran+jam")
    assert json.loads(response.text) == ["anggaran jam", ["anggaran Jambi", "anggaran <b>jambu"]]
    assert response.mimetype == "application/x-suggestions+json"
