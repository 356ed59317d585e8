"""How the article is told from the page around it."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction import layout
from index.extraction.folding import fold

LONG = (
    "Pemerintah Kabupaten Garut menyalurkan bantuan pangan kepada warga di tiga kecamatan yang terdampak "
    "kekeringan selama dua bulan terakhir, dan penyaluran itu diawasi dinas sosial setempat bersama camat."
)


def parts(text: str) -> layout.Layout:
    return layout.read(text, fold(text))


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in parts(text).paragraphs]


def test_lines_before_the_first_sentence_are_head() -> None:
    text = f"Beranda\nBantuan Pangan untuk Warga Garut\nSenin, 26 Agustus 2019\n{LONG}\nWarga senang."
    found = parts(text)
    assert [span.of(text) for span in found.head] == [
        "Bantuan Pangan untuk Warga Garut",
        "Senin, 26 Agustus 2019",
    ]
    assert paragraphs(text) == [LONG, "Warga senang."]


@pytest.mark.parametrize(
    "line",
    [
        "facebook twitter whatsapp telegram line copy",
        "URL berhasil dicopy",
        "Baca Juga: Bupati Garut Resmikan Jembatan Baru di Cisompet",
        "id pemkab garut, bantuan pangan, kekeringan, dinas sosial",
        "Home > Berita > Jawa Barat > Garut",
        "Editor: Siti Aminah",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Situs ini menggunakan cookie untuk pengalaman Anda yang lebih baik.",
        "1.024 kali",
        "\u00a0",
    ],
)
def test_boilerplate_lines_are_dropped(line: str) -> None:
    text = f"Bantuan Pangan untuk Warga Garut\n{LONG}\n{line}\nWarga senang dengan bantuan itu."
    assert paragraphs(text) == [LONG, "Warga senang dengan bantuan itu."]


@pytest.mark.parametrize(
    "marker",
    ["Berita Terkait", "BERITA TERBARU", "Komentar", "Komentar (3)", "2 Komentar", "Tags:", "Trackback URL:"],
)
def test_nothing_behind_the_foot_of_the_page_is_the_article(marker: str) -> None:
    text = f"Bantuan untuk Warga Garut\n{LONG}\n{LONG}\n{marker}\nPemkab Ciamis Gelar Lomba\n{LONG}"
    assert paragraphs(text) == [LONG, LONG]


def test_a_marker_above_the_article_opens_a_box_only() -> None:
    text = f"Terpopuler\nBantuan Pangan untuk Warga Garut\n{LONG}"
    assert paragraphs(text) == [LONG]


def test_headlines_behind_the_last_sentence_are_other_articles() -> None:
    text = f"{LONG}\nPemkab Ciamis Gelar Lomba Desa\nJembatan Cisompet Diresmikan\nHarga Beras Turun"
    assert paragraphs(text) == [LONG]


def test_a_list_at_the_end_stays() -> None:
    text = f"{LONG}\n1. Cisompet\n2. Cikajang\n3. Pameungpeuk"
    assert paragraphs(text) == [LONG, "1. Cisompet", "2. Cikajang", "3. Pameungpeuk"]


def test_captions_are_kept_apart() -> None:
    text = f"Bantuan untuk Warga Garut\nBupati Garut di Cisompet, Senin. (ANTARA/Budi Santoso)\n{LONG}"
    assert paragraphs(text) == [LONG]
    assert [span.of(text) for span in parts(text).captions] == [
        "Bupati Garut di Cisompet, Senin. (ANTARA/Budi Santoso)"
    ]


def test_paragraphs_that_were_run_together_are_split() -> None:
    text = f'{LONG}"Kami senang," kata Asep.Bantuan itu berupa beras.'
    assert paragraphs(text) == [LONG, '"Kami senang," kata Asep.', "Bantuan itu berupa beras."]


def test_a_pointer_inside_a_text_is_cut_out_up_to_the_next_sentence() -> None:
    text = f"{LONG} Baca juga:Warga Ciamis Pertanyakan Bantuan Beras Dia berharap bantuan itu berlanjut."
    assert paragraphs(text) == [LONG, "Dia berharap bantuan itu berlanjut."]


def test_closing_words_and_house_marks_are_cut_off() -> None:
    text = (
        f"{LONG} Simak juga Video 'Kekeringan di Ciamis': [Gambas:Video 20detik] "
        "Berita ini telah tayang di Antaranews.com dengan judul: Bantuan untuk Ciamis"
    )
    assert paragraphs(text) == [LONG]


@given(st.text(alphabet=st.sampled_from('Aab. \n\r\t\u00a0"Baca juga:id,>Tags©İß“”'), max_size=300))
def test_no_text_raises_and_spans_stay_in_order(text: str) -> None:
    found = parts(text)
    for spans in (found.head, found.paragraphs, found.captions):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["Baca juga: ", "a ", "A.", "(", "1/", "Senin (", '."', "id a, ", "Nomor 1 ", "[Gambas:"]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(text: str) -> float:
        start = process_time()
        parts(text)
        return process_time() - start

    short, long = piece * (4_000 // len(piece)), piece * (64_000 // len(piece))
    seconds(short)
    assert seconds(long) < 60 * max(seconds(short), 0.002)


def test_a_box_of_several_headlines_ends_with_the_next_sentence() -> None:
    box = "Baca juga\nPolres Ende Tangkap Pencuri Ternak\nGubernur Lantik Pejabat Baru Hari Ini"
    text = f"Bantuan Pangan untuk Warga Garut\n{LONG}\n{box}\nWarga senang dengan bantuan itu."
    assert paragraphs(text) == [LONG, "Warga senang dengan bantuan itu."]


def test_a_long_caption_with_its_credit_is_no_paragraph() -> None:
    caption = (
        "Ketua panitia (dua dari kanan) saat mengajari wali kota berkuda di bukit, Desa Bojong Koneng, "
        "Kabupaten Bogor, Jawa Barat, Sabtu (18/6/2022). Foto: ANTARA/HO-Tim Media"
    )
    text = f"Bantuan Pangan untuk Warga Garut\n{LONG}\n{caption}\nWarga senang."
    assert paragraphs(text) == [LONG, "Warga senang."]
    assert [span.of(text) for span in parts(text).captions] == [caption]


def test_a_date_with_spaced_slashes_is_no_breadcrumb() -> None:
    text = "ACEH (Pos Kota) - Menghadapi lawan pada Senin (4 / 12 / 2017), pelatih merotasi pemain."
    assert paragraphs(f"{text}\n{LONG}") == [text, LONG]
