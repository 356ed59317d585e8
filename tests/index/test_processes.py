"""Tasks are done in this process or in others, with the same results in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from index.processes import Processes


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = [(number, number % 3) for number in range(20)]
    with Processes() as processes:
        alone = list(processes.ordered(divmod, [(a, b + 1) for a, b in tasks]))
        processes.start()
        assert list(processes.ordered(divmod, [(a, b + 1) for a, b in tasks])) == alone


def test_tasks_are_done_elsewhere_once_started() -> None:
    with Processes() as processes:
        assert processes.submit(os.getpid).result() == os.getpid()
        processes.start()
        assert processes.submit(os.getpid).result() != os.getpid()


def test_only_a_few_tasks_are_taken_ahead() -> None:
    taken = 0

    def tasks() -> Iterator[tuple[int]]:
        nonlocal taken
        for number in range(1000):
            taken = number
            yield (number,)

    with Processes() as processes:
        processes.start()
        next(processes.ordered(abs, tasks()))
    assert taken < 100


@pytest.mark.parametrize("started", [False, True])
def test_a_fault_is_told_where_the_result_is_asked_for(started: bool) -> None:
    with Processes() as processes:
        if started:
            processes.start()
        failed = processes.submit(divmod, 1, 0)
        with pytest.raises(ZeroDivisionError):
            failed.result()
