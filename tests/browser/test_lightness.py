"""The first page is light, and nothing on it jumps."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

MOST_BYTES = 60_000
"""What the first page may weigh with everything it needs, as a server that compresses sends it."""
SHIFT = """() => new Promise((told) => {
    new PerformanceObserver((list) => told(list.getEntries().map((shift) => shift.value)))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => told([])));
})"""


def test_the_first_page_weighs_under_60_kilobytes(page: Page, news_server: str) -> None:
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(news_server, wait_until="load")
    weights = {answer.url: len(gzip.compress(answer.body())) for answer in answers}
    assert len(weights) >= 4
    assert sum(weights.values()) < MOST_BYTES, weights


@pytest.mark.parametrize("width", [360, 1440])
def test_no_layout_shift(open_page: Callable[..., Page], news_server: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    for path in ("/", "/?q=anggaran&province=Bali", "/tren?q=anggaran", "/saring/institution"):
        page.goto(news_server + path, wait_until="load")
        assert page.evaluate(SHIFT) == [], path
