"""Which words of a text are marked for a query, whatever form they have there."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.marks import Mark, Marker, merge
from index.query.clauses import resolve
from index.query.parser import parse
from index.query.tree import Scope

WORDS = [
    *("reformasi", "birokrasi", "Pembangunan", "membangun", "jalan", "di", "Jawa", "Timur", "jatim", "BKN"),
    *("Badan", "Kepegawaian", "Negara", "sebaik-baiknya", "Jum’at", "ＡＢＣ", "e\u0301", "\ud800", "x" * 90),
    *(" ", "  ", ", ", ". ", "\n", "-", "/", "“", "\u200d", "\u00ad", "½", "ﬁ", "😀"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text()
QUERIES = ["reformasi", "bangun jalan", '"jawa timur"', "bkn", "pemb*", '="membangun jalan"', '"x jalan" -di']


def marker(query: str, *scopes: Scope) -> Marker:
    tree = parse(query).tree
    return Marker(resolve(tree) if tree else None, scopes or (Scope.TEXT,))


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in merge(marker(query).marks(text))]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        (
            "bangun",
            "Pembangunan jalan yang DIBANGUN dan membangun.",
            ["Pembangunan", "DIBANGUN", "membangun"],
        ),
        ("jatim", "Gubernur Jawa Timur dan Jatim", ["Jawa Timur", "Jatim"]),
        ("jawa timur", "Warga Jatim", ["Jatim"]),
        ("lembaga administrasi negara", "Kepala LAN hadir", ["LAN"]),
        ('"pembangunan jalan"', "pembangunan desa, membangun jalan", ["membangun jalan"]),
        ('"gubernur jatim"', "Gubernur  Jawa Timur", ["Gubernur  Jawa Timur"]),
        ('="membangun jalan"', "pembangunan jalan, Membangun jalan", ["Membangun jalan"]),
        ("pemb*", "Pembangunan dan pembinaan membaik", ["Pembangunan", "pembinaan"]),
        ("jumat", "hari Jum’at", ["Jum’at"]),
        ("jalan OR desa", "desa di jalan", ["desa", "jalan"]),
        ("jalan -desa", "desa di jalan", ["jalan"]),
        ("jalan di", "jalan di desa", ["jalan"]),
        ('"jalan di desa"', "jalan di desa, di jalan desa", ["jalan di desa"]),
        ("ujian", "Ujian\u00adnya", ["Ujian\u00adnya"]),
    ],
)
def test_every_form_that_satisfies_the_query_is_marked(query: str, text: str, expected: list[str]) -> None:
    assert marked(query, text) == expected


def test_each_mark_names_the_part_of_the_query_that_it_satisfies() -> None:
    leaves = [mark.leaf for mark in marker("jalan desa").marks("desa, jalan, desa")]
    assert leaves[0] == leaves[2] != leaves[1]


def test_parts_of_a_query_for_other_fields_are_not_marked() -> None:
    assert not marker("judul:jalan provinsi:jambi").marks("jalan di Jambi")
    assert marker("judul:jalan", Scope.TITLE).marks("jalan di Jambi") == [Mark(0, 5, 0)]


def test_without_a_query_nothing_is_marked() -> None:
    assert marker("").marks("jalan") == []


def test_no_phrase_is_marked_across_another_word() -> None:
    assert not marked('"jalan desa"', "jalan raya desa")


def test_marks_that_overlap_are_one() -> None:
    assert merge([Mark(0, 5, 0), Mark(2, 3, 1), Mark(4, 8, 2), Mark(8, 9, 3)]) == ((0, 8), (8, 9))


@given(texts, st.sampled_from(QUERIES))
def test_marks_lie_inside_the_text_in_order_and_never_twice(text: str, query: str) -> None:
    found = marker(query).marks(text)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)
    assert [mark.start for mark in found] == sorted(mark.start for mark in found)
    assert len(found) == len(set(found))
    spans = merge(found)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("text", ["jalan " * 20_000, "jalan" * 20_000, "jalan-" * 20_000, "a\u0301" * 50_000])
def test_marking_a_huge_text_is_linear(text: str) -> None:
    looking = marker('jalan desa "jalan jalan jalan" jal*')
    looking.marks(text[:1000])
    start = time.perf_counter()
    looking.marks(text)
    assert time.perf_counter() - start < 3
