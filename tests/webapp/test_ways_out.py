"""Ways out of an empty result, each with the number of articles that it finds."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape

import pytest
from flask.testing import FlaskClient

from index.engine import SearchRequest
from tests.webapp.fake_engine import EMPTY, FakeEngine


def text_of(client: FlaskClient, url: str) -> str:
    return unescape(client.get(url).text)


def test_an_empty_result_offers_ways_out_with_predicted_counts(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answer = EMPTY
    engine.counts = {'"asn cpns" baru': 12, "asn cpns baru": None, '"asn cpns" ATAU baru': 1234}
    page = text_of(web, "/?q=%22asn+cpns%22+baru&province=Bali&not_date=2018&page=2")
    assert "Tidak ada artikel yang cocok" in page
    query = "q=%22asn+cpns%22+baru"
    excluded = "bukan tanggal terbit <bdi>2018</bdi>"
    for link in (
        f'href="/?{query}&not_date=2018">Cari tanpa saringan provinsi <bdi>Bali</bdi></a>: 12 artikel',
        f'href="/?{query}&province=Bali">Cari tanpa saringan {excluded}</a>: 12 artikel',
        f'href="/?{query}">Cari tanpa saringan apa pun</a>: 12 artikel',
        "Cari tanpa tanda kutip: <bdi>asn cpns baru</bdi></a></li>",
        'Cari salah satu katanya: <bdi>"asn cpns" ATAU baru</bdi></a>: 1.234 artikel',
    ):
        assert link in page, link
    assert [asked.page for asked in engine.counted] == [1] * 7


def test_an_empty_result_offers_to_drop_all_values_of_a_facet_at_once(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.answer, engine.counts = EMPTY, {"guru": 7}
    many = "&".join(f"institution=Dinas+{number}" for number in range(50))
    page = text_of(web, f"/?q=guru&{many}")
    names = ", ".join(f"<bdi>Dinas {number}</bdi>" for number in range(3))
    more = ' <span class="hint">+47 lainnya</span>'
    assert f'<a rel="nofollow" href="/?q=guru">Cari tanpa saringan instansi {names}{more}</a>: 7' in page
    assert "Cari tanpa saringan apa pun" not in page
    page = text_of(web, "/?q=guru&province=Bali&province=Jambi&date_from=2018&date_to=2019-08")
    both = "<bdi>2018 – Agustus 2019</bdi>"
    link = f'href="/?q=guru&province=Bali&province=Jambi">Cari tanpa saringan rentang tanggal {both}</a>'
    assert link in page


def test_an_empty_result_offers_other_words_without_filters_where_one_of_both_is_not_enough(
    web: FlaskClient, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(requests: Sequence[SearchRequest]) -> tuple[int, ...]:
        return tuple(9 if one.query.text == "asn baru" and not one.filters.chosen else 0 for one in requests)

    engine.answer = EMPTY
    monkeypatch.setattr(engine, "count", count)
    page = text_of(web, "/?q=%22asn+baru%22&province=Bali")
    words = "Cari tanpa tanda kutip, tanpa saringan apa pun: <bdi>asn baru</bdi>"
    assert f'href="/?q=asn+baru">{words}</a>: 9 artikel' in page
    assert page.count(": 9 artikel") == 1


def test_all_articles_are_offered_with_their_number(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answer, engine.counts = EMPTY, {"": 31}
    assert 'href="/">Lihat semua artikel</a>: 31 artikel' in text_of(web, "/?q=zzz")
    page = text_of(web, "/?q=zzz&province=Bali")
    assert 'href="/?province=Bali">Lihat semua artikel dengan saringan ini</a>: 31 artikel' in page
    assert 'href="/">Lihat semua artikel</a>: 31 artikel' in page
    engine.counts = {}
    assert "Lihat semua artikel" not in text_of(web, "/?q=zzz&province=Bali")


def test_a_way_out_that_leads_nowhere_is_left_out(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answer = EMPTY
    page = text_of(web, "/?q=asn&province=Bali")
    assert "Cari tanpa saringan" not in page
    assert "Periksa ejaan" in page
