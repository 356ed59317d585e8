"""Which years a report may be of: what its medium, its text and the web's own age rule out."""

from __future__ import annotations

from datetime import date

import pytest

from index import knowledge
from index.extraction import outlets
from index.extraction.extract import extract
from index.sources.page import RawPage

TODAY = date(2026, 11, 22)


def published(text: str) -> str | None:
    return extract(RawPage("a", text), TODAY).published.value


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
