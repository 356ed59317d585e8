"""The opening that names place and medium."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction import dateline
from index.extraction.body import Span

PLACES = {"Palangka Raya", "Jakarta", "Bengkulu", "Jambi", "Medan", "Jawa Tengah", "Bekasi"}


def read(text: str) -> tuple[str | None, str | None] | None:
    found = dateline.find(text, (Span(0, len(text)),), lambda words: words in PLACES) if text else None
    if found is None:
        return None
    place = found.place.of(text) if found.place else None
    return place, found.outlet.of(text) if found.outlet else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Palangka Raya (ANTARA) - Sekretaris Daerah menyebut", ("Palangka Raya", "ANTARA")),
        ("Jakarta (ANTARA News) - Menteri menyatakan", ("Jakarta", "ANTARA News")),
        ("Bekasi, Jawa Tengah (ANTARA News) - Wali kota", ("Bekasi", "ANTARA News")),
        ("BENGKULU, KOMPAS.com- Tokoh masyarakat", ("BENGKULU", "KOMPAS.com")),
        ("TEMPO.CO, Jakarta - Menteri", ("Jakarta", "TEMPO.CO")),
        ("jpnn.com - JAKARTA - Ketua umum", ("JAKARTA", "jpnn.com")),
        ("Detikkasus.com | Jambi-, Sekretaris Daerah", ("Jambi", "Detikkasus.com")),
        ("Jakarta, CNN Indonesia - - Memasuki libur", ("Jakarta", "CNN Indonesia")),
        ("Merdeka.com - Melewati hutan", (None, "Merdeka.com")),
        ("BORNEONEWS, Palangka Raya - Bupati", ("Palangka Raya", "BORNEONEWS")),
        ("JAKARTA – Perubahan pola pikir", ("JAKARTA", None)),
        ("Medan (Suara Deli) - Gubernur", ("Medan", "Suara Deli")),
        ("kabarbaru.co.id, Medan - Gubernur", ("Medan", "kabarbaru.co.id")),
        ("Jakarta, Bhirawa", ("Jakarta", "Bhirawa")),
        ("KONTAN.CO.ID - JAKARTA. Perusahaan itu", ("JAKARTA", "KONTAN.CO.ID")),
    ],
)
def test_the_gazetteer_says_which_side_is_the_place(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sri Widanarni, Kepala BPSDM - mengatakan",
        "Wali Kota Medan - yang baru dilantik - mengatakan",
        "Sementara itu - kata dia - warga senang",
        "Pemerintah pusat-daerah sepakat",
        "Ia datang dari Jakarta.",
        "-",
        "",
    ],
)
def test_other_openings_are_none(text: str) -> None:
    assert read(text) is None


def test_the_dateline_covers_its_dash() -> None:
    text = "Palangka Raya (ANTARA) - Sekretaris"
    found = dateline.find(text, (Span(0, len(text)),), lambda words: words in PLACES)
    assert found is not None
    assert found.span.of(text).rstrip() == "Palangka Raya (ANTARA) -"


@given(st.text(alphabet=st.sampled_from("Aa,|()-–. /Jakrt:\n"), min_size=1, max_size=120))
def test_no_text_raises(text: str) -> None:
    found = dateline.find(text, (Span(0, len(text)),), lambda words: words in PLACES)
    for span in (found.place, found.outlet) if found else ():
        assert span is None or 0 <= span.start < span.end <= len(text)


def test_a_full_stop_parts_a_medium_from_its_place_but_no_name() -> None:
    assert read("TRIBUNNEWS.CO. BEKASI - Bus pemda itu nyasar ke makam.") == ("BEKASI", "TRIBUNNEWS.CO")
    assert read("Oleh: Ani Lestari. TRIBUNNEWS.COM - Warga senang.") == (None, "TRIBUNNEWS.COM")
    assert read('"Jalan Sp. Bekasi-Gunung Tua ditutup," kata kapolres di kantornya.') is None


def test_a_paper_is_known_by_its_form() -> None:
    assert read("Medan, SINAR POS - Kepala dinas hadir.") == ("Medan", "SINAR POS")
    assert read("Medan, Jawa Tengah - Kepala dinas hadir.") == ("Medan", None)
