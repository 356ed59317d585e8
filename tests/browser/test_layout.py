"""The pages on narrow and wide screens, and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE_ID
from tests.browser.steps import choose, expect_total

PATHS = (
    "/",
    "/?q=anggaran",
    "/?q=zebra&province=Bali",
    "/?q=anggaran#map-tiles",
    '/tren?q=irigasi&q=provinsi:"Bali"&by=month',
    "/saring/institution?q=anggaran",
    "/?sort=best",
    "/artikel/berita-00?q=anggaran",
    f"/artikel/{HOSTILE_ID}",
)


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_is_wider_than_the_window(
    open_page: Callable[..., Page], news_server: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    for path in PATHS:
        page.goto(news_server + path)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), path


def test_the_kind_of_a_filter_is_never_broken_within_a_word(
    open_page: Callable[..., Page], news_server: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 800})
    page.goto(f"{news_server}/?institution=Dinas+Pendidikan+dan+Kebudayaan+Provinsi+Kalimantan+Tengah")
    kind = page.locator(".chip .kind")
    assert (
        kind.evaluate(
            "(kind) => kind.getClientRects()[0].height / parseFloat(getComputedStyle(kind).lineHeight)"
        )
        < 1.5
    )


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_filters_open_over_a_narrow_page(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(viewport={"width": 360, "height": 800}, java_script_enabled=javascript)
    page.goto(news_server)
    expect(page.locator("#facets")).to_be_hidden()
    page.get_by_role("button", name="Saring hasil").click()
    choose(page, "province", "Bali")
    expect(page.locator("#status strong")).to_have_text("10")
    if javascript:
        page.get_by_role("button", name="Tutup").click()
    expect(page.locator("#facets")).to_be_hidden()
    expect_total(page, 10)


def test_the_filters_stand_beside_the_results_on_a_wide_page(page: Page, news_server: str) -> None:
    page.goto(news_server)
    expect(page.locator("#facets")).to_be_visible()
    expect(page.get_by_role("button", name="Saring hasil")).to_be_hidden()


def test_the_first_tab_leads_to_the_content(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def tab_to(page: Page, condition: str) -> None:
    """Press Tab until a condition holds, a few times only: nobody wants to pass all filters."""
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    raise AssertionError(f"not within ten steps: {condition}")


def test_everything_is_done_by_keyboard(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.locator("#q").focus()
    page.keyboard.type("irigasi")
    page.keyboard.press("Enter")
    expect_total(page, 6)
    tab_to(page, "document.activeElement.textContent === 'Langsung ke hasil'")
    page.keyboard.press("Enter")
    tab_to(page, "document.activeElement.closest('.hit') !== null")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("irigasi")
