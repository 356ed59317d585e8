"""Trends, with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import choose, expect_total, parameters

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


@BOTH
def test_trends_of_queries_compared_over_time(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(f"{news_server}/tren")
    page.get_by_label("Pencarian 1").fill("irigasi")
    page.get_by_label("Pencarian 2").fill('provinsi:"Bali"')
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_role("img", name="Grafik: Jumlah artikel, 2016 sampai 2019")).to_be_visible()
    page.get_by_role("link", name="Per bulan").click()
    expect(page.get_by_role("img", name="Grafik: Jumlah artikel, Januari 2016 sampai")).to_be_visible()
    page.get_by_role("link", name="Per tahun").click()
    expect(page.locator(".trend-table tbody tr")).to_have_count(4)
    expect(page.locator(".trend-table tbody tr").first).to_contain_text("2016")
    page.get_by_role("link", name="Bagian dari semua artikel").click()
    expect(page.get_by_role("img")).to_have_accessible_name(
        "Grafik: Bagian dari semua artikel, 2016 sampai 2019"
    )
    assert parameters(page) == {"q": ["irigasi", 'provinsi:"Bali"'], "by": ["year"], "as": ["share"]}
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh tabel (CSV)").click()
    assert download.value.suggested_filename == "tren.csv"
    page.locator(".keys a").first.click()
    expect_total(page, 6)


def test_trends_of_facet_values_from_the_results(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran")
    choose(page, "province", "Bali")
    expect_total(page, 10)
    choose(page, "province", "Jambi")
    expect_total(page, 20)
    page.get_by_role("link", name="Lihat tren").click()
    expect(page.locator(".keys li")).to_have_count(2)
    expect(page.locator(".keys")).to_contain_text("10 artikel")
    assert parameters(page)["q"] == ['anggaran provinsi:"Bali"', 'anggaran provinsi:"Jambi"']
    page.locator(".keys a").first.click()
    expect_total(page, 10)
