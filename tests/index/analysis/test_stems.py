"""Which forms are one word, which are not, and which stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from index.analysis.stems import stem
from index.analysis.tokens import tokenize
from index.analysis.variants import fold, standard
from index.knowledge import table


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("berlomba-lomba", "lomba"),
        ("perkebunan-perkebunan", "kebun"),
        ("sebaik-baiknya", "baik"),
        ("terus-menerus", "terus"),
        ("perundang-undangan", "undang-undang"),
        ("undang-undangnya", "undang-undang"),
        ("kinerjanya", "kinerja"),
        ("manfaatkanlah", "manfaat"),
        ("menyosialisasikan", "mensosialisasikan"),
        ("menginovasikan", "berinovasi"),
        ("berinovasi", "inovasi"),
        ("berbasis", "basis"),
        ("perbankan", "bank"),
        ("perpajakan", "pajak"),
        ("gerakan", "pergerakan"),
        ("kerusakan", "rusak"),
        ("memasuki", "masuk"),
        ("pemerintahan", "pemerintah"),
        ("menandatangani", "penandatanganan"),
        ("pelayanan", "melayani"),
        ("pelatihan", "latih"),
        ("menikah", "pernikahan"),
        ("membantah", "bantahan"),
        ("senilai", "nilai"),
        ("berikan", "memberikan"),
        ("pengecekan", "cek"),
        ("perijinan", "perizinan"),
        ("memenangi", "kemenangan"),
        ("penyelidikan", "menyelidiki"),
        ("mengesahkan", "disahkan"),
        ("pemrovnya", "pemrov"),
        ("pesertanya", "peserta"),
        ("keduanya", "kedua"),
        ("bertanya", "pertanyaan"),
        ("menemani", "teman"),
        ("turun-temurun", "turun"),
        ("anakanak", "anak"),
        ("undangundang", "undang-undang"),
        ("kegiatankegiatan", "kegiatan"),
        ("pemrograman", "program"),
        ("mengritik", "kritik"),
        ("terorganisir", "organisasi"),
        ("berhembus", "embusan"),
        ("beterbangan", "terbang"),
        ("keretakan", "retak"),
        ("pembelajaran", "pelajaran"),
    ],
)
def test_forms_of_one_word_share_a_stem(first: str, second: str) -> None:
    assert stem(first) == stem(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("undang-undang", "undang"),
        ("kinerja", "kerja"),
        ("peserta", "serta"),
        ("pemerintah", "perintah"),
        ("pengadaan", "ada"),
        ("penghargaan", "harga"),
        ("kembali", "bali"),
        ("pendapatan", "dapat"),
        ("penduduk", "duduk"),
        ("menyetujui", "tujuan"),
        ("mengawal", "awal"),
        ("berikan", "ikan"),
        ("pengadilan", "adil"),
        ("pemasyarakatan", "masyarakat"),
        ("perolehan", "oleh"),
        ("oleh-oleh", "oleh"),
        ("finalisasi", "final"),
        ("setelah", "telah"),
        ("sebelum", "belum"),
        ("kedua", "dua"),
        ("pengalaman", "alam"),
        ("belahan", "bahan"),
        ("keretakan", "kereta"),
        ("kutukan", "kutu"),
        ("belajar", "mengajar"),
        ("penyertaan", "serta"),
        ("pertentangan", "tentang"),
        ("pengumuman", "umum"),
        ("pemberhentian", "penghentian"),
        ("pemberdayaan", "daya"),
    ],
)
def test_words_that_only_look_related_differ(first: str, second: str) -> None:
    assert stem(first) != stem(second)


@pytest.mark.parametrize(
    "word",
    [
        "pemilu",
        "berau",
        "penajam",
        "bekasi",
        "kediri",
        "pemalang",
        "mukhlis",
        "menteng",
        "sekadau",
        "sekayu",
        "bali",
        "maluku",
        "temanggung",
        "kerinci",
        "saifullah",
        "susi",
        "hadi",
        "persebaya",
        "butarbutar",
        "parepare",
        "merit",
        "kinerja",
        "masyarakat",
        "sekolah",
        "masalah",
        "langkah",
        "kalah",
        "tanya",
        "punya",
        "hanya",
        "kepala",
        "menteri",
        "kembali",
        "berita",
        "beranda",
        "terminal",
        "keluarga",
        "cinema",
        "2019",
        "covid19",
        "g20",
    ],
)
def test_names_and_roots_stay_as_they_are(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("level", ["provinces", "regencies", "districts"])
def test_no_word_of_a_regions_name_changes_unless_it_is_an_ordinary_word(level: str) -> None:
    ordinary = {row["word"] for row in table("region_words")}
    words = {fold(token.text) for row in table(level) for token in tokenize(row["name"])}
    assert {word for word in words - ordinary if stem(standard(word)) != word} == set()


@pytest.mark.parametrize(
    ("word", "expected"),
    [("bagian", "bagi"), ("kepulauan", "pulau"), ("pegunungan", "gunung"), ("seribu", "ribu")],
)
def test_generic_words_inside_names_are_stemmed(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_no_override_repeats_what_another_row_says() -> None:
    forms = [row["form"] for row in table("stem_overrides")]
    assert len(forms) == len(set(forms))
    assert all(row["stem"] and row["reason"] for row in table("stem_overrides"))


def test_changed_roots_are_real_changes() -> None:
    brought = set(StemmerFactory().get_words())
    for row in table("roots"):
        assert (row["root"] in brought) == (row["change"] == "drop"), row


@settings(deadline=None)
@given(st.text(alphabet="abdegiklmnprstuy-", max_size=60))
def test_any_word_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)
