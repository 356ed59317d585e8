from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.plot import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, plot

VALUES = st.none() | st.integers(0, 10**6) | st.floats(0, 1)


@given(st.lists(st.lists(VALUES, min_size=7, max_size=7), min_size=1, max_size=5), st.booleans())
def test_everything_stays_within_the_drawing(series: list[list[float | None]], whole: bool) -> None:
    drawn = plot(series, whole=whole)
    for line in drawn.lines:
        for point in line.points:
            assert LEFT <= point.x <= WIDTH - RIGHT
            assert TOP - 0.1 <= point.y <= HEIGHT - BOTTOM + 0.1
    assert 2 <= len(drawn.ticks) <= 8


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (247, [0, 100, 200, 300]),
        (12_001, [0, 5000, 10_000, 15_000]),
    ],
)
def test_lines_stand_at_round_numbers(highest: int, ticks: list[int]) -> None:
    assert [value for _, value in plot([[0, highest]], whole=True).ticks] == ticks


def test_a_line_is_broken_where_there_is_no_value() -> None:
    (line,) = plot([[1, 2, None, 3, 4]], whole=True).lines
    assert [len(piece.split()) for piece in line.pieces] == [2, 2]
    assert [point.period for point in line.points] == [0, 1, 3, 4]


def test_a_long_time_has_few_labels_and_no_marks() -> None:
    drawn = plot([[1] * 120], whole=True)
    assert len(drawn.labels) <= 8
    assert drawn.labels[-1][1] == 119
    assert drawn.lines[0].points == ()


def test_one_period_stands_in_the_middle() -> None:
    (line,) = plot([[5]], whole=True).lines
    assert line.points[0].x == LEFT + (WIDTH - LEFT - RIGHT) / 2
