"""What people say in place of what was read: how it is read, checked and told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Correction, Field
from index.sources import corrections
from index.sources.page import CorrectedField, Reason, Rejection, SourceItem
from index.sources.read import read

HEADER = "id,field,value,who,when,why"
ARTICLE = "Bupati membuka pelatihan aparatur di Jambi."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text(ARTICLE)
    return tmp_path


def put(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / corrections.FILE_NAME
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def read_all(*sources: Path) -> tuple[dict[str, tuple[CorrectedField, ...]], list[tuple[str, Reason, str]]]:
    found = list(read(sources))
    items = {item.id: item.corrections for item in found if isinstance(item, SourceItem)}
    faults = [item for item in found if isinstance(item, Rejection)]
    return items, [(Path(fault.origin).name, fault.reason, fault.detail) for fault in faults]


def values(*sources: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    items, _ = read_all(*sources)
    return {key: {one.field.value: one.values for one in fields} for key, fields in items.items()}


def faults(*sources: Path) -> list[tuple[str, Reason, str]]:
    return read_all(*sources)[1]


def test_a_correction_goes_with_its_article_signed_and_dated(folder: Path) -> None:
    put(folder, 'a,title,"Judul, yang benar",Ani,2024-05-01,salah baca')
    items, rejected = read_all(folder)
    signed = Correction("Ani", "2024-05-01", "salah baca")
    assert items["a"] == (CorrectedField(Field.TITLE, ("Judul, yang benar",), "Judul, yang benar", signed),)
    assert (items["b"], rejected) == ((), [])


def test_several_values_are_separated_and_an_empty_one_says_none(folder: Path) -> None:
    put(
        folder,
        "a,provinces,Jambi; Riau ;Jambi,Ani,2024-05-01,",
        "a,institutions,,Ani,2024-05-01,",
        "b,title,Desa; kota,Ani,2024-05-01,",
    )
    assert values(folder) == {
        "a": {"provinces": ("Jambi", "Riau"), "institutions": ()},
        "b": {"title": ("Desa; kota",)},
    }
    assert faults(folder) == []


def test_a_province_may_be_written_in_its_short_form_and_any_case(folder: Path) -> None:
    put(folder, "a,provinces,jateng;DIY;kalimantan timur,Ani,2024-05-01,")
    assert values(folder)["a"] == {"provinces": ("Jawa Tengah", "DI Yogyakarta", "Kalimantan Timur")}


@pytest.mark.parametrize(
    ("written", "expected"),
    [("2018-08-02", "2018-08-02"), ("2018-08", "2018-08"), ("2018", "2018"), ("2/8/2018", "2018-08-02")],
)
def test_a_date_is_a_day_a_month_or_a_year(folder: Path, written: str, expected: str) -> None:
    put(folder, f"a,published,{written},Ani,2024-05-01,")
    assert values(folder)["a"] == {"published": (expected,)}


@pytest.mark.parametrize(
    ("row", "reason", "detail"),
    [
        ("tiada,title,Judul,Ani,2024-05-01,", Reason.CORRECTION_ID, "tiada"),
        (",title,Judul,Ani,2024-05-01,", Reason.CORRECTION_ID, ""),
        ("a,judul,Judul,Ani,2024-05-01,", Reason.CORRECTION_FIELD, "judul"),
        ("a,provinces,Jambi;Jawa,Ani,2024-05-01,", Reason.CORRECTION_PROVINCE, "Jawa"),
        ("a,mentioned_provinces,Sumatra,Ani,2024-05-01,", Reason.CORRECTION_PROVINCE, "Sumatra"),
        ("a,published,2019-02-29,Ani,2024-05-01,", Reason.CORRECTION_DATE, "2019-02-29"),
        ("a,published,kemarin,Ani,2024-05-01,", Reason.CORRECTION_DATE, "kemarin"),
        ("a,published,0000,Ani,2024-05-01,", Reason.CORRECTION_DATE, "0000"),
        ("a,url,javascript:alert(1),Ani,2024-05-01,", Reason.CORRECTION_URL, "javascript:alert(1)"),
        ("a,url,http://[,Ani,2024-05-01,", Reason.CORRECTION_URL, "http://["),
        ("a,title,Judul,,2024-05-01,", Reason.CORRECTION_WHO, ""),
        ("a,title,Judul,Ani,,", Reason.CORRECTION_WHEN, ""),
        ("a,title,Judul,Ani,2024-05,", Reason.CORRECTION_WHEN, "2024-05"),
        ("a,title,Judul,Ani,31/4/2024,", Reason.CORRECTION_WHEN, "31/4/2024"),
        ("a,title,Judul,Ani,2024-05-01,karena,salah", Reason.CORRECTION_ROW, "6"),
        ('a,title,"Judul,Ani,2024-05-01,', Reason.CORRECTION_ROW, "6"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_rest_goes_on(
    folder: Path, row: str, reason: Reason, detail: str
) -> None:
    put(folder, "b,title,Judul lain,Ani,2024-05-01,", "", row)
    items, rejected = read_all(folder)
    assert rejected == [("corrections.csv:4", reason, detail)]
    assert items["a"] == ()
    assert items["b"][0].values == ("Judul lain",)


def test_missing_columns_are_named_and_nothing_of_the_file_counts(folder: Path) -> None:
    put(folder, "a,title,Judul", header="id,field,value")
    assert values(folder) == {"a": {}, "b": {}}
    assert faults(folder) == [("corrections.csv", Reason.CORRECTIONS_COLUMNS, "who, when, why")]


@pytest.mark.parametrize("content", ["", "\n\n", '"'])
def test_a_file_without_a_header_is_told(folder: Path, content: str) -> None:
    (folder / corrections.FILE_NAME).write_text(content)
    assert [reason for _, reason, _ in faults(folder)] == [Reason.CORRECTIONS_COLUMNS]


def test_columns_may_stand_in_any_order_and_others_beside_them(folder: Path) -> None:
    put(folder, "2024-05-01,Ani,a,,Judul,title,x", header="When,Who,ID,why,value,Field,note")
    assert values(folder)["a"] == {"title": ("Judul",)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_as_spreadsheets_save_it(folder: Path, encoding: str, delimiter: str) -> None:
    path = folder / corrections.FILE_NAME
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(HEADER.split(","))
        writer.writerow(["a", "provinces", "Jambi;Riau", "Zoë", "1/5/2024", "dua, bukan satu"])
        writer.writerow([""] * 6)
    items, rejected = read_all(folder)
    assert rejected == []
    assert items["a"][0].values == ("Jambi", "Riau")
    assert items["a"][0].correction == Correction("Zoë", "2024-05-01", "dua, bukan satu")


@pytest.mark.parametrize(
    ("first", "second"),
    [("2024-05-02", "2024-05-01"), ("2024-05-01 10:00", "2024-05-01 9:59"), ("2024-05-01 08.00", "1/5/2024")],
)
def test_of_two_corrections_of_one_field_the_later_counts_and_none_is_a_fault(
    folder: Path, first: str, second: str
) -> None:
    put(folder, f"a,title,Baru,Ani,{first},", f"a,title,Lama,Budi,{second},")
    assert values(folder)["a"] == {"title": ("Baru",)}
    assert faults(folder) == []


def test_two_different_ones_of_one_time_are_told_and_the_lower_counts(folder: Path) -> None:
    put(folder, "a,title,Atas,Ani,2024-05-01,", "a,title,Bawah,Budi,2024-05-01,")
    assert values(folder)["a"] == {"title": ("Bawah",)}
    assert faults(folder) == [("corrections.csv:2", Reason.CORRECTION_CONTRADICTED, "3")]


def test_a_settled_contradiction_and_a_repetition_are_no_faults(folder: Path) -> None:
    put(
        folder,
        "a,title,Atas,Ani,2024-05-01,",
        "a,title,Bawah,Budi,2024-05-01,",
        "a,title,Akhir,Cici,2024-05-02,",
        "a,title,Akhir,Cici,2024-05-02,",
    )
    assert values(folder)["a"] == {"title": ("Akhir",)}
    assert faults(folder) == []


def test_an_id_may_be_written_as_the_source_gives_it(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": "berita/1", "text": "' + ARTICLE + '"}\n')
    put(tmp_path, "berita/1,title,Judul,Ani,2024-05-01,")
    (corrected,) = values(tmp_path).values()
    assert corrected == {"title": ("Judul",)}


def test_a_corrections_file_may_be_a_source_of_its_own(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = put(tmp_path_factory.mktemp("lain"), "a,title,Judul,Ani,2024-05-01,")
    assert values(folder / "a.txt", elsewhere) == {"a": {"title": ("Judul",)}}
    assert faults(folder / "a.txt", elsewhere, elsewhere) == []


def test_below_the_top_corrections_are_told_and_not_read(folder: Path) -> None:
    (folder / "sub").mkdir()
    put(folder / "sub", "a,title,Judul,Ani,2024-05-01,")
    assert values(folder) == {"a": {}, "b": {}}
    assert faults(folder) == [("corrections.csv", Reason.CORRECTIONS_PLACE, "")]


def test_corrections_alone_are_no_articles(tmp_path: Path) -> None:
    put(tmp_path)
    assert faults(tmp_path) == [(tmp_path.name, Reason.NO_ARTICLES, "")]


@pytest.mark.parametrize("content", [b"%PDF-1.7", "Ж".encode("koi8-r") * 9])
def test_a_file_that_is_no_text_is_told(folder: Path, content: bytes) -> None:
    (folder / corrections.FILE_NAME).write_bytes(content)
    assert next(reason for _, reason, _ in faults(folder)) in {Reason.BINARY, Reason.ENCODING}


def test_the_fingerprint_of_an_article_depends_on_its_own_corrections_alone(folder: Path) -> None:
    def prints() -> dict[str, bytes]:
        return {item.id: item.fingerprint for item in read([folder]) if isinstance(item, SourceItem)}

    before = prints()
    title, outlet = "a,title,Judul,Ani,2024-05-01,", "a,outlet,Warta,Ani,2024-05-01,"
    put(folder, title, outlet)
    one = prints()
    put(folder, outlet, "", "b,tiada,Judul,Ani,2024-05-01,", title)
    moved = prints()
    assert one["a"] != before["a"]
    assert one["b"] == before["b"]
    assert moved == one


@given(st.binary(max_size=300), st.text(max_size=300))
def test_no_file_stops_the_articles(tmp_path_factory: pytest.TempPathFactory, raw: bytes, rows: str) -> None:
    folder = tmp_path_factory.mktemp("x")
    (folder / "a.txt").write_text(ARTICLE)
    for content in (raw, f"{HEADER}\n{rows}".encode("utf-8", "replace")):
        (folder / corrections.FILE_NAME).write_bytes(content)
        assert [item.id for item in read([folder]) if isinstance(item, SourceItem)] == ["a"]
