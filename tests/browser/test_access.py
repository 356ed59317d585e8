"""Access: keys, focus, and what a screen reader is told."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.steps import expect_total, search


def test_keyboard_shortcuts_lead_to_the_box_and_through_the_results(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=irigasi")
    links = page.locator(".hit h3 a")
    for key, at in (("j", 0), ("j", 1), ("k", 0), ("k", 0), ("j", 1)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.locator("#q").fill("")
    page.keyboard.type("j/k?")
    expect(page.locator("#q")).to_have_value("j/k?")
    expect(page.locator("#shortcuts")).to_be_hidden()


def test_the_help_on_keys_is_a_dialog_that_gives_the_focus_back(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=irigasi")
    page.keyboard.press("j")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Pintasan papan tik")
    expect(dialog).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".hit h3 a").first).to_be_focused()
    page.get_by_role("button", name="Pintasan papan tik").press("Enter")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Tutup").press("Enter")
    expect(page.get_by_role("button", name="Pintasan papan tik")).to_be_focused()


def test_single_key_shortcuts_can_be_switched_off_for_good(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=irigasi")
    page.keyboard.press("?")
    page.get_by_label("Pakai pintasan satu tombol").press("Space")
    page.keyboard.press("Escape")
    for _ in range(2):
        page.keyboard.press("/")
        page.keyboard.press("?")
        expect(page.locator("#shortcuts")).to_be_hidden()
        expect(page.locator("#q")).not_to_be_focused()
        page.reload()
    page.get_by_role("button", name="Pintasan papan tik").click()
    expect(page.get_by_label("Pakai pintasan satu tombol")).not_to_be_checked()


def test_the_result_count_is_announced_once(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.evaluate(
        """() => {
            window.said = [];
            const status = document.querySelector('[role=status]');
            new MutationObserver(() => window.said.push(status.innerText.trim())).observe(
                status, {childList: true, subtree: true, characterData: true});
        }"""
    )
    search(page, "irigasi")
    expect_total(page, 6)
    page.evaluate("new Promise((typing_has_ended) => { setTimeout(typing_has_ended, 500); })")
    assert page.evaluate("window.said") == ["6 artikel untuk irigasi"]
