"""Measuring one more process that serves: how long it takes to open, and its own memory."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.isolated import ROOT
from tests.bench.measures import private_memory
from tests.bench.peers.peer import Asked, Opened
from tests.bench.searching import Opener, openers

OPENINGS = 5


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that has an index open.

    Attributes:
        opening: milliseconds to open it, with its files in memory and the engine imported.
        first: milliseconds for the first query.
        private: MiB that the process shares with no other; a twin has done the same workload.
        bare: MiB of that before: interpreter, libraries, and what stays of an index that was closed.
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
        return _serve(folder, name, peers, workload)[0]
    finally:
        twin.stdin.close()
        twin.wait()


def _serve(folder: Path, name: str, peers: Sequence[str], workload: Sequence[Asked]) -> tuple[Worker, Opened]:
    """Do a worker's life; gives the measures, and the index so that its files stay mapped."""
    open_ = openers(folder, peers)[name]
    open_()
    opening = min(_opening(open_) for _ in range(OPENINGS))
    gc.collect()
    bare = private_memory()
    opened = open_()
    first = _milliseconds(lambda: opened.answer(opened.prepare(workload[0])))
    for asked in workload:
        opened.answer(opened.prepare(asked))
    gc.collect()
    return Worker(opening, first, private_memory(), bare), opened


def _opening(open_: Opener) -> float:
    gc.collect()
    return _milliseconds(open_)


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def main() -> None:
    """Be the twin: do the same, say so, and hold the index until standard input ends."""
    _held = _serve(*pickle.load(sys.stdin.buffer))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()


if __name__ == "__main__":
    main()
