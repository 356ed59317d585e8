from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.identifiers import safe, with_digest

IDENTIFIER = re.compile(r"[A-Za-z0-9._-]{1,100}")


@pytest.mark.parametrize("name", ["a", "000_c2871d068c493971", "indosum_dev-0", "A.b-C_9", "x" * 100, "..."])
def test_keeps_a_name_that_is_an_identifier(name: str) -> None:
    assert safe(name) == name


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("Berita Jambi", "Berita-Jambi-"),
        ("a/b/c", "a-b-c-"),
        ("Jum’at/é", "Jumat-e-"),
        ("../../etc/passwd", "etc-passwd-"),
        (".", "id-"),
        ("..", "id-"),
        ("", "id-"),
        ("新闻", "id-"),
        ("x" * 101, "x" * 91 + "-"),
    ],
)
def test_makes_another_name_safe_and_leaves_it_readable(name: str, readable: str) -> None:
    assert re.fullmatch(re.escape(readable) + "[0-9a-f]{8}", safe(name))


def test_the_same_name_gives_the_same_identifier_in_every_run() -> None:
    assert safe("Berita Jambi") == "Berita-Jambi-485bc122"
    assert with_digest("berita", b'{"text": "x"}', 12) == "berita-bf963cdd3f6d"


@given(st.text())
def test_any_name_becomes_an_identifier(name: str) -> None:
    made = safe(name)
    assert IDENTIFIER.fullmatch(made)
    assert made not in (".", "..")
    assert safe(made) == made


@given(st.text(), st.text())
def test_different_names_stay_different(one: str, other: str) -> None:
    assert (safe(one) == safe(other)) == (one == other)


def test_names_that_no_encoding_knows_are_no_obstacle() -> None:
    assert IDENTIFIER.fullmatch(safe("nama\udcff"))
