"""What date is read from a text, and when nothing may be claimed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Basis, Field, Origin, Precision
from index.extraction import dategrammar
from index.extraction.dates import parse_given_date
from index.extraction.extract import extract
from index.extraction.folding import fold
from index.sources.page import Given, RawPage

TODAY = date(2026, 11, 22)


def read(text: str, given_date: str | None = None) -> Article:
    beside = {} if given_date is None else {Field.PUBLISHED: Given(given_date, given_date, Origin.GIVEN)}
    return extract(RawPage("a", text, beside), TODAY)


def words(article: Article) -> list[str]:
    return [item.words for item in article.evidence if item.field is Field.PUBLISHED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senin (26/8) ... tahun 2019", "2019-08-26"),
        ("Jumat (30/1)", None),
        ("katanya di Palangka Raya, Jumat.", None),
        ("Selasa (31/2)", None),
        ("Kamis, 2 Agustus 2018", "2018-08-02"),
        ("Jum'at, 5 Maret 2021", "2021-03-05"),
        ("1 Pebruari 2019", "2019-02-01"),
        ("UU No. 23 Tahun 2014", None),
        ("Diklatpim IV angkatan 34, 35 dan 36", None),
        ("Jumat (29/5/2026)", "2026-05-29"),
        ("(30/07/2018)", "2018-07-30"),
        ("Rabu (14/.8/2024)", "2024-08-14"),
        ("Jumat (22/52026)", "2026-05-22"),
        ("Rabu (20//5/2026)", "2026-05-20"),
        ("Minggu (24/5/206) ... tahun 2026", "2026-05-24"),
    ],
)
@pytest.mark.parametrize("frame", ["{}", '"Kami siap," kata kepala dinas di kantor bupati setempat, {}.'])
def test_acceptance_cases_alone_and_in_a_report(text: str, expected: str | None, frame: str) -> None:
    assert read(frame.format(text)).published.value == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2025-07-02", "2025-07-02"),
        ("2025-07-02 01:00:55", "2025-07-02"),
        ("2025/07/02 13:30:42", "2025-07-02"),
        ("2023-02-27T23:57:06+07:00", "2023-02-27"),
        ("2023-09-19T15:32:59.000Z", "2023-09-19"),
        ("Wed, 12 Aug 2026 12:17:40 +0700", "2026-08-12"),
        ("Jumat, 29 Mei 2026 22:02 WIB", "2026-05-29"),
        ("Minggu, 01 Des 2024 23:40 WIB", "2024-12-01"),
        ("Kamis, 25 Agt 2022 08:00 WITA", "2022-08-25"),
        ("Selasa, 29 Januari 2019 / 20:44 WIB", "2019-01-29"),
        ("4,160 Views | \n Kamis, 25 Jun 2026 08:16 WIB", "2026-06-25"),
        ("10/20/2025 21:36", "2025-10-20"),
        ("9/10/2025 22:30", "2025-09-10"),
        ("01-10-2023", "2023-10-01"),
        ("12/31/2018", "2018-12-31"),
        ("31/12/2018 21:36", "2018-12-31"),
        ("(30/07/2018)", "2018-07-30"),
        ("Kompas.com- 02/07/2025, 10:42 WIB", "2025-07-02"),
        ("Kompas.com - Diperbarui 12/05/2024, 06:36 WIB", "2024-05-12"),
        ("13+December+2018", "2018-12-13"),
        ("January 23, 2025", "2025-01-23"),
        ("2018-08", "2018-08"),
        ("Agustus 2018", "2018-08"),
        ("2018", "2018"),
        ("[]", None),
        ("", None),
        ("31/02/2020", None),
        ("kemarin", None),
    ],
)
def test_dates_beside_the_text_come_in_any_printed_form(printed: str, expected: str | None) -> None:
    assert parse_given_date(printed) == expected


def test_a_given_date_wins_over_the_text_and_says_where_it_stood() -> None:
    article = read("Bupati membuka pasar murah di halaman kantor, Senin (26/8/2019).", "2020-01-05")
    assert (article.published.value, article.published.basis) == ("2020-01-05", Basis.GIVEN)
    assert [item.origin for item in article.evidence if item.field is Field.PUBLISHED] == [Origin.GIVEN]


def test_a_given_date_that_cannot_be_read_leaves_the_text_its_say() -> None:
    assert (
        read("Bupati membuka pasar murah di kantornya, Senin (26/8/2019).", "n/a").published.value
        == "2019-08-26"
    )


def test_the_publication_line_comes_before_the_day_of_the_event() -> None:
    article = read(
        "Bupati Buka Pasar Murah di Alun-Alun\n\nKamis, 29 Agustus 2019 10:15 WIB\n\n"
        "Bupati membuka pasar murah di alun-alun kota untuk warga sekitar, Senin (26/8/2019)."
    )
    assert article.published.value == "2019-08-29"
    assert article.published.basis is Basis.PRINTED
    assert words(article) == ["Kamis, 29 Agustus 2019"]


def test_a_byline_may_hold_the_publication_date() -> None:
    article = read(
        "Bupati Buka Pasar Murah di Alun-Alun\nPenulis: Budi | 29 Agustus 2019\n"
        "Bupati membuka pasar murah di alun-alun kota untuk warga sekitar."
    )
    assert article.published.value == "2019-08-29"


def test_the_day_of_reading_above_the_headline_is_not_the_publication_date() -> None:
    article = read(
        "Rabu, 4 September 2019\nBupati Buka Pasar Murah di Alun-Alun\nKamis, 29 Agustus 2019 10:15 WIB\n"
        "Bupati membuka pasar murah di alun-alun kota untuk warga sekitar."
    )
    assert article.published.value == "2019-08-29"


@pytest.mark.parametrize(
    "title", ["Harga Emas Antam Hari Ini, 3 Agustus 2026", "Prakiraan Cuaca Garut Senin 3 Agustus 2026"]
)
def test_a_headline_with_a_date_stays_the_headline(title: str) -> None:
    article = read(f"{title}\n\nPemerintah kabupaten mengumumkan hal itu di hadapan warga.")
    assert article.title == title


def test_the_headlines_day_counts_when_the_body_prints_none() -> None:
    article = read("Cuaca Garut Senin 3 Agustus 2026\n\nPemerintah kabupaten meminta warga waspada.")
    assert article.published.value == "2026-08-03"


@pytest.mark.parametrize(
    "line",
    [
        "29 Agustus 2019",
        "Kamis, 29 Agustus 2019 10:15 WIB",
        "Kompas.com - 29/08/2019, 10:15 WIB",
        "Diposting pada 29 Agustus 2019 oleh Admin Kominfo",
        "Budi Santoso | 29 Agu 2019",
        "Kamis, 29 Agustus 2019 - 14:22 WIB",
    ],
)
def test_publication_lines_come_in_many_forms(line: str) -> None:
    text = f"Bupati Buka Pasar Murah di Alun-Alun\n{line}\nBupati membuka pasar murah di alun-alun kota itu."
    assert read(text).published.value == "2019-08-29"


def test_a_year_printed_elsewhere_completes_a_day_when_the_weekday_agrees() -> None:
    article = read("Diklat angkatan pertama tahun 2019 itu dibuka sekda di aula kantor, Senin (26/8).")
    assert article.published.value == "2019-08-26"
    assert article.published.basis is Basis.COMPLETED
    assert words(article) == ["Senin (26/8)", "2019"]


def test_a_year_that_contradicts_the_weekday_completes_nothing() -> None:
    article = read("Diklat angkatan pertama tahun 2016 itu dibuka sekda di aula kantor, Senin (26/8).")
    assert article.published.value is None


@pytest.mark.parametrize(
    "text", ["Como 1907 menjamu tamunya pada laga itu.", "HUT Golkar 1957 dirayakan lagi."]
)
def test_a_year_in_an_old_name_dates_nothing(text: str) -> None:
    assert read(text).published.value is None


def test_the_year_in_an_events_name_dates_the_report() -> None:
    published = read("Pemerintah kota meraih peringkat pertama Riau Investment Award 2026.").published
    assert (published.value, published.basis) == ("2026", Basis.COMPLETED)


LONG = "Kader dan pengurus dari seluruh daerah mengikuti acara itu sampai selesai. " * 12


@pytest.mark.parametrize(
    "opening",
    [
        "Mantan presiden itu hadir dalam Kongres PSI 2025 di Solo, Sabtu. ",
        "Jumlah pendaki pada 17 Agustus 2025 naik, dan selama 2025 bisa mencapai dua ribu orang. ",
    ],
)
def test_the_latest_year_in_the_opening_of_a_long_report_dates_it(opening: str) -> None:
    published = read(opening + LONG + "Setahun sebelumnya, 2024, acara itu sepi.").published
    assert (published.value, published.basis) == ("2025", Basis.COMPLETED)


@pytest.mark.parametrize(
    "text",
    [
        "Partai itu bersiap sejak Kongres PSI 2025 di Solo. " + LONG + "Tahun lalu, 2026, ia tumbuh.",
        LONG + "Ia hadir pula dalam Kongres PSI 2025 di Solo.",
        "Pada 17 Agustus 2025 jumlah pendaki naik. " + LONG,
        "Ia hadir dalam Kongres PSI 2025 di Solo. " + LONG + "Sejak 2025 ia memimpin.",
    ],
)
def test_an_earlier_a_later_printed_a_single_or_a_past_year_dates_no_long_report(text: str) -> None:
    assert read(text).published.value is None


def test_a_year_of_a_plan_dates_nothing() -> None:
    assert read("Pemerintah dan dewan mulai membahas APBN 2026 dan Visi Emas 2045.").published.value is None


def test_a_reported_day_without_weekday_and_year_stays_open_too() -> None:
    text = 'Diklat tahun 2019 itu ramai. "Kami siap," kata sekda di aula kantor gubernur, (26/8).'
    assert read(text).published.value is None


def test_a_day_without_weekday_and_year_stays_open_though_a_year_is_printed() -> None:
    assert read("Diklat tahun 2019 itu dibuka sekda di aula kantor gubernur (26/8).").published.value is None


def test_an_office_holder_leaves_one_year() -> None:
    article = read('"Kita hemat," ujar Presiden Prabowo Subianto di Istana Merdeka, Jumat (6/12).')
    assert article.published.value == "2024-12-06"
    assert words(article)[0] == "Jumat (6/12)"
    assert any(item.startswith("Presiden Prabowo") for item in words(article)[1:])


def test_bounds_within_one_year_give_the_year() -> None:
    published = read("Sejak 2017 aturan itu disusun, dan pada 2017 mendatang selesai dibahas.").published
    assert (published.value, published.precision) == ("2017", Precision.YEAR)


def test_bounds_that_contradict_one_another_are_dropped() -> None:
    text = "Menurut Presiden Prabowo Subianto, Menteri Perdagangan Enggartiasto Lukita sudah setuju."
    published = read(text).published
    assert (published.value, published.earliest, published.latest) == (None, None, None)


def test_a_reported_event_of_several_days_gives_its_month() -> None:
    published = read("Bursa kerja digelar empat hari dari tanggal 3-6 Agustus 2026 di gedung itu.").published
    assert (published.value, published.precision) == ("2026-08", Precision.MONTH)


def test_the_copyright_line_gives_the_year() -> None:
    text = "Gubernur meninjau stasiun tua itu pada Kamis.\nCopyright © ANTARA 2025"
    assert read(text).published.value == "2025"


def test_a_slip_of_the_year_gives_way_to_the_year_of_the_other_dates() -> None:
    text = (
        '"Kami bekerja," tegas kuasa hukum dalam rilis, Rabu (2/7/2024). '
        "Instruksi presiden itu terbit pada 24 Juni 2025 dan langsung berlaku."
    )
    assert read(text).published.value == "2025-07-02"


def test_a_misprinted_day_gives_way_to_the_same_weekday_nearby() -> None:
    text = (
        '"Sudah dibahas," ujar ketua dewan, Kamis (21/10/2025). '
        '"Benar," kata sekretaris saat dikonfirmasi, Kamis (23/10/2025).'
    )
    assert read(text).published.value == "2025-10-23"


def test_a_contradiction_that_nothing_settles_leaves_what_is_certain() -> None:
    assert read('"Benar," kata camat saat dihubungi, Minggu (9/6/2025).').published.value == "2025-06"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rabu (18/10. Hary", "Rabu (18/10"),
        ("Gedung Sate, Jumat (22 / 12) malam", "Jumat (22 / 12)"),
        ("Kota Baru Senin, (30/07/2018).", "Senin, (30/07/2018)"),
        ("Senin (27 Februari 2023), Masjid", "Senin (27 Februari 2023)"),
        ("kepadadetikcompada Senin (23/6/2025)", "Senin (23/6/2025)"),
        ("Jum’at (5/3/2021)", "Jum’at (5/3/2021)"),
        ("Selasa tepatnya tanggal 26 Agustus 2025.", "Selasa tepatnya tanggal 26 Agustus 2025"),
        ("Sabtu (19/7/25), penerima", "Sabtu (19/7/25)"),
        ("dari 3-6 Agustus 2026 di", "3-6 Agustus 2026"),
    ],
)
def test_the_words_of_a_date_are_found_whole(text: str, found: str) -> None:
    assert [text[mention.start : mention.end] for mention in dategrammar.scan(fold(text))] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "pukul 22.02 WIB",
        "layanan 24/7",
        "3/4 bagian",
        "Rp 2.000,50",
        "angkatan 34, 35 dan 36",
        "nomor 561/38",
        "2023/2024",
        "31/11/2020",
        "skor 21-12, 21-17",
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert list(dategrammar.scan(fold(text))) == []


@given(st.text(alphabet=st.sampled_from("0123456789 /-.,()'Seninabu Juli2019mnJ\n"), max_size=200))
def test_no_text_raises_and_offsets_point_at_what_was_read(text: str) -> None:
    article = read(text)
    for item in article.evidence:
        assert item.start is None or text[item.start : item.end] == item.words
    parse_given_date(text)


@given(st.dates(date(1998, 1, 1), date(2026, 11, 22)))
@settings(max_examples=60)
def test_a_printed_day_with_its_weekday_is_read_back(day: date) -> None:
    weekday = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"][day.weekday()]
    text = f'"Kami siap," kata kepala dinas di kantornya, {weekday} ({day.day}/{day.month}/{day.year}).'
    assert read(text).published.value == day.isoformat()
    assert parse_given_date(f"{weekday}, {day.day:02}-{day.month:02}-{day.year}") == day.isoformat()


@given(st.dates(date(1998, 1, 1), date(2026, 11, 22)))
@settings(max_examples=60)
def test_no_year_is_ever_guessed_for_a_day_without_clues(day: date) -> None:
    text = f'"Kami siap," kata kepala dinas di kantornya pada ({day.day}/{day.month}).'
    assert read(text).published.value is None
