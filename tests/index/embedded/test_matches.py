"""Sets of articles are joined alike whether they are few among many numbers or nearly all of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.embedded.arrays import Int32
from index.embedded.matches import SPARSE, Matches, both, lacking, members, union, without

sets = st.sets(st.integers(0, 40) | st.integers(0, 3 * SPARSE)).map(sorted)


def docs_of(numbers: list[int]) -> Int32:
    return np.asarray(numbers, np.int32)


def matches_of(numbers: list[int]) -> Matches:
    return Matches(docs_of(numbers), 1.0 + np.asarray(numbers, np.float64))


def scored(matches: Matches) -> dict[int, float]:
    return dict(zip(matches.docs.tolist(), matches.scores.tolist(), strict=True))


@given(wanted=sets, others=sets)
def test_members_are_those_of_both_with_their_places_among_the_others(
    wanted: list[int], others: list[int]
) -> None:
    inside, rows = members(docs_of(wanted), docs_of(others))
    assert inside.tolist() == [number in others for number in wanted]
    assert rows.tolist() == [others.index(number) for number in wanted if number in others]


@given(left=sets, right=sets)
def test_sets_are_joined_with_their_scores(left: list[int], right: list[int]) -> None:
    mine, theirs = matches_of(left), matches_of(right)
    common, either = sorted({*left} & {*right}), sorted({*left} | {*right})
    assert both(mine.docs, theirs.docs).tolist() == common
    assert lacking(mine.docs, theirs.docs).tolist() == sorted({*left} - {*right})
    assert scored(union([mine, theirs])) == {n: (1 + (n in common)) * (n + 1.0) for n in either}
    assert scored(without(mine, theirs.docs)) == {n: n + 1.0 for n in left if n not in common}
