"""Measuring queries: all engines in one process, by turns, so that other load hits all alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.measures import Spread
from tests.bench.peers import telisik
from tests.bench.peers.peer import Answer, Asked, Opened, peer

ROUNDS = 7
PATIENCE = 150.0
"""Seconds after which an engine gets no further round; every one gets the first."""

Opener = Callable[[], Opened]


@dataclass(frozen=True, slots=True)
class Searched:
    """What one engine needed for the workload.

    Attributes:
        mixed: over all queries.
        kinds: by kind of query.
        rounds: how often each query was asked; a query's time is the median of them.
        agreeing: how many queries found as many articles as Telisik did with the same terms.
        slowest: the text of the slowest query.
    """

    mixed: Spread
    kinds: dict[str, Spread]
    rounds: int
    agreeing: int
    slowest: str


def openers(folder: Path, peers: Sequence[str]) -> dict[str, Opener]:
    """What opens each engine's index, by the name it is reported with; Telisik comes first."""
    ours = folder / telisik.NAME
    return {
        telisik.NAME: lambda: telisik.SameWork(ours),
        telisik.WHOLE: lambda: telisik.WholeAnswer(ours),
        **{name: _opener(folder, name) for name in peers},
    }


def _opener(folder: Path, name: str) -> Opener:
    return lambda: peer(name).opened(folder / name)


def measure_queries(folder: Path, peers: Sequence[str], workload: Sequence[Asked]) -> dict[str, Searched]:
    """Ask every engine the whole workload, several times by turns.

    Args:
        folder: where the indexes are.
        peers: the modules of the peers.
        workload: the queries.
    """
    engines = [_Engine(name, open_(), workload) for name, open_ in openers(folder, peers).items()]
    for number in range(ROUNDS):
        for engine in engines:
            if number == 0 or engine.spent < PATIENCE:
                engine.round()
    return {engine.name: engine.searched(engines[0].totals) for engine in engines}


class _Engine:
    """One engine at work: its times by query."""

    def __init__(self, name: str, opened: Opened, workload: Sequence[Asked]) -> None:
        self.name = name
        self.spent = 0.0
        self.totals: list[int] = []
        self._workload = workload
        self._answer = opened.answer
        self._prepared: list[Any] = [opened.prepare(asked) for asked in workload]
        self._times: list[list[float]] = [[] for _ in workload]

    def round(self) -> None:
        """Ask every query once. Garbage is collected before, not meanwhile."""
        gc.collect()
        gc.disable()
        answers = [
            self._timed(prepared, times) for prepared, times in zip(self._prepared, self._times, strict=True)
        ]
        gc.enable()
        self.totals = [answer.total for answer in answers]

    def _timed(self, prepared: Any, times: list[float]) -> Answer:
        start = perf_counter()
        answer = self._answer(prepared)
        taken = perf_counter() - start
        times.append(taken * 1000)
        self.spent += taken
        return answer

    def searched(self, totals: Sequence[int]) -> Searched:
        """Sum up."""
        middle = [median(times) for times in self._times]
        kinds: dict[str, list[float]] = {}
        for asked, time in zip(self._workload, middle, strict=True):
            kinds.setdefault(asked.kind, []).append(time)
        return Searched(
            Spread.of(middle),
            {kind: Spread.of(times) for kind, times in kinds.items()},
            len(self._times[0]),
            sum(mine == theirs for mine, theirs in zip(self.totals, totals, strict=True)),
            self._workload[max(range(len(middle)), key=middle.__getitem__)].text,
        )
