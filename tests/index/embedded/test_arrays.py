"""What is told of arrays, and strings found in their table, agree with Python's own lists."""

from __future__ import annotations

from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.embedded import strings
from index.embedded.arrays import ranges, run_starts
from index.embedded.strings import StringTable

small = st.integers(0, 5)


@given(st.lists(small))
def test_runs_begin_where_a_value_differs_from_the_one_before(values: list[int]) -> None:
    lengths = [len(list(run)) for _, run in groupby(values)]
    assert run_starts(np.asarray(values)).tolist() == [sum(lengths[:at]) for at in range(len(lengths))]


@given(st.lists(st.tuples(small, small)))
def test_ranges_follow_each_other(rows: list[tuple[int, int]]) -> None:
    starts, counts = np.asarray(rows, np.int64).reshape(-1, 2).T
    expected = [place for start, count in rows for place in range(start, start + count)]
    assert ranges(starts, counts).tolist() == expected


def test_more_strings_than_are_remembered_are_found_again_and_again() -> None:
    held = [f"kata{number:04d}" for number in range(3 * strings.REMEMBERED)]
    table = StringTable.of([text.encode() for text in held])
    for _ in range(2):
        assert [table.find(text) for text in held] == list(range(len(held)))
        assert table.find("lain") is None
