"""What users of search pages ask for most, each request by its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.steps import choose, expect_count, expect_total, parameters, search, titles, value


def test_facets_that_dont_vanish_when_one_value_is_chosen(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran")
    choose(page, "province", "Bali")
    expect_total(page, 10)
    for province, chosen in (("Bali", True), ("Jambi", False), ("Jawa Timur", False)):
        expect_count(page, "province", province, 10, chosen=chosen)
    choose(page, "province", "Jambi")
    expect_total(page, 20)
    page.goto(f"{page.url}&date=2020")
    expect_total_of_none(page)
    expect_count(page, "province", "Bali", 0, chosen=True)


def expect_total_of_none(page: Page) -> None:
    expect(page.locator("#results-title")).to_have_text("Tidak ada artikel yang cocok")


def test_counts_whose_meaning_is_clear(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran&province=Bali")
    jambi = value(page, "province", "Jambi").locator(".count")
    expect(jambi).to_have_text(re.compile(r"^10\s+artikel$"))
    choose(page, "province", "Jambi")
    expect_total(page, 10 + 10)
    count = int((value(page, "date", "2018").locator(".count").inner_text()).split()[0])
    choose(page, "date", "2018")
    expect_total(page, count)


def test_exact_phrases(page: Page, news_server: str) -> None:
    page.goto(news_server)
    search(page, '"anggaran irigasi"')
    expect_total(page, 6)
    search(page, '"irigasi anggaran"')
    expect_total_of_none(page)
    search(page, "pembangunan irigasi dimulai")
    expect_total(page, 6)
    search(page, '="pembangunan irigasi dimulai"')
    expect_total(page, 6)
    search(page, '="bangun irigasi mulai"')
    expect_total_of_none(page)


def test_a_back_button_and_a_link_that_restore_everything(
    open_page: Callable[..., Page], news_server: str
) -> None:
    page = open_page()
    page.goto(news_server)
    search(page, "anggaran")
    choose(page, "province", "Bali")
    expect_total(page, 10)
    page.locator("#date-from").fill("2017")
    page.locator("#date-from").press("Enter")
    expect(page.locator(".chips")).to_contain_text("Sejak")
    page.get_by_role("link", name="Terlama").click()
    expect(page.locator("#sort-oldest")).to_have_attribute("aria-current", "true")
    seen, address = titles(page), page.url
    choose(page, "province", "Jambi")
    expect(page.locator(".chips")).to_contain_text("Jambi")
    page.go_back()
    expect(page.locator(".chips")).not_to_contain_text("Jambi")
    for window in (page, open_page()):
        if window is not page:
            window.goto(address)
        assert titles(window) == seen
        expect(window.locator("#q")).to_have_value("anggaran")
        expect(window.locator("#date-from")).to_have_value("2017")
        expect(value(window, "province", "Bali")).to_have_attribute("aria-current", "true")
        expect(window.locator("#sort-oldest")).to_have_attribute("aria-current", "true")


def test_show_the_date_that_is_sorted_by(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran&province=Bali&sort=newest")
    days = [time.get_attribute("datetime") or "" for time in page.locator(".hit time").all()]
    assert len(days) == 10
    assert days == sorted(days, reverse=True)


def test_no_error_on_deep_pages(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran&page=100")
    page.get_by_role("link", name="Ke halaman terakhir").click()
    expect(page.locator("#status")).to_contain_text("halaman 4 dari 4")
    assert parameters(page) == {"q": ["anggaran"], "page": ["4"]}


def test_did_you_mean(page: Page, news_server: str) -> None:
    page.goto(news_server)
    search(page, "perpustakan")
    page.locator(".suggestion").get_by_role("link", name="perpustakaan").click()
    expect_total(page, 6)
    expect(page.locator("#q")).to_have_value("perpustakaan")
