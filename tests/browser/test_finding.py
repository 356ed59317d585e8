"""Finding: excluding values, suggestions, ways out of an empty result."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import expect_count, expect_total, parameters, value


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
