"""The figures that a first page must keep to; `tests.browser.figures` measures them over a large index."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.figures import measure


def test_the_first_page_is_light_still_and_quick(browser: Browser, server: str) -> None:
    figures = measure(browser, server, slowdown=1)
    assert {"style.css", "page.js", "htmx.min.js"} <= {
        name.rsplit("/", 1)[1].partition("?")[0] for name in figures.sent
    }
    assert figures.total < 60_000
    assert figures.shift == 0
    assert figures.moved < 0.05
    assert sorted([0.0, *figures.delays])[len(figures.delays) // 2] < 100
