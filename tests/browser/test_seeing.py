"""Seeing instead of reading: the map, the timeline and the ranges, with JavaScript and without.

The names are those of the rows of the table of features in the README.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import choose, expect_count, expect_total, parameters, search
from webapp.clock import today

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
TWO_YEARS = 'sabotase ATAU "tahap 0"'
"""Finds an article of 2016 and one of 2020, and nothing between."""


@BOTH
def test_map_of_provinces(open_page: Callable[..., Page], news_server: str, *, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(f"{news_server}/?q=irigasi")
    expect(page.locator("#map-tiles")).to_be_hidden()
    page.get_by_text("Peta provinsi").click()
    expect(page.locator("#tile-BA")).to_have_attribute("title", "Bali: 2")
    page.locator("#tile-BA").click()
    expect_total(page, 2)
    expect(page.locator("#tile-BA")).to_have_attribute("aria-current", "true")
    expect_count(page, "province", "Bali", 2, chosen=True)
    expect(page.locator("#tile-JA .count")).to_have_text("2")
    page.locator("#tile-JA").focus()
    page.keyboard.press("Enter")
    expect_total(page, 4)
    assert parameters(page) == {"q": ["irigasi"], "province": ["Bali", "Jambi"]}
    expect(page.locator("#map-tiles")).to_be_visible()
    page.locator("#tile-BA").click()
    expect_total(page, 2)


def test_the_map_and_the_list_say_the_same(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran")
    page.get_by_text("Peta provinsi").click()
    for short, province in (("Bali", "Bali"), ("Jatim, Jawa Timur", "Jawa Timur"), ("Jambi", "Jambi")):
        expect_count(page, "province", province, 10)
        expect(page.get_by_role("link", name=f"{short}: 10 artikel", exact=True)).to_be_visible()
    choose(page, "province", "Bali")
    expect(page.locator("#tile-BA")).to_have_attribute("aria-current", "true")


def test_the_focus_stays_on_the_square_that_was_chosen(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=irigasi")
    page.get_by_text("Peta provinsi").click()
    page.locator("#tile-BA").press("Enter")
    expect_total(page, 2)
    expect(page.locator("#tile-BA")).to_be_focused()
    assert "#" not in page.url


@BOTH
def test_date_histogram_with_empty_years_from_to_and_relative_ranges(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(news_server)
    search(page, TWO_YEARS)
    expect(page.locator(".bars li")).to_have_count(5)
    expect(page.locator(".bars a")).to_have_count(2)
    expect(page.locator(".bars li").nth(1)).to_contain_text("2017: 0 artikel")
    page.locator("#bar-2020").click()
    expect_total(page, 1)
    expect(page.locator(".bars li")).to_have_count(12)
    page.locator("#bar-2020-02").click()
    expect(page.locator(".chip bdi")).to_have_text("Februari 2020")
    expect(page.locator("#bar-2020-02")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Semua tahun").click()
    expect_total(page, 2)

    page.locator("#date-from").fill("2019")
    page.locator("#date-from").press("Enter")
    expect_total(page, 1)
    page.get_by_role("link", name="Tahun ini").click()
    expect(page.locator(".chip")).to_contain_text(str(today().year))
    expect(page.locator("#date-from")).to_have_value(str(today().year))
    assert parameters(page)["date_from"] == [str(today().year)]


def test_bars_that_do_not_fit_keep_their_width_and_are_scrolled_the_latest_first(
    open_page: Callable[..., Page], news_server: str
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(news_server)
    page.locator(".bars").evaluate(
        "(bars) => { while (bars.children.length < 40) bars.prepend(bars.lastElementChild.cloneNode(true)); }"
    )
    first, last = page.locator(".bars li").first, page.locator(".bars li").last
    expect(last).to_be_in_viewport()
    expect(first).not_to_be_in_viewport()
    assert first.evaluate("(bar) => bar.nextElementSibling.offsetLeft - bar.offsetLeft") >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    first.get_by_role("link").focus()
    expect(first).to_be_in_viewport()


def test_a_date_range_instead_of_a_list_of_years(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran")
    page.locator("#date-from").fill("2017-06")
    page.locator("#date-to").fill("2018-03")
    page.locator("#date-to").press("Enter")
    expect(page.locator(".chips")).to_contain_text("Juni 2017")
    expect(page.locator(".chips")).to_contain_text("Maret 2018")
    assert parameters(page) == {"q": ["anggaran"], "date_from": ["2017-06"], "date_to": ["2018-03"]}
    expect(page.locator(".bars li")).to_have_count(2)


@BOTH
def test_start_page_shows_what_is_inside(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(news_server)
    expect(page.locator(".lede")).to_have_text(
        "31 artikel tentang 3 provinsi, terbit 1 Januari 2016 sampai 2 Februari 2020."
    )
    expect(page.locator("#tile-BA")).to_be_visible()
    page.locator(".tops").get_by_role("link", name="Kabar 00").click()
    expect(page.locator(".chip bdi")).to_have_text("Kabar 00")
    expect(page.locator(".overview")).to_have_count(0)
