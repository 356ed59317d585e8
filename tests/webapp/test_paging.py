from __future__ import annotations

import pytest

from webapp.paging import Paging


@pytest.mark.parametrize(
    ("page", "total", "numbers"),
    [
        (1, 0, (1,)),
        (1, 10, (1,)),
        (1, 11, (1, 2)),
        (1, 60, (1, 2, 3, None, 6)),
        (4, 60, (1, 2, 3, 4, 5, 6)),
        (5, 100, (1, 2, 3, 4, 5, 6, 7, None, 10)),
        (50, 2000, (1, None, 48, 49, 50, 51, 52, None, 100)),
    ],
)
def test_the_ends_and_the_neighbours_are_linked(
    page: int, total: int, numbers: tuple[int | None, ...]
) -> None:
    assert Paging(page, 10, total).numbers == numbers


def test_no_page_behind_the_hundredth_is_served() -> None:
    paging = Paging(1, 10, 12_001)
    assert paging.last == 100
    assert paging.is_capped


def test_a_thousand_hits_fill_the_pages_exactly() -> None:
    assert not Paging(1, 10, 1000).is_capped


def test_a_page_behind_the_last_is_told_from_an_empty_result() -> None:
    assert Paging(3, 10, 20).is_beyond
    assert not Paging(2, 10, 20).is_beyond
    assert not Paging(3, 10, 0).is_beyond


def test_the_hits_of_the_last_page_are_counted() -> None:
    paging = Paging(2, 10, 13)
    assert (paging.first_hit, paging.last_hit) == (11, 13)
