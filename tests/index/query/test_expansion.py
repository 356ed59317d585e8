"""Related words: what a query is given beside what was typed, and what it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query.clauses import TermClause, leaves, resolve
from index.query.expansion import MOST_ADDED, Expansions, expand
from index.query.parser import MAX_CHARACTERS, parse

KIN = (
    ("inovasi", "inovatif", "inovator"),
    ("birokrasi", "birokrat", "birokratis"),
    ("efektif", "efektivitas"),
    ("akuntabel", "akuntabilitas"),
    ("digital", "digitalisasi"),
    ("transparan", "transparansi"),
    ("korupsi", "koruptor", "koruptif"),
    ("demokrasi", "demokratis"),
    ("@aparatur_sipil_negara", "@pegawai_negeri_sipil", "@pegawai_pemerintah_dengan_perjanjian_kerja"),
)
STRANGERS = (
    ("hati", "hatif"),
    ("kursi", "kursor"),
    ("kasasi", "kasir"),
    ("mobil", "mobilitas", "mobilisasi"),
    ("teras", "terasi"),
    ("kapas", "kapasitas"),
    ("operasi", "operator"),
    ("koperasi", "koperatif"),
    ("sosial", "sosialisasi"),
    ("demokrat",),
)
INDEXED = frozenset(word for words in KIN + STRANGERS for word in words)


def indexed(term: str) -> bool:
    return term in INDEXED


def added(text: str, *absent: str) -> Expansions:
    """What is added to a query, with some words missing from the index."""
    tree = parse(text).tree
    assert tree is not None
    return expand(resolve(tree), lambda term: indexed(term) and term not in absent)[1]


def words_added(text: str) -> set[str]:
    return {word for _, words in added(text) for word in words}


@pytest.mark.parametrize(
    ("word", "kin"),
    [
        ("inovasi", {"inovatif", "inovator"}),
        ("inovatif", {"inovasi", "inovator"}),
        ("berinovasi", {"inovatif", "inovator"}),
        ("birokrasi", {"birokrat", "birokratis"}),
        ("efektivitas", {"efektif"}),
        ("akuntabilitas", {"akuntabel"}),
        ("digitalisasi", {"digital"}),
        ("transparansi", {"transparan"}),
        ("korupsi", {"koruptor", "koruptif"}),
    ],
)
def test_loanwords_bring_their_kin(word: str, kin: set[str]) -> None:
    assert words_added(word) == kin


@pytest.mark.parametrize("word", [word for words in STRANGERS for word in words])
def test_words_that_only_sound_alike_bring_nothing(word: str) -> None:
    assert added(word) == ()


def test_a_party_is_no_kin_of_its_idea() -> None:
    assert words_added("demokrasi") == {"demokratis"}


def test_a_wider_name_brings_the_narrower_ones_but_not_the_reverse() -> None:
    assert words_added("ASN") == words_added("aparatur sipil negara") == {"PNS", "PPPK"}
    assert not words_added("PNS")
    assert not words_added("PPPK")


def test_what_was_typed_is_named_with_what_was_added() -> None:
    assert added("inovasi desa ASN") == (("inovasi", ("inovatif", "inovator")), ("ASN", ("PNS", "PPPK")))


def test_only_words_of_the_index_are_added() -> None:
    assert added("inovasi", "inovator") == (("inovasi", ("inovatif",)),)
    assert added("inovasi", "inovator", "inovatif") == ()


@pytest.mark.parametrize("text", ['"inovasi"', '="inovasi"', '"inovasi desa"', "inovas*", "provinsi:inovasi"])
def test_quoted_exact_and_metadata_words_stay_alone(text: str) -> None:
    assert added(text) == ()


def test_an_excluded_word_excludes_nothing_else() -> None:
    assert added("-inovasi") == added("desa -inovasi") == ()


def test_added_words_are_marked_with_the_typed_one() -> None:
    tree = parse("judul:inovasi").tree
    assert tree is not None
    (leaf,) = leaves(expand(resolve(tree), indexed)[0])
    assert isinstance(leaf, TermClause)
    assert leaf.alternatives == ("inovasi", "inovatif", "inovator")


@given(st.text(max_size=MAX_CHARACTERS))
def test_any_text_expands_to_a_bounded_number_of_words(text: str) -> None:
    tree = parse(text).tree
    if tree is not None:
        expansions = expand(resolve(tree), lambda _: True)[1]
        assert all(0 < len(words) <= MOST_ADDED for _, words in expansions)


NARROWER = (
    ("pelatihan", "diklat"),
    ("pelatihannya", "diklat"),
    ("zona integritas", "WBK"),
    ("e-government", "SPBE"),
    ("pilkada", "pilgub"),
    ("korupsi", "suap"),
)


def everything_added(text: str) -> set[str]:
    tree = parse(text).tree
    assert tree is not None
    return {word for _, words in expand(resolve(tree), lambda _: True)[1] for word in words}


@pytest.mark.parametrize(("wider", "narrower"), NARROWER)
def test_a_wider_word_finds_the_narrower_one_but_not_the_reverse(wider: str, narrower: str) -> None:
    assert narrower in everything_added(wider)
    assert wider not in everything_added(narrower)


@pytest.mark.parametrize("word", ["pelatih", "latihan", "melatih"])
def test_another_word_of_the_same_stem_is_not_the_wider_one(word: str) -> None:
    assert "diklat" not in everything_added(word)
