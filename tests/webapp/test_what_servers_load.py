"""A worker process holds what it serves with, and not what only commands and workbooks need."""

from __future__ import annotations

import subprocess
import sys

import pytest

SERVER = "import sys, wsgi; assert sys.argv[1] not in sys.modules"


@pytest.mark.parametrize(
    "module", ["index.extraction", "index.reindex", "trafilatura", "lxml", "xlsxwriter", "whoosh"]
)
def test_a_server_does_without(module: str) -> None:
    subprocess.run([sys.executable, "-c", SERVER, module], check=True)
