from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from index.article import Basis, Correction, Evidence, Field, Origin, PublishedDate
from tests.webapp.fake_engine import ARTICLE, FakeEngine
from webapp import messages


def test_the_headline_is_marked_and_the_metadata_is_said_in_words(web: FlaskClient) -> None:
    page = web.get("/artikel/a-1?q=bupati").text
    assert "<mark>B</mark></span>upati membuka pelatihan" in page
    assert '<time datetime="2019-08-26">26 Agustus 2019</time>' in page
    assert messages.BASES[ARTICLE.published.basis or next(iter(messages.BASES))] in page
    assert "juga disebut: <bdi>Bali</bdi>" in page
    assert '<p dir="auto">Pelatihan berlangsung sepekan.</p>' in page


def test_each_piece_of_metadata_leads_to_its_words(web: FlaskClient) -> None:
    page = web.get("/artikel/a-1").text
    evidence = page[page.index("Dari mana data ini?") :]
    assert '<th scope="row">Tanggal terbit</th>' in evidence
    assert "<bdi>26 Agustus 2019</bdi>" in evidence
    assert "<bdi>Senin (26/8)</bdi>" in evidence
    assert "(teks artikel)" in evidence


def test_words_that_say_the_same_are_gathered(web: FlaskClient, engine: FakeEngine) -> None:
    words = ("Jatim", "Jawa Timur", "Jatim")
    evidence = tuple(Evidence(Field.PROVINCES, "Jawa Timur", word) for word in words)
    engine.articles["a-1"] = replace(ARTICLE, evidence=(*evidence, Evidence(Field.PROVINCES, "Bali", "Bali")))
    page = web.get("/artikel/a-1").text
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert table.count('<th scope="row">Provinsi</th>') == 2
    assert table.count("<q><bdi>Jatim</bdi></q>") == 1
    assert table.count("<q><bdi>Jawa Timur</bdi></q>") == 1


def test_a_correction_names_who_made_it_when_and_why(web: FlaskClient, engine: FakeEngine) -> None:
    signed = Correction("Ani <b>", "2024-05-01", "salah & baca")
    evidence = (
        Evidence(Field.PROVINCES, "Bali", "Bali", origin=Origin.CORRECTED, correction=signed),
        Evidence(Field.INSTITUTIONS, "", "", origin=Origin.CORRECTED, correction=replace(signed, why="")),
    )
    engine.articles["a-1"] = replace(ARTICLE, evidence=evidence)
    page = web.get("/artikel/a-1").text
    table = " ".join(page[page.index("<tbody>") : page.index("</tbody>")].split())
    assert "dikoreksi oleh <bdi>Ani &lt;b&gt;</bdi>, 1 Mei 2024: <bdi>salah &amp; baca</bdi>" in table
    assert '<td><span class="hint">tidak ada</span></td>' in table
    assert "dikoreksi oleh <bdi>Ani &lt;b&gt;</bdi>, 1 Mei 2024 </td>" in table


def test_a_date_that_is_no_date_is_shown_as_it_is(web: FlaskClient, engine: FakeEngine) -> None:
    engine.articles["a-1"] = replace(ARTICLE, evidence=(Evidence(Field.PUBLISHED, "2019-13-x", "?"),))
    assert "<bdi>2019-13-x</bdi>" in web.get("/artikel/a-1").text


def test_every_field_basis_and_origin_has_words() -> None:
    assert set(messages.FIELDS) == set(Field)
    assert set(messages.ORIGINS) == set(Origin)
    assert set(messages.BASES) == set(Basis)


def test_the_way_back_leads_to_the_very_results(web: FlaskClient) -> None:
    page = unescape(web.get("/artikel/a-1?q=asn&province=Bali&sort=oldest&page=2").text)
    assert '<a href="/?q=asn&province=Bali&sort=oldest&page=2">← Hasil untuk' in page


def test_a_damaged_way_back_keeps_the_words(web: FlaskClient) -> None:
    response = web.get("/artikel/a-1?q=asn&sort=best&page=x")
    assert response.status_code == 200
    assert 'href="/?q=asn"' in response.text


def test_the_source_is_a_link_only_on_the_web(web: FlaskClient, engine: FakeEngine) -> None:
    assert (
        'href="https://berita.example/a-1" rel="noopener noreferrer external"' in web.get("/artikel/a-1").text
    )
    engine.articles["a-1"] = replace(ARTICLE, url="javascript:alert(1)")
    page = web.get("/artikel/a-1").text
    assert "<bdi>javascript:alert(1)</bdi>" in page
    assert 'href="javascript' not in page


def test_an_article_without_a_headline_shows_its_first_sentence_marked_as_such(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.articles["a-1"] = replace(ARTICLE, title=None)
    assert '<span class="label" lang="id">Tanpa judul:</span> Bupati membuka' in web.get("/artikel/a-1").text


def test_nothing_is_invented_for_what_is_not_known(web: FlaskClient, engine: FakeEngine) -> None:
    engine.articles["a-1"] = replace(
        ARTICLE, outlet=None, published=PublishedDate(), provinces=(), institutions=(), url=None, evidence=()
    )
    page = web.get("/artikel/a-1").text
    assert "Tanggal tidak diketahui" in page
    assert "nasional / tanpa provinsi" in page
    assert "Dari mana data ini?" not in page


def test_the_bounds_of_an_unknown_date_are_said(web: FlaskClient, engine: FakeEngine) -> None:
    published = PublishedDate(earliest="2015-01-01", latest="2015-12-31")
    engine.articles["a-1"] = replace(ARTICLE, published=published)
    assert "antara 1 Januari 2015 dan 31 Desember 2015" in web.get("/artikel/a-1").text


@pytest.mark.parametrize("article_id", ["none", "..%2fetc", "%00", "x" * 500])
def test_an_unknown_article_is_a_page_that_says_so(web: FlaskClient, article_id: str) -> None:
    response = web.get(f"/artikel/{article_id}")
    assert response.status_code == 404
    assert "<html" in response.text


def test_hostile_text_is_shown_as_text(web: FlaskClient, engine: FakeEngine) -> None:
    hostile = '"><script>alert(1)</script>'
    engine.articles["a-1"] = replace(
        ARTICLE,
        title=hostile,
        outlet=hostile,
        provinces=(hostile,),
        institutions=(hostile,),
        paragraphs=(hostile,),
        url=f"https://a.example/{hostile}",
        evidence=(Evidence(Field.OUTLET, hostile, hostile),),
    )
    page = web.get("/artikel/a-1", query_string={"q": hostile}).text
    assert "<script>alert" not in page
    assert "alert(1)</script>" not in page
