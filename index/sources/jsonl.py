"""JSON lines, plain or compressed: one article a line.

`text` is needed; `id`, `title`, `date`, `url` and `source` may be there and win over what the text tells.
"""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, AnyStr

from index.article import Field, Origin
from index.sources import identifiers
from index.sources.encoding import UndecodableError, decode, storable, utf16_codec
from index.sources.files import MAX_BYTES, Fault, Found, open_file, rejection
from index.sources.page import (
    Given,
    Kind,
    Known,
    RawPage,
    Reason,
    RejectedError,
    Rejection,
    SourceItem,
    fingerprint,
)

_FIELDS = {"title": Field.TITLE, "date": Field.PUBLISHED, "url": Field.URL, "source": Field.OUTLET}
_WHITESPACE = b" \t\r\n\v\f"
DIGITS = 12
"""How many hexadecimal digits name a line without id."""
_HEAD = 64
"""How many bytes tell whether a file is UTF-16."""


def items(found: Found, known: Known) -> Iterator[SourceItem | Rejection]:
    """Stream the articles of one file; a fault in one line leaves the others alone.

    Args:
        found: a `.jsonl` or `.jsonl.gz` file.
        known: tells which lines need no check.

    Yields:
        An item a line, blank lines left out; a rejection for a line that is no JSON object or too long, and
        one for the file when it is empty or its compression is damaged (what was read before stays).
    """
    origin, stem, empty = found.origin, found.stem, True
    try:
        with open_file(found.path) as raw:
            for number, line in _lines(_open(raw, found.suffix)):
                if line is None or line.strip(_WHITESPACE):
                    empty = False
                    yield _item(line, f"{origin}:{number}", stem, known)
    except RejectedError as error:
        yield error.rejection
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Rejection(origin, Reason.UNREADABLE, Fault.DAMAGED_GZIP)
    except OSError as error:
        yield rejection(origin, error)
    else:
        if empty:
            yield Rejection(origin, Reason.EMPTY)


def page(item: SourceItem) -> RawPage:
    """Make a page of one line.

    Args:
        item: the line.

    Returns:
        The page with its given values.

    Raises:
        RejectedError: BINARY, ENCODING, INVALID_JSON, or NO_TEXT when `text` is missing, empty or no string.
    """
    record = _record(item.payload, item.origin)
    text = _text(record, item.origin)
    given = {}
    for name, field in _FIELDS.items():
        value = _string(record.get(name))
        if value:
            given[field] = Given(value, f"{name}: {value}", Origin.GIVEN)
    return RawPage(item.id, storable(text).replace("\r\n", "\n").replace("\r", "\n"), given)


def _item(line: bytes | None, origin: str, stem: str, known: Known) -> SourceItem | Rejection:
    if line is None:
        return Rejection(origin, Reason.TOO_LARGE, str(MAX_BYTES))
    line = line.strip(_WHITESPACE)
    try:
        identifier = _known_identifier(line, stem, known) or _identifier(line, origin, stem)
    except RejectedError as error:
        return error.rejection
    return SourceItem(identifier, origin, Kind.JSON, line)


def _known_identifier(line: bytes, stem: str, known: Known) -> str | None:
    """The identifier of a line that an article was made from before, None when it has to be read for it."""
    identifier = known(fingerprint(Kind.JSON, line))
    if identifier is None or not identifiers.has_digest(identifier, DIGITS):
        return identifier
    # The same line may have had its name from a file that is called otherwise.
    return identifier if identifier == identifiers.with_digest(stem, line, DIGITS) else None


def _identifier(line: bytes, origin: str, stem: str) -> str:
    record = _record(line, origin)
    given = _string(record.get("id"))
    _text(record, origin)
    return identifiers.safe(given) if given else identifiers.with_digest(stem, line, DIGITS)


def _text(record: Mapping[str, Any], origin: str) -> str:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise RejectedError(Rejection(origin, Reason.NO_TEXT))
    return text


def _record(line: bytes, origin: str) -> dict[str, Any]:
    try:
        record = json.loads(decode(line))
    except UndecodableError as error:
        raise RejectedError(Rejection(origin, error.reason, error.detail)) from error
    except json.JSONDecodeError as error:
        raise RejectedError(Rejection(origin, Reason.INVALID_JSON, str(error.colno))) from error
    except (ValueError, RecursionError) as error:
        raise RejectedError(Rejection(origin, Reason.INVALID_JSON, "1")) from error
    if not isinstance(record, dict):
        raise RejectedError(Rejection(origin, Reason.INVALID_JSON, "1"))
    return record


def _string(value: object) -> str:
    """A short value as text: strings and whole numbers; anything else counts as not given."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return storable(value).strip() if isinstance(value, str) else ""


def _open(raw: io.BufferedReader, suffix: str) -> io.BufferedReader | gzip.GzipFile:
    # A further buffer around the archive would lose what it holds when the archive breaks off.
    return gzip.GzipFile(fileobj=raw) if suffix.endswith(".gz") else raw


def _lines(stream: io.BufferedReader | gzip.GzipFile) -> Iterator[tuple[int, bytes | None]]:
    """Number the lines from 1; None stands for one that is longer than MAX_BYTES."""
    head = stream.peek(_HEAD)[:_HEAD]
    codec = utf16_codec(head)
    if codec is None:
        stream.read(len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0)
        yield from enumerate(_bounded(stream.readline, b"\n"), 1)
    else:
        with io.TextIOWrapper(stream, codec, errors="replace", newline="\n") as text:
            for number, line in enumerate(_bounded(text.readline, "\n"), 1):
                yield number, line if line is None else line.encode("utf-8")


def _bounded(readline: Callable[[int], AnyStr], end: AnyStr) -> Iterator[AnyStr | None]:
    while line := readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(end):
            line = readline(MAX_BYTES + 1)
        yield None
