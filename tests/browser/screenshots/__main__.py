"""Make the README's pictures: `python -m tests.browser.screenshots`. They show the seeds alone."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ALONE, BROWSERS, SEEDS, make_index, serving

FOLDER = Path(__file__).parent
WIDE, NARROW = (1024, 700), (360, 720)
"""Windows in CSS pixels: a laptop's and a phone's."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is opened, how the window is, and what is unfolded first."""

    name: str
    path: str
    window: tuple[int, int] = WIDE
    scheme: Literal["light", "dark"] = "light"
    unfolds: str | None = None


PICTURES = (
    Picture("start", "/"),
    Picture("search", "/?q=inovasi"),
    Picture("phone", "/?q=inovasi", window=NARROW),
    Picture("dark", "/?q=inovasi", scheme="dark"),
    Picture("map", "/?q=pelayanan", window=(1024, 860), unfolds="#map summary"),
    Picture("trends", "/tren?q=inovasi&q=pelatihan&q=birokrasi&by=year"),
)


def main() -> None:
    """Serve the seeds and take every picture."""
    names = (name for name in BROWSERS if shutil.which(name))
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        index = make_index(Path(scratch) / "index", SEEDS)
        path = shutil.which(next(names, "chromium"))
        browser = playwright.chromium.launch(executable_path=path, args=[*ALONE])
        with serving(index, Path(scratch) / "log") as address:
            for picture in PICTURES:
                take(browser, address, picture)
        browser.close()


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Take one picture."""
    width, height = picture.window
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=picture.scheme)
    page.goto(address + picture.path)
    if picture.unfolds:
        page.locator(picture.unfolds).click()
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    main()
