"""What was met is known again, by number."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import seen
from index.seen import Seen
from index.sources.origins import Origins


@given(texts=st.lists(st.text(max_size=3)))
def test_a_text_is_known_by_the_number_under_which_it_came_first(texts: list[str]) -> None:
    held, first = Seen(), dict[str, int]()
    for text in texts:
        assert (text in held) == (text in first)
        assert held.number(text) == first.get(text)
        assert held.add(text) == first.get(text)
        first.setdefault(text, len(first))


def test_a_digest_is_not_found_across_two_others(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {"a": b"x" * 12, "b": b"y" * 12, "c": b"x" * 8 + bytes(4)}
    digests["c"] = (digests["a"] + bytes(4) + digests["b"])[5:17]
    monkeypatch.setattr(seen, "_parted", lambda text: (0, digests[text]))
    held = Seen()
    assert [held.add(text) for text in "abcc"] == [None, None, None, 2]


def test_ten_thousand_ids_with_their_origins_take_two_megabytes() -> None:
    tracemalloc.start()
    try:
        held, origins = Seen(), Origins()
        for number in range(10_000):
            held.add(f"artikel-{number}")
            origins.append(f"/srv/berita/arsip.jsonl.gz:{number}")
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size < 2_000_000
