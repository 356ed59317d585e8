"""Plain text files: the raw text of one page each."""

from __future__ import annotations

from index.sources.encoding import UndecodableError, decode
from index.sources.page import RawPage, Reason, RejectedError, Rejection, SourceItem


def page(item: SourceItem) -> RawPage:
    """Make a page of a text file.

    Args:
        item: the file's bytes.

    Returns:
        The page; nothing is given beside its text.

    Raises:
        RejectedError: EMPTY, BINARY or ENCODING.
    """
    return RawPage(item.id, decoded(item))


def decoded(item: SourceItem) -> str:
    """Decode an item that is text as a whole.

    Args:
        item: the file's bytes.

    Returns:
        Its text, which is more than whitespace.

    Raises:
        RejectedError: EMPTY, BINARY or ENCODING.
    """
    try:
        text = decode(item.payload)
    except UndecodableError as error:
        raise RejectedError(Rejection(item.origin, error.reason, error.detail)) from error
    if not text.strip():
        raise RejectedError(Rejection(item.origin, Reason.EMPTY))
    return text
