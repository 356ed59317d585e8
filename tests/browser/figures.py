"""What a page costs its reader, measured in Chromium: bytes, shifts of the layout, time from input to paint.

`python -m tests.browser.figures INDEX` serves an index folder and prints the figures of its first page, at a
quarter of the processor's speed as Lighthouse has it, with the delays of several rounds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ALONE, chromium_path, serving

SLOWDOWN = 4
"""How many times slower than the machine the processor is made: Lighthouse's middle-class phone."""
ROUNDS = 7
"""How often the page is used: what else a machine does may hold any one round up."""
OBSERVE = """
window.shifts = []; window.delays = {};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.interactionId) {
    const known = window.delays[entry.interactionId] ?? 0;
    window.delays[entry.interactionId] = Math.max(known, entry.duration);
  }
}).observe({type: "event", durationThreshold: 16, buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page costs.

    Attributes:
        sent: bytes over the wire for the page with everything that it loads, by address.
        shift: the cumulative layout shift while the page loads.
        moved: the same up to the last interaction, with what other results push about.
        delays: milliseconds from each input to the next paint, where it is 16 or more.
    """

    sent: dict[str, int]
    shift: float
    moved: float
    delays: list[float]

    @property
    def total(self) -> int:
        """Bytes over the wire, all together."""
        return sum(self.sent.values())

    @property
    def slowest(self) -> float:
        """The longest delay, 0 when none was seen."""
        return max(self.delays, default=0.0)


def measure(browser: Browser, address: str, *, slowdown: int = SLOWDOWN) -> Figures:
    """Open a page in a new window, use it by key and by mouse, and tell what that cost."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    addresses: dict[str, str] = {}
    sent: dict[str, int] = {}
    devtools.on(
        "Network.requestWillBeSent", lambda e: addresses.update({e["requestId"]: e["request"]["url"]})
    )
    devtools.on(
        "Network.loadingFinished",
        lambda e: sent.update({addresses[e["requestId"]]: int(e["encodedDataLength"])}),
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    loaded, shift = dict(sent), sum(page.evaluate("window.shifts"))
    use(page)
    moved, delays = sum(page.evaluate("window.shifts")), list(page.evaluate("Object.values(window.delays)"))
    context.close()
    return Figures(loaded, shift, moved, delays)


def use(page: Page) -> None:
    """Type a search, send it, sort, filter, and go through the results.

    Waits by selector: `expect` reads the whole accessibility tree at each try that fails, in the page's own
    time, which at a quarter of the speed holds the next paint up for longer than the page does.
    """
    page.locator("#q").click()
    page.keyboard.type("reformasi birokrasi", delay=60)
    page.locator("#status q", has_text="reformasi birokrasi").wait_for()
    page.keyboard.press("Enter")
    page.locator("#sort-newest").click()
    page.locator("#sort-newest[aria-current=true]").wait_for()
    page.locator("#facet-date a.value").first.click()
    page.locator(".chip").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    path = chromium_path()
    if path is None:
        raise SystemExit("no Chromium: install it, or set TELISIK_TEST_CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ALONE])
        yield browser
        browser.close()


def main(index_dir: Path) -> None:
    """Print the figures of the first page over an index folder; a first round only warms the server up."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(index_dir, Path(folder) / "log") as address,
        chromium() as browser,
    ):
        measure(browser, address)
        rounds = [measure(browser, address) for _ in range(ROUNDS)]
    figures, slowest = rounds[0], [each.slowest for each in rounds]
    lines = [f"{size:>8} bytes  {name.removeprefix(address)}" for name, size in figures.sent.items()]
    lines += [
        f"{figures.total:>8} bytes over the wire",
        f"{figures.shift:>8.4f} cumulative layout shift while it loads, {figures.moved:.4f} with its use",
        f"{statistics.median(slowest):>8.0f} ms from the slowest input of a round to the next paint, "
        f"the median of {ROUNDS} rounds; {max(slowest):.0f} ms in the slowest round",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
