"""The plot of trends: where its lines, marks and labels stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

WIDTH, HEIGHT = 720, 380
"""The size of the drawing, in its own units; it is scaled to the page."""
TOP, BOTTOM, LEFT, RIGHT = 24, 30, 56, 12
"""Room around the lines, for labels and marks."""
_TICKS = 4
"""Horizontal lines, about."""
_LABELS = 8
"""Periods that are named, about."""
_MARKED = 40
"""Up to so many periods every point gets a mark; more would hide the line."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line: its place, and which period it stands for."""

    x: float
    y: float
    period: int


@dataclass(frozen=True, slots=True)
class Line:
    """One search: pieces of its line (broken where there is no value), and the points to mark."""

    pieces: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing.

    Attributes:
        lines: one for each search.
        ticks: the horizontal lines: y and value.
        labels: the named periods: x and number of the period.
    """

    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, float], ...]
    labels: tuple[tuple[float, int], ...]


def plot(series: Sequence[Sequence[float | None]], *, whole: bool) -> Plot:
    """Draw series of one value a period.

    Args:
        series: the values; None where there is none.
        whole: whether values are whole numbers, so that no line stands between two.
    """
    periods = len(series[0]) if series else 0
    highest = max((value for values in series for value in values if value is not None), default=0)
    step = _step(highest, whole=whole)
    top = max(1, math.ceil(round(highest / step, 9))) * step
    lines = tuple(_line(values, periods, top) for values in series)
    ticks = tuple((_y(step * number, top), step * number) for number in range(round(top / step) + 1))
    gap = -(-periods // _LABELS) or 1
    labels = tuple((_x(number, periods), number) for number in range(periods - 1, -1, -gap))
    return Plot(lines, ticks, labels[::-1])


def _line(values: Sequence[float | None], periods: int, top: float) -> Line:
    points = [
        Point(_x(number, periods), _y(value, top), number)
        for number, value in enumerate(values)
        if value is not None
    ]
    # Neighbours of one piece differ in period as much as in position.
    pieces = groupby(enumerate(points), key=lambda pair: pair[1].period - pair[0])
    drawn = tuple(" ".join(f"{p.x:g},{p.y:g}" for _, p in piece) for _, piece in pieces)
    return Line(drawn, tuple(points) if periods <= _MARKED else ())


def _x(number: int, periods: int) -> float:
    width = WIDTH - LEFT - RIGHT
    return round(LEFT + (width * number / (periods - 1) if periods > 1 else width / 2), 1)


def _y(value: float, top: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)


def _step(highest: float, *, whole: bool) -> float:
    """A step of 1, 2 or 5 times a power of ten, so that about _TICKS of them reach the highest value."""
    if not highest:
        return 1 if whole else 0.01
    rough = highest / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    return max(1, step) if whole else step
