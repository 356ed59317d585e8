from __future__ import annotations

import pytest

from index.sources.page import Kind, RawPage, Reason, RejectedError, SourceItem
from index.sources.parse import parse


def item(payload: bytes) -> SourceItem:
    return SourceItem("a", "a.txt", Kind.TEXT, payload)


def test_a_text_file_is_a_raw_page_with_its_boilerplate() -> None:
    assert parse(item(b"Kembali\r\n\r\nJudul\r\n")) == RawPage("a", "Kembali\n\nJudul\n")


@pytest.mark.parametrize("payload", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u00a0\u2003\n".encode()])
def test_an_empty_file_is_told(payload: bytes) -> None:
    with pytest.raises(RejectedError) as error:
        parse(item(payload))
    assert (error.value.rejection.origin, error.value.rejection.reason) == ("a.txt", Reason.EMPTY)


def test_a_binary_file_is_told() -> None:
    with pytest.raises(RejectedError) as error:
        parse(item(b"\x7fELF\x02\x01\x01"))
    assert error.value.rejection.reason is Reason.BINARY


def test_the_fingerprint_follows_the_content() -> None:
    assert item(b"x").fingerprint == item(b"x").fingerprint != item(b"y").fingerprint
