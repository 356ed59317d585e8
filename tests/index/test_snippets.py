"""Which passages of an article are shown, and how they are cut."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Passage
from index.marks import Mark
from index.snippets import LEAD_LENGTH, MAX_WORD, PASSAGE_LENGTH, PASSAGES, lead, marked, snippet

FILLER = "kata lain yang mengisi kalimat ini sampai jauh dari hasil pencarian tadi "
LONGEST = PASSAGE_LENGTH + 2 * MAX_WORD


def marks_in(texts: Sequence[str], pattern: str, leaf: Callable[[str], int]) -> dict[int, list[Mark]]:
    """The marks of everything that a pattern finds; `leaf` tells which part of the query it satisfies."""
    found = {
        number: [Mark(m.start(), m.end(), leaf(m[0])) for m in re.finditer(pattern, text)][:1000]
        for number, text in enumerate(texts)
    }
    return {number: marks for number, marks in found.items() if marks}


def looking_for(texts: Sequence[str], query: str) -> dict[int, list[Mark]]:
    """The marks of the query's words."""
    words = query.lower().split()
    return marks_in(
        texts, "|".join(rf"(?i:\b{word}\b)" for word in words), lambda it: words.index(it.lower())
    )


def snippet_for(texts: Sequence[str], query: str) -> tuple[Passage, ...]:
    """The snippet of an article for a query."""
    return snippet(texts, looking_for(texts, query))


def letters(texts: Sequence[str]) -> dict[int, list[Mark]]:
    """Every run of a letter between a and d is marked; each letter is a part of the query of its own."""
    return marks_in(texts, r"a+|b+|c+|d+", lambda it: ord(it[0]) - 97)


