"""The institution facet: searched within, by level, in full; with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import expect_total, parameters

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


@BOTH
def test_institution_facet_searchable_within(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(f"{news_server}/?q=anggaran")
    page.get_by_role("searchbox", name="Cari instansi").fill("pemprov bali")
    if javascript:
        expect(page.locator("#find")).to_be_focused()
    else:
        page.locator(".find button").click()
    found = page.locator("#found, #values").get_by_role("link", name="Pemerintah Provinsi Bali").first
    found.click()
    expect_total(page, 10)
    assert parameters(page) == {"q": ["anggaran"], "institution": ["Pemerintah Provinsi Bali"]}


@BOTH
def test_institution_facet_hierarchical_with_counts_at_each_level(
    open_page: Callable[..., Page], news_server: str, *, javascript: bool
) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(f"{news_server}/?q=anggaran")
    level = page.locator("#facet-institution .levels a.value", has_text="Tingkat provinsi")
    expect(level.locator(".count")).to_contain_text("30")
    level.click()
    expect_total(page, 30)
    expect(page.locator(".chip")).to_contain_text("Tingkat provinsi")
    page.get_by_role("link", name="Daftar lengkap: instansi").click()
    expect(page.locator("h1")).to_have_text("Instansi")
    page.locator(".sorts").get_by_role("link", name="Provinsi").click()
    expect(page.get_by_role("status")).to_contain_text("3 nilai")
    page.locator("#find").fill("jatim")
    page.locator("#find").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 nilai")
    expect(page.locator("#find")).to_have_value("jatim")
    page.locator("#values a.value").click()
    assert parameters(page)["institution"] == ["instansi-provinsi", "Pemerintah Provinsi Jawa Timur"]
