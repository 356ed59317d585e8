"""Every mistake is of one kind that says what to look at."""

from __future__ import annotations

import pytest

from index.article import Field
from index.evaluation.errors import ErrorKind, mistakes
from index.evaluation.labels import NOTHING, SET_FIELDS, Metadata


def metadata(published: str | None = None, **values: tuple[str, ...]) -> Metadata:
    return Metadata(NOTHING.texts, published, {**NOTHING.sets, **{Field(k): v for k, v in values.items()}})


def found(want: Metadata, have: Metadata) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.field.value, one.kind.value, one.wanted, one.found) for one in mistakes("a", want, have)]


@pytest.mark.parametrize(
    ("want", "have", "kind"),
    [
        ("2018-08-02", None, ErrorKind.MISSING),
        (None, "2018", ErrorKind.EXTRA),
        ("2018-08-02", "2018-08", ErrorKind.COARSER),
        ("2018-08", "2018-08-02", ErrorKind.FINER),
        ("2018-08-02", "2019-08-02", ErrorKind.OTHER_YEAR),
        ("2018-08-02", "2019", ErrorKind.OTHER_YEAR),
        ("2018-08-02", "2018-08-03", ErrorKind.OTHER_DAY),
        ("2018-08-02", "2018-09", ErrorKind.OTHER_DAY),
    ],
)
def test_kinds_of_wrong_dates(want: str | None, have: str | None, kind: ErrorKind) -> None:
    assert found(metadata(want), metadata(have)) == [("published", kind.value, want, have)]


def test_a_right_article_has_no_mistakes() -> None:
    right = metadata("2018", provinces=("Jambi",), institutions=("Kementerian Agama",))
    assert found(right, right) == []


def test_subject_and_mention_are_told_from_missing_and_needless() -> None:
    want = metadata(provinces=("Jambi", "Aceh"), mentioned_provinces=("Riau",))
    have = metadata(provinces=("Riau", "Bali"), mentioned_provinces=("Jambi",))
    assert found(want, have) == [
        ("provinces", "mentioned", "Jambi", None),
        ("provinces", "missing", "Aceh", None),
        ("provinces", "about", None, "Riau"),
        ("provinces", "extra", None, "Bali"),
        ("mentioned_provinces", "about", "Riau", None),
        ("mentioned_provinces", "mentioned", None, "Jambi"),
    ]


@pytest.mark.parametrize(
    ("want", "have", "kind"),
    [
        ("DPRD Kota Malang", "DPRD Kabupaten Malang", ErrorKind.OTHER_LEVEL),
        ("Pemerintah Provinsi Bali", "Pemerintah Kabupaten Badung", ErrorKind.OTHER_LEVEL),
        ("Kepolisian Daerah Bali", "Kepolisian Resor Badung", ErrorKind.OTHER_LEVEL),
        (
            "Kementerian Pendidikan dan Kebudayaan",
            "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi",
            ErrorKind.OTHER_NAME,
        ),
    ],
)
def test_kin_bodies_make_one_mistake(want: str, have: str, kind: ErrorKind) -> None:
    assert found(metadata(institutions=(want,)), metadata(institutions=(have,))) == [
        ("institutions", kind.value, want, have)
    ]


def test_strangers_make_two_mistakes() -> None:
    pair = metadata(institutions=("Kementerian Agama",)), metadata(institutions=("Kementerian Keuangan",))
    assert [kind for _, kind, _, _ in found(*pair)] == ["missing", "extra"]


@pytest.mark.parametrize(
    ("want", "have", "kind"),
    [
        ("Bupati meresmikan pasar", "Bupati meresmikan pasar - Warta", ErrorKind.PART),
        ("Bupati meresmikan pasar", "Lowongan", ErrorKind.OTHER),
        ("Bupati meresmikan pasar", None, ErrorKind.MISSING),
        (None, "Lowongan", ErrorKind.EXTRA),
    ],
)
def test_kinds_of_wrong_titles(want: str | None, have: str | None, kind: ErrorKind) -> None:
    first, second = (
        Metadata({**NOTHING.texts, Field.TITLE: title}, None, NOTHING.sets) for title in (want, have)
    )
    assert found(first, second) == [("title", kind.value, want, have)]


def test_every_missing_and_needless_value_is_in_just_one_mistake() -> None:
    want = metadata(institutions=("DPRD Kota Malang", "DPRD Kota Batu", "Kementerian Agama"))
    have = metadata(institutions=("DPRD Kabupaten Malang", "Kementerian Sosial"))
    listed = found(want, have)
    assert sorted(one for *_, one, _ in listed if one) == sorted(want.sets[SET_FIELDS[2]])
    assert sorted(one for *_, one in listed if one) == sorted(have.sets[SET_FIELDS[2]])
