"""How many requests an address may send."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.webapp.fake_engine import FakeEngine
from webapp import create_app
from webapp.limits import Limit
from webapp.meter import Meter

OFFICE, OTHER = b"office", b"other"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def meter(tmp_path: Path, clock: Clock) -> Meter:
    return Meter(tmp_path / "meter", clock)


def test_requests_pass_up_to_the_limit_and_again_when_time_has_passed(meter: Meter, clock: Clock) -> None:
    limits = [Limit(20, 1)]
    assert [meter.wait(OFFICE, limits) for _ in range(20)] == [0] * 20
    wait = meter.wait(OFFICE, limits)
    assert 0 < wait <= 2
    assert meter.wait(OTHER, limits) == 0
    clock.now += wait
    assert meter.wait(OFFICE, limits) == 0


def test_the_longer_limit_holds_beside_the_shorter(meter: Meter, clock: Clock) -> None:
    limits = [Limit(2, 1), Limit(5, 60)]
    passed = 0
    for _ in range(30):
        passed += meter.wait(OFFICE, limits) == 0
        clock.now += 0.5
    assert passed == 5
    assert 5 <= meter.wait(OFFICE, limits) <= 6


@given(steps=st.lists(st.floats(0, 3), min_size=1, max_size=80))
def test_no_window_ever_has_much_more_than_the_limit(
    tmp_path_factory: pytest.TempPathFactory, steps: list[float]
) -> None:
    clock = Clock()
    meter = Meter(tmp_path_factory.mktemp("any") / "meter", clock)
    passed: list[float] = []
    for step in steps:
        clock.now += step
        wait = meter.wait(OFFICE, [Limit(5, 2)])
        if wait:
            clock.now += wait
            assert meter.wait(OFFICE, [Limit(5, 2)]) == 0
        passed.append(clock.now)
    # The window before is taken to be spread evenly, so that over its edge up to twice as many may pass.
    for at in passed:
        assert sum(at <= other < at + 2 for other in passed) <= 10


def _send(path: Path, count: int) -> int:
    meter = Meter(path, lambda: 1000.0)
    return sum(meter.wait(OFFICE, [Limit(50, 60)]) == 0 for _ in range(count))


def test_processes_count_together(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        passed = list(pool.map(_send, [tmp_path / "meter"] * 4, [40] * 4))
    assert sum(passed) == 50


@pytest.mark.parametrize("kind", ["symbolic link", "folder"])
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, kind: str) -> None:
    path, other = tmp_path / "meter", tmp_path / "other"
    other.write_text("precious")
    path.symlink_to(other) if kind == "symbolic link" else path.mkdir()
    meter = Meter(path)
    assert [meter.wait(OFFICE, [Limit(1, 60)]) > 0 for _ in range(2)] == [False, True]
    assert other.read_text() == "precious"


def limited(tmp_path: Path, limit: str, **config: object) -> Flask:
    settings = {"TESTING": True, "ENGINE": FakeEngine(), "TELISIK_INDEX_DIR": tmp_path, **config}
    return create_app({**settings, "TELISIK_RATE_LIMIT": limit})


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return limited(tmp_path, "2/9999h, 1/9999h").test_client()


def test_beyond_the_limit_a_panel_says_so_and_when_to_come_back(client: FlaskClient) -> None:
    for _ in range(2):
        assert client.get("/?q=bupati").status_code == 200
    page = client.get("/?q=bupati")
    assert page.status_code == 429
    assert 0 < int(page.headers["Retry-After"]) <= 2 * 9999 * 3600
    assert "Terlalu banyak permintaan" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    fragment = client.get("/?q=bupati", headers={"HX-Request": "true"})
    assert (fragment.status_code, "<html" in fragment.text) == (429, False)
    answer = client.get("/api/v1/search")
    assert answer.status_code == 429
    assert answer.json is not None
    assert answer.json["error"]["code"] == "too_many_requests"
    assert "Too many requests" in client.get("/en/").text


@pytest.mark.parametrize("url", ["/hasil.csv", "/hasil.xlsx", "/tren?q=bupati", "/en/tren.csv?q=bupati"])
def test_exports_and_trends_are_costly(client: FlaskClient, url: str) -> None:
    assert client.get(url).status_code == 200
    assert client.get(url).status_code == 429
    assert client.get("/").status_code == 200


def test_files_and_health_checks_are_not_counted(client: FlaskClient) -> None:
    for _ in range(3):
        assert client.get("/healthz").status_code == 200
        assert client.get("/static/style.css", buffered=True).status_code == 200
    assert client.get("/").status_code == 200


def test_every_address_is_counted_by_itself_and_a_site_of_ipv6_as_one(client: FlaskClient) -> None:
    def ask(address: str) -> int:
        return client.get("/", environ_base={"REMOTE_ADDR": address}).status_code

    assert [ask("192.0.2.1") for _ in range(3)] == [200, 200, 429]
    assert ask("192.0.2.2") == 200
    assert [ask(f"2001:db8::{n}") for n in range(1, 4)] == [200, 200, 429]
    assert ask("2001:db8:0:1::1") == 200


@pytest.mark.parametrize(("hops", "statuses"), [(0, [200, 200, 429]), (1, [200, 200, 200])])
def test_a_proxy_is_believed_only_as_often_as_was_announced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hops: int, statuses: list[int]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    client = limited(tmp_path, "2/9999h", TELISIK_PROXY_HOPS=hops).test_client()
    asked = [client.get("/", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code for n in range(3)]
    assert asked == statuses


def test_an_empty_limit_switches_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    client = limited(tmp_path, "").test_client()
    assert {client.get("/healthz").status_code for _ in range(30)} == {200}
    assert list(tmp_path.iterdir()) == []
