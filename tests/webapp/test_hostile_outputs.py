"""Whatever hostile text an article or a query holds, every output shows it as text."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from index.article import Evidence, Field
from index.completion import Completion, CompletionKind
from index.engine import Facet, FacetCount, Passage
from tests.webapp.fake_engine import ANSWER, ARTICLE, HIT, FakeEngine

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "event handler": "\"'><img src=x onerror=alert(1)><svg/onload=alert(1)>",
    "script link": "javascript:alert(1)//https://a.example",
    "right-to-left override": "\u202egpj.exe\u202c \u2066\u200f",
    "100 kB word": "kata" * 25_000,
    "NUL": "a\x00b\x1b[31m\x7f",
    "line breaks": 'a\r\nSet-Cookie: x=1\r\n\r\n<b>\n"b,c\tTY  - X',
    "invalid UTF-8": "a\ud800\udfffb",
    "percent sequences": "%3Cscript%3E%00%0d%0a%s %(q)s {0} {{7*7}} ${7*7} #{7*7}",
    "formula": '=HYPERLINK("https://a.example","x")',
    "template and markup": "{% raw %} &lt;b&gt; <![CDATA[ ]]> <!-- --> </title></style>",
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
SCRIPTS = {"/static/vendor/htmx.min.js", "/static/page.js"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Check = Callable[[TestResponse], None]


class Page(HTMLParser):
    """Looks at every element of a page for what only an attack would put there."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert tag not in {"img", "iframe", "object", "embed", "style", "b", "base"}, tag
        assert tag != "script" or (values.get("src") or "").partition("?")[0] in SCRIPTS or "type" in values
        for name, value in attrs:
            assert not name.startswith("on"), name
            address = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            assert name not in {"href", "src", "action"} or not address.startswith(("javascript:", "data:"))


def is_page(response: TestResponse) -> None:
    Page().feed(response.text)
    assert not CONTROL.search(response.text)


def is_json(response: TestResponse) -> None:
    for line in response.text.splitlines() if response.mimetype != "application/json" else [response.text]:
        json.loads(line)
    assert response.text.isascii()


def is_csv(response: TestResponse) -> None:
    csv.field_size_limit(1 << 20)
    rows = list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.lstrip(" ").startswith(FORMULA) for row in rows for cell in row)


def is_feed(response: TestResponse) -> None:
    feed = ElementTree.fromstring(response.data)
    assert {element.tag.partition("}")[0] for element in feed.iter()} == {"{http://www.w3.org/2005/Atom"}
    assert not any(link.get("href", "").startswith("javascript:") for link in feed.iter())


def is_workbook(response: TestResponse) -> None:
    with zipfile.ZipFile(io.BytesIO(response.data)) as workbook:
        sheets = [ElementTree.fromstring(workbook.read(n)) for n in workbook.namelist() if n.endswith(".xml")]
    assert not any(cell.tag.endswith("}f") for sheet in sheets for cell in sheet.iter())


def is_bibtex(response: TestResponse) -> None:
    text = response.text
    assert text.count("{") == text.count("}")
    assert text.count("\n@") == 0
    assert not CONTROL.search(text)


def is_ris(response: TestResponse) -> None:
    lines = response.text.splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert sum(line.startswith("TY  - ") for line in lines) == 1


OUTPUTS: dict[str, tuple[str, dict[str, str], Check]] = {
    "page": ("/", {}, is_page),
    "English page": ("/en/", {}, is_page),
    "fragment": ("/", {"HX-Request": "true"}, is_page),
    "article": ("/artikel/a-1", {}, is_page),
    "unknown article": ("/artikel/none", {}, is_page),
    "suggestions": ("/saran", {}, is_page),
    "trends": ("/tren", {}, is_page),
    "values of a facet": ("/saring/institution", {}, is_page),
    "found by program": ("/api/v1/search", {}, is_json),
    "article for programs": ("/api/v1/articles/a-1", {}, is_json),
    "CSV": ("/hasil.csv", {}, is_csv),
    "JSON lines": ("/hasil.jsonl", {}, is_json),
    "workbook": ("/hasil.xlsx", {}, is_workbook),
    "feed": ("/hasil.atom", {}, is_feed),
    "BibTeX": ("/artikel/a-1/kutipan.bib", {}, is_bibtex),
    "RIS": ("/artikel/a-1/kutipan.ris", {}, is_ris),
}


def fill(engine: FakeEngine, text: str) -> None:
    """Put a text wherever an article, an answer or a suggestion has one."""
    passage = Passage(text, ((0, min(1, len(text))),))
    names = (text,)
    hit = replace(
        HIT,
        title=passage,
        lead=passage,
        outlet=text,
        provinces=names,
        institutions=names,
        url=text,
        snippet=(passage, passage),
    )
    counts = (FacetCount(text, 1, True), FacetCount(f"{text} ", 1, False, excluded=True))
    facets = dict(ANSWER.facets) | dict.fromkeys((Facet.PROVINCE, Facet.INSTITUTION, Facet.OUTLET), counts)
    engine.answer = replace(ANSWER, hits=(hit,), facets=facets, suggestion=text, expansions=((text, names),))
    evidence = (Evidence(Field.TITLE, text, text, 0, 1),)
    engine.articles = {
        "a-1": replace(
            ARTICLE,
            title=text,
            outlet=text,
            provinces=names,
            mentioned_provinces=names,
            institutions=names,
            paragraphs=(text, text),
            url=text,
            evidence=evidence,
        )
    }
    engine.completions = (
        Completion(CompletionKind.PHRASE, text, 2),
        Completion(CompletionKind.INSTITUTION, text, 2, 7),
        Completion(CompletionKind.TITLE, text, article_id="a-1"),
    )


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("output", OUTPUTS)
def test_hostile_text_is_shown_as_text_everywhere(
    web: FlaskClient, engine: FakeEngine, output: str, kind: str
) -> None:
    text = HOSTILE[kind]
    fill(engine, text)
    url, headers, check = OUTPUTS[output]
    sent = text[:3000].encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for query in ({"q": sent}, {"q": sent, "province": sent[:150], "not_outlet": sent[:150]}):
        response = web.get(url, query_string=query, headers=headers)
        assert response.status_code in ({404} if output == "unknown article" else {200})
        assert "Set-Cookie" not in response.headers
        assert all("\n" not in value and "\r" not in value for _, value in response.headers)
        check(response)


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize(
    "query", ["q=%ff%fe%00&province=%c3%28", "q=%", "%ff=%ff", "sort=%3Cscript%3E&q=%0d%0a"]
)
def test_bytes_that_are_no_text_are_answered(web: FlaskClient, output: str, query: str) -> None:
    url, headers, _ = OUTPUTS[output]
    response = web.get(f"{url}?{query}", headers=headers)
    assert response.status_code in {200, 400, 404}
    if response.mimetype == "text/html":
        is_page(response)
