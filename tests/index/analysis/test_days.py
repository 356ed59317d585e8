"""Days: however a day is printed or typed, it is one term."""

from __future__ import annotations

import pytest

from index.analysis.chain import index_terms, query_terms


def over(text: str) -> set[str]:
    """The terms of a text with a stroke."""
    return {term.text for term in index_terms(text) if "/" in term.text}


def asked(text: str) -> list[tuple[str, ...]]:
    return [term.alternatives for term in query_terms(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Kamis (15/8) lalu", {"15/8"}),
        ("pada 15 Agustus di Jambi", {"15/8"}),
        ("15 Agt", {"15/8"}),
        ("Jumat (15 / 8)", {"15/8"}),
        ("pada 5 Maret 2021", {"5/3", "5/3/2021"}),
        ("(05/03/2021)", {"05/03/2021", "5/3", "5/3/2021"}),
        ("(15/8/2017)", {"15/8/2017", "15/8"}),
        ("PP 11/2017", {"11/2017"}),
        ("skor 15/20", {"15/20"}),
        ("tanggal 32 Agustus", set()),
        ("15 Agustusan", set()),
        ("115 Agustus", set()),
        ("pukul 7.15 Agustus", set()),
        ("1/2/3", {"1/2/3"}),
    ],
)
def test_a_day_has_its_term(text: str, terms: set[str]) -> None:
    assert over(text) == terms


def test_a_day_counts_once() -> None:
    assert [term.text for term in index_terms("15/8")] == ["15/8"]


@pytest.mark.parametrize(
    ("text", "width", "covered"),
    [
        ("lalu, 15  Agustus 2017", 2, "15  Agustus"),
        ("lalu, 15 Mei", 2, "15 Mei"),
        ("lalu, 05/08", 1, "05/08"),
    ],
)
def test_it_covers_the_words_that_print_it(text: str, width: int, covered: str) -> None:
    day = next(term for term in index_terms(text) if term.text in {"15/8", "15/5", "5/8"})
    assert (day.position, day.width, text[day.start : day.end]) == (1, width, covered)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("15 agustus", ["15/8"]),
        ("15/8", ["15/8"]),
        ("05/03", ["5/3"]),
        ("demo 15 agustus 2017", ["demo", "15/8", "2017"]),
        ("15/8/2017", ["15/8/2017"]),
        ("15/08/2017", ["15/8/2017"]),
        ("agustus 2017", ["agustus", "2017"]),
    ],
)
def test_a_query_asks_for_the_day(typed: str, terms: list[str]) -> None:
    assert asked(typed) == [(term,) for term in terms]
