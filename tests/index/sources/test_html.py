from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Field, Origin
from index.sources import html
from index.sources.page import Given, Kind, RawPage, Reason, RejectedError, SourceItem
from index.sources.parse import parse

PARAGRAPHS = (
    "Palangka Raya (ANTARA) - Gubernur Kalimantan Tengah membuka pelatihan kepemimpinan bagi aparatur sipil "
    "negara di aula kantor gubernur dan meminta peserta berinovasi dalam pelayanan publik.",
    "Pelatihan itu diikuti empat puluh pegawai dari seluruh kabupaten dan kota. Mereka belajar menyusun "
    "rencana perubahan, mengukur hasilnya, dan melaporkannya kepada pimpinan masing-masing.",
    "Menurut panitia, pelatihan serupa akan diadakan lagi tahun depan dengan peserta yang lebih banyak.",
)
MENU = "<nav><ul><li><a href='/'>Beranda</a></li><li><a href='/politik'>Politik</a></li></ul></nav>"


def markup(head: str = "", before: str = "", behind: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = f"<article><h1>Gubernur Buka Pelatihan</h1>{before}{body}</article>"
    footer = "<footer>Hak cipta 2026</footer>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}{article}{behind}{footer}</body></html>"


def page(content: str | bytes) -> RawPage:
    payload = content if isinstance(content, bytes) else content.encode()
    return parse(SourceItem("a", "a.html", Kind.HTML, payload))


def given_by(head: str = "", before: str = "") -> dict[Field, tuple[str, str]]:
    return {field: (given.value, given.words) for field, given in page(markup(head, before)).given.items()}


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def reason_of(content: str | bytes) -> Reason:
    with pytest.raises(RejectedError) as error:
        page(content)
    return error.value.rejection.reason


def test_the_main_text_is_kept_and_what_surrounds_it_is_not() -> None:
    text = page(markup()).text
    assert all(paragraph in text.split("\n") for paragraph in PARAGRAPHS)
    assert "Politik" not in text
    assert "Hak cipta" not in text


def test_the_same_page_gives_the_same_text_every_time() -> None:
    assert len({page(markup()).text for _ in range(5)}) == 1


def test_json_ld_gives_headline_day_address_and_publisher() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "Gubernur &quot;Buka&quot; Pelatihan",
        "datePublished": "2019-08-26T10:00:00+07:00",
        "url": "https://contoh.id/berita/1",
        "publisher": {"@type": "Organization", "name": "Contoh News"},
    }
    expected = {
        Field.TITLE: ('Gubernur "Buka" Pelatihan', 'headline: Gubernur "Buka" Pelatihan'),
        Field.PUBLISHED: ("2019-08-26T10:00:00+07:00", "datePublished: 2019-08-26T10:00:00+07:00"),
        Field.URL: ("https://contoh.id/berita/1", "url: https://contoh.id/berita/1"),
        Field.OUTLET: ("Contoh News", "publisher: Contoh News"),
    }
    assert given_by(linked(article)) == expected
    assert given_by(linked([{"@type": "WebSite", "url": "https://contoh.id"}, article])) == expected
    assert given_by(linked({"@graph": [{"@type": "BreadcrumbList"}, article]})) == expected
    assert given_by(linked({**article, "@type": ["Article", "Thing"]})) == expected


def test_everything_that_is_given_comes_from_the_metadata() -> None:
    assert {given.origin for given in page(markup("<title>Judul</title>")).given.values()} == {
        Origin.METADATA
    }


def test_opengraph_gives_what_json_ld_does_not() -> None:
    head = (
        '<meta property="og:title" content="Gubernur Buka Pelatihan - Contoh News">'
        '<meta property="og:site_name" content="Contoh News">'
        '<meta property="article:published_time" content="2019-08-26">'
        '<meta property="og:url" content="https://contoh.id/og">'
        '<script type="application/ld+json">{rusak</script>'
    )
    assert given_by(head) == {
        Field.TITLE: ("Gubernur Buka Pelatihan", "og:title: Gubernur Buka Pelatihan - Contoh News"),
        Field.PUBLISHED: ("2019-08-26", "article:published_time: 2019-08-26"),
        Field.URL: ("https://contoh.id/og", "og:url: https://contoh.id/og"),
        Field.OUTLET: ("Contoh News", "og:site_name: Contoh News"),
    }


def test_the_canonical_address_wins() -> None:
    head = '<link rel="canonical" href="https://contoh.id/c"><meta property="og:url" content="https://contoh.id/o">'
    assert given_by(head)[Field.URL] == ("https://contoh.id/c", "canonical: https://contoh.id/c")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/berita/1", "ftp://contoh.id/", ""])
