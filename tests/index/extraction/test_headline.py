"""Which line is the headline."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Field, Origin
from index.extraction.extract import extract
from index.sources.page import Given, RawPage

BODY = "Bupati Garut menyalurkan bantuan pangan kepada warga di tiga kecamatan yang dilanda kekeringan."


def title(text: str) -> str | None:
    return extract(RawPage("a", text), date(2026, 1, 1)).title


def test_the_line_above_the_body_is_the_headline() -> None:
    assert title(f"Bantuan Pangan untuk Warga Garut\n\n{BODY}") == "Bantuan Pangan untuk Warga Garut"


def test_a_text_that_begins_with_a_sentence_has_none() -> None:
    assert title(f"{BODY}\nWarga senang.") is None
    assert title(f"Garut (ANTARA) - {BODY}") is None


@pytest.mark.parametrize("line", ["Kembali", "Berita Daerah", "Senin, 26 Agustus 2019 10:15 WIB", "x" * 161])
def test_navigation_dates_and_prose_are_no_headlines(line: str) -> None:
    assert title(f"{line}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "line", ["Benarkah Bantuan Pangan Dikorupsi?", "Bantuan Pangan Mengalir, Warga Garut Senang!"]
)
def test_a_headline_may_ask_or_shout(line: str) -> None:
    assert title(f"{line}\n{BODY}") == line


def test_a_site_name_at_its_end_is_cut_off() -> None:
    assert title(f"Bantuan Pangan untuk Warga Garut | tempo.co\n{BODY}") == "Bantuan Pangan untuk Warga Garut"
    assert title(f"Bantuan Pangan untuk Warga - ANTARA News\n{BODY}") == "Bantuan Pangan untuk Warga"
    assert title(f"Bantuan Pangan - Warga Garut Senang\n{BODY}") == "Bantuan Pangan - Warga Garut Senang"


def test_a_section_glued_to_its_end_is_cut_off() -> None:
    assert title(f"Bantuan Pangan Naik 5 PersenMoney\n{BODY}") == "Bantuan Pangan Naik 5 Persen"
    assert title(f"Warga Garut Bela Kompas Money\n{BODY}") == "Warga Garut Bela Kompas Money"


def test_a_repeated_line_wins_over_navigation() -> None:
    head = "Profil Dinas Sosial\nBantuan Pangan Mengalir\nKontak dan Alamat Kantor\nBantuan Pangan Mengalir"
    assert title(f"{head}\n{BODY}") == "Bantuan Pangan Mengalir"


def test_among_several_lines_the_one_that_the_body_takes_up_wins() -> None:
    head = "Portal Resmi Informasi Publik Daerah\nBantuan Pangan untuk Warga di Tiga Kecamatan"
    assert title(f"{head}\n{BODY}") == "Bantuan Pangan untuk Warga di Tiga Kecamatan"


def test_a_given_title_wins_and_is_not_repeated_in_the_body() -> None:
    given = {Field.TITLE: Given("  Bantuan\nuntuk Garut ", "Bantuan untuk Garut", Origin.GIVEN)}
    article = extract(RawPage("a", f"Bantuan untuk Garut\n{BODY}", given), date(2026, 1, 1))
    assert article.title == "Bantuan untuk Garut"
    assert article.paragraphs == (BODY,)
    assert article.evidence[0].origin is Origin.GIVEN
