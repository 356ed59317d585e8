"""Every province, regency and city, with its offices and units of every usual kind, in a plain sentence."""

from __future__ import annotations

import pytest

from index.extraction import gazetteer
from index.extraction.extract import extract
from index.extraction.gazetteer import Place
from index.sources.page import RawPage

PROSE = " Kegiatan itu berlangsung tertib dan diikuti warga sejak pagi."
PROVINCIAL = [
    ("Gubernur {name} membuka rapat kerja.", "Pemerintah {full}"),
    ("Pemprov {name} menyiapkan anggaran.", "Pemerintah {full}"),
    ("Ketua DPRD {name} menerima warga.", "DPRD {full}"),
    ("Kapolda {name} memimpin apel.", "Kepolisian Daerah {name}"),
    ("Kejati {name} menahan tersangka.", "Kejaksaan Tinggi {name}"),
    ("Dinas Kesehatan {name} mencatat kasus.", "Dinas Kesehatan {full}"),
    ("KPU {name} menetapkan calon.", "Komisi Pemilihan Umum {full}"),
    ("Kanwil BPN {name} menerbitkan sertifikat.", "Kantor Wilayah Badan Pertanahan Nasional {full}"),
    (
        "BPK Perwakilan {name} memeriksa laporan keuangan.",
        "Badan Pemeriksa Keuangan Perwakilan {full}",
    ),
]
REGIONAL = [
    ("{head} {name} membuka rapat.", "Pemerintah {full}"),
    ("Pemerintah {kind} {name} menyiapkan anggaran.", "Pemerintah {full}"),
    ("DPRD {kind} {name} mengesahkan perda.", "DPRD {full}"),
    ("Polres {name} menangkap pelaku.", "Kepolisian Resor {name}"),
    ("Kejari {name} menahan tersangka.", "Kejaksaan Negeri {name}"),
    ("BPBD {kind} {name} menyalurkan bantuan.", "Badan Penanggulangan Bencana Daerah {full}"),
    ("Bawaslu {kind} {name} memeriksa laporan.", "Badan Pengawas Pemilihan Umum {full}"),
    ("BPN {kind} {name} membagikan sertifikat.", "Kantor Pertanahan {full}"),
]
UNDECIDED = {"Polres Metro", "Polres Banjar", "Kejari Banjar"}
"""Kota Metro shares its name with a rank; Kabupaten and Kota Banjar lie in two provinces."""


def read(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    article = extract(RawPage("a", sentence + PROSE))
    return article.institutions, article.provinces


@pytest.mark.parametrize("place", gazetteer.provinces(), ids=lambda place: place.name)
def test_a_province_with_its_bodies(place: Place) -> None:
    for pattern, wanted in PROVINCIAL:
        sentence = pattern.format(name=place.name)
        assert read(sentence) == ((wanted.format(name=place.name, full=place.full),), (place.name,)), sentence


@pytest.mark.parametrize("number", range(len(REGIONAL)))
def test_every_regency_and_city_with_its_bodies(number: int) -> None:
    """Each sentence for every eighth place, so that all 514 have their turn."""
    pattern, wanted = REGIONAL[number]
    for place in [*gazetteer.regencies().values()][number :: len(REGIONAL)]:
        kind = "Kota" if place.kind.startswith("Kota") else "Kabupaten"
        head = "Wali Kota" if kind == "Kota" else "Bupati"
        sentence = pattern.format(head=head, kind=kind, name=place.name)
        if not sentence.startswith(tuple(UNDECIDED)):
            full = wanted.format(name=place.name, full=place.full)
            assert read(sentence) == ((full,), (place.province,)), sentence


@pytest.mark.parametrize(
    ("short", "province"),
    [
        ("Bandarlampung", "Lampung"),
        ("Palangkaraya", "Kalimantan Tengah"),
        ("Jogja", "DI Yogyakarta"),
        ("Kukar", "Kalimantan Timur"),
        ("Bandara Soekarno-Hatta", "Banten"),
        ("Terminal 3 Bandara Soetta", "Banten"),
        ("Kualanamu", "Sumatera Utara"),
        ("Gunung Semeru", "Jawa Timur"),
        ("Labuan Bajo", "Nusa Tenggara Timur"),
        ("Jatiluhur", "Jawa Barat"),
        ("Lebak Bulus", "DKI Jakarta"),
    ],
)
def test_short_names_airports_mountains_and_quarters_name_their_province(short: str, province: str) -> None:
    assert read(f"Warga berkumpul di {short} sejak pagi.")[1] == (province,)