def test_an_address_that_is_no_web_address_is_not_taken(address: str) -> None:
    assert Field.URL not in given_by(f'<link rel="canonical" href="{address}">')


def test_a_time_element_gives_the_day_when_it_is_the_only_one_or_marked() -> None:
    one = '<time datetime="2019-08-26">Senin</time>'
    marked = '<time itemprop="datePublished">26 Agustus 2019</time>'
    assert given_by(before=one)[Field.PUBLISHED] == ("2019-08-26", "time: 2019-08-26")
    assert given_by(before='<time datetime="2020-01-01">x</time>' + marked)[Field.PUBLISHED] == (
        "26 Agustus 2019",
        "time: 26 Agustus 2019",
    )
    assert Field.PUBLISHED not in given_by(before=one + '<time datetime="2020-01-01">x</time>')


def test_the_heading_or_the_title_element_stand_in_for_the_headline() -> None:
    assert given_by("<title>Lain</title>")[Field.TITLE][1] == "h1: Gubernur Buka Pelatihan"
    several = markup("<title>Judul | Media</title>", "<h1>Kedua</h1>")
    assert page(several).given[Field.TITLE].value == "Judul | Media"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_pages_are_read_in_each_encoding(codec: str) -> None:
    assert (
        "“inovasi”"
        in page(markup(before="<p>Kata kuncinya “inovasi” – begitu katanya.</p>").encode(codec)).text
    )


def test_a_fragment_of_a_page_is_read() -> None:
    assert PARAGRAPHS[0] in page(f"<p>{PARAGRAPHS[0]}</p>").text
    assert PARAGRAPHS[0] in page(PARAGRAPHS[0]).text


def test_embedded_files_do_not_count_towards_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_CHARACTERS", 5_000)
    assert page(markup(before=f'<img src="data:image/png;base64,{"A" * 50_000}">')).text
    assert reason_of(markup(behind="<p>kata</p>" * 1_000)) is Reason.TOO_LARGE


@pytest.mark.parametrize(
    "content", ["<html></html>", "<html><body></body></html>", "<!-- saja -->", "<script>x()</script>"]
)
def test_a_page_without_main_text_is_told(content: str) -> None:
    assert reason_of(content) is Reason.NO_TEXT


def test_an_empty_page_and_a_binary_one_are_told() -> None:
    assert reason_of(b"  \n") is Reason.EMPTY
    assert reason_of(b"%PDF-1.7 ...") is Reason.BINARY


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p><b>kata ",
        "<table><tr><td>",
        "<li>kata<ul>",
        "<!--",
        "<html ",
        "<a '<b \"",
        "&#x0;&#xD800;",
        "<svg><math>",
        "<script>",
        "]]>",
    ],
)
def test_hostile_markup_ends_soon_with_a_page_or_a_reason(piece: str) -> None:
    start = time.process_time()
    try:
        page("<html><body>" + piece * (60_000 // len(piece))).text.encode()
    except RejectedError as error:
        assert error.rejection.reason is Reason.NO_TEXT
    assert time.process_time() - start < 5


def test_a_script_that_compares_does_not_swallow_the_page() -> None:
    script = "<script>for(i=0;i<n;i++){" + "a = b ; " * 2_000 + 'x = "\'" }</script>'
    assert PARAGRAPHS[0] in page(markup(script)).text


def test_a_tag_with_a_flood_of_attributes_ends_soon() -> None:
    flood = " ".join(f"a{number}='<'" for number in range(60_000))
    start = time.process_time()
    assert PARAGRAPHS[0] in page(markup(before=f"<p {flood}>kata</p>")).text
    assert time.process_time() - start < 3


@given(
    st.lists(
        st.sampled_from(
            ["<html>", "<p>", "</p>", "<a href=", '"', "'", ">", "<", "kata ", "\0", "&amp", "é", "<!--"]
        )
    )
)
def test_any_markup_gives_a_page_or_a_reason(pieces: list[str]) -> None:
    with suppress(RejectedError):
        page("".join(pieces)).text.encode()


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda part: (
            st.lists(part)
            | st.dictionaries(
                st.sampled_from(
                    ["@type", "@graph", "headline", "datePublished", "publisher", "url", "name", "Article"]
                ),
                part | st.just("Article"),
            )
        ),
    )
)
def test_any_json_ld_is_borne(value: object) -> None:
    for given_value in page(markup(linked(value))).given.values():
        (given_value.value + given_value.words).encode()
        assert isinstance(given_value, Given)
