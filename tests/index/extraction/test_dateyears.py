"""Which years a report may be of: what its medium, its text and the web's own age rule out."""

from __future__ import annotations

from datetime import date

import pytest

from index import knowledge, outlets
from index.article import PublishedDate
from index.extraction.extract import extract
from index.sources.page import RawPage

TODAY = date(2026, 11, 22)


def published(text: str) -> str | None:
    return extract(RawPage("a", text), TODAY).published.value


def bounds(text: str) -> PublishedDate:
    return extract(RawPage("a", text), TODAY).published


@pytest.mark.parametrize(
    "text",
    [
        "Jakarta, CNN Indonesia - - Sidang digelar hari ini, Rabu (7 / 6). Kontrak diteken 26 Desember 2006"
        " di Bogor.",
        "Sidang digelar hari ini, Rabu (7/6). Kontrak itu diteken di Bogor pada 2006.",
    ],
)
def test_a_year_of_long_ago_does_not_complete_the_day(text: str) -> None:
    assert published(text) is None


def test_a_recent_year_completes_the_day() -> None:
    assert published("Sidang digelar hari ini, Rabu (7/6). Anggaran 2017 dibahas.") == "2017-06-07"


def test_the_mediums_age_alone_does_not_settle_a_year() -> None:
    assert published("Jakarta, CNBC Indonesia - Sidang digelar hari ini, Jumat (7/8).") is None


def test_a_day_of_before_its_medium_is_no_candidate() -> None:
    assert published("Jakarta, CNBC Indonesia - Sidang digelar Rabu (7/6). Laporan 2017 dibahas.") is None


def test_a_day_long_after_the_last_year_told_is_not_claimed() -> None:
    text = "Premi kuartal III 2017 naik. Hal itu disampaikan direktur, Kamis (20/10). Pada 2016 premi turun."
    assert published(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "19 Agustus 1945",
        "17 Agustus 2045",
        "Ia lahir di Jakarta, 8 Mei 1984, kata ibunya.",
        "Tahun 2016 adalah titik pulang bagi mantan ketua itu. Ia diperiksa pada 14 November 2009, katanya.",
        "Presiden Haiti 2010 itu tutup usia.",
    ],
)
def test_history_and_the_future_date_no_report(text: str) -> None:
    assert published(text) is None


def test_a_day_without_its_weekday_dates_a_report_that_names_no_later_year() -> None:
    assert published('"Kami siap," ujar bupati (14/11/2019).') == "2019-11-14"


def test_a_year_between_two_offices_is_not_claimed() -> None:
    read = extract(
        RawPage("a", "Presiden Joko Widodo menyambut wakil presiden Jusuf Kalla."), TODAY
    ).published
    assert read.value is None
    assert read.earliest is not None


def test_first_years_are_years_of_the_web() -> None:
    years = [outlets.first_year(row["outlet"]) for row in knowledge.table("outlets")]
    assert all(year is None or 1995 <= year <= TODAY.year for year in years)
    assert outlets.first_year("CNN Indonesia") == 2014
    assert outlets.first_year("Media Tak Dikenal") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sidang digelar hari ini, Senin (13/1). Ia tertangkap tangan pada 2020.", None),
        ("Sidang digelar hari ini, Senin (13/1). Pada 2020 lalu ia tertangkap tangan.", None),
        ("Diklat tahun 2020 itu dibuka hari ini, Senin (13/1).", "2020-01-13"),
    ],
)
def test_a_year_of_the_past_is_not_the_reports_when_a_later_one_fits(text: str, expected: str | None) -> None:
    assert published(text) == expected


def test_offices_leave_no_day_that_lies_years_before_what_the_text_looks_back_on() -> None:
    text = "Presiden Amerika Serikat Donald Trump berpidato, Senin (23/1). Perang itu pecah sejak 2021."
    assert published(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hakim menunda sidang, Selasa (21/1), hingga hari Rabu, 5 Februari 2025. Kasus itu dari 2020.",
            "2025-01-21",
        ),
        ("Tarif itu diumumkan Senin (16/12) dan berlaku 1 Januari 2025.", "2024-12-16"),
    ],
)
def test_a_day_printed_in_full_settles_the_year_of_one_beside_it(text: str, expected: str) -> None:
    assert published(text) == expected


def test_a_day_that_contradicts_its_weekday_in_the_year_of_one_beside_it_gives_the_month() -> None:
    text = "Riset itu dirilis, Senin (21/10). Bursa ditutup naik, Rabu (22/10/2025)."
    assert published(text) == "2025-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga memeriahkan HUT ke-79 Kemerdekaan RI, Senin (26/8).", "2024-08-26"),
        ("Lomba HUT RI ke-74 dibuka sekda, Senin (26/8).", "2019-08-26"),
        ("Hari Bhayangkara ke-79 diperingati di Mapolda, Selasa (1/7).", "2025-07-01"),
        ("Panitia kurban Iduladha 1446 H bersiap, Selasa (3/6).", "2025-06-03"),
        ("Polres memeriksa pelaku, kata Kasi Humas AKP Budi, Selasa (1/7).", "2025-07-01"),
    ],
)
def test_anniversaries_and_the_islamic_calendar_bound_the_year(text: str, expected: str) -> None:
    assert published(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Panitia menyembelih hewan kurban di masjid itu, Jumat (1/9).", "2017-09-01"),
        ("Polres menggelar razia menjelang Ramadan, kata kapolres, Senin (22/5).", "2017-05-22"),
        ("Polres menggelar razia selama Ramadan lalu, kata kapolres, Senin (22/5).", None),
    ],
)
def test_a_feast_of_the_islamic_calendar_leaves_the_years_that_it_is_near_the_day(
    text: str, expected: str | None
) -> None:
    assert published(text) == expected


