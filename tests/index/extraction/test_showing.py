"""The evidence of a body shows its region, too."""

from __future__ import annotations

import pytest

from index.article import Field
from index.extraction.extract import extract
from index.sources.page import RawPage


def evidence(text: str) -> dict[str, list[str]]:
    """The words for every institution; their offsets point at them."""
    found: dict[str, list[str]] = {}
    for item in extract(RawPage("a", text)).evidence:
        if item.field is Field.INSTITUTIONS:
            assert text[item.start : item.end] == item.words
            found.setdefault(item.value, []).append(item.words)
    return found


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Bupati Sleman membuka rapat.", "Pemerintah Kabupaten Sleman", ["Bupati Sleman"]),
        (
            "Bupati Kabupaten Sleman membuka rapat.",
            "Pemerintah Kabupaten Sleman",
            ["Bupati Kabupaten Sleman"],
        ),
        ("Gubernur Kalteng membuka rapat.", "Pemerintah Provinsi Kalimantan Tengah", ["Gubernur Kalteng"]),
        ("Kapolres Garut memimpin apel.", "Kepolisian Resor Garut", ["Kapolres Garut"]),
        (
            "Danrem 162/Wira Bhakti hadir di Mataram.",
            "Komando Resor Militer 162/Wira Bhakti",
            ["Danrem 162/Wira Bhakti"],
        ),
        (
            "Dinas Kesehatan (Dinkes) Kota Bandung mengimbau warga.",
            "Dinas Kesehatan Kota Bandung",
            ["Dinas Kesehatan (Dinkes) Kota Bandung"],
        ),
    ],
)
def test_unit_and_region_in_one_sentence_are_one_piece(text: str, name: str, words: list[str]) -> None:
    assert evidence(text)[name] == words


def test_unit_and_region_in_different_sentences_are_two_pieces() -> None:
    text = "Rapat digelar di Kabupaten Sleman kemarin. Bupati meminta semua dinas berhemat."
    assert evidence(text)["Pemerintah Kabupaten Sleman"] == ["Bupati", "Kabupaten Sleman"]


def test_unit_and_region_far_apart_are_two_pieces() -> None:
    between = (
        "membuka rapat yang dihadiri banyak orang dari mana saja dan lama sekali berlangsung sampai sore di"
    )
    text = f"Bupati {between} Kabupaten Sleman."
    assert evidence(text)["Pemerintah Kabupaten Sleman"] == ["Bupati", "Kabupaten Sleman"]


def test_a_central_body_needs_no_region() -> None:
    text = "Kementerian Keuangan merilis data pajak di Kabupaten Sleman."
    assert evidence(text) == {"Kementerian Keuangan": ["Kementerian Keuangan"]}
