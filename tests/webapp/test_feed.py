"""An Atom feed of every search."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from index.article import PublishedDate
from index.engine import Passage, Sort
from tests.conftest import make_index
from tests.webapp.fake_engine import CHANGED, HIT, FakeEngine
from webapp import create_app
from webapp.feed import ENTRIES

ATOM = "{http://www.w3.org/2005/Atom}"
HIT_IN_FEED = replace(HIT, changed=CHANGED)


def read(client: FlaskClient, url: str) -> ElementTree.Element:
    response = client.get(url)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.data)


def text(element: ElementTree.Element, path: str) -> str:
    return element.findtext("/".join(f"{ATOM}{name}" for name in path.split("/")), "")


def test_a_feed_has_what_rfc_4287_asks_for(web: FlaskClient, engine: FakeEngine) -> None:
    engine.listed = [HIT_IN_FEED]
    feed = read(web, "/hasil.atom?q=bupati&province=Jambi&sort=oldest&page=1")
    here = "http://localhost/hasil.atom?q=bupati&province=Jambi"
    assert text(feed, "id") == here
    assert text(feed, "title") == "Telisik – “bupati”, Provinsi: Jambi"
    assert text(feed, "updated") == CHANGED
    assert text(feed, "author/name") == "Telisik"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": here, "alternate": "http://localhost/?q=bupati&province=Jambi&sort=newest"}
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "id") == "http://localhost/artikel/a-1"
    assert text(entry, "title") == "Bupati membuka pelatihan"
    assert text(entry, "updated") == CHANGED
    assert text(entry, "published") == "2019-08-26T00:00:00+07:00"
    assert text(entry, "author/name") == "ANTARA"
    assert "26 Agustus 2019. Bupati membuka … pelatihan sepekan" in text(entry, "summary")
    assert {link.get("rel") for link in entry.findall(f"{ATOM}link")} == {"alternate", "via"}


def test_the_newest_articles_are_asked_for_whatever_order_the_page_has(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.answering(total=99).listed = (replace(HIT_IN_FEED, id=f"a-{number}") for number in range(99))
    feed = read(web, "/hasil.atom?q=bupati&sort=oldest")
    assert engine.asked[-1].sort is Sort.NEWEST
    assert len(feed.findall(f"{ATOM}entry")) == ENTRIES


def test_an_entry_keeps_its_identity_in_every_language_and_search(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.listed = [HIT_IN_FEED]
    feeds = [read(web, url) for url in ("/hasil.atom", "/en/hasil.atom?q=x")]
    assert {text(feed, "entry/id") for feed in feeds} == {"http://localhost/artikel/a-1"}
    assert text(feeds[1], "title") == "Telisik – “x”"


@pytest.mark.parametrize("value", [None, "2019", "2019-08"])
def test_no_day_is_invented(web: FlaskClient, engine: FakeEngine, value: str | None) -> None:
    engine.listed = [replace(HIT_IN_FEED, published=PublishedDate(value), title=None, outlet=None)]
    entry = read(web, "/hasil.atom").find(f"{ATOM}entry")
    assert entry is not None
    assert entry.find(f"{ATOM}published") is None
    assert text(entry, "title") == "Tanpa judul: Bupati membuka pelatihan pegawai."
    assert text(entry, "author/name") == "Media tidak diketahui"


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "]]>&bogus;", "\x00\x0b\ufffe\ud800", "\u202e", "x" * 100_000]
)
def test_hostile_text_is_text_in_a_feed(web: FlaskClient, engine: FakeEngine, hostile: str) -> None:
    engine.listed = [
        replace(
            HIT_IN_FEED,
            title=Passage(hostile),
            outlet=hostile,
            provinces=(hostile,),
            url="javascript:alert(1)",
            snippet=(Passage(hostile),),
        )
    ]
    entry = read(web, "/hasil.atom").find(f"{ATOM}entry")
    assert entry is not None
    shown = "".join("\ufffd" if c in "\x00\x0b\ufffe\ud800" else c for c in hostile)
    assert text(entry, "title") == shown
    assert text(entry, "author/name") == shown
    assert not any("javascript" in (link.get("href") or "") for link in entry.findall(f"{ATOM}link"))
    read(web, "/hasil.atom?q=%3C%00%EF%BF%BE%FF&province=%22%3E%3Cx%3E")


def test_the_original_address_is_one_that_a_feed_may_hold(web: FlaskClient, engine: FakeEngine) -> None:
    engine.listed = [replace(HIT_IN_FEED, url='https://berita.example/a b?c={"d"}&e=é%20f\ud800')]
    entry = read(web, "/hasil.atom").find(f"{ATOM}entry")
    assert entry is not None
    via = [link.get("href") for link in entry.findall(f"{ATOM}link") if link.get("rel") == "via"]
    assert via == ["https://berita.example/a%20b?c=%7B%22d%22%7D&e=%C3%A9%20f?"]


def test_a_feed_without_articles_is_valid_and_empty(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(total=0, hits=())
    feed = read(web, "/hasil.atom?q=x")
    assert text(feed, "updated") == "2026-11-22T00:00:00+00:00"
    assert feed.findall(f"{ATOM}entry") == []


def test_results_lead_to_their_feed(web: FlaskClient) -> None:
    page = web.get("/?q=bupati&sort=oldest").text
    assert '<link rel="alternate" type="application/atom+xml" href="/hasil.atom?q=bupati"' in page


def test_a_search_without_results_can_be_followed_but_not_downloaded(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.answering(total=0, hits=())
    page = web.get("/?q=x").text
    assert 'href="/hasil.atom?q=x"' in page
    assert "/hasil.csv" not in page


def news(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, words in texts.items():
        (folder / f"{name}.txt").write_text(f"{words}\n\nSenin, 2 Juli 2018\n\n{words} dan seterusnya.\n")


def test_a_feed_changes_when_its_result_does_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, index_dir = tmp_path / "source", tmp_path / "index"
    client = create_app({"TESTING": True, "TELISIK_INDEX_DIR": index_dir}).test_client()
    url = "/hasil.atom?q=jembatan"

    def known(name: str, value: str) -> int:
        return client.get(url, headers={name: value}).status_code

    monkeypatch.setattr(time, "time", lambda: 1_700_000_000)
    news(source, satu="Gubernur membuka jembatan gantung", dua="Bupati memanen padi di sawah")
    make_index(index_dir, source)
    first = client.get(url)
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert (known("If-None-Match", etag), known("If-Modified-Since", modified)) == (304, 304)

    monkeypatch.setattr(time, "time", lambda: 1_700_001_000)
    news(source, tiga="Wali kota membagikan beras")
    make_index(index_dir, source)
    assert (known("If-None-Match", etag), known("If-Modified-Since", modified)) == (304, 304)
    assert client.get(url).headers["Last-Modified"] == modified

    monkeypatch.setattr(time, "time", lambda: 1_700_002_000)
    news(source, empat="Menteri meninjau jembatan lama")
    make_index(index_dir, source)
    assert (known("If-None-Match", etag), known("If-Modified-Since", modified)) == (200, 200)
    assert client.get(url).headers["Last-Modified"] != modified
