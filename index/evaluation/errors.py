"""What kinds of error there are, and in which articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from index import knowledge
from index.article import Field
from index.evaluation.labels import TEXT_FIELDS, Metadata
from index.evaluation.scores import DateKind, date_kind, folded, plain

_KINDS = (" Provinsi ", " Kabupaten ", " Kota ")
_OTHER_PROVINCES = {
    Field.PROVINCES: Field.MENTIONED_PROVINCES,
    Field.MENTIONED_PROVINCES: Field.PROVINCES,
}


class ErrorKind(StrEnum):
    """How a value is wrong."""

    MISSING = "missing"
    """It is wanted and not found."""
    EXTRA = "extra"
    """It is found and not wanted; with one value, where nothing is wanted."""
    OTHER = "other"
    """Something else is found."""
    COARSER = "coarser"
    """Of a date, only its year or month is found."""
    FINER = "finer"
    """Of a date, more is claimed than the text determines."""
    OTHER_YEAR = "other_year"
    OTHER_DAY = "other_day"
    """Of a date, another day or month of the same year."""
    PART = "part"
    """Of a title, a part, or the title with something before or behind it."""
    ABOUT = "about"
    """A province that the article only names is taken for one that it is about."""
    MENTIONED = "mentioned"
    """A province that the article is about is taken for one that it only names."""
    OTHER_LEVEL = "other_level"
    """The same kind of body of another level or region (`DPRD Kota X` for `DPRD Kabupaten X`)."""
    OTHER_NAME = "other_name"
    """Another name that the same central body bore."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong value.

    Attributes:
        field: its field.
        kind: how it is wrong.
        id: the article.
        wanted: what people wrote down; None for nothing.
        found: what was read; None for nothing.
    """

    field: Field
    kind: ErrorKind
    id: str
    wanted: str | None
    found: str | None


def mistakes(identifier: str, want: Metadata, have: Metadata) -> Iterator[Mistake]:
    """Sort what is wrong with one article.

    Args:
        identifier: the article.
        want: what people wrote down.
        have: what was read.

    Yields:
        The mistakes. In a field of several values every missing and every needless value is in just one.
    """
    yield from _of_texts(identifier, want, have)
    kind = _date_error(want.published, have.published)
    if kind:
        yield Mistake(Field.PUBLISHED, kind, identifier, want.published, have.published)
    for field, other in _OTHER_PROVINCES.items():
        yield from _of_provinces(identifier, field, other, want, have)
    yield from _of_institutions(identifier, want, have)


def _of_texts(identifier: str, want: Metadata, have: Metadata) -> Iterator[Mistake]:
    for field in TEXT_FIELDS:
        wanted, found = want.texts[field], have.texts[field]
        first, second = plain(wanted), plain(found)
        if first == second:
            continue
        kind = ErrorKind.OTHER if first and second else ErrorKind.MISSING if first else ErrorKind.EXTRA
        if kind is ErrorKind.OTHER and field is Field.TITLE and (first in second or second in first):
            kind = ErrorKind.PART
        yield Mistake(field, kind, identifier, wanted, found)


def _date_error(want: str | None, have: str | None) -> ErrorKind | None:
    kinds = {
        DateKind.MISSED: ErrorKind.MISSING,
        DateKind.INVENTED: ErrorKind.EXTRA,
        DateKind.COARSER: ErrorKind.COARSER,
    }
    kind = date_kind(want, have)
    if kind is DateKind.RIGHT or kind in kinds or not want or not have:
        return kinds.get(kind)
    if have.startswith(want):
        return ErrorKind.FINER
    return ErrorKind.OTHER_DAY if have[:4] == want[:4] else ErrorKind.OTHER_YEAR


def _of_provinces(
    identifier: str, field: Field, other: Field, want: Metadata, have: Metadata
) -> Iterator[Mistake]:
    """Provinces that are missing or needless; those of the other field's are confused with it."""
    missing, extra = _differences(field, want, have)
    needless = ErrorKind.ABOUT if field is Field.PROVINCES else ErrorKind.MENTIONED
    lost = ErrorKind.MENTIONED if field is Field.PROVINCES else ErrorKind.ABOUT
    wanted_there, found_there = folded(want.sets[other]), folded(have.sets[other])
    for key, value in missing.items():
        kind = lost if key in found_there else ErrorKind.MISSING
        yield Mistake(field, kind, identifier, value, None)
    for key, value in extra.items():
        kind = needless if key in wanted_there else ErrorKind.EXTRA
        yield Mistake(field, kind, identifier, None, value)


def _of_institutions(identifier: str, want: Metadata, have: Metadata) -> Iterator[Mistake]:
    """Missing and needless bodies; a missing and a needless one that are kin make one mistake."""
    field = Field.INSTITUTIONS
    missing, extra = _differences(field, want, have)
    for kind, family in ((ErrorKind.OTHER_NAME, _central), (ErrorKind.OTHER_LEVEL, _family)):
        for key, value in list(missing.items()):
            name = family(value)
            kin = next((one for one, found in extra.items() if name and family(found) == name), None)
            if kin is not None:
                del missing[key]
                yield Mistake(field, kind, identifier, value, extra.pop(kin))
    for value in missing.values():
        yield Mistake(field, ErrorKind.MISSING, identifier, value, None)
    for value in extra.values():
        yield Mistake(field, ErrorKind.EXTRA, identifier, None, value)


def _differences(field: Field, want: Metadata, have: Metadata) -> tuple[dict[str, str], dict[str, str]]:
    wanted, found = folded(want.sets[field]), folded(have.sets[field])
    missing = {key: value for key, value in wanted.items() if key not in found}
    return missing, {key: value for key, value in found.items() if key not in wanted}


def _central(name: str) -> str:
    """What joins the names of one central body; empty for any other body."""
    return _bodies().get(plain(name), "")


def _family(name: str) -> str:
    """What bodies of one kind have in common: the unit without its region, or the word that opens it."""
    for kind in _KINDS:
        unit, found, _ = name.partition(kind)
        if found:
            return unit
    opening = name.partition(" ")[0]
    return opening if opening in _openings() else ""


@cache
def _bodies() -> Mapping[str, str]:
    return {plain(row["name"]): row["body"] for row in knowledge.table("institutions")}


@cache
def _openings() -> frozenset[str]:
    """The words that open the names of state bodies with regional branches: Kepolisian, Kejaksaan."""
    rows = knowledge.table("units")
    return frozenset(
        row["name"].partition(" ")[0] for row in rows if row["style"] not in {"kind", "hospital"}
    )
