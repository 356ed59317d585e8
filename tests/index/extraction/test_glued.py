"""Other articles' headlines glued into a text are told from its sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction import glued, layout
from index.extraction.folding import fold

FIRST = "Bupati menyalurkan bantuan pangan kepada warga di tiga kecamatan yang dilanda kekeringan itu."


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in layout.read(text, fold(text)).paragraphs]


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Harga Beras di Bali Naik Jelang Panen Raya", "Warga berharap bantuan itu berlanjut."),
        ("Polda Aceh Tangkap Tiga Pelaku Pembalakan Liar ", "Ia berharap bantuan itu berlanjut."),
        ("Daftar Lima Provinsi dengan Upah Terendah ", "Sedangkan 11 kecamatan lain menunggu giliran."),
        ("Gubernur Papua Buka Suara soal Tambang Nikel", '"Kami senang," kata seorang warga.'),
        ("Harga Beras di Bali Naik Jelang Panen ", '"Kami senang," kata seorang warga.'),
        ("KKP Bakal Periksa Tiga Perusahaan soal Pagar Laut ", "Misalnya warga di pesisir itu."),
        ("Gunung Merapi Meletus Lagi, Warga Mengungsi", ""),
        ("Gunung Merapi Meletus Lagi, Warga Mengungsi (abc/DEF)", ""),
    ],
)
def test_a_glued_headline_is_cut_out(headline: str, sentence: str) -> None:
    assert paragraphs(FIRST + headline + sentence) == [FIRST, sentence][: 2 if sentence else 1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kepala Dinas Sosial Kabupaten Garut Asep Sunandar mengatakan bantuan itu berlanjut.",
        "Kemudian, Universitas Gadjah Mada pada 18 Februari 2025 membuka pendaftaran.",
        "Ketua Fraksi Partai NasDem DPRD Garut Budi Santoso menolak.",
        "Junior, Thom, dan Charles Andreas Brym ditarik keluar.",
        "Bantuan itu berupa beras.",
    ],
)
def test_a_sentence_that_opens_with_names_is_kept(sentence: str) -> None:
    assert paragraphs(FIRST + sentence) == [FIRST, sentence]


@given(st.text(alphabet=st.sampled_from('AaBb .,;"“()/1'), max_size=150))
def test_the_end_lies_within_the_text(text: str) -> None:
    assert 0 <= glued.headline_end(text, 0, len(text)) <= len(text)
    end = glued.run_end(text, 0, len(text))
    assert end is None or 0 <= end <= len(text)


def test_a_sentence_behind_a_pointer_keeps_the_office_that_opens_it() -> None:
    pointer = "Baca juga: Warga Kepulauan Sulit Dapatkan Beras "
    sentence = "Anggota DPRD Sumenep asal Kangean meminta bantuan segera dikirim."
    assert paragraphs(f"{FIRST} {pointer}{sentence}") == [FIRST, sentence]
