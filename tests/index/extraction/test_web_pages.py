"""Web pages of many systems: what they say of themselves, and where they say nothing."""

from __future__ import annotations

import json
from datetime import date

import pytest

from index.article import Article, Field, Origin
from index.extraction.extract import extract
from index.sources.page import Kind, SourceItem
from index.sources.parse import parse

TODAY = date(2026, 11, 22)
TITLE = "Tujuh Ruas Jalan Menuju Danau Toba Diperbaiki"
PARAGRAPHS = (
    "Pemerintah Kabupaten Toba memperbaiki tujuh ruas jalan menuju kawasan wisata Danau Toba dengan anggaran "
    "dua puluh miliar rupiah yang bersumber dari dana alokasi khusus.",
    "Bupati Toba mengatakan perbaikan dimulai dari ruas Balige karena paling sering dilalui wisatawan dan "
    "kendaraan pengangkut hasil tani.",
    "Pekerjaan dijadwalkan selesai sebelum libur akhir tahun supaya kemacetan tidak terulang.",
)
HEADING = f"<h1>{TITLE}</h1>"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
BESIDE = (
    "<aside><h3>Berita Populer</h3><ul><li class='post-date'>Wali Kota Sibolga Lantik Pejabat, 1 Mei 2020"
    "</li></ul></aside><footer><p class='copyright-date'>Copyright 9 Mei 2024 Kabar Toba.</p></footer>"
)
SITE = '<meta property="og:site_name" content="Sumut Kita">'


def read(head: str, content: str) -> Article:
    menu = "<nav><ul><li><a href='/'>Beranda</a></li><li><a href='/opini'>Opini</a></li></ul></nav>"
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{menu}{content}{BESIDE}</body></html>"
    return extract(parse(SourceItem("a", "a.html", Kind.HTML, markup.encode())), TODAY)


def linked(**more: object) -> str:
    article = {"@type": ["NewsArticle", "Article"], "headline": TITLE, **more}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def in_article(before: str = "", behind: str = "") -> str:
    return f"<article>{before}{TEXT}{behind}</article>"


NAMED = (
    '<script type="application/ld+json">{"@id": "#a", "@type": "Organization", "name": "Sumut Kita"}</script>'
)

BLOG = (
    f"<div class='post'><h3 class='post-title'>{TITLE}</h3>"
    f"<h2 class='date-header'>Kamis, 12 Oktober 2017</h2>"
    f"<div class='post-body'>{TEXT}</div><div class='post-footer'>Diposting oleh Admin di"
    "<abbr class='published' title='2017-10-12T19:20:00+07:00'>19.20</abbr></div></div>"
)
OFFICE = (
    f"<div id='content'><div class='judul'><b>{TITLE}</b></div>"
    f"<div class='tgl'>Rabu, 6 Maret 2019 | Dibaca : 123 kali</div><div class='isi'>{TEXT}</div></div>"
)
PORTAL = (
    f"<div class='item-page' itemscope itemtype='https://schema.org/Article'>"
    f"<h2 itemprop='headline'>{TITLE}</h2>"
    "<dl class='article-info'><dd>Ditulis oleh Super User</dd><dd class='published'><time"
    " datetime='2021-08-19T03:00:00+00:00' itemprop='datePublished'>Diterbitkan: 19 Agustus 2021</time></dd>"
    f"<dd class='hits'>Dilihat: 412</dd></dl><div itemprop='articleBody'>{TEXT}</div></div>"
)
ICON = (
    f"<section><h2>{TITLE}</h2><small class='text-muted'><i class='fa fa-calendar'></i> 30 Januari 2025"
    f" <i class='fa fa-eye'></i> 120</small><div class='content-berita'>{TEXT}</div></section>"
)
RELATED = (
    "<div class='related'><time datetime='2025-03-01'>x</time><time datetime='2025-03-02'>y</time></div>"
)
MICRODATA = (
    f"<div itemscope itemtype='https://schema.org/NewsArticle'><h2 itemprop='headline'>{TITLE}</h2>"
    f"<meta itemprop='datePublished' content='2022-03-04'><div itemprop='articleBody'>{TEXT}</div></div>"
)


