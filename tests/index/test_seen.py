"""What was met is known again, by number."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from index.seen import Digests, Seen
from index.sources.origins import Origins


@given(texts=st.lists(st.text(max_size=3)))
def test_a_text_is_known_by_the_number_under_which_it_came_first(texts: list[str]) -> None:
    held, first = Seen(), dict[str, int]()
    for text in texts:
        assert (text in held) == (text in first)
        assert held.add(text) == first.get(text)
        first.setdefault(text, len(first))


def test_a_digest_is_not_found_across_two_others() -> None:
    kept = [b"x" * 12, b"y" * 12]
    kept.append((kept[0] + bytes(4) + kept[1])[5:17])
    digests = [b"ab" + digest for digest in kept]
    held = Digests(14)
    for digest in digests[:2]:
        held.add(digest)
    assert [held.number(digest) for digest in digests] == [0, 1, None]
    held.add(digests[2])
    held.add(digests[0])
    assert [held.number(digest) for digest in digests] == [0, 1, 2]


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
