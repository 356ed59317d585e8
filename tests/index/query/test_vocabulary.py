"""The words near a mistyped one are found among those of an index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.query.vocabulary import LONGEST, SHORTEST, Vocabulary


def near(vocabulary: Vocabulary, typed: str, edits: int) -> list[tuple[str, int]]:
    return [(vocabulary.word_at(place), count) for place, count in vocabulary.near(typed, edits)]


words = st.text("abcdé", min_size=SHORTEST, max_size=9)


@given(st.dictionaries(words, st.integers(1, 99)), words, st.sampled_from([1, 2]))
def test_no_word_so_few_edits_away_is_missed(counts: dict[str, int], typed: str, edits: int) -> None:
    wanted = {(word, count) for word, count in counts.items() if OSA.distance(typed, word) <= edits}
    assert wanted <= set(near(Vocabulary.of(counts), typed, edits))


def test_words_of_one_length_come_by_commonness() -> None:
    vocabulary = Vocabulary.of({"desa": 3, "dasa": 1, "desam": 9, "dese": 7})
    assert near(vocabulary, "desa", 1) == [("dese", 7), ("desa", 3), ("dasa", 1), ("desam", 9)]


@pytest.mark.parametrize("word", ["abc", "a" * (LONGEST + 1), "covid-19", "59,7", ""])
def test_what_cannot_be_corrected_is_never_near_but_counted(word: str) -> None:
    vocabulary = Vocabulary.of({word: 5, "birokrasi": 2})
    assert near(vocabulary, "a" * LONGEST, LONGEST) == [("birokrasi", 2)]
    assert (vocabulary.count(word), vocabulary.count("unknown")) == (5, 0)


def test_the_commonest_word_of_all_lengths_is_known() -> None:
    assert Vocabulary.of({"yang": 3, "birokrasi": 8, "pelayanan": 9}).commonest == 9
    assert Vocabulary.of({}).commonest == 1
