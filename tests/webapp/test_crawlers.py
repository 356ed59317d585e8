"""What search engines are told: robots.txt, sitemaps, canonical addresses, noindex on filtered pages."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from index.engine import NoIndexError
from tests.webapp.fake_engine import ARTICLE, CHANGED, FakeEngine
from webapp import crawlers

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client: FlaskClient, url: str) -> list[str]:
    response = client.get(url)
    assert (response.status_code, response.mimetype) == (200, "application/xml")
    return [found.text or "" for found in ElementTree.fromstring(response.data).iter(f"{NAMESPACE}loc")]


def test_robots_txt_keeps_crawlers_to_articles_and_names_the_sitemap(web: FlaskClient) -> None:
    response = web.get("/robots.txt")
    assert response.mimetype == "text/plain"
    lines = response.text.splitlines()
    assert "Disallow: /*?" in lines
    assert "Sitemap: http://localhost/sitemap.xml" in lines
    parser = RobotFileParser()
    parser.parse(lines)
    for path in ("/", "/artikel/a-1", "/en/artikel/a-1", "/static/style.css"):
        assert parser.can_fetch("bot", path), path
    for path in ("/hasil.csv", "/en/hasil.atom", "/api/v1/search"):
        assert not parser.can_fetch("bot", path), path


def test_the_sitemap_names_every_article_with_the_time_it_changed(
    web: FlaskClient, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawlers, "PART", 2)
    monkeypatch.setattr(crawlers, "_BATCH", 1)
    engine.articles = {name: replace(ARTICLE, id=name) for name in ("a", "b", "c", "d", "e")}
    parts = locations(web, "/sitemap.xml")
    assert parts == [f"http://localhost/sitemap-{number}.xml" for number in (1, 2, 3)]
    named = [place for part in parts for place in locations(web, part.removeprefix("http://localhost"))]
    assert named == ["http://localhost/", *(f"http://localhost/artikel/{name}" for name in "abcde")]
    times = re.findall("<lastmod>(.*?)</lastmod>", web.get("/sitemap-1.xml").text)
    assert times == [CHANGED] * 2


@pytest.mark.parametrize("number", [0, 2, 99_999_999_999])
def test_a_sitemap_that_there_is_not_is_not_found(web: FlaskClient, number: int) -> None:
    assert web.get(f"/sitemap-{number}.xml").status_code == 404


def test_a_sitemap_without_an_index_is_refused_before_its_first_line(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.error = NoIndexError()
    for path in ("/sitemap.xml", "/sitemap-1.xml"):
        assert web.get(path, buffered=True).status_code == 503


def test_a_head_request_reads_no_article(web: FlaskClient) -> None:
    assert web.head("/sitemap-1.xml").data == b""


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/", "http://localhost/"),
        ("/?sort=relevance&q=", "http://localhost/"),
        ("/?page=1&q=guru&q2=x", "http://localhost/?q=guru"),
        ("/artikel/a-1?q=guru", "http://localhost/artikel/a-1"),
        ("/en/artikel/a-1?q=guru", "http://localhost/en/artikel/a-1"),
        ("/tren", "http://localhost/tren"),
        ("/en/tren?x=1&q=&q=guru", "http://localhost/en/tren?q=guru"),
    ],
)
def test_every_page_names_its_one_full_address(web: FlaskClient, url: str, canonical: str) -> None:
    assert f'<link rel="canonical" href="{canonical}">' in web.get(url).text


@pytest.mark.parametrize("path", ["/", "/artikel/a-1", "/tren"])
def test_a_page_names_its_twin_in_the_other_language(web: FlaskClient, path: str) -> None:
    for prefix in ("", "/en"):
        page = web.get(prefix + path).text
        assert f'<link rel="alternate" hreflang="id" href="http://localhost{path}">' in page
        assert f'<link rel="alternate" hreflang="en" href="http://localhost/en{path}">' in page
        assert f'<link rel="alternate" hreflang="x-default" href="http://localhost{path}">' in page


@pytest.mark.parametrize("url", ["/?q=guru", "/?province=Bali", "/?page=2", "/artikel/a-1?q=guru"])
def test_filtered_pages_are_not_for_search_engines(web: FlaskClient, url: str) -> None:
    assert '<meta name="robots" content="noindex, follow">' in web.get(url).text
    assert "noindex" not in web.get("/").text
