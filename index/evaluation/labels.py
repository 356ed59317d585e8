"""The two sides that are compared: what people wrote down, and what extraction reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import Article, Field
from index.extraction.extract import extract
from index.sources import identifiers
from index.sources.encoding import UndecodableError, decode
from index.sources.files import origin_of, read_file
from index.sources.page import Reason, RejectedError, Rejection, SourceItem
from index.sources.parse import parse
from index.sources.read import read

SET_FIELDS = (Field.PROVINCES, Field.MENTIONED_PROVINCES, Field.INSTITUTIONS)
TEXT_FIELDS = (Field.TITLE, Field.OUTLET)


@dataclass(frozen=True, slots=True)
class Metadata:
    """One article's metadata, from either side.

    Attributes:
        texts: the values of TITLE and OUTLET, None where there is none.
        published: ISO day, month or year, or None.
        sets: the values of PROVINCES, MENTIONED_PROVINCES and INSTITUTIONS.
    """

    texts: Mapping[Field, str | None]
    published: str | None
    sets: Mapping[Field, tuple[str, ...]]


NOTHING = Metadata(dict.fromkeys(TEXT_FIELDS), None, dict.fromkeys(SET_FIELDS, ()))
"""What is known of an article that was not extracted."""


def read_labels(path: Path) -> dict[str, Metadata]:
    """Read labels, one JSON object a line with the labelling guide's names.

    Args:
        path: the file.

    Returns:
        The labels by article, in the order of the file; of two with one id the later.

    Raises:
        RejectedError: the file cannot be read, is EMPTY, or a line is no object with an `id` (INVALID_JSON).
    """
    origin = origin_of(path)
    try:
        text = decode(read_file(path))
    except UndecodableError as error:
        raise RejectedError(Rejection(origin, error.reason, error.detail)) from error
    found = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _row(line, f"{origin}:{number}")
            found[identifiers.safe(str(row["id"]))] = _metadata(row)
    if not found:
        raise RejectedError(Rejection(origin, Reason.EMPTY))
    return found


def extracted(texts: Path, wanted: Mapping[str, Metadata]) -> Iterator[tuple[str, Metadata] | Rejection]:
    """Let extraction read the texts that labels are there for.

    Args:
        texts: a source as `flask extract` takes it.
        wanted: the labels by article.

    Yields:
        Identifiers with what was read, and what could not be read.
    """
    for item in read([texts]):
        if isinstance(item, SourceItem):
            if item.id not in wanted:
                continue
            try:
                yield item.id, of_article(extract(parse(item)))
            except RejectedError as error:
                yield error.rejection
        else:
            yield item


def of_article(article: Article) -> Metadata:
    """An article's metadata in the form in which they are compared."""
    return Metadata(
        {Field.TITLE: article.title, Field.OUTLET: article.outlet},
        article.published.value,
        {
            Field.PROVINCES: article.provinces,
            Field.MENTIONED_PROVINCES: article.mentioned_provinces,
            Field.INSTITUTIONS: article.institutions,
        },
    )


def _row(line: str, origin: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        column = error.colno if isinstance(error, json.JSONDecodeError) else 1
        raise RejectedError(Rejection(origin, Reason.INVALID_JSON, str(column))) from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str | int):
        raise RejectedError(Rejection(origin, Reason.INVALID_JSON, "1"))
    return row


def _metadata(row: Mapping[str, Any]) -> Metadata:
    return Metadata(
        {field: _text(row.get(field)) for field in TEXT_FIELDS},
        _text(row.get(Field.PUBLISHED)),
        {field: _values(row.get(field)) for field in SET_FIELDS},
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _values(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
