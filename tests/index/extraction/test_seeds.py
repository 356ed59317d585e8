"""The five seed articles, field by field: what a careful reader writes down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.article import Article, Basis, Field
from index.extraction.extract import extract
from index.extraction.record import record
from index.sources.page import RawPage

SEEDS = Path(__file__).resolve().parents[3] / "seeds"

EXPECTED: dict[str, dict[str, object]] = {
    "000_c2871d068c493971": {
        "title": "Pentingnya inovasi dalam mewujudkan reformasi birokrasi di Kalteng",
        "outlet": "ANTARA",
        "published": None,
        "provinces": {"Kalimantan Tengah"},
        "mentioned_provinces": set(),
        "institutions": {"Pemerintah Provinsi Kalimantan Tengah"},
    },
    "001_73015e3b57079e71": {
        "title": None,
        "outlet": "ANTARA",
        "published": None,
        "provinces": {"Kalimantan Tengah"},
        "mentioned_provinces": set(),
        "institutions": {
            "Pemerintah Provinsi Kalimantan Tengah",
            "Badan Pengembangan Sumber Daya Manusia Provinsi Kalimantan Tengah",
            "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        },
    },
    "002_c62193f720f180c5": {
        "title": "Bentuk ASN Berwawasan Global dan Berorientasi Publik",
        "outlet": "Bhirawa",
        "published": "2019-08-26",
        "provinces": {"Jawa Timur"},
        "mentioned_provinces": {"Kalimantan Barat"},
        "institutions": {
            "Pemerintah Provinsi Jawa Timur",
            "Badan Pengembangan Sumber Daya Manusia Provinsi Jawa Timur",
            "Lembaga Administrasi Negara",
        },
    },
    "003_f22d0b188fe57ad1": {
        "title": "Mewujudkan Birokrasi Pemerintah yang Professional dan Berkinerja Tinggi",
        "outlet": None,
        "published": None,
        "provinces": {"Jambi"},
        "mentioned_provinces": {"DKI Jakarta", "Jawa Barat"},
        "institutions": {
            "Pemerintah Kabupaten Tanjung Jabung Barat",
            "Lembaga Administrasi Negara",
            "Universitas Pendidikan Indonesia",
        },
    },
    "004_6f1da36016d0aa8d": {
        "title": "SEKDA “TANTANG” OPD BERINOVASI UNTUK KEMAJUAN PROVINSI JAMBI",
        "outlet": "Detikkasus.com",
        "published": "2018-08-02",
        "provinces": {"Jambi"},
        "mentioned_provinces": {"Kepulauan Bangka Belitung", "Kepulauan Riau", "Bengkulu"},
        "institutions": {
            "Pemerintah Provinsi Jambi",
            "Badan Pengembangan Sumber Daya Manusia Provinsi Jambi",
            "Lembaga Administrasi Negara",
        },
    },
}


def seed(name: str) -> tuple[str, Article]:
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    return text, extract(RawPage(name, text), date(2026, 11, 22))


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize(
    "field", ["title", "outlet", "published", "provinces", "mentioned_provinces", "institutions"]
)
def test_field(name: str, field: str) -> None:
    found = record(seed(name)[1])[field]
    assert (set(found) if isinstance(found, list) else found) == EXPECTED[name][field]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_value_shows_the_words_it_was_read_from(name: str) -> None:
    text, article = seed(name)
    for item in article.evidence:
        assert item.start is not None
        assert text[item.start : item.end] == item.words
    values = {(item.field.value, item.value) for item in article.evidence}
    wanted: set[tuple[str, object]] = {
        (field, value)
        for field in ("provinces", "mentioned_provinces", "institutions")
        for value in getattr(article, field)
    }
    wanted |= {
        (field, value)
        for field in ("title", "outlet")
        for value in [getattr(article, field)]
        if value is not None
    }
    assert wanted <= values


def test_a_completed_date_shows_the_day_and_the_year_it_was_completed_from() -> None:
    article = seed("002_c62193f720f180c5")[1]
    assert article.published.basis is Basis.COMPLETED
    words = [item.words for item in article.evidence if item.field is Field.PUBLISHED]
    assert words == ["Senin (26/8)", "2019"]


def test_a_report_of_the_year_2021_is_not_older() -> None:
    assert seed("001_73015e3b57079e71")[1].published.earliest == "2021-01-01"


def test_the_foot_of_a_page_is_no_part_of_the_article() -> None:
    body = " ".join(seed("004_6f1da36016d0aa8d")[1].paragraphs)
    for word in ("Bojonegoro", "Pulang Pisau", "Aceh", "Baca Juga", "whatsapp", "dicopy", "UNBK"):
        assert word not in body
    assert seed("003_f22d0b188fe57ad1")[1].paragraphs[-1].endswith("(fat/ Humas)")


def test_keywords_and_captions_are_no_paragraphs() -> None:
    first = seed("000_c2871d068c493971")[1].paragraphs[0]
    assert first.startswith("Palangka Raya (ANTARA) - ")
