"""Raw pages of many styles: each gives its headline, medium and day, and its article alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from index.extraction.extract import extract
from index.sources.page import RawPage

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Page:
    """What is to be read from a page: the end of its article, and words that are not its own."""

    title: str | None
    outlet: str | None
    published: str | None
    ending: str
    foreign: tuple[str, ...]


PAGES = {
    "masthead": Page(
        "Disdikbud Singkawang Bagikan 500 Paket Buku ke Sekolah Pinggiran",
        "Suara Kalbar",
        "2023-02-09",
        "sampai akhir bulan.",
        ("Sambas", "Ketapang", "Sanggau", "Editor", "Google News", "#buku"),
    ),
    "host_in_dateline": Page(
        "Karolin Resmikan Gedung Baru Puskesmas Ngabang",
        "Suarakalbar.co.id",
        "2023-11-14",
        "dua puluh empat jam.",
        ("Penulis",),
    ),
    "visitor_counter": Page(
        "Panen Raya Bawang Merah di Nanggulan",
        None,
        "2022-07-21",
        "panen berikutnya.",
        ("Super User", "Dilihat", "Pengunjung", "Wates", "Kemarin :", "Alamat"),
    ),
    "read_counter": Page(
        "Biro Organisasi Gelar Bimtek Penyusunan Peta Jabatan",
        None,
        "2019-09-12",
        "akhir tahun.",
        ("Bengkulu", "Pengunjung", "Dibaca", "Facebook", "SAKIP"),
    ),
    "video_prompts": Page(
        "Pemkot Pekalongan Perbaiki Tanggul Sungai Loji Setelah Jebol",
        "detikcom",
        "2025-03-07",
        "(rih/apu)",
        ("Grobogan", "Demak", "Semarang", "Cilacap", "SCROLL", "Simak Video", "ADVERTISEMENT", "Hide Ads"),
    ),
    "chat_group": Page(
        "Disdukcapil Kupang Jemput Bola Rekam KTP ke Pulau Semau",
        "Kompas.com",
        "2022-10-18",
        "ujar kepala dinas.",
        ("Rote", "Belu", "Telegram", "Jixie", "Editor"),
    ),
    "paged": Page(
        "DPRD Kendari Soroti Antrean Solar di Tiga SPBU",
        "Tribun Sultra",
        "2022-08-23",
        "katanya, Selasa (23/8/2022).",
        ("Baubau", "Wakatobi", "zoom", "Halaman"),
    ),
    "magazine_theme": Page(
        "Pemkab Malaka Bangun Embung di Dua Desa",
        "Kabarmalaka.com",
        "2024-12-02",
        "sebelum musim tanam.",
        ("Sorong", "Manokwari", "Belu", "Lembata", "Share on", "Benenain", "Log in"),
    ),
    "blog_archive": Page(
        "Musyawarah Desa Sukamaju Tetapkan Penerima BLT",
        None,
        "2016-06-16",
        "mulai bulan depan.",
        ("BlogThis", "Pinterest", "Posting", "Arsip", "profil"),
    ),
    "bars": Page(
        "Puslatbang KMP Buka Pelatihan Kepemimpinan Administrator Angkatan III",
        None,
        "2022-08-08",
        "selama tiga bulan.",
        ("Malinau", "Kepegawaian", "Ardans", "Dilihat"),
    ),
    "relative_time": Page(
        "Wabup Minahasa Lepas Kontingen Pramuka ke Cibubur",
        None,
        None,
        "nama baik daerah.",
        ("Bitung", "2 jam", "Share"),
    ),
    "newsletter": Page(
        "Gubernur Maluku Minta Bupati Percepat Penurunan Stunting",
        "esensitimur.id",
        "2023-10-11",
        "empat belas persen.",
        ("buletin", "Masukkan email", "Berlangganan", "Tual", "Marah"),
    ),
    "paper_in_dateline": Page(
        "Kadisnakertrans Kalteng Ajak Pencari Kerja Ikut Pelatihan",
        "Kalteng Pos",
        "2023-02-24",
        "(abw/ala/ko)",
        ("Kotim", "Editor", "#pelatihan"),
    ),
    "comments": Page(
        "Pasar Wadai Ramadan Kembali Digelar di Martapura",
        None,
        "2022-04-04",
        "kembali bergerak.",
        ("Semoga", "Parkirnya", "Balas"),
    ),
    "quoted_medium": Page(
        "Banjir Rendam Ratusan Rumah di Sintang",
        None,
        "2022-10-26",
        "hujan masih turun.",
        (),
    ),
    "fact_check_footer": Page(
        "Pemkab Banyuwangi Tambah Rute Angkutan Pelajar Gratis",
        "Liputan6.com",
        "2024-08-21",
        "pemerintah daerah.",
        ("Gandrung", "Jember", "Pameran Bunga", "Hoaks"),
    ),
    "late_dateline": Page(
        "Bupati Pesisir Selatan Serahkan Kapal kepada Nelayan",
        "Republika",
        "2021-12-15",
        "Rabu (15/12).",
        ("Gambir", "Mentawai", "Rep:", "Dapatkan"),
    ),
    "radar": Page(
        "Anggaran Perbaikan Jalan Banyumas Naik Dua Kali Lipat",
        "Radarbanyumas.co.id",
        "2024-03-18",
        "Lelang dimulai bulan depan. (yda)",
        ("Sokaraja", "Purbalingga", "#jalan"),
    ),
    "share_counts": Page(
        "DPRD Lombok Utara Bahas Raperda Perlindungan Mata Air",
        "Suara NTB",
        "2023-03-07",
        "Rancangan itu ditargetkan selesai tahun ini. (ari)",
        ("PAD", "Bima", "SHARES", "Reading"),
    ),
    "masthead_only": Page(
        "Pemkot Palu Bangun Hunian Tetap bagi Penyintas Likuefaksi",
        "Sindonews",
        "2023-02-08",
        "(san)",
        ("Kendari", "Donggala", "loading", "A A A"),
    ),
    "slashed_credit": Page(
        "Sumedang Kirim Bantuan Air ke Empat Desa",
        "PikiranRakyat.com",
        "2023-09-12",
        "Kepala pelaksana BPBD mengimbau warga berhemat.***",
        ("Indramayu", "Halaman", "Editor"),
    ),
    "breadcrumb_and_english_day": Page(
        "UPR Kukuhkan Dua Guru Besar",
        None,
        "2023-06-14",
        "keluarga dan mahasiswa.",
        ("Submit", "email"),
    ),
    "court": Page(
        "PN Muara Bulian Gelar Sosialisasi e-Court",
        None,
        "2021-10-11",
        "tanya jawab.",
        ("Lelang", "Hits", "Last Updated"),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_raw_page_gives_its_article_alone(name: str) -> None:
    path = Path(__file__).parent / "pages" / f"{name}.txt"
    article = extract(RawPage(name, path.read_text(encoding="utf-8")), TODAY)
    page = PAGES[name]
    assert article.title == page.title
    assert (article.outlet, article.published.value) == (page.outlet, page.published)
    body = "\n".join(article.paragraphs)
    assert body.endswith(page.ending)
    assert [words for words in page.foreign if words in body] == []
