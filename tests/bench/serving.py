"""Measuring what is served: gunicorn with two workers, eight clients, beside pages without a search."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from time import perf_counter
from urllib.parse import urlencode

from index.embedded.engine import EmbeddedEngine
from tests.bench.constant import Key, key_of
from tests.bench.isolated import ROOT
from tests.bench.measures import Spread, private_memory
from tests.bench.peers.peer import Asked
from tests.bench.peers.telisik import request_of
from webapp.parameters import write_search

WORKERS = 2
CLIENTS = 8
ROUNDS = 5
RESULTS = ("page", "fragment", "API")


@dataclass(frozen=True, slots=True)
class Served:
    """What serving took.

    Attributes:
        new: by kind of result, the times when every question is asked for the first time.
        again: likewise when each was asked before, and may have been kept.
        constant: likewise from answers that were there before.
        private: MiB of each worker with the index that it shares with no other process.
    """

    new: dict[str, Spread]
    again: dict[str, Spread]
    constant: dict[str, Spread]
    private: list[float]


@dataclass(frozen=True, slots=True)
class _Server:
    port: int
    process: subprocess.Popen[bytes]


def measure_serving(index_dir: Path, workload: Sequence[Asked], folder: Path) -> Served:
    """Ask all servers for all results of the workload, by turns. Call it isolated."""
    answers = folder / "answers.pickle"
    answers.write_bytes(pickle.dumps(_answers(index_dir, workload)))
    targets = {
        "new": f"tests.bench.constant:forgetful({str(index_dir)!r})",
        "again": "wsgi:app",
        "constant": f"tests.bench.constant:app({str(answers)!r})",
    }
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(_serving(target, index_dir, folder / f"{name}.log"))
            for name, target in targets.items()
        }
        times = {name: {kind: list[float]() for kind in RESULTS} for name in servers}
        for number in range(ROUNDS + 1):
            for kind in RESULTS:
                requests = [_request(kind, asked) for asked in workload]
                for name, server in servers.items():
                    taken = _load(server.port, requests)
                    times[name][kind] += taken if number else []
        private = [private_memory(worker) for worker in _children(servers["again"].process.pid)]
    spreads = {name: {kind: Spread.of(t) for kind, t in kinds.items()} for name, kinds in times.items()}
    return Served(**spreads, private=private)


def _answers(index_dir: Path, workload: Sequence[Asked]) -> dict[Key, object]:
    engine = EmbeddedEngine(index_dir)
    requests = [request_of(asked) for asked in workload]
    return {key_of(request): engine.search(request) for request in requests}


def _request(kind: str, asked: Asked) -> bytes:
    query = urlencode(list(write_search(request_of(asked))))
    path = f"/api/v1/search?{query}" if kind == "API" else f"/?{query}"
    fragment = "HX-Request: true\r\n" if kind == "fragment" else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{fragment}Connection: close\r\n\r\n".encode()


def _load(port: int, requests: Sequence[bytes]) -> list[float]:
    """The milliseconds of each request, asked by all clients at a time."""
    waiting: SimpleQueue[bytes] = SimpleQueue()
    for request in requests:
        waiting.put(request)

    def client() -> list[float]:
        times: list[float] = []
        while True:
            try:
                request = waiting.get_nowait()
            except Empty:
                return times
            times.append(_ask(port, request))

    with ThreadPoolExecutor(CLIENTS) as pool:
        clients = [pool.submit(client) for _ in range(CLIENTS)]
    return [time for done in clients for time in done.result()]


def _ask(port: int, request: bytes) -> float:
    start = perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        connection.sendall(request)
        status = connection.recv(1 << 16)
        while connection.recv(1 << 16):
            pass
    if not status.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"{request!r}: {status[:200]!r}")
    return (perf_counter() - start) * 1000


@contextmanager
def _serving(target: str, index_dir: Path, log: Path) -> Iterator[_Server]:
    """Serve an application; requests wait in the socket until the workers are there."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener, log.open("wb") as output:
        port = listener.getsockname()[1]
        bind = f"fd://{listener.fileno()}"
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", target, f"--workers={WORKERS}", "--bind", bind],
            cwd=ROOT,
            env={**os.environ, "TELISIK_INDEX_DIR": str(index_dir), "TELISIK_RATE_LIMIT": ""},
            pass_fds=[listener.fileno()],
            stdout=output,
            stderr=output,
        )
    try:
        yield _Server(port, process)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _children(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(child) for child in children.split()]
