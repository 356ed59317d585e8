"""Where articles come from is told as it was given."""

from __future__ import annotations

import pytest

from index.sources.origins import Origins


@pytest.mark.parametrize(
    "origins",
    [
        ["a.jsonl:1", "a.jsonl:2", "b.jsonl:2", "a.jsonl:3"],
        ["a.txt", "b.txt", "with:colon", "with:1", "with:01", "with:0", ":5", "", "a.txt"],
    ],
)
def test_origins_are_given_back_as_they_came(origins: list[str]) -> None:
    held = Origins()
    for origin in origins:
        held.append(origin)
    assert [held[number] for number in range(len(origins))] == origins
