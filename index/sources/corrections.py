"""Corrections: what people say in place of what is read from an article.

A file `corrections.csv` stands at the top of a source folder, or is itself a source. Its first row names the
columns id, field, value, who, when and why, in any order. Several provinces or institutions are separated by
`;`; an empty value says that there is none. Of several corrections of one field the latest counts.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from index import knowledge
from index.article import Correction, Field
from index.sources import identifiers
from index.sources.encoding import UndecodableError, decode
from index.sources.files import origin_of, read_file
from index.sources.page import CorrectedField, Reason, RejectedError, Rejection

FILE_NAME = "corrections.csv"
COLUMNS = ("id", "field", "value", "who", "when", "why")
SEPARATOR = ";"
"""What stands between several values of one field."""

_PLURAL = (Field.PROVINCES, Field.MENTIONED_PROVINCES, Field.INSTITUTIONS)
_DELIMITERS = ",;\t"
"""What spreadsheets put between cells: a semicolon where the comma is the decimal sign, as in Indonesia."""
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
"""How a spreadsheet set to Indonesian rewrites an ISO day when it saves."""
_MOMENT = re.compile(
    r"(\S+?)(?:[T ]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:\.\d+)?)?(?: ?WI(?:B|TA|T)| ?Z| ?[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
"""A day with or without the time of day; zones are left aside, for one office keeps one."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One correction with what tells which of several counts.

    Attributes:
        origin: the file and line.
        id: the article's identifier.
        corrected: the correction itself.
        order: its day and time of day; the larger one is later.
    """

    origin: str
    id: str
    corrected: CorrectedField
    order: tuple[str, str]

    @property
    def key(self) -> tuple[str, Field]:
        """What it is about."""
        return self.id, self.corrected.field


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of all sources.

    Attributes:
        by_id: those that count, by article, in the order of the fields.
        rejections: what is wrong with the files.
        origins: by article, where its first correction stands.
    """

    by_id: Mapping[str, tuple[CorrectedField, ...]]
    rejections: tuple[Rejection, ...]
    origins: Mapping[str, str]


def read(sources: Sequence[Path]) -> Corrections:
    """Read and check the corrections of all sources; a fault in one row leaves the others alone.

    Args:
        sources: files and folders.

    Returns:
        What counts, and a rejection for whatever does not.
    """
    rejections: list[Rejection] = []
    entries: list[_Entry] = []
    for path in dict.fromkeys(filter(None, map(_file_of, sources))):
        for entry in _entries(path):
            if isinstance(entry, Rejection):
                rejections.append(entry)
            else:
                entries.append(entry)
    latest = _latest(entries)
    rejections.extend(_contradicted(entries, latest))
    return Corrections(_by_id(latest), tuple(rejections), {entry.id: entry.origin for entry in entries[::-1]})


def is_corrections(name: str) -> bool:
    """Whether a file's name, relative to its source, is that of a corrections file, wherever it stands."""
    return name.rpartition("/")[2] == FILE_NAME


def _latest(entries: Sequence[_Entry]) -> dict[tuple[str, Field], _Entry]:
    """The correction of each field that counts: the latest, of one time the lowest in the file."""
    latest: dict[tuple[str, Field], _Entry] = {}
    for entry in entries:
        other = latest.get(entry.key)
        latest[entry.key] = other if other and other.order > entry.order else entry
    return latest


def _contradicted(
    entries: Sequence[_Entry], latest: Mapping[tuple[str, Field], _Entry]
) -> Iterator[Rejection]:
    """The corrections that say something else than the one that counts, at the same time."""
    for entry in entries:
        winner = latest[entry.key]
        if entry.order == winner.order and entry.corrected.values != winner.corrected.values:
            yield Rejection(entry.origin, Reason.CORRECTION_CONTRADICTED, winner.origin.rpartition(":")[2])


def _by_id(latest: Mapping[tuple[str, Field], _Entry]) -> dict[str, tuple[CorrectedField, ...]]:
    """The corrections by article, always in the order of the fields: the fingerprint depends on it."""
    order = list(Field)
    found: dict[str, list[CorrectedField]] = {}
    for entry in sorted(latest.values(), key=lambda entry: order.index(entry.corrected.field)):
        found.setdefault(entry.id, []).append(entry.corrected)
    return {identifier: tuple(corrected) for identifier, corrected in found.items()}


def _file_of(source: Path) -> Path | None:
    """The corrections file of a source: itself, or the one at its top, if there is one."""
    try:
        if source.is_dir():
            path = source / FILE_NAME
            return path if path.exists() or path.is_symlink() else None
    except (OSError, ValueError):
        return None
    return source if source.name == FILE_NAME else None


