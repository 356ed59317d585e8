"""Slips in the syntax of a query, and queries that ask for less."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query.parser import MAX_CHARACTERS, Notice, parse
from index.query.relax import RelaxationKind, relaxations
from index.query.repair import RepairKind, repairs

FRAGMENTS = [
    '"',
    "“",
    "=",
    "(",
    ")",
    "-",
    "ATAU",
    "BUKAN",
    "atau",
    "judul:",
    "propinsi:",
    "a*",
    "guru",
    " ",
    "\x00",
]
queries = st.text(max_size=60) | st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "kind", "mended"),
    [
        ('"pelayanan publik', RepairKind.QUOTE, '"pelayanan publik"'),
        ('pelayanan publik"', RepairKind.QUOTE, '"pelayanan publik"'),
        ('="pelayanan publik', RepairKind.QUOTE, '="pelayanan publik"'),
        ("(guru ATAU dosen", RepairKind.BRACKET, "(guru ATAU dosen)"),
        ("guru) dosen", RepairKind.BRACKET, "guru dosen"),
        ("guru ATAU", RepairKind.LONE_OPERATOR, "guru"),
        ("OR guru", RepairKind.LONE_OPERATOR, "guru"),
        ("guru ATAU ATAU dosen", RepairKind.LONE_OPERATOR, "guru ATAU dosen"),
        ("guru BUKAN", RepairKind.LONE_OPERATOR, "guru"),
        ("in*", RepairKind.SHORT_PREFIX, "in"),
        ("propinsi:Jambi", RepairKind.FIELD, "provinsi:Jambi"),
        ("jdul:inovasi", RepairKind.FIELD, "judul:inovasi"),
        ("judul: inovasi", RepairKind.FIELD, "judul:inovasi"),
        ("media:antara", RepairKind.FIELD, "sumber:antara"),
        ("guru atau dosen", RepairKind.OPERATOR_CASE, "guru ATAU dosen"),
        ("ASN bukan CPNS", RepairKind.OPERATOR_CASE, "ASN BUKAN CPNS"),
    ],
)
def test_a_slip_is_mended(typed: str, kind: RepairKind, mended: str) -> None:
    assert [(one.kind, one.text) for one in repairs(typed)] == [(kind, mended)]


@pytest.mark.parametrize(
    "typed",
    [
        *("", "guru", "guru ATAU dosen", "ASN -CPNS", '"a b"', '="a b"', "(guru ATAU dosen) honorer"),
        *("judul:inovasi", "inova*", "http://kabar.example", "pukul 10:00", "rasio:2", "atau", "bukan"),
        "apakah guru honorer atau dosen tetap yang digaji",
    ],
)
def test_what_is_written_well_is_left_alone(typed: str) -> None:
    assert repairs(typed) == ()


@pytest.mark.parametrize(
    ("typed", "kind", "relaxed"),
    [
        ('"pelayanan publik" desa', RelaxationKind.QUOTES, "pelayanan publik desa"),
        ('="pelayanan publik"', RelaxationKind.QUOTES, "pelayanan publik"),
        ("judul:inovasi desa", RelaxationKind.FIELDS, "inovasi desa"),
        ("ASN -CPNS guru", RelaxationKind.EXCLUSIONS, "ASN guru"),
        ("ASN BUKAN provinsi:Jambi", RelaxationKind.EXCLUSIONS, "ASN"),
        ("guru di desa", RelaxationKind.ANY_WORD, "guru ATAU desa"),
    ],
)
def test_a_query_asks_for_less(typed: str, kind: RelaxationKind, relaxed: str) -> None:
    assert relaxed in [one.text for one in relaxations(typed) if one.kind is kind]


@pytest.mark.parametrize("typed", ["", "guru", "guru ATAU dosen", "-guru", "(guru dosen) -desa"])
def test_a_query_that_cannot_ask_for_less_is_left_alone(typed: str) -> None:
    assert relaxations(typed) == ()


@given(typed=queries)
def test_any_text_is_mended_into_something_that_can_be_searched(typed: str) -> None:
    texts = [one.text for one in repairs(typed)] + [one.text for one in relaxations(typed)]
    for text in texts:
        assert text != typed
        assert parse(text).tree is not None


@given(typed=queries)
def test_a_mended_quotation_mark_has_its_partner(typed: str) -> None:
    for one in repairs(typed):
        if one.kind is RepairKind.QUOTE and parse(typed).notices == (Notice.UNBALANCED_QUOTE,):
            assert Notice.UNBALANCED_QUOTE not in parse(one.text).notices


def test_the_longest_query_is_mended_in_no_time() -> None:
    started = time.process_time()
    for typed in ('"' * MAX_CHARACTERS, "(" * MAX_CHARACTERS, "ATAU " * 102, "jdul:" * 102, "a:" * 256):
        repairs(typed)
        relaxations(typed)
    assert time.process_time() - started < 1
