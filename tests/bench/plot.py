"""The plot: median and p95 of every kind of query and engine, as an SVG with a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from tests.bench.measures import Spread
from tests.bench.report import label
from tests.bench.searching import Searched

COLOURS = ("#0b6e4f", "#7fb69e", "#c8553d", "#e0a458", "#3d5a80", "#98758f")
LEFT, TOP, WIDTH, BAR, GAP = 110, 46, 620, 9, 12
"""Pixels: beside and above the bars, the scale's width, a bar's height, the room between kinds."""


def plot(searched: Mapping[str, Searched], title: str) -> str:
    """Draw bars from the fastest to the slowest time: full to the median, pale to the p95.

    Args:
        searched: by engine, what the workload took.
        title: what stands above.
    """
    spreads = _by_kind(searched)
    times = [time for row in spreads.values() for spread in row for time in (spread.median, spread.p95)]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    group = BAR * len(searched) + GAP
    height = TOP + group * len(spreads) + 46
    body = [*_scale(low, high, height), *_legend(list(searched), height)]
    for row, (kind, values) in enumerate(spreads.items()):
        body += _bars(TOP + row * group, kind, values, low, high)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 40} {height}" '
        'font-family="sans-serif" font-size="11" fill="#333">\n'
        '<rect width="100%" height="100%" fill="#fff"/>\n'
        f'<text x="{LEFT}" y="18" font-size="13">{escape(title)}</text>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _by_kind(searched: Mapping[str, Searched]) -> dict[str, list[Spread]]:
    kinds = list(next(iter(searched.values())).kinds)
    mixed = {"all": [engine.mixed for engine in searched.values()]}
    return mixed | {kind: [engine.kinds[kind] for engine in searched.values()] for kind in kinds}


def _place(time: float, low: int, high: int) -> float:
    return LEFT + WIDTH * (math.log10(time) - low) / (high - low)


def _scale(low: int, high: int, height: int) -> Iterator[str]:
    for power in range(low, high + 1):
        x = _place(10.0**power, low, high)
        yield f'<path d="M{x:.1f} {TOP - 8}V{height - 40}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{TOP - 12}" text-anchor="middle">{10.0**power:g} ms</text>'


def _bars(top: int, kind: str, spreads: Sequence[Spread], low: int, high: int) -> Iterator[str]:
    middle = top + BAR * len(spreads) / 2 + 4
    yield f'<text x="{LEFT - 8}" y="{middle:.1f}" text-anchor="end">{escape(kind)}</text>'
    for row, spread in enumerate(spreads):
        for time, opacity in ((spread.p95, 0.35), (spread.median, 1)):
            width = _place(time, low, high) - LEFT
            yield (
                f'<rect x="{LEFT}" y="{top + row * BAR}" width="{width:.1f}" height="{BAR - 1}" '
                f'fill="{COLOURS[row % len(COLOURS)]}" fill-opacity="{opacity}"/>'
            )


def _legend(names: Sequence[str], height: int) -> Iterator[str]:
    x = 10
    for row, name in enumerate(names):
        yield f'<rect x="{x}" y="{height - 24}" width="10" height="10" fill="{COLOURS[row % len(COLOURS)]}"/>'
        yield f'<text x="{x + 14}" y="{height - 15}">{escape(label(name))}</text>'
        x += 30 + 7 * len(label(name))
