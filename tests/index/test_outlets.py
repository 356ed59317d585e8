"""The media's names and what makes one the article's own."""

from __future__ import annotations

from datetime import date

import pytest

from index import knowledge
from index.article import Field, Origin
from index.extraction.extract import extract
from index.outlets import canonical_outlet
from index.sources.page import Given, RawPage


def outlet(text: str) -> str | None:
    return extract(RawPage("a", text), date(2026, 1, 1)).outlet


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("ANTARA News", "ANTARA"),
        ("lampung.antaranews.com", "ANTARA"),
        ("news.detik.com", "detikcom"),
        ("https://www.kompas.com/read/2019/08/26/1", "Kompas.com"),
        ("www.tempo.co", "Tempo.co"),
        ("jpnn.com", "JPNN"),
        ("cnn indonesia", "CNN Indonesia"),
        ("jabar.tribunnews.com", "Tribun Jabar"),
        ("www.tribunnews.com", "Tribunnews.com"),
        ("  Suara   Deli ", "Suara Deli"),
        ("kabarbaru.co.id", "kabarbaru.co.id"),
        ("http://[", "http://["),
        ("", ""),
    ],
)
def test_names_and_hosts_have_one_canonical_form_and_unknown_ones_stay(printed: str, canonical: str) -> None:
    assert canonical_outlet(printed) == canonical


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jakarta (ANTARA) - Menteri membuka rapat kerja nasional itu di kantornya.", "ANTARA"),
        ('"Benar," kata camat kepada Kompas.com, Senin.', "Kompas.com"),
        ('"Benar," kata camat kepadadetikcompada Senin.', "detikcom"),
        ("Surat edaran itu dilihat detikSumbagsel di kantor camat.", "detikcom"),
        ("Warga berkumpul di halaman kantor bupati.[Gambas:Video CNN] (skt/sfr)", "CNN Indonesia"),
        ("Bupati membuka pasar murah di halaman kantornya. ANTARA FOTO/Budi/agr", "ANTARA"),
        ("Bupati membuka pasar murah di kantornya. (Antara/kid) [Gambas:Video CNN]", "CNN Indonesia"),
        ("Bupati membuka pasar murah, dikutip Antara dari siaran pers pemerintah.", None),
        ("Perselisihan antara warga dan camat dilaporkan kepada antara lain bupati.", None),
        ("Bupati membuka pasar murah di halaman kantornya.", None),
    ],
)
def test_a_medium_is_the_articles_own_only_where_it_names_itself(text: str, expected: str | None) -> None:
    assert outlet(text) == expected


def test_a_given_outlet_wins_in_its_canonical_form() -> None:
    given = {Field.OUTLET: Given("news.detik.com", "news.detik.com", Origin.GIVEN)}
    article = extract(
        RawPage("a", "Jakarta (ANTARA) - Menteri membuka rapat kerja itu.", given), date(2026, 1, 1)
    )
    assert article.outlet == "detikcom"


def test_every_mark_names_a_medium_of_the_table() -> None:
    known = {row["outlet"] for row in knowledge.table("outlets")}
    marks = knowledge.table("outlet_marks")
    assert {row["kind"] for row in marks} == {"mark", "ending", "own", "form"}
    assert {row["outlet"] for row in marks if row["kind"] in {"mark", "ending"}} <= known


def test_the_site_behind_the_headline_is_the_medium() -> None:
    page = RawPage(
        "a", "Tawuran Antar Geng di Bekasi | tempo.co\n\nSeorang pemuda tewas dalam tawuran di Bekasi."
    )
    article = extract(page)
    assert (article.title, article.outlet) == ("Tawuran Antar Geng di Bekasi", "Tempo.co")


REPORT = (
    "Pemerintah Kabupaten Ngada menyerahkan bibit kopi kepada kelompok tani di dua kecamatan sejak Senin.\n"
    "Bibit ditanam sebelum musim hujan."
)


@pytest.mark.parametrize(
    ("above", "below", "outlet"),
    [
        ("Kabarngada.com\nBeranda", "", "Kabarngada.com"),
        ("Kabar.Asia\nBeranda", "", "Kabar.Asia"),
        ("Ngada Pos\nBeranda", "", "Ngada Pos"),
        ("Beranda\nProfil\nSuara Warga", "", None),
        ("Berita Daerah\nBeranda", "", None),
        ("Media Center Kabupaten Ngada\nBeranda", "", None),
        ("ngadakab.go.id\nBeranda", "", None),
        ("kabarngada.blogspot.com\nBeranda", "", None),
        ("Beranda", "© 2024 Suara Ngada. All rights reserved.", "Suara Ngada"),
        ("Beranda", "Copyright © 2019 - 2024 by Kabarngada.id", "Kabarngada.id"),
        ("Beranda", "Hak Cipta © 2024 Portal Berita Dinas Pertanian Ngada", None),
        ("Beranda", "© 2024 Theme by Kopi", None),
    ],
)
def test_masthead_and_foot_name_a_medium_but_no_office(above: str, below: str, outlet: str | None) -> None:
    page = RawPage("a", f"{above}\nBupati Ngada Serahkan Bibit Kopi\n{REPORT}\n{below}")
    assert extract(page).outlet == outlet


@pytest.mark.parametrize(("opening", "outlet"), [("Ngada Newsroom", "Ngada Newsroom"), ("Bajawa", None)])
def test_a_name_that_opens_the_report_and_stands_above_it_is_the_medium(
    opening: str, outlet: str | None
) -> None:
    page = RawPage("a", f"{opening.upper()}\nBeranda\nBupati Ngada Serahkan Bibit Kopi\n{opening} - {REPORT}")
    assert extract(page).outlet == outlet