def shown(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def marks_of(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks]


def test_a_short_paragraph_is_shown_whole() -> None:
    assert snippet_for(["Jalan desa dibangun."], "dibangun") == (
        Passage("Jalan desa dibangun.", ((11, 19),)),
    )


def test_a_passage_of_a_long_paragraph_is_cut_at_word_borders() -> None:
    text = FILLER * 5 + "pembangunan " + FILLER * 5
    (passage,) = snippet_for([text], "pembangunan")
    assert marks_of(passage) == ["pembangunan"]
    assert passage.cut_before
    assert passage.cut_after
    assert f" {passage.text} " in text
    assert len(passage.text) <= LONGEST


def test_the_match_stands_about_in_the_middle() -> None:
    (passage,) = snippet_for([FILLER * 5 + "desa " + FILLER * 5], "desa")
    start, end = passage.marks[0]
    assert abs(start - (len(passage.text) - end)) < 2 * MAX_WORD


def test_a_passage_begins_with_a_sentence_that_begins_near_enough() -> None:
    text = f"{FILLER * 5}selesai. Kemarin pembangunan jalan desa {FILLER * 5}"
    (passage,) = snippet_for([text], "desa")
    assert passage.text.startswith("Kemarin pembangunan jalan desa")


def test_the_beginning_is_shown_when_nothing_matches() -> None:
    (passage,) = snippet_for(["", "  ", FILLER * 5], "desa")
    assert FILLER.startswith(passage.text[: len(FILLER)])
    assert not passage.marks
    assert (passage.cut_before, passage.cut_after) == (False, True)


@pytest.mark.parametrize("paragraphs", [[], [""], ["", " \n"]])
def test_an_article_without_text_shows_nothing(paragraphs: list[str]) -> None:
    assert "".join(shown(snippet_for(paragraphs, "desa"))) == ""
    assert lead(paragraphs, {}) == Passage("")


def test_the_passage_with_most_parts_of_the_query_comes_first_and_is_kept() -> None:
    paragraphs = ["jalan dan jalan dan jalan", "jalan desa", "desa", "jalan"]
    assert shown(snippet_for(paragraphs, "jalan desa")) == [
        "jalan dan jalan dan jalan",
        "jalan desa",
    ]


def test_the_second_passage_is_chosen_for_what_the_first_does_not_show() -> None:
    paragraphs = ["jalan kota jalan kota", "kota jalan", "pasar"]
    assert shown(snippet_for(paragraphs, "jalan kota pasar")) == ["jalan kota jalan kota", "pasar"]


def test_passages_come_in_reading_order() -> None:
    paragraphs = ["pasar", FILLER, "jalan kota"]
    assert shown(snippet_for(paragraphs, "jalan kota pasar")) == ["pasar", "jalan kota"]


@pytest.mark.parametrize("gap", range(60, 400, 7))
def test_two_passages_of_a_paragraph_never_show_the_same_words(gap: int) -> None:
    between = (FILLER * 10)[:gap].rsplit(" ", 1)[0]
    text = f"{FILLER * 2}jalan {between} desa {FILLER * 2}"
    passages = snippet_for([text], "jalan desa")
    assert sorted(word for passage in passages for word in marks_of(passage)) == ["desa", "jalan"]
    at = 0
    for passage in passages:
        at = text.index(passage.text, at) + len(passage.text)


def test_passages_that_meet_are_one() -> None:
    text = f"{FILLER * 2}jalan {FILLER * 2} desa {FILLER * 2}"
    (passage,) = snippet_for([text], "jalan desa")
    assert marks_of(passage) == ["jalan", "desa"]


def test_a_match_longer_than_a_passage_is_marked_as_far_as_it_is_shown() -> None:
    text = f"jalan {'. ' * 5000} desa"
    (passage,) = snippet([text], {0: [Mark(0, len(text), 0)]})
    assert len(passage.text) <= LONGEST
    assert passage.marks == ((0, len(passage.text)),)


def test_a_word_longer_than_a_passage_is_cut_where_it_stands() -> None:
    (passage,) = snippet(["x" * 100_000], {0: [Mark(0, 65_535, 0)]})
    assert 0 < len(passage.text) <= LONGEST
    assert passage.marks == ((0, len(passage.text)),)
    assert passage.cut_after


def test_a_whole_text_is_marked_as_it_stands() -> None:
    assert marked(" Jalan desa ", [Mark(7, 11, 0)]) == Passage(" Jalan desa ", ((7, 11),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jalan dibangun. Warga senang.", "Jalan dibangun."),
        ("Apa kabar? Baik.", "Apa kabar?"),
        ("Dr. Ani hadir. Ia pulang.", "Dr. Ani hadir."),
        ("“Jalan dibangun.” Warga senang.", "“Jalan dibangun.”"),
        ("Rp1.234.567 cair. Lalu habis.", "Rp1.234.567 cair."),
        ("Tanpa titik", "Tanpa titik"),
        ("... mulai lagi.", "... mulai lagi."),
    ],
)
def test_the_lead_is_the_first_sentence(text: str, expected: str) -> None:
    assert lead([text], {}).text == expected


def test_the_lead_is_marked() -> None:
    assert marks_of(lead(["", "Jalan desa. Desa lain."], {1: [Mark(6, 10, 0)]})) == ["desa"]


def test_a_long_first_sentence_is_cut_at_a_word_border() -> None:
    passage = lead([FILLER * 10], {})
    assert f"{FILLER * 10} ".startswith(f"{passage.text} ")
    assert len(passage.text) <= LEAD_LENGTH + MAX_WORD
    assert passage.cut_after


pieces = st.sampled_from(
    ["a", "bb", "c", "dd", "x", "yyyy", "-", ".", " ", "\n", "\u00a0", "z" * 50, "a" * 300]
)
paragraphs = st.lists(
    st.lists(pieces, max_size=120).map("".join) | st.lists(pieces, max_size=120).map(" ".join) | st.text(),
    max_size=5,
)


@given(paragraphs)
def test_passages_are_pieces_of_the_text_and_their_marks_lie_inside(texts: list[str]) -> None:
    marks = letters(texts)
    for passage in (*snippet(texts, marks), lead(texts, marks)):
        assert passage.text == passage.text.strip()
        assert any(passage.text in text for text in texts) or not passage.text
        assert all(0 <= start < end <= len(passage.text) for start, end in passage.marks)
        assert all(x[1] <= y[0] for x, y in pairwise(passage.marks))


@given(paragraphs)
def test_passages_are_few_short_and_show_a_match_when_there_is_one(texts: list[str]) -> None:
    marks = letters(texts)
    passages = snippet(texts, marks)
    assert len(passages) <= PASSAGES
    assert sum(len(passage.text) for passage in passages) <= PASSAGES * LONGEST
    if marks:
        assert all(passage.marks for passage in passages)


@given(paragraphs)
def test_every_match_of_a_passage_is_marked(texts: list[str]) -> None:
    for passage in snippet(texts, letters(texts)):
        unmarked = list(passage.text)
        for start, end in passage.marks:
            unmarked[start:end] = [""] * (end - start)
        assert not set("".join(unmarked)) & set("abcd") or not passage.marks


@pytest.mark.parametrize("word", ["desa ", "desa", "desa. ", "\n"])
def test_cutting_a_huge_article_costs_no_more_than_a_long_one(word: str) -> None:
    texts = [word * 1_000_000]
    marks = looking_for(texts, "desa jalan")
    start = time.process_time()
    snippet(texts, marks)
    lead(texts, marks)
    assert time.process_time() - start < 2
