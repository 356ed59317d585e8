"""Taking along: the whole filtered result as CSV, JSON lines and Excel."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from index.article import PublishedDate
from index.engine import NoIndexError, Passage
from tests.webapp.fake_engine import HIT, FakeEngine
from webapp import exports, messages
from webapp.export_text import BYTE_ORDER_MARK
from webapp.exports import MOST_ROWS, Format

HOSTILE = (
    '=HYPERLINK("http://jahat.example","klik")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1+1",
    "＝1+1",
    '"><script>alert(1)</script>',
    "a,b;c\"d'e\r\nf",
    "\u202eterbalik",
    "nol\x00di\x1bsini\ud800",
    "kata" * 25_000,
)


def csv_rows(client: FlaskClient, url: str) -> list[list[str]]:
    response = client.get(url)
    assert response.status_code == 200
    text = response.data.decode("utf-8")
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def json_rows(client: FlaskClient, url: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in client.get(url).text.splitlines()]


def sheets(client: FlaskClient, url: str) -> dict[str, list[list[str]]]:
    book = load_workbook(io.BytesIO(client.get(url).data))
    rows = {sheet.title: list(sheet.iter_rows()) for sheet in book}
    for row in (row for found in rows.values() for row in found):
        assert all(cell.data_type in {"s", "n"} and cell.hyperlink is None for cell in row)
        assert all(cell.value is None for cell in row if cell.data_type == "n")
    return {title: [[cell.value or "" for cell in row] for row in found] for title, found in rows.items()}


def test_csv_has_the_columns_of_the_page_under_indonesian_headings(web: FlaskClient) -> None:
    heading, row = csv_rows(web, "/hasil.csv?q=bupati")
    assert heading == list(messages.EXPORT_COLUMNS)
    assert row == [
        "Bupati membuka pelatihan",
        "ANTARA",
        "2019-08-26",
        "Jawa Timur",
        "Badan Pengembangan SDM Provinsi Jawa Timur",
        "Bupati membuka … pelatihan sepekan",
        "https://berita.example/a-1",
        "http://localhost/artikel/a-1",
        "a-1",
    ]


def test_under_en_headings_and_addresses_are_english(web: FlaskClient) -> None:
    heading, row = csv_rows(web, "/en/hasil.csv?q=bupati")
    assert heading[:3] == ["Headline", "Outlet", "Publication date"]
    assert row[7] == "http://localhost/en/artikel/a-1"
    assert set(sheets(web, "/en/hasil.xlsx")) == {"Articles", "Detail"}


def test_json_lines_name_the_parts_as_the_api_does(web: FlaskClient) -> None:
    (row,) = json_rows(web, "/hasil.jsonl?q=bupati")
    hit = web.get("/api/v1/search?q=bupati").get_json()["hits"][0]
    shared = row.keys() & hit.keys() - {"snippet"}
    assert {name: row[name] for name in shared} == {name: hit[name] for name in shared}
    assert row["snippet"] == re.sub("</?mark>", "", hit["snippet"])
    assert row["page"] == "http://localhost/artikel/a-1"


def test_the_workbook_has_the_articles_and_says_what_search_it_was(web: FlaskClient) -> None:
    found = sheets(web, "/hasil.xlsx?q=bupati&province=Jambi")
    assert found["Artikel"] == csv_rows(web, "/hasil.csv?q=bupati&province=Jambi")
    about = dict(found["Keterangan"])
    assert about["Pencarian"] == "“bupati”, Provinsi: Jambi"
    assert about["Jumlah artikel"] == "1"
    assert about["Alamat"] == "http://localhost/?q=bupati&province=Jambi"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula_and_none_breaks_out_of_its_place(
    web: FlaskClient, engine: FakeEngine, text: str
) -> None:
    engine.listed = [
        replace(
            HIT, title=Passage(text), outlet=text, institutions=(text,), url=text, snippet=(Passage(text),)
        )
    ]
    rows = csv_rows(web, "/hasil.csv")
    assert [len(row) for row in rows] == [len(messages.EXPORT_COLUMNS)] * 2
    assert not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in rows[1])
    clean = re.sub("[\x00\x1b\ud800]", "\ufffd", text)
    assert rows[1][0] in {clean, f"'{clean}"}
    assert json_rows(web, "/hasil.jsonl")[0]["title"] == text
    # XML reads a carriage return as the end of a line.
    title = sheets(web, "/hasil.xlsx")["Artikel"][1][0].replace("_x000D_", "\r")
    assert title.replace("\r", "").strip("\n") == clean[:32_767].replace("\r", "").strip("\n")


def test_an_article_without_headline_date_or_place_has_no_invented_ones(
    web: FlaskClient, engine: FakeEngine
) -> None:
    unknown = replace(HIT, title=None, outlet=None, published=PublishedDate(), provinces=(), url=None)
    engine.listed = [unknown]
    row = csv_rows(web, "/hasil.csv")[1]
    assert row[:4] == ["Tanpa judul: Bupati membuka pelatihan pegawai.", "", "", ""]
    assert json_rows(web, "/hasil.jsonl")[0]["title"] is None


@pytest.mark.parametrize("kind", list(Format))
def test_a_file_that_is_cut_says_so_in_its_last_line(
    web: FlaskClient, engine: FakeEngine, kind: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(exports.MOST_ROWS, kind, 3)
    engine.answering(total=12_001).listed = (replace(HIT, id=f"a-{number}") for number in range(9))
    note = "Berkas ini hanya memuat 3 artikel pertama dari 12.001."
    url = f"/hasil.{kind}"
    if kind is Format.CSV:
        rows = csv_rows(web, url)
        assert (len(rows), rows[-1][0][: len(note)]) == (5, note)
    elif kind is Format.JSONL:
        *articles, last = json_rows(web, url)
        assert (len(articles), last["note"][: len(note)]) == (3, note)
    else:
        found = sheets(web, url)
        assert found["Artikel"][-1][0].startswith(note)
        assert dict(found["Keterangan"])["Catatan"].startswith(note)


def test_nothing_found_gives_a_file_with_headings_alone(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(total=0, hits=())
    assert csv_rows(web, "/hasil.csv?q=x") == [list(messages.EXPORT_COLUMNS)]
    assert json_rows(web, "/hasil.jsonl?q=x") == []
    assert sheets(web, "/hasil.xlsx?q=x")["Artikel"] == [list(messages.EXPORT_COLUMNS)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("q=Guru+Honorer&province=Jambi", "telisik-guru-honorer-jambi.csv"),
        ("", "telisik-artikel.csv"),
        ("q=%22%0D%0AX-Jahat%3A+1%3B..%2F..%2Fetc", "telisik-x-jahat-1-etc.csv"),
        ("q=%E4%BD%A0%E5%A5%BD%E2%80%AE", "telisik-artikel.csv"),
        (f"q={'a' * 500}", f"telisik-{'a' * 60}.csv"),
    ],
)
def test_the_file_is_named_after_the_search(web: FlaskClient, query: str, name: str) -> None:
    response = web.get(f"/hasil.csv?{query}")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "X-Jahat" not in response.headers


@pytest.mark.parametrize("kind", list(Format))
def test_a_head_request_tells_the_kind_and_makes_nothing(
    web: FlaskClient, engine: FakeEngine, kind: Format
) -> None:
    listed = iter([HIT])
    engine.listed = listed
    response = web.head(f"/hasil.{kind}")
    assert (response.status_code, response.data) == (200, b"")
    assert response.headers["Content-Type"] == exports.MEDIA_TYPES[kind]
    assert next(listed) is HIT


def test_files_are_not_for_search_engines_and_not_kept_by_caches(web: FlaskClient) -> None:
    response = web.get("/hasil.csv")
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_faults_are_told_before_a_file_begins(web: FlaskClient, engine: FakeEngine) -> None:
    assert web.get("/hasil.csv?date=kemarin").status_code == 400
    assert web.get("/hasil.pdf").status_code == 404
    engine.error = NoIndexError()
    assert web.get("/hasil.xlsx").status_code == 503


def test_the_results_lead_to_their_files(web: FlaskClient) -> None:
    page = web.get("/?q=bupati&province=Jambi&sort=oldest&page=1").text
    for kind in Format:
        link = f'href="/hasil.{kind}?q=bupati&amp;province=Jambi&amp;sort=oldest"'
        assert re.search(rf'<a rel="nofollow"[^>]* {re.escape(link)}', page)
    assert 'href="/en/hasil.csv?q=bupati"' in web.get("/en/?q=bupati").text
    assert MOST_ROWS[Format.XLSX] <= MOST_ROWS[Format.CSV]
