from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Field, Origin
from index.sources import jsonl
from index.sources.files import Fault
from index.sources.page import (
    Given,
    Kind,
    RawPage,
    Reason,
    RejectedError,
    Rejection,
    SourceItem,
    fingerprint,
)
from index.sources.parse import parse
from index.sources.read import read

TEXT = "Gubernur Jambi membuka lokakarya inovasi."
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(*lines: object, name: str = "berita.jsonl", codec: str = "utf-8", end: str = "\n") -> Path:
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        content = "".join(text + end for text in texts).encode(codec)
        path = tmp_path / name
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return path

    return write


def pages(path: Path) -> list[RawPage | Rejection]:
    return [parse(item) if isinstance(item, SourceItem) else item for item in read([path])]


def page_of(line: object) -> RawPage:
    return parse(SourceItem("a", "berita.jsonl:1", Kind.JSON, json.dumps(line).encode()))


def reason_of(line: object) -> Reason:
    with pytest.raises(RejectedError) as error:
        page_of(line)
    return error.value.rejection.reason


@pytest.mark.parametrize("name", ["berita.jsonl", "berita.jsonl.gz", "BERITA.JSONL"])
def test_each_line_is_an_article(write: Write, name: str) -> None:
    path = write({"id": "a", "text": TEXT}, {"id": "b", "text": "Lain."}, name=name)
    assert pages(path) == [RawPage("a", TEXT), RawPage("b", "Lain.")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_read_in_each_encoding(write: Write, codec: str, end: str) -> None:
    path = write({"id": "a", "text": "Jum’at di Jambi"}, {"id": "b", "text": "x"}, codec=codec, end=end)
    assert pages(path) == [RawPage("a", "Jum’at di Jambi"), RawPage("b", "x")]


def test_what_is_given_wins_over_the_text_and_says_where_it_stood() -> None:
    line = {"text": TEXT, "title": " Judul ", "date": "Jumat, 29 Mei 2026 22:02 WIB", "url": "https://a/b"}
    page = page_of({**line, "source": "ANTARA"})
    assert page.text == TEXT
    assert page.given == {
        Field.TITLE: Given("Judul", "title: Judul", Origin.GIVEN),
        Field.PUBLISHED: Given(
            "Jumat, 29 Mei 2026 22:02 WIB", "date: Jumat, 29 Mei 2026 22:02 WIB", Origin.GIVEN
        ),
        Field.URL: Given("https://a/b", "url: https://a/b", Origin.GIVEN),
        Field.OUTLET: Given("ANTARA", "source: ANTARA", Origin.GIVEN),
    }


@pytest.mark.parametrize("value", [None, "", "  ", [], {}, ["x"], {"a": 1}, True, 1.5])
def test_a_value_of_a_wrong_type_counts_as_not_given(value: object) -> None:
    assert page_of({"text": TEXT, "title": value, "date": value, "url": value, "source": value}).given == {}


def test_a_whole_number_is_taken_as_it_is_written(write: Write) -> None:
    assert page_of({"text": TEXT, "date": 2018}).given[Field.PUBLISHED].value == "2018"
    assert [item.id for item in read([write({"id": 17, "text": TEXT})]) if isinstance(item, SourceItem)] == [
        "17"
    ]


@pytest.mark.parametrize("text", [None, "", " \n\t", 5, ["x"], {"a": "b"}, False])
def test_a_line_without_text_is_told(text: object) -> None:
    assert reason_of({"id": "a", "text": text}) is Reason.NO_TEXT
    assert reason_of({"id": "a"}) is Reason.NO_TEXT


def test_a_faulty_line_is_told_with_its_place_and_the_others_are_read(write: Write) -> None:
    path = write(
        {"id": "a", "text": TEXT}, '{"id": "b", text', "", "[1, 2]", '"x"', "null", {"id": "c", "text": TEXT}
    )
    assert [
        item.id if isinstance(item, RawPage) else (item.origin, item.reason, item.detail)
        for item in pages(path)
    ] == [
        "a",
        (f"{path}:2", Reason.INVALID_JSON, "13"),
        (f"{path}:4", Reason.INVALID_JSON, "1"),
        (f"{path}:5", Reason.INVALID_JSON, "1"),
        (f"{path}:6", Reason.INVALID_JSON, "1"),
        "c",
    ]


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"text": ' * 50_000, '{"id": ' + "9" * 5_000 + "}", '{"text": "a\tb"}', "{}{}"]
)
def test_odd_json_is_told_and_harms_nothing(write: Write, line: str) -> None:
    assert [item.reason for item in read([write(line)]) if isinstance(item, Rejection)] == [
        Reason.INVALID_JSON
    ]


def test_blank_lines_are_no_fault_but_nothing_else_is(write: Write) -> None:
    assert pages(write("", "  \t", {"id": "a", "text": TEXT}, "")) == [RawPage("a", TEXT)]
    empty = write("", "  ", name="kosong.jsonl")
    assert pages(empty) == [Rejection(str(empty), Reason.EMPTY)]
    assert pages(write(name="nol.jsonl.gz"))[0] == Rejection(
        str(empty.with_name("nol.jsonl.gz")), Reason.EMPTY
    )


def test_a_given_id_is_kept_and_another_is_made_safe(write: Write) -> None:
    path = write(
        {"id": "Berita_1.x-y", "text": TEXT}, {"id": "Berita 1/x", "text": TEXT}, {"id": "..", "text": TEXT}
    )
    first, second, third = (item.id for item in read([path]) if isinstance(item, SourceItem))
    assert first == "Berita_1.x-y"
    assert re.fullmatch(r"Berita-1-x-[0-9a-f]{8}", second)
    assert re.fullmatch(r"id-[0-9a-f]{8}", third)


def test_a_line_without_id_is_named_after_file_and_content(write: Write) -> None:
    path = write({"text": "satu"}, {"text": "dua"}, name="arsip.jsonl.gz")
    before = [item.id for item in read([path]) if isinstance(item, SourceItem)]
    assert all(re.fullmatch(r"arsip-[0-9a-f]{12}", identifier) for identifier in before)
    path = write({"text": "nol"}, {"text": "dua"}, {"text": "satu"}, name="arsip.jsonl.gz")
    after = [item.id for item in read([path]) if isinstance(item, SourceItem)]
    assert after[1:] == before[::-1]


def test_what_is_known_is_not_read_again(write: Write) -> None:
    path = write("{", {"id": "b", "text": TEXT})
    known = {fingerprint(Kind.JSON, b"{"): "a"}
    assert [item.id for item in read([path], known.get) if isinstance(item, SourceItem)] == ["a", "b"]


def test_a_known_line_without_id_is_named_after_the_file_in_which_it_stands_now(write: Write) -> None:
    found = [*read([write({"text": "satu"}, name="lama.jsonl")])]
    known = {item.fingerprint: item.id for item in found if isinstance(item, SourceItem)}
    for name in ("lama", "baru"):
        (item,) = read([write({"text": "satu"}, name=f"{name}.jsonl")], known.get)
        assert isinstance(item, SourceItem)
        assert item.id.startswith(f"{name}-")


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.99])
def test_of_a_cut_off_archive_the_readable_part_is_kept(tmp_path: Path, keep: float) -> None:
    lines = "".join(
        json.dumps({"id": f"a{n}", "text": f"{TEXT} {n * 7919 % 1000}"}) + "\n" for n in range(3000)
    )
    packed = gzip.compress(lines.encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[: int(len(packed) * keep)])
    *items, last = read([path])
    assert last == Rejection(str(path), Reason.UNREADABLE, Fault.DAMAGED_GZIP)
    assert [item.id for item in items if isinstance(item, SourceItem)] == [f"a{n}" for n in range(len(items))]
    assert len(items) > 3000 * keep * 0.8


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(b'{"id": "a", "text": "x"}\n' * 3))
    packed[-6] ^= 0xFF
    broken, none = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    broken.write_bytes(packed)
    none.write_bytes(b"bukan gzip")
    for path in (broken, none):
        assert list(read([path]))[-1] == Rejection(str(path), Reason.UNREADABLE, Fault.DAMAGED_GZIP)


