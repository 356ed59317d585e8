"""Steps are given back as they were written, however long."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.steps import Steps, StepsWriter

numbers = st.integers(0, 40) | st.integers(0, 1 << 22)
written = st.lists(st.lists(st.tuples(numbers, numbers), max_size=20), max_size=4)


@settings(deadline=None)
@given(pieces=written, chosen=st.lists(st.integers(0, 79)))
def test_steps_are_given_back(pieces: list[list[tuple[int, int]]], chosen: list[int]) -> None:
    every = [step for piece in pieces for step in piece]
    with tempfile.TemporaryDirectory() as folder:
        with StepsWriter(Path(folder)) as writer:
            for piece in pieces:
                columns = np.asarray(piece, np.int64).reshape(-1, 2)
                writer.write(columns[:, 0], columns[:, 1])
        at = [number for number in chosen if number < len(every)]
        gaps, lengths = Steps.open(Path(folder)).take(np.asarray(at, np.int64))
    assert list(zip(gaps.tolist(), lengths.tolist(), strict=True)) == [every[number] for number in at]


@settings(deadline=None)
@given(steps=st.lists(st.tuples(numbers, numbers), min_size=1, max_size=60), data=st.data())
def test_stretches_of_steps_are_read_one_behind_the_other(
    steps: list[tuple[int, int]], data: st.DataObject
) -> None:
    ends = st.tuples(*2 * [st.integers(0, len(steps))]).map(sorted).map(tuple)
    bounds = data.draw(st.lists(ends, min_size=1, max_size=5))
    columns = np.asarray(steps, np.int64)
    totals, lengths = Steps.of(columns[:, 0], columns[:, 1]).stretches(bounds)
    expected = [(gap + length, length) for first, last in bounds for gap, length in steps[first:last]]
    assert list(zip(totals.tolist(), lengths.tolist(), strict=True)) == expected


def test_an_ordinary_word_takes_one_byte() -> None:
    steps = Steps.of(np.full(1000, 2), np.full(1000, 30))
    assert (steps.values.nbytes, len(steps.apart)) == (1000, 0)
