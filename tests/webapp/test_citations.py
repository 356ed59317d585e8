"""Citations in plain Indonesian style, APA, BibTeX and RIS."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from index.article import PublishedDate
from tests.webapp.fake_engine import ARTICLE, FakeEngine
from webapp import article

ADDRESS = "https://berita.example/a-1"
NAMED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{char}": char for char in "$&#_%"},
}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "today", lambda: date(2026, 11, 27))


def shown(client: FlaskClient, prefix: str = "") -> dict[str, str]:
    page = client.get(f"{prefix}/artikel/a-1").text
    cite = page[page.index('id="kutip"') : page.index("</details>")]
    styles = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", cite, re.DOTALL)
    return {name: unescape(re.sub("<[^>]*>", "", text)) for name, text in styles}


def bibtex(client: FlaskClient, prefix: str = "") -> dict[str, str]:
    """Read the entry as BibTeX does: braces are counted, whatever stands before them."""
    text = client.get(f"{prefix}/artikel/a-1/kutipan.bib").text
    kind, _, rest = text.partition("{")
    assert kind == "@misc"
    depth = 1
    for at, char in enumerate(rest):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0:
            assert rest[at + 1 :] == "\n"
            break
    assert depth == 0
    assert rest.startswith("a-1,\n")
    lines = re.findall(r"^  (\w+) = (.*),$", rest, re.MULTILINE)
    assert len(lines) == rest.count("\n") - 2
    return {name: value.removeprefix("{").removesuffix("}") for name, value in lines}


def unescaped(text: str) -> str:
    pattern = "|".join(map(re.escape, NAMED))
    return re.sub(pattern, lambda found: NAMED[found[0]], text.removeprefix("{").removesuffix("}"))


def ris(client: FlaskClient) -> list[tuple[str, str]]:
    lines = client.get("/artikel/a-1/kutipan.ris").text.split("\r\n")
    assert lines.pop() == ""
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    return [(line[1], line[2]) for line in found if line] if all(found) else []


def test_the_page_cites_in_indonesian_and_apa_style(web: FlaskClient) -> None:
    styles = shown(web)
    assert styles["Gaya Indonesia"] == (
        f"“Bupati membuka pelatihan”, ANTARA, 26 Agustus 2019, {ADDRESS} (diakses 27 November 2026)."
    )
    assert styles["APA"] == f"Bupati membuka pelatihan. (2019, 26 Agustus). ANTARA. {ADDRESS}"


def test_in_english_dates_and_words_are_english(web: FlaskClient) -> None:
    styles = shown(web, "/en")
    assert styles["APA"] == f"Bupati membuka pelatihan. (2019, August 26). ANTARA. {ADDRESS}"
    assert styles["Plain style"].endswith(f"26 August 2019, {ADDRESS} (accessed 27 November 2026).")


@pytest.mark.parametrize(("prefix", "unknown"), [("", "t.t."), ("/en", "n.d.")])
def test_an_unknown_date_is_said_not_guessed(
    web: FlaskClient, engine: FakeEngine, prefix: str, unknown: str
) -> None:
    engine.articles["a-1"] = replace(
        ARTICLE, published=PublishedDate(earliest="2019-01-01", latest="2019-12-31")
    )
    styles = shown(web, prefix)
    assert f"ANTARA, {unknown}, https" in next(iter(styles.values()))
    assert f"({unknown}). ANTARA." in styles["APA"]
    assert bibtex(web, prefix)["year"] == unknown
    assert not {"PY", "DA"} & {tag for tag, _ in ris(web)}


def test_a_date_known_in_part_is_cited_in_part(web: FlaskClient, engine: FakeEngine) -> None:
    engine.articles["a-1"] = replace(ARTICLE, published=PublishedDate("2019-08"))
    assert "(2019, Agustus)" in shown(web)["APA"]
    assert ("DA", "2019/08//") in ris(web)
    engine.articles["a-1"] = replace(ARTICLE, published=PublishedDate("2019"))
    assert "(2019)." in shown(web)["APA"]
    assert "month" not in bibtex(web)


def test_bibtex_and_ris_say_what_the_page_says(web: FlaskClient) -> None:
    entry = bibtex(web)
    assert unescaped(entry["title"]) == "Bupati membuka pelatihan"
    assert (entry["howpublished"], entry["year"], entry["month"]) == ("ANTARA", "2019", "aug")
    assert (entry["url"], entry["urldate"]) == (ADDRESS, "2026-11-27")
    assert ris(web) == [
        ("TY", "NEWS"),
        ("ID", "a-1"),
        ("TI", "Bupati membuka pelatihan"),
        ("T2", "ANTARA"),
        ("PB", "ANTARA"),
        ("PY", "2019"),
        ("DA", "2019/08/26/"),
        ("UR", ADDRESS),
        ("Y2", "2026/11/27/"),
        ("LA", "id"),
        ("ER", ""),
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "}}, note = {jahat}",
        "\\input{/etc/passwd} 100% & #1 $x_y^z~ {",
        "Baris\r\nER  - \r\nTY  - JOUR\u2028TI  - lain\x85\x0bakhir",
        "<script>alert(1)</script>",
        "\u202eterbalik",
        "@string{a}",
    ],
)
def test_hostile_text_stays_inside_its_field(web: FlaskClient, engine: FakeEngine, hostile: str) -> None:
    engine.articles["a-1"] = replace(
        ARTICLE, title=hostile, outlet=hostile, url=f"https://x.example/{hostile}"
    )
    line = " ".join(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", hostile).split())
    entry = bibtex(web)
    assert set(entry) == {"title", "howpublished", "date", "year", "month", "url", "urldate", "language"}
    assert unescaped(entry["title"]) == line
    records = ris(web)
    assert [tag for tag, _ in records].count("TY") == 1
    assert dict(records)["TI"] == line
    assert re.fullmatch(r"https://x\.example/[!-z|~]*", entry["url"])
    assert "<script>alert" not in web.get("/artikel/a-1").text


def test_without_headline_outlet_and_address_the_citation_still_says_what_is_known(
    web: FlaskClient, engine: FakeEngine
) -> None:
    engine.articles["a-1"] = replace(ARTICLE, title=None, outlet=None, url="javascript:alert(1)")
    assert shown(web)["APA"] == (
        "[Tanpa judul] Bupati membuka pelatihan pegawai. (2019, 26 Agustus). http://localhost/artikel/a-1"
    )


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems")],
)
def test_a_citation_is_a_file_for_reference_managers(
    web: FlaskClient, extension: str, media_type: str
) -> None:
    response = web.get(f"/artikel/a-1/kutipan.{extension}")
    assert response.mimetype == media_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="a-1.{extension}"'
    assert web.get(f"/artikel/none/kutipan.{extension}").status_code == 404
    assert web.get("/artikel/a-1/kutipan.doc").status_code == 404
    assert f'href="/artikel/a-1/kutipan.{extension}"' in web.get("/artikel/a-1").text
