"""The normal form of a text, and the way back to the text as it was given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.normalize import normalize


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Provinsi\u00a0Jambi", "Provinsi Jambi"),
        ("ﬁnal", "final"),
        ("e\u0301", "é"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("a\u00adb\ufeffc", "abc"),
        ("½", "1\u20442"),
        ("biasa saja", "biasa saja"),
        ("“Jum’at” – 5 €", "“Jum’at” – 5 €"),
    ],
)
def test_compatible_characters_become_one_form(text: str, normal: str) -> None:
    assert normalize(text).text == normal


def test_a_text_in_normal_form_needs_no_offsets() -> None:
    assert normalize("“Sekda” Kalteng – Jum’at").starts is None


def test_offsets_lead_back_over_characters_that_grow_and_vanish() -> None:
    text = "\ufeff½\u00adﬁnal"
    normal = normalize(text)
    at = normal.text.index("nal")
    assert normal.starts is not None
    assert normal.ends is not None
    assert text[normal.starts[at] : normal.ends[at + 2]] == "nal"
    assert (normal.starts[0], normal.ends[0]) == (1, 2)


@given(st.text())
def test_offsets_are_ascending_and_within_the_text(text: str) -> None:
    normal = normalize(text)
    if normal.starts is None or normal.ends is None:
        assert normal.text == text
        return
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    assert normal.starts == sorted(normal.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True))


@given(st.text(alphabet=st.characters(exclude_categories=("Cf", "Mn", "Mc", "Me", "Cs")), max_size=40))
def test_the_normal_form_is_nfkc(text: str) -> None:
    expected = unicodedata.normalize("NFKC", text)
    assert unicodedata.normalize("NFKC", normalize(text).text.replace("-", "")) == "".join(
        character for character in expected if character not in "-\u2010\u2043"
    )
