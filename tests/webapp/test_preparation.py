"""What is done before worker processes are forked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ALLOCATING = """
import ctypes, threading
from webapp.preparation import keep_one_heap
{}
threads = [threading.Thread(target=bytes, args=(50_000,)) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
ctypes.CDLL(None).malloc_stats()
"""


def heaps(*statements: str) -> int:
    script = ALLOCATING.format("\n".join(statements))
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return ran.stderr.count("Arena ")


def test_all_threads_share_one_heap() -> None:
    assert heaps() > 1
    assert heaps("keep_one_heap()") == 1


ASKING = """
import sys
from index import knowledge
from webapp import create_app
from webapp.preparation import prepare
app = create_app({"TELISIK_INDEX_DIR": sys.argv[1]})
prepare(app)
knowledge.resources = None
for path in sys.argv[2:]:
    assert app.test_client().get(path).status_code == 200, path
"""
PATHS = (
    "/",
    "/?q=kapan+PNS+melayani+di+jatim",
    "/en/?q=birokasi&province=Jambi",
    "/?q=propinsi:jambi",
    "/?q=siapa+xyzzy+menteri",
    "/saran?q=kemenpan",
    "/tren?q=inovasi",
    "/artikel/001_73015e3b57079e71?q=inovasi",
    "/api/v1/search?q=berapa+anggaran",
)


@pytest.mark.parametrize("path", PATHS)
def test_no_request_reads_a_table_afterwards(seed_index: Path, path: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ASKING, str(seed_index), path], capture_output=True, check=False, text=True
    )
    assert ran.returncode == 0, ran.stderr
