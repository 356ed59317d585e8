"""The way from a raw page to an article and to its record."""

from __future__ import annotations

import json
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Field, Origin
from index.extraction.extract import extract
from index.extraction.record import record
from index.sources.page import Given, RawPage

TODAY = date(2026, 11, 22)
TEXT = (
    "Bantuan Pangan untuk Warga Garut\n\n"
    "GARUT, KOMPAS.com - Bupati Garut menyalurkan bantuan pangan kepada warga.\n"
    '"Warga senang," kata Kepala Dinas Sosial Kabupaten Garut, Senin (26/8/2019).'
)


def test_a_record_carries_the_guides_fields_and_json_takes_it() -> None:
    found = record(extract(RawPage("garut-1", TEXT), TODAY))
    assert {key: found[key] for key in ("id", "title", "outlet", "published", "provinces")} == {
        "id": "garut-1",
        "title": "Bantuan Pangan untuk Warga Garut",
        "outlet": "Kompas.com",
        "published": "2019-08-26",
        "provinces": ["Jawa Barat"],
    }
    evidence = json.loads(json.dumps(found))["evidence"]
    published = next(item for item in evidence if item["field"] == "published")
    assert published["words"] == "Senin (26/8/2019)"
    assert TEXT[published["start"] : published["end"]] == published["words"]
    assert published["origin"] == "text"


def test_given_values_win_and_say_where_they_stood() -> None:
    beside = {
        Field.TITLE: Given("Judul Lain", "Judul Lain", Origin.METADATA),
        Field.PUBLISHED: Given("Jumat, 29 Mei 2026 22:02 WIB", "datePublished: 2026", Origin.METADATA),
        Field.OUTLET: Given("news.detik.com", "news.detik.com", Origin.GIVEN),
        Field.URL: Given("https://news.detik.com/1", "https://news.detik.com/1", Origin.GIVEN),
    }
    article = extract(RawPage("a", TEXT, beside), TODAY)
    assert (article.title, article.published.value, article.outlet, article.url) == (
        "Judul Lain",
        "2026-05-29",
        "detikcom",
        "https://news.detik.com/1",
    )
    origins = {item.field: item.origin for item in article.evidence if item.field in beside}
    assert origins == {field: value.origin for field, value in beside.items()}


def test_a_raw_page_of_an_unknown_outlet_gives_its_article_alone() -> None:
    page = """Skip to content
Rabu, 6 November 2024
Menu
Beranda
Daerah
Home / Daerah / Pemkab Kerinci Gelar Rapat Inflasi
Pemkab Kerinci Gelar Rapat Inflasi
admin - Daerah
Senin, 4 November 2024 - 14:22 WIB
Facebook
Twitter
Foto: Penjabat Bupati Kerinci memimpin rapat di kantornya.
KABARUJUNG.COM, KERINCI – Pemerintah Kabupaten Kerinci menggelar rapat inflasi di kantor bupati.
BACA JUGA : Polres Tebo Amankan Dua Pelaku
"Kita minta semua dinas bergerak," kata penjabat bupati.
Halaman: 1 2 Show All
Editor : Anton
Berita Terkait
Harga Cabai di Padang Naik
Tinggalkan Balasan
"""
    article = extract(RawPage("a", page), TODAY)
    assert article.title == "Pemkab Kerinci Gelar Rapat Inflasi"
    assert article.outlet == "Kabarujung.com"
    assert article.published.value == "2024-11-04"
    assert article.provinces == ("Jambi",)
    assert article.mentioned_provinces == ()
    assert len(article.paragraphs) == 2
    assert article.paragraphs[0].startswith("KABARUJUNG.COM, KERINCI")
    assert article.paragraphs[1] == '"Kita minta semua dinas bergerak," kata penjabat bupati.'


def test_a_text_of_headings_alone_is_kept() -> None:
    article = extract(RawPage("a", "Bantuan Pangan untuk Warga Garut\nBupati Senang"), TODAY)
    assert article.title == "Bantuan Pangan untuk Warga Garut"
    assert article.paragraphs == ("Bupati Senang",)


def test_a_single_line_is_a_text_and_no_headline() -> None:
    article = extract(RawPage("a", "Bantuan Pangan untuk Warga Garut"), TODAY)
    assert (article.title, article.paragraphs) == (None, ("Bantuan Pangan untuk Warga Garut",))


@given(st.text(max_size=400))
def test_no_text_raises_and_evidence_points_at_its_words(text: str) -> None:
    article = extract(RawPage("a", text), TODAY)
    for item in article.evidence:
        assert item.start is not None
        assert text[item.start : item.end] == item.words


def test_time_grows_with_the_length_only() -> None:
    def seconds(times: int) -> float:
        start = process_time()
        extract(RawPage("a", TEXT * times), TODAY)
        return process_time() - start

    seconds(20)
    assert seconds(320) < 80 * max(seconds(20), 0.002)


@pytest.mark.parametrize(
    "line",
    [
        "ab c\n",
        "Senin, 3 Maret 2023 10:00 WIB\n",
        "Bantuan pangan bagi warga\n",
        "Pangan - Kabar\n",
        "© 2024 a\n",
    ],
)
def test_time_grows_with_the_number_of_lines_only(line: str) -> None:
    def seconds(text: str) -> float:
        start = process_time()
        extract(RawPage("a", text), TODAY)
        return process_time() - start

    seconds(line)
    short, long = line * (16_000 // len(line)), line * (128_000 // len(line))
    assert seconds(long) < 20 * max(seconds(short), 0.02)
