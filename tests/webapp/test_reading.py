"""Reading view: from match to match, similar articles, and where an article leads."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from index.article import PublishedDate
from index.engine import ArticleView, Facet, Passage, Similar
from tests.webapp.fake_engine import ARTICLE, HIT, FakeEngine
from webapp import matches
from webapp.matches import Piece, numbered

HOSTILE = "</script><script>alert(1)</script>\u2028<!--\"'&"
HREF = re.compile(r'href="(#cocok-\d+)"')


def test_every_match_has_an_anchor_and_leads_to_its_neighbours(seed_client: FlaskClient) -> None:
    page = seed_client.get("/artikel/000_c2871d068c493971?q=birokrasi").text
    total = page.count("<mark>")
    anchors = re.findall(r'id="(cocok-\d+)"', page)
    assert anchors == [f"cocok-{number}" for number in range(1, total + 1)]
    assert total > 1
    assert f"{total} kecocokan" in page
    assert {target.removeprefix("#") for target in HREF.findall(page)} == set(anchors)
    assert '<a href="#cocok-2" aria-label="Kecocokan berikutnya">' in page


def test_without_a_match_nothing_is_offered(web: FlaskClient) -> None:
    assert "cocok-" not in web.get("/artikel/a-1").text


def test_matches_are_numbered_in_reading_order_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matches, "MOST_NUMBERED", 2)
    view = ArticleView(ARTICLE, Passage("ab", ((0, 1),)), (Passage("cde", ((0, 1), (2, 3))), Passage("")))
    found = numbered(view)
    assert found.title == (Piece("a", True, 1), Piece("b"))
    assert found.paragraphs == ((Piece("c", True, 2), Piece("d"), Piece("e", True, 0)), ())
    assert (found.total, found.last) == (3, 2)


def test_the_text_is_the_same_with_its_matches_numbered(web: FlaskClient) -> None:
    page = web.get("/artikel/a-1?q=bupati").text
    heading = page[page.index("<h1") : page.index("</h1>")]
    assert re.sub("<[^>]*>", "", heading) == "Bupati membuka pelatihan"


def test_similar_articles_and_copies_of_the_text_are_named_apart(
    web: FlaskClient, engine: FakeEngine
) -> None:
    related = replace(HIT, id="b-2", title=Passage("Pelatihan <b>lain</b>"))
    copy = replace(HIT, id="c-3", title=None, outlet=None, published=PublishedDate())
    engine.likeness["a-1"] = Similar((related,), (copy,))
    page = web.get("/artikel/a-1?q=bupati").text
    copies, others = page.index("Naskah yang hampir sama"), page.index("Artikel serupa")
    assert copies < page.index('href="/artikel/c-3"') < others < page.index('href="/artikel/b-2"')
    assert "Pelatihan &lt;b&gt;lain&lt;/b&gt;" in page
    assert "Similar articles" in web.get("/en/artikel/a-1").text


def test_an_article_leads_to_its_institution_province_and_week_with_counts(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.answering(total=12_001)
    page = unescape(web.get("/artikel/a-1").text)
    others = page[page.index("Lainnya dari") :]
    assert 'href="/?institution=Badan+Pengembangan+SDM+Provinsi+Jawa+Timur"' in others
    assert 'href="/?province=Jawa+Timur"' in others
    assert 'href="/?date_from=2019-08-26&date_to=2019-09-01"' in others
    assert "26 Agustus 2019 – 1 September 2019" in others
    assert others.count("12.001 artikel") == 3
    asked = [request.filters.chosen for request in engine.counted]
    assert {Facet.PROVINCE: ("Jawa Timur",)} in asked


@pytest.mark.parametrize(
    ("value", "link"),
    [
        ("2019-08", 'href="/?date=2019-08">Bulan: <bdi>Agustus 2019</bdi>'),
        ("2019", 'href="/?date=2019">Tahun: <bdi>2019</bdi>'),
        ("0001-01-01", 'href="/?date_from=0001-01-01&amp;date_to=0001-01-07"'),
        ("9999-12-31", 'href="/?date_from=9999-12-27&amp;date_to=9999-12-31"'),
    ],
)
def test_what_is_known_of_the_date_is_what_it_leads_to(
    web: FlaskClient, engine: FakeEngine, value: str, link: str
) -> None:
    engine.answering(total=2)
    engine.articles["a-1"] = replace(ARTICLE, published=PublishedDate(value))
    assert link in web.get("/artikel/a-1").text


def test_a_search_that_finds_the_article_alone_is_not_offered(web: FlaskClient) -> None:
    assert "Lainnya dari" not in web.get("/artikel/a-1").text


def linked_data(page: str) -> dict[str, object]:
    found = re.search('<script type="application/ld\\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    value = json.loads(found[1])
    assert isinstance(value, dict)
    return value


def test_json_ld_describes_the_article_as_its_page_does(web: FlaskClient) -> None:
    described = linked_data(web.get("/artikel/a-1").text)
    assert described["@type"] == "NewsArticle"
    assert described["headline"] == "Bupati membuka pelatihan"
    assert described["datePublished"] == "2019-08-26"
    assert described["publisher"] == {"@type": "NewsMediaOrganization", "name": "ANTARA"}
    assert described["contentLocation"] == [{"@type": "AdministrativeArea", "name": "Jawa Timur"}]
    assert described["mainEntityOfPage"] == "http://localhost/artikel/a-1"


def test_json_ld_claims_nothing_that_is_not_known(web: FlaskClient, engine: FakeEngine) -> None:
    engine.articles["a-1"] = replace(
        ARTICLE, title=None, outlet=None, published=PublishedDate(), provinces=(), institutions=(), url="x:y"
    )
    described = linked_data(web.get("/artikel/a-1").text)
    assert not described.keys() & {"headline", "datePublished", "publisher", "about", "contentLocation"}
    assert described["url"] == "http://localhost/artikel/a-1"


def test_hostile_text_stays_inside_its_json_ld_and_open_graph(web: FlaskClient, engine: FakeEngine) -> None:
    engine.articles["a-1"] = replace(ARTICLE, title=HOSTILE, outlet=HOSTILE, paragraphs=(HOSTILE,))
    page = web.get("/artikel/a-1").text
    assert linked_data(page)["headline"] == HOSTILE
    assert "<script>alert" not in page
    described = re.search('<meta property="og:title" content="([^"]*)">', page)
    assert described
    assert unescape(described[1]) == HOSTILE


def test_open_graph_names_the_article(web: FlaskClient) -> None:
    page = web.get("/en/artikel/a-1").text
    for name, content in (
        ("og:type", "article"),
        ("og:title", "Bupati membuka pelatihan"),
        ("og:url", "http://localhost/en/artikel/a-1"),
        ("og:site_name", "Telisik"),
        ("article:published_time", "2019-08-26"),
    ):
        assert f'<meta property="{name}" content="{content}">' in page
