"""Work in several processes: as many as there are processors, and their results in order."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Self, TypeVar

Result = TypeVar("Result")

GARBAGE_THRESHOLD = 100_000
"""How many new objects let a worker process look for cycles among them."""
WAITING = 2
"""How many tasks a worker process has before it, so that none waits for the next."""


class Processes:
    """Does tasks: in this process until `start` is called, in others from then on.

    A task is a function that a worker process can import, with arguments and a result that go to and fro.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._ahead = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.stop()

    def start(self) -> None:
        """Have tasks done by worker processes; they take about a second to start."""
        workers = _processors()
        self._ahead = WAITING * workers
        # A forked child would inherit open files and threads; a spawned one starts clean.
        self._pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start_worker)

    def stop(self) -> None:
        """End the worker processes when they have done what they are at; tasks that wait are dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def submit(self, function: Callable[..., Result], *arguments: Any) -> Future[Result]:
        """Do one task; without worker processes it is done on return."""
        if self._pool is not None:
            return self._pool.submit(function, *arguments)
        done: Future[Result] = Future()
        try:
            done.set_result(function(*arguments))
        except BaseException as error:
            done.set_exception(error)
        return done

    def ordered(self, function: Callable[..., Result], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Result]:
        """Do a task for each of some arguments, and give the results in their order.

        Only so many are taken and done ahead that all processes have work.
        """
        waiting: deque[Future[Result]] = deque()
        for arguments in tasks:
            waiting.append(self.submit(function, *arguments))
            if len(waiting) > self._ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _processors() -> int:
    """How many processors this process may use, where the system tells; all of the machine's elsewhere."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _start_worker() -> None:
    """Prepare a worker process; it ends with the one that started it, else it would wait for ever."""
    # Terms come and go in masses and hold no cycles; looking for some takes a fifth of the time.
    gc.set_threshold(GARBAGE_THRESHOLD)
    parent = parent_process()
    if parent is not None:
        Thread(target=_exit_after, args=(parent.sentinel,), daemon=True).start()


def _exit_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
