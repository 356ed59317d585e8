"""A real server that a test has for itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT


@contextmanager
def gunicorn(index_dir: Path, workers: int) -> Iterator[tuple[int, int]]:
    """Serve an index on a free port; gives the port and the process that starts the workers."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--workers",
        str(workers),
        "--bind",
        "127.0.0.1:0",
        "wsgi:app",
    ]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "TELISIK_INDEX_DIR": str(index_dir), "XDG_RUNTIME_DIR": str(index_dir.parent)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    lines = iter(process.stderr.readline, "")
    port = next(
        int(match[1]) for line in lines if (match := re.search(r"Listening at: http://[^:]+:(\d+)", line))
    )
    drain = threading.Thread(target=lambda: [None for _ in lines])
    drain.start()
    try:
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)
        drain.join(timeout=30)
        process.stderr.close()
