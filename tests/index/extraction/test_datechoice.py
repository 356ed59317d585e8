"""Which of a text's dates is the report's own, and what its other words tell of the year."""

from __future__ import annotations

from datetime import date

import pytest

from index.extraction.extract import extract
from index.sources.page import RawPage

TODAY = date(2026, 11, 22)


def published(text: str) -> str | None:
    return extract(RawPage("a", text), TODAY).published.value


def test_a_statement_days_after_an_event_dates_the_report() -> None:
    text = (
        'Penyidik menangkap dua tersangka pada Kamis, 26 Juni 2025. Keduanya ditahan. "Uang itu sudah'
        ' berpindah tangan," kata juru bicara dalam jumpa pers, Sabtu, 28 Juni 2025.'
    )
    assert published(text) == "2025-06-28"


def test_a_statement_of_the_next_day_dates_the_report() -> None:
    text = 'Rapat itu digelar Senin, 20 Oktober 2025. "Setuju," kata ketua rapat, Selasa, 21 Oktober 2025.'
    assert published(text) == "2025-10-21"


def test_a_day_said_to_be_today_dates_the_report() -> None:
    text = 'Pelatih itu membantah. "Sampai hari ini (20/6/2017) tidak ada yang menghubungi kami," demikian.'
    assert published(text) == "2017-06-20"


def test_the_draft_budget_is_discussed_in_the_year_before_its_own() -> None:
    assert published("Pemerintah meninjau ulang anggaran pendidikan dalam RAPBN 2027.") == "2026"


def test_an_office_tells_which_year_a_misprinted_one_means() -> None:
    text = 'Pasar itu dibuka lagi. "Bersih," kata Gubernur Jawa Barat Dedi Mulyadi, Selasa (7/10/2024).'
    assert published(text) == "2025-10-07"


def test_a_year_of_a_plan_does_not_make_a_misprinted_year_another() -> None:
    text = "Penghargaan diberikan di Jakarta, Selasa (27/2/2023). Budaya kerja ditargetkan pada tahun 2025."
    assert published(text) == "2023-02"


def test_a_day_of_history_beside_another_leaves_its_year_open_to_the_cues() -> None:
    text = (
        "Memperingati kerusuhan 27 Juli 1996, partai itu menggelar wayang kulit, Jumat (28/7). Hadir Menteri"
        " Dalam Negeri Tjahjo Kumolo."
    )
    assert published(text) == "2017-07-28"


@pytest.mark.parametrize(
    "text",
    [
        "Laga itu akan digelar di Gianyar pada Selasa (14/5/2024).",
        "Presiden berada di Kendari dari esok hingga Selasa (14/5/2024).",
        "Pelatihan digelar Sabtu-Minggu, 13-14 Juli 2024, dan pendaftaran masih dibuka.",
    ],
)
def test_a_scheduled_day_tells_the_year_at_most(text: str) -> None:
    assert published(text) in {"2024", "2024-07"}


def test_a_schedule_in_the_first_months_tells_nothing() -> None:
    assert published("Laga itu akan digelar di Gianyar pada Selasa (14/1/2025).") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ujian digelar Senin (16/12). Hasilnya terbit Januari 2025, tahun depan.", "2024-12-16"),
        ("Rapat digelar Kamis (18/5). Laporan naik pada 2016, tahun lalu.", "2017-05-18"),
        ("Pendukung Anies-Muhaimin berkumpul, Kamis (19/10).", "2023-10-19"),
        ("Presiden Korea Selatan Yoon Suk Yeol berpidato, Selasa (3/12).", "2024-12-03"),
        ("Presiden Republik Indonesia, Prabowo Subianto berpidato, Senin (16/12).", "2024-12-16"),
        ("Menteri Koordinator Bidang Kemaritiman Luhut Pandjaitan hadir, Jumat (29/12).", "2017-12-29"),
    ],
)
def test_the_year_follows_from_documented_words(text: str, expected: str | None) -> None:
    assert published(text) == expected


