"""Short forms that stand for a state body and for other things."""

from __future__ import annotations

import pytest

from index import knowledge
from index.extraction.extract import extract
from index.sources.page import RawPage


def bodies(text: str) -> tuple[str, ...]:
    return extract(RawPage("a", text)).institutions


@pytest.mark.parametrize(
    "text",
    [
        "Router ini memiliki empat port LAN dan satu port WAN. Kabel LAN dapat dilepas.",
        "Adiknya belajar di MA Al Hidayah dan kakaknya di MA Negeri 2.",
        "Siswa MA Negeri 1 dan MA Al Hidayah ikut lomba.",
        "Koperasi KSP Sejahtera membagikan sisa hasil usaha. KSP itu berdiri sejak 1990.",
        "Polisi mencari Ahmad BIN Salim.",
        "Diskominfo Garut memasang kabel LAN di kantor kecamatan.",
    ],
)
def test_without_support_it_is_something_else(text: str) -> None:
    known = {
        "Lembaga Administrasi Negara",
        "Mahkamah Agung",
        "Kantor Staf Presiden",
        "Badan Intelijen Negara",
    }
    assert known.isdisjoint(bodies(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala LAN membuka pelatihan.", "Lembaga Administrasi Negara"),
        ("LAN RI membuka pelatihan.", "Lembaga Administrasi Negara"),
        ("Menurut LAN, inovasi daerah meningkat.", "Lembaga Administrasi Negara"),
        (
            "Lembaga Administrasi Negara mendampingi daerah. LAN menilai hasilnya.",
            "Lembaga Administrasi Negara",
        ),
        ("Pemkab Garut bekerja sama dengan LAN. LAN mendukung.", "Lembaga Administrasi Negara"),
        ("Mahasiswa itu bercerita di MK: data bocor.", "Mahkamah Konstitusi"),
        ("MA menolak kasasi terdakwa.", "Mahkamah Agung"),
        ("Deputi I KSP meninjau bendungan.", "Kantor Staf Presiden"),
    ],
)
def test_the_text_says_that_the_body_is_meant(text: str, expected: str) -> None:
    assert expected in bodies(text)


def test_every_short_form_belongs_to_a_body_and_names_its_other_meaning() -> None:
    aliases = {alias for row in knowledge.table("institutions") for alias in knowledge.split(row["aliases"])}
    for row in knowledge.table("short_forms"):
        assert row["other"], row
        assert row["acts"] in {"", "yes"}, row
        assert row["word"] in aliases | {"KPI", "BPN"}, row
