from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from index.engine import Facet, Passage
from webapp.filters import date_words, dom_id, facet_label, marked, number, snippet, web_url


def test_matches_are_marked_and_all_else_is_escaped() -> None:
    passage = Passage("<b>ASN</b> & guru", ((3, 6), (13, 17)))
    assert marked(passage) == "&lt;b&gt;<mark>ASN</mark>&lt;/b&gt; &amp; <mark>guru</mark>"


def test_a_mark_over_markup_stays_text() -> None:
    assert marked(Passage("<script>", ((0, 8),))) == "<mark>&lt;script&gt;</mark>"


@given(st.text(), st.lists(st.integers(0, 60), unique=True).map(sorted))
def test_marking_changes_no_letter(text: str, borders: list[int]) -> None:
    offsets = [border for border in borders if border <= len(text)]
    marks = tuple(zip(offsets[::2], offsets[1::2], strict=False))
    written = str(marked(Passage(text, marks)))
    assert re.sub("</?mark>", "", written) == str(escape(text))
    assert written.count("<mark>") == len(marks)


@given(st.text(alphabet="<>&\"'a/ markscript", max_size=60))
def test_no_tag_but_mark_comes_out(text: str) -> None:
    written = marked(Passage(text, ((0, len(text)),)))
    assert set(re.findall("<[^>]*>", written)) <= {"<mark>", "</mark>"}


def test_passages_are_joined_by_a_gap_and_say_where_text_was_left_out() -> None:
    passages = (Passage("satu", cut_before=True), Passage("dua", cut_after=True))
    assert snippet(passages) == "… satu … dua …"


def test_no_passages_are_no_text() -> None:
    assert snippet(()) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-08-26", "26 Agustus 2019"),
        ("2019-08-02", "2 Agustus 2019"),
        ("2019-08", "Agustus 2019"),
        ("2019", "2019"),
    ],
)
def test_dates_are_written_as_people_do(value: str, words: str) -> None:
    assert date_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (999, "999"), (12001, "12.001"), (1234567, "1.234.567")]
)
def test_thousands_are_set_apart_by_points(value: int, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("facet", "value", "label"),
    [
        (Facet.PROVINCE, "tanpa-provinsi", "Nasional / tanpa provinsi"),
        (Facet.INSTITUTION, "tanpa-instansi", "Tanpa instansi"),
        (Facet.OUTLET, "tanpa-media", "Tanpa media"),
        (Facet.DATE, "tanpa-tanggal", "Tanpa tanggal"),
        (Facet.DATE, "2018-08", "Agustus 2018"),
        (Facet.DATE, "2018", "2018"),
        (Facet.OUTLET, "2018-08", "2018-08"),
    ],
)
def test_facet_values_are_named_for_readers(facet: Facet, value: str, label: str) -> None:
    assert facet_label(value, facet) == label


@pytest.mark.parametrize("url", ["https://a.example/b", "http://a.example", "HTTPS://a.example/?q=<b>"])
def test_web_addresses_may_become_links(url: str) -> None:
    assert web_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "//a.example",
        "https:",
        "https://",
        "http:javascript:alert(1)",
        "http://[",
        "ftp://a.example",
        "/artikel/1",
    ],
)
def test_any_other_address_stays_text(url: str | None) -> None:
    assert web_url(url) is None


def test_a_web_address_loses_the_space_around_it() -> None:
    assert web_url(" https://a.example\n") == "https://a.example"


@given(st.text())
def test_every_value_has_an_id_that_html_allows(value: str) -> None:
    assert re.fullmatch("province-[0-9a-f]{8}", dom_id(value, "province"))
