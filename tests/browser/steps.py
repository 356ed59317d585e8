"""What a reader does, and what then stands in the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, Route, expect


def send(page: Page, words: str) -> None:
    """Type words into the box and press Enter."""
    page.locator("#q").fill(words)
    page.locator("#q").press("Enter")


def search(page: Page, words: str) -> None:
    """Search, and wait for the answer: htmx reports a request that another one cut off as an error."""
    send(page, words)
    expect(page.locator("#status q")).to_have_text(words)


def value(page: Page, facet: str, label: str) -> Locator:
    """Find one value of a facet."""
    name = page.locator("bdi", has_text=re.compile(f"^{re.escape(label)}$"))
    return page.locator(f"#facet-{facet} a.value", has=name)


def choose(page: Page, facet: str, label: str) -> None:
    """Click one value of a facet."""
    value(page, facet, label).click()


def expect_total(page: Page, total: int) -> None:
    """Wait until so many articles are said to be found."""
    expect(page.locator("#status strong")).to_have_text(str(total))


def expect_count(page: Page, facet: str, label: str, count: int, *, chosen: bool = False) -> None:
    """Wait until a facet's value has a count and is chosen, or not."""
    found = value(page, facet, label)
    expect(found.locator(".count")).to_contain_text(re.compile(rf"^{count}\b"))
    if chosen:
        expect(found).to_have_attribute("aria-current", "true")
    else:
        expect(found).not_to_have_attribute("aria-current", "true")


def parameters(page: Page) -> dict[str, list[str]]:
    """Read the address; empty values left out."""
    found: dict[str, list[str]] = {}
    for name, text in parse_qsl(urlsplit(page.url).query):
        found.setdefault(name, []).append(text)
    return found


def titles(page: Page) -> list[str]:
    """The titles of the results, in order."""
    return page.locator(".hit h3").all_inner_texts()


def hold_in(held: list[Route]) -> Callable[[Route], None]:
    """Make a handler that lets requests wait."""

    def hold(route: Route) -> None:
        held.append(route)

    return hold
