from __future__ import annotations

import pytest

from index.levels import Level, level_of


@pytest.mark.parametrize(
    ("institution", "level"),
    [
        ("Kementerian Dalam Negeri", Level.CENTRAL),
        ("Komisi Pemilihan Umum", Level.CENTRAL),
        ("Otorita Ibu Kota Nusantara", Level.CENTRAL),
        ("Kementerian Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi", Level.CENTRAL),
        ("Universitas Gadjah Mada", Level.CENTRAL),
        ("Badan Pengembangan SDM Provinsi Jawa Timur", Level.PROVINCE),
        ("Pemerintah Provinsi Jambi", Level.PROVINCE),
        ("Komisi Pemilihan Umum Provinsi Jawa Tengah", Level.PROVINCE),
        ("Kepolisian Daerah Bali", Level.PROVINCE),
        ("Kejaksaan Tinggi Riau", Level.PROVINCE),
        ("Pemerintah Kabupaten Tebo", Level.REGENCY),
        ("Dinas Kesehatan Kota Batam", Level.REGENCY),
        ("Kepolisian Resor Jambi", Level.REGENCY),
        ("Kepolisian Resor Kota Besar Surabaya", Level.REGENCY),
        ("Kepolisian Sektor Kuta", Level.REGENCY),
        ("Pengadilan Negeri Bengkulu", Level.REGENCY),
        ("", Level.CENTRAL),
    ],
)
def test_an_institution_stands_at_the_level_of_its_area(institution: str, level: Level) -> None:
    assert level_of(institution) is level
