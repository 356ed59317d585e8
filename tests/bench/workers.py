"""Measuring one more process that serves: how long it takes to open, and its own memory."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.isolated import ROOT
from tests.bench.measures import private_memory
from tests.bench.peers.peer import Asked
from tests.bench.searching import openers

OPENINGS = 5


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that has an index open.

    Attributes:
        opening: milliseconds to open it, with its files in memory and the engine imported.
        first: milliseconds for the first query.
        private: MiB that the process shares with no other; a twin has done the same workload.
        bare: MiB of that before the index was opened: interpreter and libraries.
    """

    opening: float
    first: float
    private: float
    bare: float


def measure_worker(folder: Path, name: str, peers: Sequence[str], workload: Sequence[Asked]) -> Worker:
    """Open an index beside a twin process and ask both the whole workload. Call it isolated."""
    twin = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.workers"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert twin.stdin is not None
    assert twin.stdout is not None
    try:
        pickle.dump((folder, name, list(peers), list(workload)), twin.stdin)
        twin.stdin.flush()
        twin.stdout.readline()
        return _serve(folder, name, peers, workload)
    finally:
        twin.stdin.close()
        twin.wait()


def _serve(folder: Path, name: str, peers: Sequence[str], workload: Sequence[Asked]) -> Worker:
    open_ = openers(folder, peers)[name]
    open_()
    bare = private_memory()
    times = []
    for _ in range(OPENINGS):
        start = perf_counter()
        opened = open_()
        times.append((perf_counter() - start) * 1000)
    start = perf_counter()
    opened.answer(opened.prepare(workload[0]))
    first = (perf_counter() - start) * 1000
    for asked in workload:
        opened.answer(opened.prepare(asked))
    return Worker(min(times), first, private_memory(), bare)


def main() -> None:
    """Be the twin: do the same, say so, and hold the index until standard input ends."""
    _serve(*pickle.load(sys.stdin.buffer))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()


if __name__ == "__main__":
    main()
