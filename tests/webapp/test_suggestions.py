from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient

from index.completion import Completion, CompletionKind
from index.engine import NoIndexError
from tests.webapp.fake_engine import FakeEngine

COMPLETIONS = (
    Completion(CompletionKind.PHRASE, "jambi luar kota", 8),
    Completion(CompletionKind.PROVINCE, "Jambi", 8, 1234),
    Completion(CompletionKind.TITLE, "Jambi & <b>inovasi</b>", article_id="a-1"),
)


def links(page: str) -> list[str]:
    return [unescape(url) for url in re.findall(r'role="option"[^>]* href="([^"]*)"', page)]


def test_suggestions_stand_in_groups_and_lead_where_they_say(web: FlaskClient, engine: FakeEngine) -> None:
    engine.completions = COMPLETIONS
    page = web.get("/saran?q=inovasi+jam&province=Bali&not_province=Jambi&page=3").text
    assert engine.completed == ["inovasi jam"]
    assert links(page) == [
        "/?q=inovasi+jambi+luar+kota&province=Bali&not_province=Jambi",
        "/?q=inovasi&province=Bali&province=Jambi",
        "/artikel/a-1?q=inovasi+jam&province=Bali&not_province=Jambi&page=3",
    ]
    groups = re.findall(r'<div role="group" aria-labelledby="([^"]+)">', page)
    assert all(f'id="{name}"' in page for name in groups)
    assert "3 saran; pakai panah untuk memilih" in page
    assert "Jambi &amp; &lt;b&gt;inovasi&lt;/b&gt;" in page


def test_a_count_stands_only_where_it_is_what_a_click_finds(web: FlaskClient, engine: FakeEngine) -> None:
    engine.completions = (Completion(CompletionKind.PROVINCE, "Jambi", 0, 1234),)
    assert "1.234" in web.get("/saran?q=jam").text
    assert "1.234" not in web.get("/saran?q=jam&outlet=ANTARA").text
    assert "1.234" not in web.get("/saran?q=jam&date_from=2019").text
    engine.completions = COMPLETIONS
    assert "1.234" not in web.get("/saran?q=inovasi+jam").text


def test_nothing_to_suggest_is_an_empty_answer(web: FlaskClient) -> None:
    response = web.get("/saran?q=xyzzy")
    assert (response.status_code, response.text.strip()) == (200, "")


def test_a_filter_that_cannot_be_read_does_not_stop_suggestions(web: FlaskClient, engine: FakeEngine) -> None:
    engine.completions = COMPLETIONS[1:2]
    assert links(web.get("/saran?q=inovasi+jam&date_from=kemarin").text) == ["/?q=inovasi&province=Jambi"]


def test_suggestions_speak_the_language_of_the_page(web: FlaskClient, engine: FakeEngine) -> None:
    engine.completions = COMPLETIONS
    page = web.get("/en/saran?q=inovasi+jam").text
    assert "Filter by province" in page
    assert "3 suggestions; use the arrow keys to choose" in page
    assert links(page)[1] == "/en/?q=inovasi&province=Jambi"


def test_without_an_index_there_are_none(web: FlaskClient, engine: FakeEngine) -> None:
    engine.error = NoIndexError()
    assert web.get("/saran?q=jam").status_code == 503
