"""Which of the places that a text names it is about."""

from __future__ import annotations

import pytest

from index.extraction.extract import extract
from index.sources.page import RawPage


def about(text: str) -> tuple[str, ...]:
    return extract(RawPage("a", text)).provinces


def mentioned(text: str) -> tuple[str, ...]:
    return extract(RawPage("a", text)).mentioned_provinces


PROSE = (
    " Petugas membagikan bantuan kepada warga sejak pagi dan mencatat kebutuhan tiap keluarga. Bantuan itu"
    " berupa beras, selimut, dan obat. Warga mengaku lega karena jalan ke permukiman sudah terbuka lagi."
) * 4


def test_provinces_of_one_enumeration_share_its_weight() -> None:
    text = (
        "Hunian tetap dibangun bagi penyintas bencana di Aceh, Sumatera Utara (Sumut), dan Sumatera Barat"
        " (Sumbar) pada tahun ini, kata ketua satuan tugas." + PROSE
    )
    assert set(about(text)) == {"Aceh", "Sumatera Utara", "Sumatera Barat"}


def test_a_larger_place_behind_a_smaller_one_is_no_enumeration() -> None:
    text = "Malam final berlangsung di Balai Sudirman, Tebet, Jakarta Selatan, Senin (3/11/2025)." + PROSE
    assert about(text) == ()
    assert mentioned(text) == ("DKI Jakarta",)


@pytest.mark.parametrize(
    "origin",
    [
        "pemuda asal Banyumas",
        "batik khas Banyumas",
        "penyair kelahiran Banyumas",
        "penyair yang lahir di Banyumas",
    ],
)
def test_an_origin_or_a_speciality_is_only_named(origin: str) -> None:
    text = f"Polres Garut mencatat kunjungan {origin} ke pameran di Kabupaten Garut." + PROSE
    assert about(text) == ("Jawa Barat",)
    assert mentioned(text) == ("Jawa Tengah",)


def test_the_region_of_a_former_office_is_only_named() -> None:
    text = "Mantan Gubernur Jawa Tengah Sri Wahyuni menanggapi kabar itu lewat telepon." + PROSE
    assert about(text) == ()
    assert mentioned(text) == ("Jawa Tengah",)


def test_a_report_on_an_election_is_about_its_region() -> None:
    text = (
        "Partai itu berperan lebih menonjol dalam Pilkada Jakarta 2024, kata seorang pengurus."
        + PROSE
        + " Pendaftaran Pilkada Jakarta ditutup pekan ini."
    )
    assert about(text) == ("DKI Jakarta",)


def test_a_place_of_the_dateline_that_the_report_names_again_is_its_own() -> None:
    text = (
        "KEBUMEN - Ratusan santri mengikuti lomba membaca." + PROSE + " Lomba digelar tiap tahun di Kebumen."
    )
    assert about(text) == ("Jawa Tengah",)


def test_a_police_headquarters_names_no_province_beside_another() -> None:
    text = (
        "Polres Bekasi menangkap dua pencuri di Kabupaten Bekasi, Jawa Barat, menurut Polda Metro Jaya."
        + PROSE
    )
    assert about(text) == ("Jawa Barat",)
    assert mentioned(text) == ()


@pytest.mark.parametrize("words", ["dilansirdetikSulsel", "seperti dikutip detikSulsel"])
def test_a_medium_named_for_a_region_is_no_place(words: str) -> None:
    text = f"Rapat itu digelar di kantor DPRD Kendari, {words}, Rabu (2/7/2025)." + PROSE
    assert about(text) == ("Sulawesi Tenggara",)
    assert mentioned(text) == ()


@pytest.mark.parametrize(
    "text", ["57 Pati Polri hadir dalam rapat itu.", "Cerita dari Nusantara tampil di layar."]
)
def test_ranks_and_the_archipelago_are_no_places(text: str) -> None:
    assert (about(text), mentioned(text)) == ((), ())


def test_a_quarter_of_a_city_is_no_regency_of_the_same_name() -> None:
    text = "Tabung gas meledak di wilayah Bulungan, Jakarta Selatan." + PROSE
    assert "Kalimantan Utara" not in (*about(text), *mentioned(text))


def test_what_happens_in_the_capital_differs_from_what_is_said_there() -> None:
    event = "Pencuri tertangkap di Cilincing, Jakarta Utara, Senin (11/8/2025). Warga Cilincing melapor."
    said = "Menteri Keuangan mengatakan hal itu di Cilincing, Jakarta Utara, Senin (11/8/2025)."
    assert about(event) == ("DKI Jakarta",)
    assert about(said) == ()


def test_a_court_or_campus_in_the_capital_makes_no_news_of_the_capital() -> None:
    text = "Hakim Pengadilan Negeri Jakarta Selatan menunda sidang kasus suap impor gula itu." + PROSE
    assert about(text) == ()
    assert mentioned(text) == ("DKI Jakarta",)


def test_an_office_holder_in_news_of_candidates_brings_no_region() -> None:
    text = (
        "Relawan di Ternate mendukung Wali Kota Surakarta Budi Santoso menjadi cawapres. Dewan wilayah Maluku"
        " Utara menyebut elektabilitas paslon itu naik, dan parpol pengusung menyambutnya." + PROSE
    )
    assert about(text) == ("Maluku Utara",)
    assert mentioned(text) == ("Jawa Tengah",)


def test_where_a_minister_speaks_is_only_named() -> None:
    text = (
        "YOGYAKARTA, KOMPAS.com - Menteri Sosial memastikan program itu dimulai pekan depan. Hal itu"
        ' disampaikan usai rapat. "Sudah siap," kata Menteri Sosial di Yogyakarta, Sabtu (28/6/2025).'
    )
    assert about(text + PROSE) == ()
    assert mentioned(text + PROSE) == ("DI Yogyakarta",)


def test_the_far_end_of_a_way_is_only_named() -> None:
    text = (
        "Menteri meninjau pembangunan tol Padang - Pekanbaru di Kabupaten Padang Pariaman, Sumatera Barat."
        " Pemilik lahan bersedia tanahnya dipakai untuk tol Padang - Pekanbaru."
    )
    assert about(text + PROSE) == ("Sumatera Barat",)
    assert mentioned(text + PROSE) == ("Riau",)


def test_what_reaches_from_one_province_to_another_lies_in_neither() -> None:
    text = "Kemensos menyiapkan bantuan bagi korban kebakaran hutan dari Aceh hingga Papua." + PROSE
    assert about(text) == ()
    assert set(mentioned(text)) == {"Aceh", "Papua"}


def test_what_reaches_from_one_town_to_another_of_a_province_lies_in_it() -> None:
    text = "Bus sekolah gratis melayani pelajar dari Batu hingga Malang mulai bulan ini." + PROSE
    assert about(text) == ("Jawa Timur",)


@pytest.mark.parametrize(
    "text",
    [
        "Pengamat hukum Universitas Parahyangan (Unpar) Bandung, Asep Warlan, menilai putusan itu keliru.",
        "Ketua partai itu menemui Presiden di Istana Bogor, Senin (19/2/2018), dan membahas pemilu.",
    ],
)
def test_the_seat_of_a_scholar_or_a_palace_is_only_named(text: str) -> None:
    assert about(text + PROSE) == ()
    assert mentioned(text + PROSE) == ("Jawa Barat",)


def test_two_provinces_that_trade_are_no_ends_of_a_way() -> None:
    text = "Misi dagang Jatim-Kalbar bukukan transaksi Rp2,3 triliun"
    assert set(about(text)) == {"Jawa Timur", "Kalimantan Barat"}
