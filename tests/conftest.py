"""What tests share: the application, a real index of the seeds, a real server, a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect, sync_playwright

from index.reindex import Phase, reindex
from webapp import create_app

# How long a test takes says more of the machine than of the code; tests/bench measures what must be fast.
settings.register_profile("telisik", deadline=None)
settings.load_profile("telisik")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ALONE = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
"""Chromium's arguments: it may run as root, and talks to nobody but the server under test."""

PATIENCE = 20_000
"""Milliseconds that the browser waits for what must come: a busy machine is slow."""

settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")
"""How long an example takes says little on a busy machine; what must be fast has a test of its own."""

os.environ["TELISIK_RATE_LIMIT"] = ""
"""Tests ask faster than people; those of the limit set their own."""

ServerAt = Callable[[Path], str]


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test is a failure where everything needed is to be there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", ())) if reporter else 0
    if reporter and skipped and os.environ.get("CI") and exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{skipped} skipped: not allowed while CI is set", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def make_index(folder: Path, *sources: Path) -> Path:
    """Build a real index."""

    def quiet(phase: Phase, done: int) -> None:
        pass

    reindex(sources, folder, quiet)
    return folder


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """An application whose index folder does not exist yet."""
    return create_app({"TESTING": True, "TELISIK_INDEX_DIR": tmp_path / "index"})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real index of the seeds; not to be changed."""
    return make_index(tmp_path_factory.mktemp("seeds") / "index", SEEDS)


@pytest.fixture(scope="session")
def seed_client(seed_index: Path) -> FlaskClient:
    """A client of an application over the seeds."""
    return create_app({"TESTING": True, "TELISIK_INDEX_DIR": seed_index}).test_client()


def chromium_path() -> str | None:
    """Where the system's Chromium is, or None."""
    names = (os.environ.get("TELISIK_TEST_CHROMIUM", ""), *BROWSERS)
    return next((found for name in names if name and (found := shutil.which(name))), None)


@contextmanager
def serving(index_dir: Path, log: Path) -> Iterator[str]:
    """Serve an index under gunicorn on a free port; gives the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("w") as output:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        bind = f"fd://{listener.fileno()}"
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", bind, "--workers=2", "--threads=4"],
            cwd=ROOT,
            env={**os.environ, "TELISIK_INDEX_DIR": str(index_dir)},
            pass_fds=[listener.fileno()],
            stdout=output,
            stderr=output,
        )
    try:
        # The socket was listening before the server was there, so this request waits for its first worker.
        with urllib.request.urlopen(f"{address}/healthz", timeout=60):
            yield address
    except OSError as error:
        raise RuntimeError(log.read_text()) from error
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def server_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerAt]:
    """Serves index folders, each by one server for the whole session."""
    addresses: dict[Path, str] = {}
    with ExitStack() as stack:

        def serve(index_dir: Path) -> str:
            if index_dir not in addresses:
                log = tmp_path_factory.mktemp("server") / "log"
                addresses[index_dir] = stack.enter_context(serving(index_dir, log))
            return addresses[index_dir]

        yield serve


@pytest.fixture(scope="session")
def server(server_at: ServerAt, seed_index: Path) -> str:
    """The address of a gunicorn that serves the seeds."""
    return server_at(seed_index)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = chromium_path()
    if path is None:
        pytest.skip(
            "no Chromium: install it (Debian: apt-get install chromium) "
            "or set TELISIK_TEST_CHROMIUM to its path"
        )
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*ALONE])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages in windows of their own, with any option of a browser context."""
    with ExitStack() as stack:

        def open_(**options: object) -> Page:
            context = browser.new_context(**options)  # type: ignore[arg-type]
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            return page

        yield open_


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Iterator[Page]:
    """A page on which nothing may go wrong unseen: no console errors, no request to another host."""
    page = open_page()
    faults: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"console: {message.text}")

    def error(raised: Error) -> None:
        faults.append(f"script: {raised}")

    def request(sent: Request) -> None:
        if not sent.url.startswith("http://127.0.0.1:"):
            faults.append(f"request: {sent.url}")

    page.on("console", console)
    page.on("pageerror", error)
    page.on("request", request)
    yield page
    assert faults == []
