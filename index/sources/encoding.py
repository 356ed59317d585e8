"""Bytes to text: UTF-8 and UTF-16 with or without byte order mark, and Windows-1252.

Nothing is guessed from letter statistics: each encoding is taken only where its own structure shows it, so
that a file in another one is refused rather than indexed as nonsense.
"""

from __future__ import annotations

import codecs
import re

from index.sources.page import Reason

_MAX_CONTROLS = 0.005
"""The share of control characters above which bytes are no text. Prose has none; a stray one does no harm."""
_MIN_ZEROS = 0.7
"""The share of zero bytes in every second place from which Latin text without a mark is taken for UTF-16."""

_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
)
"""How PDF, ZIP (DOCX, EPUB), gzip, PNG, JPEG, GIF, ELF and old Office files begin."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_HIGH = bytes(range(128, 256))
_FOREIGN_WORD = re.compile(rb"[\x80-\xff]{3,}")
"""What Latin text in Windows-1252 hardly has, and what Cyrillic, Chinese or Japanese consist of."""
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class UndecodableError(Exception):
    """The bytes are no text in an encoding that is read.

    Attributes:
        reason: BINARY, or ENCODING when it is text in another encoding, or a damaged one.
        detail: the position of the first byte that does not fit, from 1, or empty.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}")
        self.reason = reason
        self.detail = detail


def decode(data: bytes) -> str:
    """Decode one article's bytes.

    Args:
        data: the bytes; a byte order mark is taken off.

    Returns:
        The text with a line feed as its only line end, storable as UTF-8 (see `storable`).

    Raises:
        UndecodableError: when the bytes are no text, or in no encoding that is read.
    """
    text = storable(_decode(data))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def storable(text: str) -> str:
    """Replace what cannot be stored or sent as UTF-8 text (NUL, lone surrogates) by U+FFFD, one for one."""
    return text if _is_storable(text) else _UNSTORABLE.sub("\ufffd", text)


def _is_storable(text: str) -> bool:
    # Encoding takes a tenth of what the pattern needs, and nearly every text passes.
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def utf16_codec(head: bytes) -> str | None:
    """Tell from the first bytes whether they are UTF-16.

    Args:
        head: the first bytes of a text, or all of it.

    Returns:
        `utf-16` when there is a byte order mark, `utf-16-le` or `utf-16-be` when zero bytes show it, or None.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" not in head:
        return None
    even, odd = _share(head[::2], b"\0"), _share(head[1::2], b"\0")
    if odd >= _MIN_ZEROS and not even:
        return "utf-16-le"
    if even >= _MIN_ZEROS and not odd:
        return "utf-16-be"
    return None


def _decode(data: bytes) -> str:
    codec = utf16_codec(data)
    if codec is not None:
        return _strictly(data, codec)
    if data.startswith(_SIGNATURES) or _share(data, _CONTROLS) > _MAX_CONTROLS:
        raise UndecodableError(Reason.BINARY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_windows(data, error.start)


def _decode_windows(data: bytes, first_fault: int) -> str:
    """Take what is no UTF-8 for Windows-1252, unless it is damaged UTF-8 or another script's encoding."""
    high = len(data) - len(data.translate(None, _HIGH))
    if 2 * _covered(_MULTIBYTE, data) > high or 2 * _covered(_FOREIGN_WORD, data) > high:
        raise UndecodableError(Reason.ENCODING, str(first_fault + 1))
    return _strictly(data, "windows-1252")


def _strictly(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise UndecodableError(Reason.ENCODING, str(error.start + 1)) from error
    if codec != "windows-1252" and _share(text.encode("utf-8"), _CONTROLS) > _MAX_CONTROLS:
        raise UndecodableError(Reason.BINARY)
    return text


def _covered(pattern: re.Pattern[bytes], data: bytes) -> int:
    return sum(match.end() - match.start() for match in pattern.finditer(data))


def _share(data: bytes, which: bytes) -> float:
    return (len(data) - len(data.translate(None, which))) / len(data) if data else 0.0
