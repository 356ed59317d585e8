"""The start page says what is inside."""

from __future__ import annotations

from flask.testing import FlaskClient

from index.holdings import IndexState
from tests.webapp.fake_engine import FakeEngine
from webapp import create_app, messages


class FullEngine(FakeEngine):
    """An engine over an index of some years."""

    def state(self) -> IndexState:
        return IndexState("1", 12_001, "2026-11-22T00:00:00+00:00", "2015", "2026-06-26")


def test_the_start_page_says_how_many_articles_from_when_to_when() -> None:
    web = create_app({"TESTING": True, "ENGINE": FullEngine()}).test_client()
    words = "<strong>12.001</strong> artikel tentang 1 provinsi, terbit 2015 sampai 26 Juni 2026."
    assert words in web.get("/").text
    english = "<strong>12,001</strong> articles on 1 province, published from 2015 to 26 June 2026."
    assert english in web.get("/en/").text


def test_the_start_page_of_a_real_index_says_what_is_inside(seed_client: FlaskClient) -> None:
    page = seed_client.get("/").text
    assert "<strong>5</strong> artikel" in page
    for facet in ("province", "institution", "outlet"):
        assert f'id="top-{facet}"' in page
    for example in messages.EXAMPLES:
        assert f">{example}</a>" in page.replace("&#34;", '"')
    assert "Artikel terbaru" in page
    assert page.count('<li class="hit">') == 5


def test_a_search_has_no_overview(seed_client: FlaskClient) -> None:
    assert 'class="overview"' in seed_client.get("/?sort=oldest").text
    for address in ("/?q=inovasi", "/?province=Jambi", "/?date_from=2018", "/?page=2"):
        assert 'class="overview"' not in seed_client.get(address).text


def test_an_empty_index_has_no_overview(web: FlaskClient, engine: FakeEngine) -> None:
    engine.articles = {}
    assert 'class="overview"' not in web.get("/").text
