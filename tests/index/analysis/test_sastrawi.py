"""Taking affixes off: the short cuts around PySastrawi's rules change no result."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer

from index.analysis import sastrawi
from index.analysis.sastrawi import is_root, root_of

ROOTS = [
    "ajar",
    "baca",
    "kirim",
    "layan",
    "pakai",
    "rusak",
    "sapu",
    "tulis",
    "ubah",
    "nyata",
    "lapor",
    "hati",
]
PREFIXES = ["", "di", "ke", "se", "ber", "ter", "me", "mem", "men", "meng", "meny", "per", "pe", "pem", "pen"]
SUFFIXES = ["", "i", "an", "kan", "nya", "annya", "kannya", "lah", "ilah", "ku", "kanmu", "anpun"]
WORDS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from([*PREFIXES, "peng", "penge", "memper", "keter", "diper", "ku", "kau"]),
    st.sampled_from(PREFIXES),
    st.sampled_from([*ROOTS, *(root[1:] for root in ROOTS)]),
    st.sampled_from(SUFFIXES),
)


@settings(deadline=None)
@given(WORDS)
def test_a_word_that_is_spared_the_rules_would_not_have_changed(word: str) -> None:
    assert root_of(word) == sastrawi._stemmer().stem_singular_word(word)


@settings(deadline=None)
@given(WORDS)
def test_the_rules_give_what_pysastrawi_gives_with_the_same_roots(word: str) -> None:
    # PySastrawi takes -is for a suffix, too: of `pemulis` it would leave `pul`.
    assume(not re.search("is(?:[km]u|nya)?(?:[lkt]ah|pun)?$", word))
    theirs = Stemmer(ArrayDictionary(sastrawi._roots())).stem_singular_word(word)
    assert root_of(word) == theirs or is_root(root_of(word))


@pytest.mark.parametrize(
    ("word", "root"),
    [("didikan", "didik"), ("ketukan", "ketuk"), ("menuliskannya", "tulis"), ("finalis", "finalis")],
)
def test_affixes_come_off(word: str, root: str) -> None:
    assert root_of(word) == root