def test_accounts_are_audited_in_the_year_after() -> None:
    assert published("Pemkot meraih opini WTP atas LKPD tahun anggaran 2023 dari BPK.") == "2024"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pemkot memberlakukan tarif khusus HUT ke-79 RI pada 16-18 Agustus bagi warga.", "2024-08"),
        ("Lomba desain logo HUT ke-79 RI dibuka oleh pemkot untuk pelajar.", "2024"),
        ("Penduduk miskin di Jambi per Maret 2025 turun, kata BPS.", "2025"),
        ("Penduduk miskin di Jambi pada Maret 2025 turun, kata BPS.", "2025"),
        ("Pabrik itu akan dibuka di Jambi pada Maret 2025, kata bupati.", None),
        ("KPK memeriksa saksi kasus dugaan korupsi Bansos 2020 di kantornya.", None),
    ],
)
def test_figures_and_anniversaries_tell_the_month_or_the_year(text: str, expected: str | None) -> None:
    assert published(text) == expected


def test_a_day_months_before_another_one_of_the_text_is_background() -> None:
    text = (
        "Perusahaan itu dinyatakan pailit pada Senin (21/10/2024). Buruh tetap bekerja hingga kini."
        " Menteri meninjau pabrik itu, Jumat (3/1/2025)."
    )
    assert published(text) == "2025-01-03"


def test_a_former_office_holder_is_no_upper_bound() -> None:
    text = "Mantan Presiden Joko Widodo hadir dalam acara itu bersama keluarga besarnya."
    assert bounds(text).latest is None
    assert bounds(text).earliest == "2024-04-23", "the end of the term, less what a handover may take"


def test_an_era_begins_with_the_term_and_has_no_end() -> None:
    found = bounds("Di era Presiden Joko Widodo jalan itu dibangun bersama warga setempat.")
    assert (found.earliest, found.latest) == ("2014-10-20", None)


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Komunikasi dan Informatika Tifatul Sembiring saat itu meneken aturan bersama.",
        "Mantan Pj Gubernur DKI Heru Budi Hartono hadir dalam acara itu bersama warga.",
        "Mantan Menteri Perdagangan (Mendag), Thomas Lembong, hadir dalam acara itu bersama warga.",
    ],
)
def test_words_behind_the_person_and_before_an_acting_office_tell_of_another_time(text: str) -> None:
    assert bounds(text).latest is None


def test_the_one_to_whom_a_president_gives_something_is_not_the_president() -> None:
    assert bounds("Dukungan Presiden Jokowi kepada Prabowo disampaikan relawan.").earliest == "2014-10-20"


def test_a_matter_is_named_without_capitals() -> None:
    assert bounds("Nelayan mengeluhkan soal pagar laut kepada anggota dewan itu.").earliest == "2025-01-06"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Metro (ANTARA) - Latihan digelar di Stadion Tejosari, Senin.", "2019-01-01", None),
        ("Metro (ANTARA News) - Latihan digelar di Stadion Tejosari, Selasa.", "2005-01-01", "2019-12-31"),
        ("Manajer Arsenal Arsene Wenger memuji pemainnya, Selasa.", "1996-10-01", "2018-05-31"),
    ],
)
def test_datelines_and_coaches_have_their_time(text: str, earliest: str, latest: str | None) -> None:
    assert (bounds(text).earliest, bounds(text).latest) == (earliest, latest)


@pytest.mark.parametrize(("today", "expected"), [(TODAY, "2025-01-09"), (date(2031, 2, 1), None)])
def test_a_report_may_be_of_any_year_up_to_the_day_on_which_it_is_read(
    today: date, expected: str | None
) -> None:
    text = "Presiden Prabowo Subianto membuka rapat kabinet di Istana, Kamis (9/1)."
    assert extract(RawPage("a", text), today).published.value == expected


def test_who_stands_trial_is_named_so_while_the_trial_runs() -> None:
    text = "Jaksa menuntut terdakwa Basuki Tjahaja Purnama satu tahun, Kamis (20/4)."
    assert published(text) == "2017-04-20"


def test_an_office_is_that_of_the_holder_who_stands_next_to_it() -> None:
    found = bounds("Dukungan dari Presiden Joko Widodo (Jokowi), Prabowo menang besar di sana.")
    assert (found.earliest, found.latest) == ("2014-10-20", "2024-10-20")


def test_a_league_numbered_by_name_is_called_by_the_reports_year() -> None:
    assert published("Arema menang pada pekan ke-26 Liga 1 2017 di Malang, Minggu (24/9).") == "2017-09-24"


def test_a_candidate_for_an_office_is_no_bound() -> None:
    found = bounds("Kandidat presiden Prabowo Subianto hadir dalam acara itu di Jakarta.")
    assert (found.earliest, found.latest) == (None, None)


def test_a_president_elect_is_not_yet_in_office() -> None:
    found = bounds("Presiden terpilih Amerika Serikat Joe Biden berpidato dalam acara itu.")
    assert (found.earliest, found.latest) == ("2020-11-07", "2021-01-20")


def test_a_law_is_not_cited_before_its_year() -> None:
    found = bounds("Aturan itu merujuk UU Nomor 23 Tahun 2014 tentang pemerintahan daerah.")
    assert (found.value, found.earliest) == (None, "2014-01-01")


def test_a_name_bounds_the_report_by_its_life_span() -> None:
    found = bounds("Rapat itu digelar Kemendikbudristek bersama dinas pendidikan provinsi.")
    assert (found.earliest, found.latest) == ("2021-04-28", "2025-12-31")
