"""Finding: excluding values, suggestions, ways out of an empty result."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.steps import expect_count, expect_total, hold_in, parameters, value


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_active_filters_are_chips_and_a_value_can_be_excluded(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(f"{news_server}/?q=anggaran")
    page.get_by_role("link", name="Bukan Jambi").press("Enter")
    expect_total(page, 21)
    assert parameters(page) == {"q": ["anggaran"], "not_province": ["Jambi"]}
    expect_count(page, "province", "Jambi", 10)
    expect(value(page, "province", "Jambi")).to_contain_text("dikecualikan")
    if javascript:
        expect(page.get_by_role("link", name="Bukan Jambi, dikecualikan")).to_be_focused()
    page.get_by_role("link", name="Hapus saringan bukan Provinsi: Jambi").click()
    expect_total(page, 31)
    assert parameters(page) == {"q": ["anggaran"]}


def type_in(page: Page, words: str) -> None:
    page.locator("#q").focus()
    page.keyboard.type(words)


def test_autocomplete_is_a_combobox_that_leaves_the_focus_in_the_box(page: Page, news_server: str) -> None:
    page.goto(news_server)
    box, listbox = page.get_by_role("combobox"), page.get_by_role("listbox")
    type_in(page, "ja")
    expect(listbox).to_be_hidden()
    type_in(page, "m")
    expect(listbox).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#suggestions-count")).to_have_text(re.compile(r"^\d+ saran"))
    expect(listbox.get_by_role("group", name="Saring menurut provinsi")).to_contain_text("Jambi")
    expect(box).to_be_focused()
    first, last = page.get_by_role("option").first, page.get_by_role("option").last
    for key, chosen in (
        ("ArrowDown", first),
        ("End", last),
        ("ArrowDown", None),
        ("ArrowUp", last),
        ("Home", first),
    ):
        page.keyboard.press(key)
        if chosen is None:
            expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
        else:
            expect(chosen).to_have_attribute("aria-selected", "true")
            expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("Escape")
    expect(listbox).to_be_hidden()
    expect(box).to_have_value("jam")
    expect(box).to_be_focused()


def test_autocomplete_takes_a_province_as_a_filter_beside_the_words(page: Page, news_server: str) -> None:
    page.goto(news_server)
    type_in(page, "irigasi jam")
    expect(page).to_have_url(re.compile(r"q=irigasi\+jam"))
    option = page.get_by_role("group", name="Saring menurut provinsi").get_by_role("option")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowUp")
    while option.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect_total(page, 2)
    expect(page.locator("#q")).to_have_value("irigasi")
    assert parameters(page) == {"q": ["irigasi"], "province": ["Jambi"]}
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_autocomplete_opens_an_article_by_its_title(page: Page, news_server: str) -> None:
    page.goto(news_server)
    type_in(page, "puskesmas tahap 1")
    expect(page).to_have_url(re.compile(r"q=puskesmas\+tahap\+1"))
    page.get_by_role("group", name="Buka artikel").get_by_role("option").first.click()
    expect(page.locator("h1")).to_contain_text("puskesmas")


def test_autocomplete_shows_only_the_last_answer_and_closes_on_a_search(
    open_page: Callable[..., Page], news_server: str
) -> None:
    page = open_page()
    page.goto(news_server)
    held: list[Route] = []
    page.route("**/saran?q=jam&*", hold_in(held))
    with page.expect_request("**/saran?q=jam&*"):
        type_in(page, "jam")
    page.locator("#q").fill("bali")
    expect(page.get_by_role("listbox")).to_contain_text("Bali")
    assert len(held) == 1
    held[0].abort()
    expect(page.get_by_role("listbox")).not_to_contain_text("Jambi")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#status q")).to_have_text("bali")


def test_a_filter_that_is_chosen_while_typing_is_not_lost(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.locator("#q").fill("irigasi")
    value(page, "province", "Bali").click()
    page.evaluate("new Promise((typing_has_ended) => { setTimeout(typing_has_ended, 500); })")
    expect_total(page, 2)
    assert parameters(page) == {"q": ["irigasi"], "province": ["Bali"]}


def test_an_empty_result_offers_ways_out_with_predicted_counts(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=%22perpustakaan+anggaran%22&province=Bali&date=2020")
    expect(page.locator("#results-title")).to_have_text("Tidak ada artikel yang cocok")
    page.goto(f"{news_server}/?q=perpustakaan&province=Bali&date=2020")
    way = page.locator(".ways li", has_text="Cari tanpa saringan tanggal terbit 2020")
    expect(way).to_contain_text(": 2 artikel")
    way.get_by_role("link").click()
    expect_total(page, 2)


def test_query_errors_are_repaired_with_a_link(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=propinsi:bali+irigasi")
    page.locator(".repair").get_by_role("link", name="provinsi:bali irigasi").click()
    expect_total(page, 2)
    expect(page.locator("#q")).to_have_value("provinsi:bali irigasi")
    expect(page.locator(".repair")).to_have_count(0)
