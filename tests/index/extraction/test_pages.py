"""Raw pages in the manner of outlets that no table knows: what is the article, and what is the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.extraction.extract import extract
from index.sources.page import RawPage

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Page:
    """What is to be read from a page, and words that are not its article's."""

    title: str
    published: str
    province: str
    foreign: tuple[str, ...]


PAGES = [
    (
        "office",
        Page(
            "Dinas Pertanian Garut Salurkan Benih Jagung untuk 12 Kecamatan",
            "2023-03-14",
            "Jawa Barat",
            ("Tasikmalaya", "Tinggalkan", "email", "Dibaca", "Bursa"),
        ),
    ),
    (
        "daily",
        Page(
            "Jalan Rusak di Kalibaru Segera Diperbaiki",
            "2024-06-06",
            "Jawa Timur",
            ("Surabaya", "Jember", "Ketapang", "Halaman", "Editor"),
        ),
    ),
    (
        "agency",
        Page(
            "Gubernur Sulteng minta OPD percepat serapan anggaran",
            "2023-08-09",
            "Sulawesi Tengah",
            ("Gorontalo", "Kaltim", "Halmahera", "Image Print"),
        ),
    ),
    (
        "blog",
        Page(
            "WABUP KAPUAS HULU BUKA MUSRENBANG KECAMATAN SEMITAU",
            "2022-02-21",
            "Kalimantan Barat",
            ("Sanggau", "Facebook", "cookie", "email"),
        ),
    ),
    (
        "portal",
        Page(
            "Pemkab Sikka Bangun Tiga Puskesmas di Wilayah Terpencil",
            "2023-11-02",
            "Nusa Tenggara Timur",
            ("Ende", "Lembata", "VIEWS", "Previous", "Curanmor", "Lantik"),
        ),
    ),
    (
        "box_above",
        Page(
            "Listrik di Sebatik Kerap Padam, DPRD Nunukan Panggil PLN",
            "2022-05-19",
            "Kalimantan Utara",
            ("Malinau", "Bulungan", "Tarakan", "Juwata"),
        ),
    ),
    (
        "network",
        Page(
            "Pemkot Ambon Tertibkan Lapak Pasar Mardika, Pedagang Minta Waktu",
            "2022-10-17",
            "Maluku",
            ("Maluku Utara", "Seram Bagian", "Penulis", "1234"),
        ),
    ),
    (
        "reactions",
        Page(
            "Kejari Langkat Tahan Mantan Kades Terkait Dana Desa",
            "2022-09-08",
            "Sumatera Utara",
            ("Sumbar", "Binjai Resmikan", "Dislike", "Like"),
        ),
    ),
    (
        "cookie_notice",
        Page(
            "Pj Gubernur Papua Selatan Tinjau Lumbung Pangan di Merauke",
            "2024-07-17",
            "Papua Selatan",
            ("Digoel", "Asmat", "Email", "buletin", "cookie", "privasi"),
        ),
    ),
]


def read(name: str) -> Article:
    path = Path(__file__).parent / "pages" / f"{name}.txt"
    return extract(RawPage(name, path.read_text(encoding="utf-8")), TODAY)


@pytest.mark.parametrize(("name", "page"), PAGES, ids=[name for name, _ in PAGES])
def test_a_raw_page_of_an_unknown_outlet_gives_its_article_alone(name: str, page: Page) -> None:
    article = read(name)
    assert (article.title, article.published.value) == (page.title, page.published)
    assert (article.provinces, article.mentioned_provinces) == ((page.province,), ())
    body = "\n".join(article.paragraphs)
    assert body
    assert [words for words in page.foreign if words in body] == []


def test_an_agencys_page_names_the_agency() -> None:
    assert read("agency").outlet == "ANTARA"
