from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.encoding import UndecodableError, decode, storable
from index.sources.page import Reason

TEXT = "Jum’at, 5 Maret 2021 – “reformasi birokrasi” di Kalimantan Tengah\nbaris kedua\n"
LATIN_LETTERS = st.text(st.characters(codec="latin-1", categories=["L", "N", "P", "Zs"]), max_size=200)


def reason_of(data: bytes) -> Reason:
    with pytest.raises(UndecodableError) as error:
        decode(data)
    return error.value.reason


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_reads_a_text_in_each_encoding(codec: str) -> None:
    assert decode(TEXT.encode(codec)) == TEXT


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_takes_the_byte_order_from_the_mark(mark: bytes) -> None:
    codec = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + TEXT.encode(codec)) == TEXT


def test_reads_the_curly_quotes_of_windows() -> None:
    assert decode(b"\x93Jambi\x94 \x96 kata\x85") == "“Jambi” – kata…"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_knows_every_line_end(end: str) -> None:
    assert decode(f"satu{end}dua{end}{end}tiga".encode()) == "satu\ndua\n\ntiga"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj",
        b"PK\x03\x04 word/document.xml",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08\x00",
        bytes(range(256)) * 20,
        b"teks\0\0\0\0\0\0lagi\0\0",
        b"\0" * 1000,
    ],
)
def test_refuses_what_is_no_text(data: bytes) -> None:
    assert reason_of(data) is Reason.BINARY


@pytest.mark.parametrize(
    "data",
    [
        "Москва столица России".encode("koi8-r"),
        "北京是中国的首都".encode("gbk"),
        "東京は日本の首都です".encode("shift-jis"),
        b"kutipan \x81 dan \x8d",
        "\ufeffteks".encode("utf-16-le") + b"\x00\xd8",
    ],
)
def test_refuses_text_in_an_encoding_that_is_not_read(data: bytes) -> None:
    assert reason_of(data) is Reason.ENCODING


def test_refuses_damaged_utf8_and_says_where_instead_of_showing_nonsense() -> None:
    with pytest.raises(UndecodableError) as error:
        decode("“satu” “dua” ".encode() + b"\xe2\x80 tiga")
    assert (error.value.reason, error.value.detail) == (Reason.ENCODING, "22")


def test_one_stray_control_character_in_a_long_text_does_no_harm() -> None:
    assert decode(b"kata " * 500 + b"\x02") == "kata " * 500 + "\x02"


def test_what_cannot_be_stored_is_replaced_in_place() -> None:
    assert storable("a\0b\ud800c") == "a\ufffdb\ufffdc"


@given(st.binary(max_size=2000))
def test_any_bytes_give_storable_text_or_a_reason(data: bytes) -> None:
    try:
        decode(data).encode()
    except UndecodableError as error:
        assert error.reason in (Reason.BINARY, Reason.ENCODING)


@given(LATIN_LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_no_text_is_changed_by_writing_and_reading_it(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


def test_a_long_file_costs_linear_time() -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        decode(b"\xe9 kata" * size)
        return time.process_time() - start

    seconds(1000)
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.001)
