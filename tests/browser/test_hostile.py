"""An article that means harm, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE_ID, HOSTILE_TITLE
from tests.browser.steps import expect_total, search


def test_a_hostile_article_is_text_in_the_results(page: Page, news_server: str) -> None:
    page.goto(news_server)
    search(page, "sabotase")
    expect_total(page, 1)
    expect(page.locator(".hit h3")).to_have_text(HOSTILE_TITLE)
    expect(page.locator(".hit .snippet mark").first).to_have_text("Sabotase")
    expect(page.locator(".hit img, .hit script, .hit svg, .hit b")).to_have_count(0)
    expect(page).to_have_title("\u2068sabotase\u2069 – Telisik")


def test_a_hostile_article_is_text_on_its_own_page(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/artikel/{HOSTILE_ID}?q=sabotase")
    expect(page.locator("h1")).to_have_text(HOSTILE_TITLE)
    expect(page.locator(".body")).to_contain_text('{{ 7*7 }} <a hx-get="/">')
    expect(page.locator(".address")).to_contain_text("javascript:document.title='diretas'")
    expect(page.locator(".address a")).to_have_count(0)
    expect(
        page.locator("article img, article script, article svg, article b, article [hx-get]")
    ).to_have_count(0)
    assert "diretas'" in page.title()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_hostile_facet_values_and_queries_are_text(page: Page, news_server: str) -> None:
    hostile = "<img src=x onerror=\"document.title='diretas'\">"
    page.goto(news_server)
    search(page, hostile)
    search(page, "sabotase")
    page.locator("#facet-outlet a.value").click()
    expect(page.locator(".chip bdi")).to_contain_text("<b>Kabar</b>")
    expect(page.locator("#facet-outlet b, .chips b, .hit b")).to_have_count(0)
    expect(page).to_have_title("\u2068sabotase\u2069 – Telisik")
