"""Which lines are the page's and not the article's, and what they leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from index.extraction.extract import extract
from index.sources.page import RawPage

TODAY = date(2026, 11, 22)
TITLE = "Bupati Ngada Serahkan Bibit Kopi kepada Kelompok Tani"
LEAD = (
    "Bupati Ngada menyerahkan dua puluh ribu bibit kopi kepada kelompok tani di Kecamatan Golewa dan Bajawa "
    "karena banyak pohon tua tidak lagi berbuah lebat, sedangkan permintaan dari luar daerah terus naik."
)
LAST = "Bibit ditanam sebelum musim hujan dan hasilnya dibeli koperasi."


@pytest.mark.parametrize(
    "line",
    [
        "Dengarkan Artikel Ini",
        "Gulir ke bawah untuk melanjutkan membaca",
        "SCROLL TO RESUME CONTENT",
        "- Advertisement -",
        "Halaman 1 2 3 Selanjutnya",
        "« Sebelumnya 1 2 3 Selanjutnya »",
        "Klik untuk berbagi di WhatsApp(Membuka di jendela yang baru)",
        "Link berhasil disalin",
        "Ukuran Font Kecil Besar",
        "Artikel ini telah dibaca 345 kali",
        "1,2K views",
        "Klik gambar untuk memperbesar",
        "Kembali ke atas",
        "Editor Siti Aminah",
        "Laporan : Herman",
        "Sumber : Diskominfo Ngada",
        "(Baca: Harga Kopi di Manggarai Naik)",
        "Dilarang mengutip sebagian atau seluruh isi tanpa izin redaksi.",
        "We use cookies to give you the best experience on our website.",
        "Cek berita dan artikel yang lain di Google News dan WA Channel",
        "Bergabunglah dengan WhatsApp Channel kami untuk kabar terbaru",
        "Ikuti Kabarngada.com di Facebook",
        "Ingin kabar lebih cepat? Dapatkan lewat Telegram kami",
    ],
)
def test_the_pages_own_lines_are_dropped_within_and_behind_the_article(line: str) -> None:
    for text in (f"{TITLE}\n{LEAD}\n{line}\n{LAST}", f"{TITLE}\n{LEAD}\n{LAST}\n{line}"):
        assert extract(RawPage("a", text), TODAY).paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "line",
    [
        "Koperasi Membeli Hasil Panen",
        "1. WhatsApp",
        "Laporan Keuangan Koperasi Diperiksa",
        "Berita ini telah dibenarkan kepala dinas.",
        "Pelatih: Yohanes Bosko",
        "13.20 WITA penyerahan bibit",
    ],
)
def test_headings_lists_and_sentences_of_the_article_stay(line: str) -> None:
    text = f"{TITLE}\n{LEAD}\n{line}\n{LAST}"
    assert extract(RawPage("a", text), TODAY).paragraphs == (LEAD, line, LAST)


@pytest.mark.parametrize("initials", ["(mad/s)", "[wwn]", "(*)", "***", "(dho/c2/bud)"])
def test_a_last_sentence_signed_with_initials_is_no_leftover(initials: str) -> None:
    signed = f"{LAST} {initials}"
    text = f"{TITLE}\n{LEAD}\n{signed}\nkopi ngada\nPemkab Ende Gelar Lomba Kopi\nJalan Mauponggo Diperbaiki"
    assert extract(RawPage("a", text), TODAY).paragraphs == (LEAD, signed)


@pytest.mark.parametrize("leftover", ["kopi ngada", "Yohanes Bosko", "9 Maret 2023", "Humas, 9 Maret 2023"])
def test_a_name_a_tag_or_a_day_behind_the_last_sentence_is_dropped(leftover: str) -> None:
    text = f"{TITLE}\n{LEAD}\n{LAST}\n{leftover}"
    assert extract(RawPage("a", text), TODAY).paragraphs == (LEAD, LAST)


@pytest.mark.parametrize("between", ["", "ADVERTISEMENT\n", "Baca juga: Harga Kopi di Manggarai Naik\n"])
def test_a_last_line_without_its_full_stop_stays(between: str) -> None:
    last = LAST.rstrip(".")
    assert extract(RawPage("a", f"{TITLE}\n{LEAD}\n{between}{last}"), TODAY).paragraphs == (LEAD, last)


MENU = "Beranda\nBerita\nProfil\nKomoditas\nUnduhan"


@pytest.mark.parametrize(
    "above",
    [
        f"Portal resmi yang menyajikan kabar pertanian dari seluruh Flores.\n{MENU}\n{TITLE}\n9 Maret 2023",
        f"{MENU}\n{TITLE}\nPohon tua diganti supaya panen kembali naik.\nAdmin\n9 Maret 2023\nBagikan",
        f"{TITLE}\n9 Maret 2023\n{TITLE}",
    ],
    ids=["motto", "summary", "repeated headline"],
)
def test_prose_above_byline_and_day_is_not_the_article(above: str) -> None:
    article = extract(RawPage("a", f"{above}\n{LEAD}\n{LAST}"), TODAY)
    assert (article.title, article.published.value) == (TITLE, "2023-03-09")
    assert article.paragraphs == (LEAD, LAST)


def test_of_many_short_reports_with_days_no_more_than_a_summarys_length_is_passed_over() -> None:
    report = "Petani di Golewa menanam bibit kopi bersama penyuluh pertanian."
    text = "\n".join([TITLE, *[f"{report}\nBagikan\n9 Maret 2023\nAdmin" for _ in range(20)]])
    assert len(extract(RawPage("a", text), TODAY).paragraphs) > 15


def test_a_short_lead_above_a_heading_and_a_pointer_stays() -> None:
    lead = "Bupati Ngada menyerahkan bibit kopi kepada kelompok tani."
    text = f"{TITLE}\n{lead}\nBaca juga: Harga Kopi di Manggarai Naik\nPohon Tua\n{LEAD}\n{LAST}"
    assert extract(RawPage("a", text), TODAY).paragraphs == (lead, "Pohon Tua", LEAD, LAST)


@pytest.mark.parametrize(
    "line",
    [
        "09-03-2023",
        "2023-03-09 10:15:00",
        "Tgl. 9 Maret 2023",
        "Humas, Kamis 9 Maret 2023",
        "Penulis : Yohanes, 9 Maret 2023",
        "Thursday, March 9, 2023",
        "Kamis, Maret 9, 2023",
        "By admin On Mar 9, 2023",
        "[9 Maret 2023]",
        "\U0001f4c5 Kamis, 9 Maret 2023 \U0001f441 345",
    ],
)
def test_the_day_of_publication_is_read_in_every_printed_form(line: str) -> None:
    below = extract(RawPage("a", f"Beranda\n{TITLE}\n{line}\n{LEAD}\n{LAST}"), TODAY)
    behind = extract(RawPage("a", f"Beranda\n{TITLE}\n{LEAD}\n{LAST}\n{line}"), TODAY)
    assert below.published.value == behind.published.value == "2023-03-09"
    assert below.title == TITLE


def test_a_line_that_credits_part_from_the_article_is_dropped() -> None:
    text = f"{TITLE}\n{LEAD}\n{LAST}\nEditor: Siti Aminah\nNyaman Tinggal di Rumah Sendiri"
    assert extract(RawPage("a", text), TODAY).paragraphs == (LEAD, LAST)


def test_the_day_right_above_the_headline_counts_and_not_that_of_reading() -> None:
    text = f"Jumat, 10 Maret 2023\nBeranda\nPertanian\nKamis 09 Mar 2023 16:44 WIB\n{TITLE}\n{LEAD}\n{LAST}"
    assert extract(RawPage("a", text), TODAY).published.value == "2023-03-09"


def test_an_offices_name_that_the_report_takes_up_is_no_headline() -> None:
    office = "Dinas Pertanian dan Ketahanan Pangan Kabupaten Ngada"
    lead = f"{office} menyerahkan dua puluh ribu bibit kopi kepada kelompok tani di dua kecamatan."
    text = f"{office}\nBeranda\nProfil\nPetani Golewa Terima Bibit Kopi Unggul\n{lead}\n{LAST}"
    assert extract(RawPage("a", text), TODAY).title == "Petani Golewa Terima Bibit Kopi Unggul"