@pytest.mark.parametrize(
    ("head", "content", "published"),
    [
        (f"<title>Kabar Toba Kita: {TITLE}</title>", BLOG, "2017-10-12"),
        ("<title>Berita</title>", OFFICE, "2019-03-06"),
        (f"<title>{TITLE}</title>", PORTAL, "2021-08-19"),
        (f"<title>{TITLE} :: Dinas PUPR</title>", MICRODATA, "2022-03-04"),
        (f"<title>Media Toba - {TITLE}</title>", ICON, "2025-01-30"),
        ("", in_article(f"{HEADING}<time datetime='2025-01-30'>30/1</time>") + RELATED, "2025-01-30"),
        ("", in_article(f"{HEADING}<p class='post-date'>30 Januari, 2025</p>"), "2025-01-30"),
        ("", in_article(f"{HEADING}<p class='post-date'>January 30, 2025</p>"), "2025-01-30"),
        (
            '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2025-01-30"}</script>',
            in_article(HEADING),
            "2025-01-30",
        ),
        (
            f"<title>{TITLE} - Halaman all - Sumut Kita</title>{SITE}"
            '<meta name="content_PublishedDate" content="2023-05-17 09:12:00">',
            in_article(),
            "2023-05-17",
        ),
        (
            linked(datePublished="Rabu, 17 Mei 2023 09:12 WIB", dateModified="2023-06-01"),
            in_article(HEADING),
            "2023-05-17",
        ),
        (
            linked(datePublished="3 hari yang lalu"),
            in_article(HEADING + '<time datetime="2024-09-03T09:00+07:00">3 hari yang lalu</time>'),
            "2024-09-03",
        ),
        (
            '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
            in_article(HEADING + '<time datetime="0000-00-00">Rabu, 17 Mei 2023</time>'),
            "2023-05-17",
        ),
    ],
)
def test_a_page_gives_headline_and_day_wherever_its_system_puts_them(
    head: str, content: str, published: str
) -> None:
    article = read(head, content)
    assert (article.title, article.published.value) == (TITLE, published)
    assert article.paragraphs == PARAGRAPHS
    (evidence,) = [item for item in article.evidence if item.field is Field.PUBLISHED]
    assert evidence.origin is Origin.METADATA


def test_of_several_linked_articles_the_one_that_the_page_shows_counts() -> None:
    other = {"@type": "NewsArticle", "headline": "Kebakaran Pasar Balige", "datePublished": "2025-03-03"}
    listed = json.dumps({"@type": "ItemList", "itemListElement": [other]})
    head = f'<script type="application/ld+json">{listed}</script>' + linked(datePublished="2025-02-27")
    article = read(f"<title>{TITLE} | Sumut Kita</title>{head}", in_article(HEADING))
    assert (article.title, article.published.value) == (TITLE, "2025-02-27")


@pytest.mark.parametrize(
    ("head", "content"),
    [
        (linked(dateModified="2024-06-01"), in_article(HEADING)),
        ('<meta property="og:updated_time" content="2024-06-01T02:12:00Z">', in_article(HEADING)),
        ("", in_article(HEADING + "<time>2 jam yang lalu</time>")),
        ("", in_article(HEADING + "<span class='post-date'>Diperbarui 1 Juni 2024</span>")),
    ],
)
def test_a_day_of_change_and_a_time_from_now_are_no_publication(head: str, content: str) -> None:
    assert read(head, content).published.value is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (linked(publisher=[{"@type": "NewsMediaOrganization", "name": "Sumut Kita"}]), "Sumut Kita"),
        (f"<title>{TITLE} - Sumutkita.com</title>", "Sumutkita.com"),
        (f"<title>{TITLE} : Suara Toba</title>", "Suara Toba"),
        (f"<title>Suara Toba | {TITLE}</title>", "Suara Toba"),
        (
            f"<title>{TITLE} - Sumut Kita</title><meta property='og:url' content='https://sumutkita.co.id/a'>",
            "Sumut Kita",
        ),
        (f"<title>{TITLE} - Berita Daerah</title>", None),
        (f"<title>{TITLE} - Ekonomi</title>", None),
        ('<meta property="og:site_name" content="https://www.sumutkita.com/">', "sumutkita.com"),
        (linked(publisher={"@id": "#a"}) + NAMED, "Sumut Kita"),
        (f"<title>{TITLE} - Detikcom</title>", "detikcom"),
        ('<link rel="canonical" href="https://www.sumutkita.com/2023/05/17/ruas/">', "sumutkita.com"),
        ('<link rel="canonical" href="https://dinaspupr.tobakab.go.id/berita/1">', None),
        ('<link rel="canonical" href="https://kabartoba.blogspot.com/2017/10/a.html">', None),
    ],
)
def test_the_site_that_a_page_names_is_its_medium(head: str, outlet: str | None) -> None:
    assert read(head, in_article(HEADING)).outlet == outlet


@pytest.mark.parametrize(
    "script",
    [
        '/* <![CDATA[ */ {"@type": "NewsArticle", "datePublished": "2023-05-17"} /* ]]> */',
        '<!-- {"@type": "NewsArticle", "datePublished": "2023-05-17"} -->',
        '{"@type": "NewsArticle", "headline": "Jalan "Danau" Toba", "datePublished": "2023-05-17",}',
        '{"@type": "NewsArticle", "datePublished": "2023-05-17T09:00:00+07:00", "headline": "Tujuh Ru',
    ],
)
def test_linked_data_that_are_hidden_or_broken_still_give_the_day(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert read(head, in_article(HEADING)).published.value == "2023-05-17"


def test_broken_linked_data_with_several_days_give_none() -> None:
    script = '[{"datePublished": "2023-05-17"}, {"datePublished": "2023-05-18"},]'
    head = f'<script type="application/ld+json">{script}</script>'
    assert read(head, in_article(HEADING)).published.value is None
