"""Searching goes on, without one failed request, while the index is built anew and switched."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from tests.conftest import ROOT
from tests.faults.server import gunicorn

WORKERS = 4
CLIENTS = 4
MAX_REQUESTS = 5_000
"""Requests of one client at most, should reindexing take very long."""
SWITCHES = 3
PATHS = (
    "/api/v1/search?q=birokrasi",
    "/?q=inovasi&province=Jambi",
    "/artikel/001_73015e3b57079e71",
    "/readyz",
)


def ask(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read()


class Client(threading.Thread):
    """Asks one page after the other until it is told to stop."""

    def __init__(self, port: int, stop: threading.Event) -> None:
        super().__init__()
        self.answered = 0
        self.faults: list[str] = []
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._stop_asking = stop

    def run(self) -> None:
        while not self._stop_asking.is_set() and self.answered < MAX_REQUESTS:
            path = PATHS[self.answered % len(PATHS)]
            try:
                status, body = ask(self._connection, path)
            except OSError as error:
                self.faults.append(f"{path}: {error!r}")
                break
            self.answered += 1
            if status != 200:
                self.faults.append(f"{path}: {status} {body[:300]!r}")
        self._connection.close()


def reindex(source: Path, index_dir: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "flask", "--app", "webapp", "reindex", str(source)],
        cwd=ROOT,
        env={**os.environ, "TELISIK_INDEX_DIR": str(index_dir)},
        check=True,
        capture_output=True,
    )


def total(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    status, body = ask(connection, "/api/v1/search?q=")
    connection.close()
    assert status == 200
    found: int = json.loads(body)["total"]
    return found


def test_no_request_fails_while_reindexing_switches_and_every_worker_follows(tmp_path: Path) -> None:
    source, index_dir = tmp_path / "sumber", tmp_path / "indeks"
    shutil.copytree(ROOT / "seeds", source)
    reindex(source, index_dir)
    with gunicorn(index_dir, WORKERS) as (port, _):
        stop = threading.Event()
        clients = [Client(port, stop) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        try:
            for number in range(SWITCHES):
                (source / f"tambahan{number}.txt").write_text(
                    f"Bupati meresmikan balai kerja nomor {number}."
                )
                reindex(source, index_dir)
        finally:
            stop.set()
            for client in clients:
                client.join()
        assert [fault for client in clients for fault in client.faults] == []
        assert min(client.answered for client in clients) >= 2 * len(PATHS)
        # A new connection a request, so that each worker has its turn.
        assert {total(port) for _ in range(20 * WORKERS)} == {5 + SWITCHES}
