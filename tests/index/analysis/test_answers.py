"""Where a text has something that may answer a question."""

from __future__ import annotations

import pytest

from index.analysis.answers import AnswerKind, answers


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (AnswerKind.TIME, "Pada 2 Mei 2019 dan Senin (5/8), Juni 2018", ["2 Mei 2019", "5/8", "Juni 2018"]),
        (AnswerKind.DATE, "Rapat 2 - 4 Mei tahun 2019", ["2 - 4 Mei"]),
        (AnswerKind.YEAR, "Pada 2 Mei 2019 dengan 35000 orang", ["2019"]),
        (AnswerKind.NUMBER, "Sebanyak 10,9 atau sebelas", ["10,9", "sebelas"]),
        (AnswerKind.PERSON, "Bupati Slamet Riyadi di KOTA SOLO dan Jepara", ["Bupati Slamet Riyadi"]),
        (AnswerKind.PLACE, "Di Kota Lama oleh Budi di Pati, Jambi", ["Kota Lama", "Pati", "Jambi"]),
        (AnswerKind.COUNTRY, "Atlet Etiopia di Jepara", ["Etiopia"]),
        (AnswerKind.PROVINCE, "Warga Pati dan Jambi", ["Jambi"]),
        (AnswerKind.NAME, "Sungai. Lebar sungai Serayu", ["Serayu"]),
        (AnswerKind.LONG_FORM, "Kepala Badan Pusat Statistik", []),
        (AnswerKind.LONG_FORM, "kepala Badan Pusat Statistik (BPS)", ["Badan Pusat Statistik"]),
    ],
)
def test_answers_are_found_by_their_kind(kind: AnswerKind, text: str, found: list[str]) -> None:
    assert sorted(text[start:end] for start, end in answers(kind, text, {"bps", "bupati"})) == sorted(found)


def test_what_was_typed_itself_answers_nothing() -> None:
    assert not list(answers(AnswerKind.YEAR, "Pemilu 2019", {"pemilu", "2019"}))
    assert not list(answers(AnswerKind.PERSON, "Presiden Joko Widodo", {"joko", "widodo"}))
