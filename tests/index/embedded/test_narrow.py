"""Narrow arrays give back the numbers they were made from, small ones and large ones."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedded.narrow import NarrowArray, NarrowWriter, save_narrow

numbers = st.lists(
    st.integers(0, 300) | st.sampled_from([254, 255, 65534, 65535, 65536, 2**31 - 1]), max_size=40
)
suffixes = st.sampled_from([".n1", ".n2"])
many = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(pieces=st.lists(numbers, max_size=4), suffix=suffixes)
def test_numbers_written_in_pieces_are_read_back(
    pieces: list[list[int]], suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"numbers{suffix}"
    writer = NarrowWriter(path)
    for piece in pieces:
        writer.write(np.asarray(piece, np.int32))
    writer.close()
    read, expected = NarrowArray.open(path), list(chain.from_iterable(pieces))
    assert len(read) == len(expected)
    assert read.part(0, len(read)).tolist() == [read[at] for at in range(len(read))] == expected


@many
@given(held=numbers.filter(bool), suffix=suffixes, data=st.data())
def test_any_part_and_any_places_are_read(held: list[int], suffix: str, data: st.DataObject) -> None:
    narrow = NarrowArray.of(np.asarray(held, np.int32), suffix)
    at = data.draw(st.lists(st.integers(0, len(held) - 1)))
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(held))] * 2)))
    assert narrow.take(np.asarray(at, np.int64)).tolist() == [held[place] for place in at]
    assert narrow.part(first, last).tolist() == held[first:last]


@many
@given(held=numbers.filter(bool), suffix=suffixes, data=st.data())
def test_the_first_numbers_from_a_place_on_are_added_up(
    held: list[int], suffix: str, data: st.DataObject
) -> None:
    narrow = NarrowArray.of(np.asarray(held, np.int32), suffix)
    first = data.draw(st.integers(0, len(held) - 1))
    counts = sorted(data.draw(st.sets(st.integers(0, len(held) - first), min_size=1)))
    expected = [sum(held[first : first + count]) for count in counts]
    assert narrow.sums(first, np.asarray(counts, np.int64)).tolist() == expected


@pytest.mark.parametrize("damage", [slice(0, -1), slice(8, None), slice(0, 16)])
def test_a_file_that_is_cut_is_refused(damage: slice, tmp_path: Path) -> None:
    path = tmp_path / "numbers.n1"
    save_narrow(path, np.asarray([1, 2, 300] * 5, np.int32))
    path.write_bytes(path.read_bytes()[damage])
    with pytest.raises(ValueError, match=r"narrow|size|buffer"):
        NarrowArray.open(path)
