"""What swapping parts of the page must not break."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import THEMES
from tests.browser.steps import choose, expect_total, hold_in, parameters, search, send, value


def test_only_what_changes_is_swapped(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.evaluate("window.kept = true; document.getElementById('q').kept = true")
    search(page, "anggaran")
    choose(page, "province", "Bali")
    expect_total(page, 10)
    page.get_by_role("link", name="Terbaru").click()
    expect(page.locator('.sorts [aria-current="true"]')).to_have_text("Terbaru")
    assert page.evaluate("window.kept && document.getElementById('q').kept")
    expect(page).to_have_title("\u2068anggaran\u2069 – Telisik")


def test_what_changes_is_swapped_without_a_word_for_each_of_its_nodes(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.evaluate("""
        window.told = 0;
        for (const name of ["beforeProcessNode", "beforeCleanupElement", "beforeHistorySave"]) {
          document.addEventListener(`htmx:${name}`, () => window.told++);
        }
    """)
    choose(page, "province", "Bali")
    expect_total(page, 10)
    expect(page.locator(".htmx-request, .htmx-settling")).to_have_count(0)
    assert page.locator("#facets a").count() > 20
    assert page.evaluate("window.told") < 10


def test_a_link_clicked_with_a_key_held_opens_elsewhere(page: Page, news_server: str) -> None:
    page.goto(news_server)
    with page.context.expect_page() as opened:
        value(page, "province", "Jambi").click(modifiers=["ControlOrMeta"])
    expect_total(opened.value, 10)
    expect(page.locator(".chips")).to_have_count(0)
    expect_total(page, 31)


def test_typing_searches_without_enter_and_keeps_the_focus(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.locator("#q").press_sequentially("irigasi", delay=20)
    expect_total(page, 6)
    expect(page.locator("#q")).to_be_focused()
    assert parameters(page) == {"q": ["irigasi"]}


def test_typing_fast_shows_only_the_last_answer(open_page: Callable[..., Page], news_server: str) -> None:
    page = open_page()
    page.goto(news_server)
    page.evaluate("htmx.config.timeout = 0")
    held: list[Route] = []
    page.route("**/?q=irigasi*", hold_in(held))
    with page.expect_request("**/?q=irigasi*"):
        page.locator("#q").fill("irigasi")
    with page.expect_response("**/?q=puskesmas*"):
        page.locator("#q").fill("puskesmas")
    expect(page.locator("#status")).to_contain_text("puskesmas")
    assert len(held) == 1
    held[0].continue_()
    choose(page, "province", "Bali")
    expect_total(page, 2)
    expect(page.locator("#q")).to_have_value("puskesmas")
    assert parameters(page)["q"] == ["puskesmas"]


def test_words_not_yet_sent_count_when_a_filter_is_chosen(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=puskesmas")
    page.locator("#q").fill("irigasi")
    choose(page, "province", "Jambi")
    expect_total(page, 2)
    assert parameters(page) == {"q": ["irigasi"], "province": ["Jambi"]}


def test_an_example_fills_the_box(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.get_by_role("link", name="judul:inovasi").click()
    expect(page.locator("#q")).to_have_value("judul:inovasi")


def test_twelve_searches_are_twelve_steps_back(page: Page, news_server: str) -> None:
    queries = [f"{theme} tahap" for theme in THEMES] + [*THEMES, "anggaran", "gubernur"]
    page.goto(news_server)
    for query in queries:
        search(page, query)
    for query in reversed(queries[:-1]):
        page.go_back()
        expect(page.locator("#status q")).to_have_text(query)
        expect(page.locator("#q")).to_have_value(query)
    page.go_back()
    expect_total(page, 31)
    expect(page.locator("#q")).to_have_value("")


def test_a_page_of_the_history_suggests_and_takes_keys_as_before(page: Page, news_server: str) -> None:
    page.goto(news_server)
    search(page, "irigasi")
    page.go_back()
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#results-title")).to_be_focused()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Pintasan papan tik")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Pintasan papan tik").press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#q").press_sequentially("jam")
    expect(page.get_by_role("option").first).to_be_visible()


def test_the_same_search_again_is_no_further_step_back(page: Page, news_server: str) -> None:
    page.goto(news_server)
    search(page, "irigasi")
    for _ in range(3):
        with page.expect_response("**/?q=irigasi*"):
            page.get_by_role("button", name="Cari", exact=True).click()
        expect(page.locator(".htmx-request")).to_have_count(0)
    page.go_back()
    expect_total(page, 31)


def test_the_focus_stays_on_the_value_that_was_chosen(page: Page, news_server: str) -> None:
    page.goto(news_server)
    value(page, "province", "Jambi").focus()
    page.keyboard.press("Enter")
    expect_total(page, 10)
    expect(value(page, "province", "Jambi")).to_be_focused()


def test_a_removed_chip_leaves_the_focus_to_the_results(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?province=Jambi")
    page.get_by_role("link", name="Hapus saringan Provinsi: Jambi").press("Enter")
    expect_total(page, 31)
    expect(page.locator("#results-title")).to_be_focused()


def test_unfolded_values_stay_unfolded(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.locator("#more-outlet summary").click()
    search(page, "anggaran")
    page.get_by_role("link", name="Terbaru").click()
    expect(page.locator('.sorts [aria-current="true"]')).to_have_text("Terbaru")
    expect(page.locator("#more-outlet")).to_have_attribute("open", "")


def test_the_status_is_one_lasting_node(page: Page, news_server: str) -> None:
    page.goto(news_server)
    page.evaluate("document.getElementById('status').kept = true")
    search(page, "irigasi")
    expect_total(page, 6)
    assert page.evaluate("document.querySelector('[role=status]').kept")
    expect(page.get_by_role("status")).to_have_count(1)


def test_a_bad_date_shows_its_panel_and_can_be_mended(
    open_page: Callable[..., Page], news_server: str
) -> None:
    page = open_page()
    page.goto(news_server)
    page.locator("#date-from").fill("kemarin")
    page.locator("#date-from").press("Enter")
    expect(page.locator("#results .fault")).to_contain_text("Tanggal “kemarin” tidak dapat dibaca.")
    expect(page.locator("#date-from")).to_be_focused()
    page.locator("#date-from").fill("2019")
    page.locator("#date-from").press("Enter")
    expect_total(page, 8)


def test_a_dead_server_shows_in_the_page(open_page: Callable[..., Page], news_server: str) -> None:
    page = open_page()
    page.goto(news_server)
    page.route("**/?q=*", lambda route: route.abort())
    send(page, "irigasi")
    expect(page.locator("#results .fault")).to_contain_text("Server tidak menjawab")
    expect(page.get_by_role("status")).to_have_text("Server tidak menjawab")
    page.unroute("**/?q=*")
    page.get_by_role("button", name="Coba lagi").click()
    expect_total(page, 6)


def test_a_slow_server_shows_in_the_page(open_page: Callable[..., Page], news_server: str) -> None:
    page = open_page()
    page.goto(news_server)
    page.evaluate("htmx.config.timeout = 100")
    held: list[Route] = []
    page.route("**/?q=*", hold_in(held))
    send(page, "irigasi")
    expect(page.locator("#results .fault")).to_contain_text("Server tidak menjawab")


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_every_fault_shows_its_panel(open_page: Callable[..., Page], news_server: str, status: int) -> None:
    page = open_page()
    page.goto(news_server)
    panel = '<div class="panel fault"><h1>Pencarian sedang tidak tersedia</h1></div>'
    page.route("**/?q=*", lambda route: route.fulfill(status=status, content_type="text/html", body=panel))
    send(page, "irigasi")
    expect(page.locator("#results .fault")).to_have_text("Pencarian sedang tidak tersedia")


def test_a_page_of_the_history_that_fails_is_left_to_the_browser(
    open_page: Callable[..., Page], news_server: str
) -> None:
    page = open_page()
    page.goto(f"{news_server}/?sort=best")
    expect(page.locator("h1")).to_be_visible()
    page.goto(news_server)
    page.locator("#date-from").fill("x")
    page.locator("#date-from").press("Enter")
    expect(page.locator("#results .fault")).to_be_visible()
    page.get_by_role("link", name="Ke halaman pencarian").click()
    expect_total(page, 31)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Permintaan tidak dapat dibaca")