def test_a_line_over_the_limit_is_told_and_the_next_is_read(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "MAX_BYTES", 1000)
    path = write({"id": "a", "text": "x" * 5000}, {"id": "b", "text": TEXT})
    assert pages(path) == [Rejection(f"{path}:1", Reason.TOO_LARGE, "1000"), RawPage("b", TEXT)]


def test_a_compressed_endless_line_costs_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_BYTES", 1_000_000)
    path = tmp_path / "bom.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * 50_000_000))
    assert pages(path) == [Rejection(f"{path}:1", Reason.TOO_LARGE, "1000000")]


def test_text_that_cannot_be_stored_is_mended() -> None:
    page = page_of({"text": "a\0b\ud800c\r\nd", "title": "e\udfff"})
    assert page.text == "a\ufffdb\ufffdc\nd"
    assert page.given[Field.TITLE].value == "e\ufffd"


@given(st.binary(max_size=300))
def test_any_line_gives_a_page_or_a_reason(line: bytes) -> None:
    try:
        parse(SourceItem("a", "a.jsonl:1", Kind.JSON, line))
    except RejectedError as error:
        assert error.rejection.reason in (Reason.INVALID_JSON, Reason.NO_TEXT, Reason.BINARY, Reason.ENCODING)


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "date", "url", "source"]),
        st.none() | st.text() | st.integers() | st.lists(st.text()),
    )
)
def test_any_object_gives_a_storable_page_or_no_text(record: dict[str, object]) -> None:
    try:
        page = page_of(record)
    except RejectedError as error:
        assert error.rejection.reason is Reason.NO_TEXT
    else:
        (page.text + "".join(value.value + value.words for value in page.given.values())).encode()
