"""What makes differently written words the same."""

from __future__ import annotations

import pytest

from index.analysis.variants import fold, standard
from index.knowledge import split, table


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("JAMBI", "jambi"),
        ("Jum’at", "jumat"),
        ("Jum'at", "jumat"),
        ("Ma`ruf", "maruf"),
        ("café", "cafe"),
        ("KemenPAN-RB", "kemenpan-rb"),
        ("İSTANBUL", "istanbul"),
    ],
)
def test_case_apostrophes_and_accents_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_very_long_words_are_cut() -> None:
    assert len(fold("a" * 100_000)) == 64


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("sumatra", "sumatera"),
        ("nopember", "november"),
        ("propinsi", "provinsi"),
        ("ijin", "izin"),
        ("praktek", "praktik"),
    ],
)
def test_older_and_other_spellings_become_the_standard_one(variant: str, expected: str) -> None:
    assert standard(variant) == expected


def test_no_standard_spelling_is_itself_a_variant() -> None:
    variants = [variant for row in table("spelling_variants") for variant in split(row["variants"])]
    assert len(variants) == len(set(variants))
    assert not {row["standard"] for row in table("spelling_variants")} & set(variants)
