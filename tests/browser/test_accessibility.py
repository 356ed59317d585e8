"""axe-core finds nothing on any page in any state: WCAG 2.2 AA and its best practices, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE_ID
from tests.conftest import ServerAt

Scheme = Literal["light", "dark"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = (
    "/",
    "/en/",
    "/?q=anggaran&province=Jambi&not_province=Bali&date=2018&date_from=2017",
    '/?q="anggaran&sort=newest&page=2',
    "/?q=perpustakaan&province=Bali&date=2020",
    "/?q=anggaran&page=90",
    "/?sort=best",
    "/nothing",
    "/tren",
    '/tren?q=irigasi&q=provinsi:"Bali"&by=month',
    "/saring/institution?q=anggaran",
    "/en/saring/outlet?find=zebra",
    "/artikel/berita-00?q=anggaran",
    f"/artikel/{HOSTILE_ID}",
)


def faults(page: Page, state: str) -> list[str]:
    """What axe finds wrong with a page as it stands."""
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{state}: {fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


def looks(open_page: Callable[..., Page], scheme: Scheme, width: int) -> Page:
    return open_page(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    open_page: Callable[..., Page], news_server: str, scheme: Scheme, width: int
) -> None:
    page = looks(open_page, scheme, width)
    found: list[str] = []
    for path in PATHS:
        page.goto(news_server + path)
        found += faults(page, path)
    assert found == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_unfolds(
    open_page: Callable[..., Page], news_server: str, scheme: Scheme, width: int
) -> None:
    page = looks(open_page, scheme, width)
    page.goto(f"{news_server}/?q=anggaran&date=2018")
    for unfolds in page.locator("main details:not(:popover-open details)").all():
        if unfolds.is_visible():
            unfolds.locator("summary").first.click()
    if width == 360:
        page.get_by_role("button", name="Saring hasil").click()
    for unfolds in page.locator("#facets details").all():
        unfolds.locator("summary").first.click()
    found = faults(page, "facets unfolded")
    page.goto(news_server)
    page.locator("#q").press_sequentially("jam")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    found += faults(page, "suggestions")
    page.locator("#q").blur()
    page.get_by_role("button", name="Pintasan papan tik").click()
    found += faults(page, "help on keys")
    page.goto(f"{news_server}/artikel/berita-00?q=anggaran#cocok-2")
    expect(page.locator(".match:target + .hops")).to_be_visible()
    for folded in ("#kutip", "#evidence"):
        page.locator(f"{folded} summary").click()
    assert found + faults(page, "article, its match, its citations and its evidence") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_there_is_no_index(
    open_page: Callable[..., Page],
    server_at: ServerAt,
    tmp_path_factory: pytest.TempPathFactory,
    scheme: Scheme,
) -> None:
    page = looks(open_page, scheme, 360)
    page.goto(server_at(empty_folder(tmp_path_factory)))
    expect(page.locator("h1")).to_have_text("Pencarian sedang tidak tersedia")
    assert faults(page, "no index") == []


def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp() / "no-index"


def test_every_target_is_24_pixels_high_or_has_its_room(
    open_page: Callable[..., Page], news_server: str
) -> None:
    page = looks(open_page, "light", 360)
    page.goto(f"{news_server}/?q=anggaran&province=Jambi")
    page.get_by_role("button", name="Saring hasil").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('#filters a, #filters summary, #filters button, .chips a')]
            .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 24)
            .map((target) => target.outerHTML.slice(0, 100))"""
    )
    assert small == []
