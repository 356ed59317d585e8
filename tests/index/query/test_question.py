"""What a question wants to know."""

from __future__ import annotations

import pytest

from index.analysis.answers import AnswerKind
from index.query.question import asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("kapan jembatan itu diresmikan", AnswerKind.TIME),
        ("pada tanggal berapakah pemilu diadakan", AnswerKind.DATE),
        ("tahun berapa kabupaten itu berdiri", AnswerKind.YEAR),
        ("berapa orang yang ikut", AnswerKind.NUMBER),
        ("siapakah bupati yang baru", AnswerKind.PERSON),
        ("di mana letak pasar", AnswerKind.PLACE),
        ("dimana letak pasar", AnswerKind.PLACE),
        ("di kota manakah rapat berlangsung", AnswerKind.PLACE),
        ("dari negara mana atlet itu", AnswerKind.COUNTRY),
        ("provinsi apa yang terluas", AnswerKind.PROVINCE),
        ("apa nama sungai itu", AnswerKind.NAME),
        ("apa kepanjangan dari BPS", AnswerKind.LONG_FORM),
    ],
)
def test_a_question_tells_what_kind_of_answer_it_wants(question: str, kind: AnswerKind) -> None:
    found = asked(question.lower().split())
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "text", ["mengapa harga naik", "apa penyebab banjir", "tanggal cantik", "pasar kota"]
)
def test_what_may_be_answered_by_anything_or_asks_nothing_wants_no_kind(text: str) -> None:
    assert asked(text.split()) is None


@pytest.mark.parametrize(
    ("question", "before", "behind", "counts"),
    [
        ("berapa orang yang ikut", "", " juta orang ikut", True),
        ("berapa orang yang ikut", "", " hektare sawah", False),
        ("berapa luas sawah", "", " hektar", True),
        ("berapa luas sawah", "", " km2", True),
        ("berapakah umurnya", "Slamet (", "), petani", True),
        ("berapa harga beras", "naik menjadi Rp ", " per kilogram", True),
        ("berapakah", "", " orang", False),
    ],
)
def test_a_number_counts_what_the_question_counts(
    question: str, before: str, behind: str, counts: bool
) -> None:
    found = asked(question.split())
    assert found is not None
    assert found.counts(before, behind) is counts
