"""The pages over an engine that answers what it is told to."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine
from webapp import create_app


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def web(engine: FakeEngine) -> FlaskClient:
    """A client of an application over the fake engine."""
    return create_app({"TESTING": True, "ENGINE": engine}).test_client()
