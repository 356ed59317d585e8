"""Reading an article: from match to match, a quotation with its source, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE_ID, HOSTILE_TITLE

ARTICLE = "/artikel/berita-03?q=anggaran"


def current(page: Page) -> str:
    """The match that was gone to."""
    return page.locator(".match:target").get_attribute("id") or ""


def test_next_and_previous_match_by_key_and_button(page: Page, news_server: str) -> None:
    page.goto(news_server + ARTICLE)
    total = page.locator(".match").count()
    assert total > 2
    page.keyboard.press("n")
    assert current(page) == "cocok-1"
    page.get_by_role("button", name="Berikutnya").click()
    assert current(page) == "cocok-2"
    expect(page.locator(".match:target + .hops")).to_contain_text(f"2/{total}")
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert current(page) == f"cocok-{total}"
    expect(page.locator(".match:target")).to_be_in_viewport()
    page.go_back()
    assert page.url == "about:blank"


def test_next_and_previous_match_without_javascript(open_page: Callable[..., Page], news_server: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(news_server + ARTICLE)
    expect(page.get_by_role("button", name="Berikutnya")).to_be_hidden()
    page.get_by_role("link", name="Ke yang pertama").click()
    page.get_by_role("link", name="Kecocokan berikutnya").click()
    page.get_by_role("link", name="Kecocokan berikutnya").click()
    assert page.url.endswith("#cocok-3")
    page.get_by_role("link", name="Kecocokan sebelumnya").click()
    assert page.url.endswith("#cocok-2")
    expect(page.locator(".quote")).to_be_hidden()
    page.get_by_text("Kutip artikel ini").click()
    expect(page.locator("#citation")).to_contain_text("(diakses ")


def test_letters_typed_into_a_box_are_no_keys(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=anggaran")
    page.locator("#q").press("n")
    assert page.url.endswith("?q=anggaran")


def test_a_quotation_is_copied_with_its_source(page: Page, news_server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=news_server)
    page.goto(news_server + ARTICLE)
    button = page.get_by_role("button", name="Salin teks terpilih")
    button.click()
    expect(page.locator(".quote [role=status]")).to_have_text("Pilih dahulu teks yang hendak dikutip.")
    page.locator(".body p").last.select_text()
    button.click()
    expect(page.locator(".quote [role=status]")).to_have_text("Kutipan dan sumbernya disalin.")
    copied = page.evaluate("navigator.clipboard.readText()")
    text = page.locator(".body p").last.text_content() or ""
    words = re.sub(r"\s+", " ", text).split()[:3]
    assert copied.startswith("“" + " ".join(words))
    assert re.search(r"” \(“Anggaran .*https://kabar\.example/3 \(diakses .*\)\.\)$", copied)


def test_a_hostile_article_is_copied_and_described_as_text(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/artikel/{HOSTILE_ID}?q=sabotase")
    described = page.locator('script[type="application/ld+json"]').text_content() or ""
    assert page.evaluate("text => JSON.parse(text).headline", described) == HOSTILE_TITLE
    page.get_by_text("Kutip artikel ini").click()
    expect(page.locator("#citation")).to_contain_text("<script>document.title='diretas'</script>")
    assert "diretas" not in page.title().replace(HOSTILE_TITLE, "")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_on_paper_there_is_the_article_and_its_source_alone(
    page: Page, news_server: str, prefix: str
) -> None:
    page.goto(f"{news_server}{prefix}/artikel/berita-03?q=anggaran#cocok-1")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".body p").first).to_be_visible()
    for hidden in (".matches", ".hops >> nth=0", ".quote", ".others", ".back", ".footer"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#citation")).to_be_visible()
    expect(page.locator(".cite pre").first).to_be_hidden()
