"""What the tests of the embedded engine share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def unflushed() -> Iterator[None]:
    """Do without forcing files to disk, most of the time of small indexes; one test watches it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield
