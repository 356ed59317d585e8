"""What readers of other search pages ask for, as far as it is taken along; over a real server.

Each test carries the name of a feature or of a request that people make again and again.
"""

from __future__ import annotations

import csv
import io
import json
import urllib.request
from email.message import Message
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from xml.etree import ElementTree

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE, HOSTILE_ID

ATOM = "{http://www.w3.org/2005/Atom}"
SEARCH = "q=anggaran&province=Bali&sort=oldest"


def get(url: str, **headers: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): v for name, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.headers, response.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def locations(sitemap: str) -> list[str]:
    named = ElementTree.fromstring(get(sitemap)[2]).findall("{*}*/{*}loc")
    return [location.text or "" for location in named]


def found(server: str) -> list[dict[str, Any]]:
    """Every result of SEARCH, page after page, as the API gives them."""
    pages = [json.loads(get(f"{server}/api/v1/search?{SEARCH}&page={page}")[2])["hits"] for page in (1, 2)]
    return [hit for hits in pages for hit in hits]


def test_export_with_the_pages_filters_csv_json(news_server: str) -> None:
    hits = found(news_server)
    assert len(hits) == 10
    _, _, content = get(f"{news_server}/hasil.jsonl?{SEARCH}")
    lines = [json.loads(line) for line in content.decode().splitlines()]
    for line, hit in zip(lines, hits, strict=True):
        assert {name: line[name] for name in hit if name in line and name != "snippet"} == {
            name: hit[name] for name in hit if name in line and name != "snippet"
        }
    table = rows(get(f"{news_server}/hasil.csv?{SEARCH}")[2])
    assert [row[0] for row in table[1:]] == [hit["title"] for hit in hits]
    sheet = load_workbook(io.BytesIO(get(f"{news_server}/hasil.xlsx?{SEARCH}")[2])).worksheets[0]
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == table


def test_csv_that_honours_the_filters(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?{SEARCH}")
    titles = page.locator(".hit h3").all_inner_texts()
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    assert started.value.suggested_filename == "telisik-anggaran-bali.csv"
    table = rows(started.value.path().read_bytes())
    assert [row[0] for row in table[1:]] == titles
    assert {row[3] for row in table[1:]} == {"Bali"}


def test_a_hostile_article_harms_no_file(news_server: str) -> None:
    query = "q=sabotase"
    table = rows(get(f"{news_server}/hasil.csv?{query}")[2])
    (line,) = get(f"{news_server}/hasil.jsonl?{query}")[2].decode().splitlines()
    feed = ElementTree.fromstring(get(f"{news_server}/hasil.atom?{query}")[2])
    assert table[1][0] == json.loads(line)["title"] == HOSTILE["title"]
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE["title"]
    assert [link.get("rel") for link in feed.iter(f"{ATOM}link")] == ["self", "alternate", "alternate"]
    for extension in ("bib", "ris"):
        assert (
            HOSTILE["url"] not in get(f"{news_server}/artikel/{HOSTILE_ID}/kutipan.{extension}")[2].decode()
        )


def test_atom_feed_of_a_search_with_conditional_get_and_a_cap(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?{SEARCH}")
    href = page.locator('link[type="application/atom+xml"]').get_attribute("href")
    status, headers, content = get(f"{news_server}{href}")
    assert status == 200
    entries = ElementTree.fromstring(content).findall(f"{ATOM}entry")
    days = [entry.findtext(f"{ATOM}published", "") for entry in entries]
    assert (len(entries), days) == (10, sorted(days, reverse=True))
    for name, value in (("If_None_Match", headers["ETag"]), ("If_Modified_Since", headers["Last-Modified"])):
        assert get(f"{news_server}{href}", **{name: value})[::2] == (304, b"")


def test_alerts_or_a_feed_of_a_search(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?q=irigasi&province=Jambi")
    link = page.get_by_role("link", name="Langganan (Atom)")
    assert link.get_attribute("href") == "/hasil.atom?q=irigasi&province=Jambi"


def test_opensearch_description_document(page: Page, news_server: str) -> None:
    page.goto(news_server)
    href = page.locator('link[rel="search"]').get_attribute("href")
    _, headers, content = get(f"{news_server}{href}")
    assert headers["Content-Type"].startswith("application/opensearchdescription+xml")
    address = ElementTree.fromstring(content).find("{*}Url[@type='text/html']")
    assert address is not None
    page.goto(address.get("template", "").replace("{searchTerms}", "irigasi").replace("{startPage?}", "1"))
    expect(page.locator("#status q")).to_have_text("irigasi")


def test_similar_articles_citation(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/artikel/berita-03")
    similar = page.get_by_role("region", name="Artikel lain")
    expect(similar.get_by_role("link", name="Anggaran").first).to_be_visible()
    similar.get_by_role("link", name="Instansi: Pemerintah Provinsi Jambi").click()
    expect(page.locator("#status strong")).to_have_text("10")
    page.go_back()
    page.get_by_text("Kutip artikel ini").click()
    with page.expect_download() as started:
        page.get_by_role("link", name=".bib").click()
    assert started.value.suggested_filename == "berita-03.bib"
    assert "title = {{Anggaran " in started.value.path().read_text(encoding="utf-8")


def test_no_facet_explosion_by_crawlers(page: Page, news_server: str) -> None:
    page.goto(f"{news_server}/?{SEARCH}")
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex, follow"
    for link in page.locator("#facets a, .chips a, .sorts a, .paging a, .taking a").all():
        assert "nofollow" in (link.get_attribute("rel") or "")
    canonical = page.locator('link[rel="canonical"]').get_attribute("href") or ""
    assert canonical == f"{news_server}/?{SEARCH}"
    robots = get(f"{news_server}/robots.txt")[2].decode()
    assert "Disallow: /*?" in robots.splitlines()
    sitemap = urlsplit(robots.split("Sitemap: ")[1].strip()).path
    (part,) = locations(f"{news_server}{sitemap}")
    listed = locations(part)
    assert len(listed) == 32
