"""A reader's whole way through the pages, with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import choose, expect_count, expect_total, parameters, search, titles


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_search_facets_sort_page_back_and_article(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(news_server)
    expect_total(page, 31)

    search(page, "anggaran")
    assert parameters(page) == {"q": ["anggaran"]}

    choose_places_and_years(page)
    page.get_by_role("link", name="Terbaru").click()
    expect(page.locator('.sorts [aria-current="true"]')).to_have_text("Terbaru")
    first_page = titles(page)
    assert len(first_page) == 10

    page.get_by_role("link", name="Berikutnya").click()
    expect(page.locator("#status")).to_contain_text("halaman 2 dari 2")
    second_page = titles(page)
    assert len(second_page) == 5
    assert not set(first_page) & set(second_page)
    assert parameters(page) == {
        "q": ["anggaran"],
        "province": ["Bali", "Jambi", "Jawa Timur"],
        "date": ["2016", "2018"],
        "sort": ["newest"],
        "page": ["2"],
    }

    go_back_forward_and_reload(page, first_page)
    read_an_article_and_return(page, first_page[0])


def choose_places_and_years(page: Page) -> None:
    choose(page, "province", "Bali")
    expect_total(page, 10)
    choose(page, "province", "Jambi")
    expect_total(page, 20)
    expect_count(page, "province", "Bali", 10, chosen=True)
    expect_count(page, "province", "Jambi", 10, chosen=True)
    expect_count(page, "province", "Jawa Timur", 10)
    choose(page, "province", "Jawa Timur")
    expect_total(page, 30)

    choose(page, "date", "2016")
    expect_total(page, 8)
    choose(page, "date", "2018")
    expect_total(page, 15)
    expect_count(page, "province", "Bali", 5, chosen=True)


def go_back_forward_and_reload(page: Page, first_page: list[str]) -> None:
    page.go_back()
    expect(page.locator("#status")).to_contain_text("halaman 1 dari 2")
    assert titles(page) == first_page
    page.go_back()
    expect(page.locator('.sorts [aria-current="true"]')).to_have_text("Paling relevan")
    expect_count(page, "date", "2018", 7, chosen=True)
    page.go_forward()
    expect(page.locator('.sorts [aria-current="true"]')).to_have_text("Terbaru")
    page.reload()
    expect_total(page, 15)
    assert titles(page) == first_page
    expect(page.locator("#q")).to_have_value("anggaran")


def read_an_article_and_return(page: Page, title: str) -> None:
    results = page.url
    page.locator(".hit h3 a").first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("h1 mark").first).to_have_text("Anggaran")
    page.get_by_text("Dari mana data ini?").click()
    expect(page.locator(".evidence table")).to_be_visible()
    page.locator(".back a").click()
    expect_total(page, 15)
    assert page.url == results


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_range_is_set_and_removed(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(news_server)
    page.locator("#date-from").fill("2018")
    page.locator("#date-to").fill("2019-12")
    page.get_by_role("button", name="Terapkan").click()
    expect_total(page, 14)
    page.get_by_role("link", name="Hapus saringan Sejak: 2018").click()
    expect_total(page, 30)
    expect(page.locator("#date-from")).to_have_value("")
    expect(page.locator("#date-to")).to_have_value("2019-12")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_month_narrows_its_year(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(news_server)
    choose(page, "date", "2016")
    expect_total(page, 8)
    choose(page, "date", "Januari 2016")
    expect_total(page, 3)
    choose(page, "date", "Januari 2016")
    expect_total(page, 8)
    expect_count(page, "date", "2016", 8, chosen=True)


def test_the_seeds_are_found_and_marked(page: Page, server: str) -> None:
    page.goto(server)
    search(page, "reformasi birokrasi")
    expect(page.locator(".hit mark").first).to_be_visible()
    page.locator(".hit h3 a").first.click()
    expect(page.locator(".body mark").first).to_have_text("reformasi")


def test_an_empty_result_leads_on(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=perpustakaan&province=Bali&date=2020")
    expect(page.locator("#results-title")).to_have_text("Tidak ada artikel yang cocok")
    page.get_by_role("link", name="Cari tanpa saringan tanggal terbit 2020").click()
    expect_total(page, 2)


def test_a_page_behind_the_last_leads_back(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran&page=50")
    page.get_by_role("link", name="Ke halaman terakhir").click()
    expect(page.locator("#status")).to_contain_text("halaman 4 dari 4")
