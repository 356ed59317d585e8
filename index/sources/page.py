"""What a source yields: items of raw bytes, the pages read from them, and why one was rejected."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from index.article import Correction, Field, Origin


class Kind(StrEnum):
    """The form of an item's payload."""

    TEXT = "text"
    """A page's raw text."""
    HTML = "html"
    """A saved web page."""
    JSON = "json"
    """One JSON object of a JSON-lines file."""


class Reason(StrEnum):
    """Why something was not indexed. The message for people is made elsewhere, from this and the detail."""

    UNREADABLE = "unreadable"
    BINARY = "binary"
    ENCODING = "encoding"
    EMPTY = "empty"
    INVALID_JSON = "invalid_json"
    NO_TEXT = "no_text"
    DUPLICATE_ID = "duplicate_id"
    UNKNOWN_FORMAT = "unknown_format"
    NO_ARTICLES = "no_articles"
    MISSING = "missing"
    TOO_LARGE = "too_large"
    CORRECTIONS_PLACE = "corrections_place"
    """A corrections file that is not at the top of a source."""
    CORRECTIONS_COLUMNS = "corrections_columns"
    """Columns that a corrections file lacks; the detail names them."""
    CORRECTION_ROW = "correction_row"
    """A row with other cells than the header has, or with a quotation mark that is not closed."""
    CORRECTION_ID = "correction_id"
    """No article of the sources has the id."""
    CORRECTION_FIELD = "correction_field"
    CORRECTION_PROVINCE = "correction_province"
    CORRECTION_DATE = "correction_date"
    """A date of publication that is none."""
    CORRECTION_URL = "correction_url"
    CORRECTION_WHEN = "correction_when"
    """A correction without a day, or with one that is none."""
    CORRECTION_WHO = "correction_who"
    """A correction that nobody signed."""
    CORRECTION_CONTRADICTED = "correction_contradicted"
    """Two different corrections of one field on one day; the detail is the line that wins."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing that could not be taken in.

    Attributes:
        origin: the file, with `:line` for a line of a JSON-lines file.
        reason: the kind of fault.
        detail: what is particular to this case (a codec, a column, the other file with the same id).
    """

    origin: str
    reason: Reason
    detail: str = ""


class RejectedError(Exception):
    """Raised while reading one item; carries its rejection."""

    def __init__(self, rejection: Rejection) -> None:
        super().__init__(f"{rejection.origin}: {rejection.reason} {rejection.detail}")
        self.rejection = rejection


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """What a person says in place of what is read from an article.

    Attributes:
        field: the field that is corrected.
        values: its values, checked; empty when there is none.
        words: the values as written.
        correction: who says so, when and why.
    """

    field: Field
    values: tuple[str, ...]
    words: str
    correction: Correction


class Known(Protocol):
    """Tells what need not be read again, since an article was made from it before."""

    def __call__(self, fingerprint: bytes, /) -> str | None:
        """Look an item up.

        Args:
            fingerprint: that of an item without corrections.

        Returns:
            The identifier of an article that such an item gave, of several the first; or None.
        """
        ...


def nothing_known(_fingerprint: bytes) -> str | None:
    """Know nothing, so that everything is read."""
    return None


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One article's raw bytes, not yet parsed, so that an unchanged one costs no more than its reading.

    Attributes:
        id: the article's stable identifier.
        origin: the file, with `:line` for a line of a JSON-lines file.
        kind: the payload's form.
        payload: the bytes as they stand in the source.
        corrections: what people say in place of what is read from it, at most one a field.
    """

    id: str
    origin: str
    kind: Kind
    payload: bytes
    corrections: tuple[CorrectedField, ...] = ()

    @property
    def fingerprint(self) -> bytes:
        """A digest of 16 bytes that changes when the item's content or its corrections do."""
        return fingerprint(self.kind, self.payload, self.corrections)


def fingerprint(kind: Kind, payload: bytes, corrections: tuple[CorrectedField, ...] = ()) -> bytes:
    """What `SourceItem.fingerprint` is of an item that need not be there yet."""
    digest = hashlib.blake2b(kind.encode() + b"\0", digest_size=16)
    digest.update(payload)
    if corrections:
        digest.update(b"\0" + repr(corrections).encode("utf-8", "surrogatepass"))
    return digest.digest()


@dataclass(frozen=True, slots=True)
class Given:
    """A value that came beside the text and wins over what is read from it.

    Attributes:
        value: the value as given, not yet parsed (a date in any printed form).
        words: what a person would find in the source (`datePublished: 2019-08-26T...`).
        origin: GIVEN for JSON lines, METADATA for a page's own metadata.
    """

    value: str
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as extraction takes it.

    Attributes:
        id: the article's stable identifier.
        text: the raw text; for a JSON line or an HTML page the main text, else the page with its boilerplate.
        given: values that win over the text, by field (TITLE, PUBLISHED, URL, OUTLET).
        corrections: what wins over text and given values, at most one a field.
    """

    id: str
    text: str
    given: Mapping[Field, Given] = field(default_factory=dict)
    corrections: tuple[CorrectedField, ...] = ()
