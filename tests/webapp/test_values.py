"""A facet's own page."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from index.engine import LEVELS, FacetCount
from index.levels import Level
from tests.webapp.fake_engine import FakeEngine

COUNTS = tuple(FacetCount(value, number, selected=False) for number, value in enumerate(LEVELS.values(), 1))


def test_a_value_leads_to_the_search_with_it(web: FlaskClient) -> None:
    page = web.get("/saring/outlet?q=bupati&province=Jambi&page=1").text
    assert "<h1>Media</h1>" in page
    assert 'href="/?q=bupati&amp;province=Jambi&amp;outlet=ANTARA"' in page
    assert 'href="/?q=bupati&amp;province=Jambi">← Hasil untuk' in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_the_form_keeps_the_search(web: FlaskClient) -> None:
    page = web.get("/saring/institution?q=bupati&province=Jambi&sort=newest&find=dinkes&level=province").text
    for name, value in (("q", "bupati"), ("province", "Jambi"), ("sort", "newest"), ("level", "province")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert 'name="find" type="search" value="dinkes"' in page


def test_levels_stand_above_the_list_with_their_counts(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(levels=COUNTS)
    page = web.get("/saring/institution?level=regency").text
    assert "Tingkat kabupaten/kota" in page
    assert 'href="/saring/institution?level=regency" aria-current="true">Kabupaten/kota</a>' in page
    assert f'href="/?institution={LEVELS[Level.CENTRAL]}"' in page
    english = web.get("/en/saring/institution").text
    assert "Regency or city level" in english


def test_levels_stand_in_the_facet_and_in_chips(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(levels=COUNTS)
    page = web.get(f"/?q=bupati&institution={LEVELS[Level.PROVINCE]}").text
    assert '<span class="kind">Instansi:</span> <bdi>Tingkat provinsi</bdi>' in page
    assert page.count('<bdi class="name">Tingkat pusat</bdi>') == 1


@pytest.mark.parametrize("target", ["values", "found", None])
def test_htmx_gets_the_list_alone(web: FlaskClient, target: str | None) -> None:
    headers = {"HX-Request": "true", **({"HX-Target": target} if target else {})}
    response = web.get("/saring/institution?find=sdm&level=&q=", headers=headers)
    assert "<html" not in response.text
    assert "Badan Pengembangan SDM" in response.text
    assert ("hx-swap-oob" in response.text) is (target != "found")
    assert "HX-Target" in response.headers["Vary"]
    pushed = "/saring/institution?find=sdm" if target != "found" else None
    assert response.headers.get("HX-Push-Url") == pushed


def test_the_whole_list_is_sent_where_it_does_not_stand_within_the_search_page(web: FlaskClient) -> None:
    page = "/saring/institution"
    assert "Badan Pengembangan SDM" in web.get(page, headers={"HX-Request": "true"}).text
    assert web.get(page, headers={"HX-Request": "true", "HX-Target": "found"}).text.strip() == ""


@pytest.mark.parametrize("name", ["date", "none", "Province"])
def test_other_facets_have_no_such_page(web: FlaskClient, name: str) -> None:
    assert web.get(f"/saring/{name}").status_code == 404


def test_a_bad_page_is_told(web: FlaskClient) -> None:
    assert web.get("/saring/outlet?page=x").status_code == 400
    beyond = web.get("/saring/outlet?page=7").text
    assert 'href="/saring/outlet">Ke halaman terakhir</a>' in beyond


def test_hostile_words_are_text(web: FlaskClient) -> None:
    page = web.get("/saring/outlet?find=%3Cscript%3E%22%00").text
    assert "<script>&#34;" not in page
    assert 'value="&lt;script&gt;&#34;\ufffd"' in page
