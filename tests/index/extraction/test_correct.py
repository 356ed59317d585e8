"""What people say takes the place of what was read, and later readers start from it."""

from __future__ import annotations

import pytest

from index.article import Article, Basis, Correction, Evidence, Field, Origin, Precision
from index.extraction.extract import extract
from index.extraction.record import record
from index.sources.page import CorrectedField, Given, RawPage

SIGNED = Correction("Ani", "2024-05-01", "salah baca")
TEXT = (
    "Bupati Tebo membuka pelatihan inovasi\n\nMuara Tebo (ANTARA) - Bupati Tebo membuka pelatihan inovasi "
    "bagi aparatur Kabupaten Tebo, Senin (26/8/2019). Peserta dari Riau juga hadir dalam pelatihan itu.\n"
)


def corrected(field: Field, *values: str) -> CorrectedField:
    return CorrectedField(field, values, ";".join(values), SIGNED)


def read(*corrections: CorrectedField, text: str = TEXT) -> Article:
    return extract(RawPage("a", text, corrections=corrections))


def origins(article: Article, field: Field) -> set[Origin]:
    return {item.origin for item in article.evidence if item.field is field}


@pytest.mark.parametrize(
    ("field", "value", "attribute"),
    [
        (Field.TITLE, "Judul yang benar", "title"),
        (Field.OUTLET, "Warta Tebo", "outlet"),
        (Field.URL, "https://warta.example/1", "url"),
    ],
)
def test_a_single_value_wins_over_text_and_source(field: Field, value: str, attribute: str) -> None:
    page = RawPage("a", TEXT, {field: Given("lain", "lain", Origin.GIVEN)}, (corrected(field, value),))
    article = extract(page)
    assert getattr(article, attribute) == value
    assert [item for item in article.evidence if item.field is field] == [
        Evidence(field, value, value, origin=Origin.CORRECTED, correction=SIGNED)
    ]


def test_a_date_wins_with_its_precision_and_basis() -> None:
    published = read(corrected(Field.PUBLISHED, "2018-08")).published
    assert (published.value, published.precision, published.basis) == (
        "2018-08",
        Precision.MONTH,
        Basis.CORRECTED,
    )


def test_none_is_said_with_evidence_and_no_value() -> None:
    article = read(*(corrected(field) for field in Field))
    assert (article.title, article.outlet, article.url) == (None, None, None)
    assert (article.published.value, article.published.basis) == (None, None)
    assert (article.provinces, article.mentioned_provinces, article.institutions) == ((), (), ())
    assert {(item.field, item.value, item.origin) for item in article.evidence} == {
        (field, "", Origin.CORRECTED) for field in Field
    }


def test_fields_without_a_correction_are_read_as_ever() -> None:
    plain, article = read(), read(corrected(Field.OUTLET, "Warta Tebo"))
    assert (article.title, article.published, article.provinces) == (
        plain.title,
        plain.published,
        plain.provinces,
    )
    assert origins(article, Field.PROVINCES) == {Origin.TEXT}


def test_the_provinces_are_those_of_the_correction_in_its_order() -> None:
    article = read(corrected(Field.PROVINCES, "Riau", "Bali"))
    assert article.provinces == ("Riau", "Bali")
    assert article.mentioned_provinces == ("Jambi",)
    assert origins(article, Field.MENTIONED_PROVINCES) == {Origin.TEXT}


def test_no_province_is_both_subject_and_mention() -> None:
    mentioned = corrected(Field.MENTIONED_PROVINCES, "Jambi", "Bali")
    article = read(corrected(Field.PROVINCES, "Jambi"), mentioned)
    assert (article.provinces, article.mentioned_provinces) == (("Jambi",), ("Bali",))


def test_the_names_of_bodies_follow_the_corrected_date() -> None:
    text = "Menteri Pendidikan Nadiem Makarim membuka rapat. Kemendikbud menyiapkan anggaran."
    early, late = (
        read(corrected(Field.PUBLISHED, day), text=text).institutions for day in ("2016-05-01", "2022-05-01")
    )
    assert early == ("Kementerian Pendidikan dan Kebudayaan",)
    assert late == ("Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi",)


def test_the_record_says_who_corrected_and_is_silent_elsewhere() -> None:
    pieces = record(read(corrected(Field.OUTLET, "Warta Tebo")))["evidence"]
    assert isinstance(pieces, list)
    signed = [piece for piece in pieces if "correction" in piece]
    assert [(piece["field"], piece["origin"], piece["correction"]) for piece in signed] == [
        ("outlet", "corrected", {"who": "Ani", "when": "2024-05-01", "why": "salah baca"})
    ]