def test_a_misprinted_weekday_gives_way_to_the_same_day_printed_right() -> None:
    text = '"Kami tunggu," ujar rektor, Senin (25/2/2023). Ketua satgas dihubungi Sabtu (25/2/2023) siang.'
    assert published(text) == "2023-02-25"


def test_the_year_of_the_copyright_line_completes_the_day() -> None:
    text = "Video itu viral pada Jumat (19/12). Bank sentral menanggapi.\nCopyright © ANTARA 2025"
    assert published(text) == "2025-12-19"


def test_a_weekday_may_stand_close_before_its_day() -> None:
    assert published("Kegiatan itu digelar di balai kota, Rabu,5 Agustus 2026.") == "2026-08-05"


@pytest.mark.parametrize(
    "opening",
    [
        "JAKARTA, 5 Desember 2020 – ",
        "Jakarta (5/12/2020) – ",
        "Jambi, 05/12/2020 - ",
        "Jambi, 05-12-2020 - ",
        "Palu (ANTARA), 5 Desember 2020 - ",
    ],
)
def test_the_day_in_the_dateline_is_the_reports_own(opening: str) -> None:
    rest = "Kementerian Keuangan merilis data pajak. Aturannya diteken Senin (6/1/2020) di Bogor."
    assert published(opening + rest) == "2020-12-05"


def test_a_dateline_with_a_day_stays_a_dateline() -> None:
    text = "Jakarta (5/12/2020) – Kementerian Keuangan merilis data pajak"
    assert extract(RawPage("a", text), TODAY).provinces == ()


def test_background_before_the_day_of_the_report_is_not_taken_for_it() -> None:
    text = (
        "Program yang berjalan sejak Senin (7/1/2019) itu diperluas. "
        '"Warga senang," kata bupati di kantornya, Rabu (21/8/2019).'
    )
    assert published(text) == "2019-08-21"


def test_a_schedule_before_the_day_of_the_report_is_not_taken_for_it() -> None:
    text = (
        "Pelantikan dijadwalkan berlangsung pada Kamis (5/9/2019) mendatang. "
        '"Semua siap," ujar sekda kepada wartawan, Rabu (21/8/2019).'
    )
    assert published(text) == "2019-08-21"


def test_a_day_of_history_alone_dates_nothing() -> None:
    assert published("Gedung tua di pusat kota itu diresmikan pada 12 Maret 1921 oleh residen.") is None


def test_a_day_with_its_weekday_outweighs_a_bare_day_before_it() -> None:
    text = (
        "Gedung yang diperluas (12/3/2015) itu dipugar mulai pekan ini di pusat kota. "
        "Bupati meninjau gedung itu, Senin (26/8/2019). Wakilnya menyusul, Selasa (27/8/2019)."
    )
    assert published(text) == "2019-08-26"


def test_a_plan_in_a_quotation_says_nothing_of_the_day_on_which_it_was_told() -> None:
    text = (
        '"Rencananya sertifikat itu dibatalkan," ujar kuasa hukum dalam keterangannya, Kamis (23/1/2025). '
        '"Tidak bisa lagi," ujar menteri di Tangerang, Rabu (22/1/2025).'
    )
    assert published(text) == "2025-01-23"


@pytest.mark.parametrize(
    "statement",
    [
        "Kepala Humas Polres, pada media, Sabtu (28/6/2025), menjelaskan urutan kejadiannya.",
        '"Korban selamat," ungkapny. Sabtu (28/6/2025). Ia dirawat di puskesmas.',
        '"Korban selamat," kata kepala pusat kesehatan masyarakat di sela kunjungan kerja bersama bupati, '
        "kepala dinas kesehatan, camat, para kepala desa, dan relawan dari tiga kecamatan yang ikut mencari "
        "selama dua hari dua malam di lereng gunung, Sabtu (28/6/2025).",
    ],
    ids=["verb behind it", "comma lost", "long"],
)
def test_the_day_of_a_statement_wins_over_its_events(statement: str) -> None:
    assert published(f"Pendaki terpeleset di lereng, Kamis (26/6/2025). {statement}") == "2025-06-28"
