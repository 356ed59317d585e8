from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine
from webapp.access_log import shortened


class Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    @property
    def last(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.lines[-1])
        return value


@pytest.fixture
def log(web: FlaskClient) -> Iterator[Lines]:
    logger = web.application.logger.getChild("access")
    handler = Lines()
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


def test_each_request_is_one_line(web: FlaskClient, log: Lines) -> None:
    web.get("/?q=asn", headers={"HX-Request": "true"})
    assert len(log.lines) == 1
    line = log.last
    assert (line["method"], line["path"], line["query"], line["status"]) == ("GET", "/", "q=asn", 200)
    assert line["htmx"] is True
    assert line["ms"] >= 0


def test_a_failed_request_is_logged_too(web: FlaskClient, engine: FakeEngine, log: Lines) -> None:
    engine.error = RuntimeError()
    web.get("/")
    assert log.last["status"] == 500


@pytest.mark.parametrize("path", ["/%0a%0d%1b[31m", "/?q=%0aGET", "/a%e2%80%a8b"])
def test_no_character_breaks_a_line_or_colours_a_terminal(web: FlaskClient, log: Lines, path: str) -> None:
    web.get(path)
    assert log.lines[-1].isprintable()
    assert log.lines[-1].isascii()


def test_a_long_query_is_shortened(web: FlaskClient, log: Lines) -> None:
    web.get("/?q=" + "x" * 500)
    assert len(log.last["query"]) == 81


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.77", "203.0.113.0"), ("2001:db8:1:2:3::4", "2001:db8:1::"), ("", ""), ("unix:", "")],
)
def test_an_address_is_shortened_to_its_network(address: str, network: str) -> None:
    assert shortened(address) == network