def _entries(path: Path) -> Iterator[_Entry | Rejection]:
    """The rows of one file; one that is no table gives a single rejection."""
    origin = origin_of(path)
    try:
        text = decode(read_file(path))
    except RejectedError as error:
        yield error.rejection
        return
    except UndecodableError as error:
        yield Rejection(origin, error.reason, error.detail)
        return
    rows = _rows(text)
    _, header = next(rows, (1, []))
    names = [cell.lower() for cell in header or ()]
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        yield Rejection(origin, Reason.CORRECTIONS_COLUMNS, ", ".join(missing))
        return
    for line, cells in rows:
        yield _entry(f"{origin}:{line}", names, cells)


def _rows(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """The rows with the numbers of their first lines, empty ones left out; None for one that is broken."""
    head = text.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            yield line, None
            continue
        if any(cells):
            yield line, cells


def _entry(origin: str, names: Sequence[str], cells: list[str] | None) -> _Entry | Rejection:
    if cells is None or any(cells[len(names) :]):
        return Rejection(origin, Reason.CORRECTION_ROW, str(len(COLUMNS)))
    row = dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=False))
    try:
        return _checked(origin, {column: row[column] for column in COLUMNS})
    except RejectedError as error:
        return error.rejection


def _checked(origin: str, row: Mapping[str, str]) -> _Entry:
    if not row["id"]:
        raise _rejected(origin, Reason.CORRECTION_ID)
    if row["field"].lower() not in list(Field):
        raise _rejected(origin, Reason.CORRECTION_FIELD, row["field"])
    if not row["who"]:
        raise _rejected(origin, Reason.CORRECTION_WHO)
    order = _moment(row["when"])
    if order is None:
        raise _rejected(origin, Reason.CORRECTION_WHEN, row["when"])
    field = Field(row["field"].lower())
    values = tuple(dict.fromkeys(_value(origin, field, value) for value in _parts(field, row["value"])))
    corrected = CorrectedField(field, values, row["value"], Correction(row["who"], order[0], row["why"]))
    return _Entry(origin, identifiers.safe(row["id"]), corrected, order)


def _parts(field: Field, cell: str) -> Iterator[str]:
    """The values of a cell; only lists are separated, for a title may hold any sign."""
    for part in cell.split(SEPARATOR) if field in _PLURAL else (cell,):
        value = " ".join(part.split())
        if value:
            yield value


def _value(origin: str, field: Field, value: str) -> str:
    """Check one value and give it in the form that articles carry."""
    if field in {Field.PROVINCES, Field.MENTIONED_PROVINCES}:
        name = _provinces().get(value.casefold())
        if name is None:
            raise _rejected(origin, Reason.CORRECTION_PROVINCE, value)
        return name
    if field is Field.PUBLISHED:
        day = _iso(value)
        if day is None:
            raise _rejected(origin, Reason.CORRECTION_DATE, value)
        return day
    if field is Field.URL and not _is_address(value):
        raise _rejected(origin, Reason.CORRECTION_URL, value)
    return value


def _rejected(origin: str, reason: Reason, detail: str = "") -> RejectedError:
    return RejectedError(Rejection(origin, reason, detail))


def _moment(text: str) -> tuple[str, str] | None:
    """Read the day and time of a correction; the time is empty when it is not told."""
    match = _MOMENT.fullmatch(text)
    day = _iso(match[1]) if match else None
    if match is None or day is None or day.count("-") < 2:
        return None
    return day, f"{match[2]:0>2}:{match[3]}:{match[4] or '00'}" if match[2] else ""


def _iso(text: str) -> str | None:
    """Read an ISO day, month or year, or a day first; None when the calendar has none such."""
    text = text.strip()
    if match := _DAY_FIRST.fullmatch(text):
        parts = (match[3], match[2].zfill(2), match[1].zfill(2))
    elif match := _ISO.fullmatch(text):
        parts = (match[1], match[2] or "", match[3] or "")
    else:
        return None
    try:
        date(int(parts[0]), int(parts[1] or 1), int(parts[2] or 1))
    except ValueError:
        return None
    return "-".join(part for part in parts if part)


def _is_address(value: str) -> bool:
    try:
        address = urlsplit(value)
    except ValueError:
        return False
    return address.scheme.lower() in {"http", "https"} and bool(address.hostname) and " " not in value


@cache
def _provinces() -> Mapping[str, str]:
    """The official names of the provinces by their names and short forms, folded."""
    return {
        name.casefold(): row["name"]
        for row in knowledge.table("provinces")
        for name in (*knowledge.split(row["aliases"]), row["name"])
    }
