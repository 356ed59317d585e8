"""Stable article identifiers: 1 to 100 of `[A-Za-z0-9._-]`, usable as one part of a URL's path."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_LENGTH = 100
_SAFE = re.compile(r"[A-Za-z0-9._-]{1,100}")
_UNSAFE_RUN = re.compile(r"[^A-Za-z0-9._-]+")
_NO_PATH_PART = (".", "..")
"""Names that mean a folder in a URL's path and so never reach a page of their own (RFC 3986, 5.2.4)."""


def safe(name: str) -> str:
    """Make an identifier of a name.

    Args:
        name: any string.

    Returns:
        The name itself when it is an identifier already; otherwise its readable part, `-`, and eight
        hexadecimal digits that depend on the whole name, so that different names stay different.
    """
    if _SAFE.fullmatch(name) and name not in _NO_PATH_PART:
        return name
    return with_digest(name, name.encode("utf-8", "surrogatepass"), 8)


def with_digest(name: str, content: bytes, digits: int) -> str:
    """Join the readable part of a name and a digest.

    Args:
        name: any string.
        content: what the digest is made of.
        digits: how many hexadecimal digits it has; an even number.

    Returns:
        `<readable part>-<digest>`, within the length of an identifier.
    """
    digest = hashlib.blake2b(content, digest_size=digits // 2).hexdigest()
    return f"{_readable(name)[: MAX_LENGTH - digits - 1] or 'id'}-{digest}"


def has_digest(identifier: str, digits: int) -> bool:
    """Whether an identifier ends as `with_digest` ends one."""
    digest = identifier[-digits:]
    return identifier[-digits - 1 : -digits] == "-" and not digest.strip("0123456789abcdef")


def _readable(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name[: 4 * MAX_LENGTH]).encode("ascii", "ignore").decode()
    return _UNSAFE_RUN.sub("-", plain).strip("-.")
