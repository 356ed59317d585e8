"""Worker processes share what none of them changes, and only they hold the index."""

from __future__ import annotations

import os
import signal
import urllib.request
from pathlib import Path
from time import monotonic

from tests.bench.measures import private_memory
from tests.faults.server import gunicorn

WORKERS = 2
ASKED = ("/?q=birokrasi+pns", "/en/?q=birokasi", "/saran?q=birok", "/api/v1/search?q=kapan+inovasi")
MOST_PRIVATE = 35
"""MiB: over five articles a worker has 22, and 50 where nothing is read before the fork."""
PATIENCE = 60
"""Seconds that workers may take to come and go on a busy machine."""


def workers_of(process: int) -> set[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return {int(child) for child in children.split()}


def ask_all(port: int) -> None:
    # A new connection a request, so that each worker has its turn.
    for _ in range(10 * WORKERS):
        for path in ASKED:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as response:
                assert response.status == 200


def holds(process: int, folder: Path) -> bool:
    return str(folder) in Path(f"/proc/{process}/maps").read_text(encoding="utf-8")


def test_a_worker_has_little_for_itself(seed_index: Path) -> None:
    with gunicorn(seed_index, WORKERS) as (port, process):
        ask_all(port)
        assert max(map(private_memory, workers_of(process))) < MOST_PRIVATE


def test_the_index_is_open_in_workers_only_so_that_an_old_one_is_let_go(seed_index: Path) -> None:
    with gunicorn(seed_index, WORKERS) as (port, process):
        ask_all(port)
        assert all(holds(worker, seed_index) for worker in workers_of(process))
        assert not holds(process, seed_index)


def test_workers_are_replaced_on_demand(seed_index: Path) -> None:
    with gunicorn(seed_index, WORKERS) as (port, process):
        ask_all(port)
        before = workers_of(process)
        os.kill(process, signal.SIGHUP)
        latest = monotonic() + PATIENCE
        while workers_of(process) & before or len(workers_of(process)) < WORKERS:
            assert monotonic() < latest
            ask_all(port)
        ask_all(port)
