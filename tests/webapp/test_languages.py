"""Every page in Indonesian and English: its address, its texts, its dates and numbers."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

import webapp
from index.engine import NoIndexError
from tests.webapp.fake_engine import ARTICLE, FakeEngine
from webapp import messages

FOLDER = Path(webapp.__file__).parent
CATALOGUE = FOLDER / "translations" / "en" / "LC_MESSAGES" / "messages.po"
TEMPLATES = ("**/templates/**.html", "**/templates/**.xml")
METHODS = [("**.py", "python"), *((pattern, "jinja2.ext.babel_extract") for pattern in TEMPLATES)]
TRIMMED = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
OPTIONS = dict.fromkeys(TEMPLATES, TRIMMED)
UNTRANSLATED = set(messages.EXAMPLES)
OF_THE_ENGINE = {"MISSING", "LEVELS"}
"""Names in `messages` that hold values of the engine."""


def shown_texts() -> set[str]:
    """Every Indonesian text that a page may show: those in code and templates, and the fixed ones."""
    found = extract_from_dir(FOLDER, METHODS, OPTIONS)
    texts = {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}
    constants = (
        value for name, value in vars(messages).items() if name.isupper() and name not in OF_THE_ENGINE
    )
    named = {text for value in constants for text in _strings(value)}
    return {text for text in texts | named if text} - UNTRANSLATED


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _strings(one))
    elif isinstance(value, tuple):
        yield from (text for one in value for text in _strings(one))


def translations() -> dict[str, tuple[str, ...]]:
    with CATALOGUE.open(encoding="utf-8") as lines:
        entries = [entry for entry in read_po(lines) if entry.id]
    return {
        entry.id if isinstance(entry.id, str) else entry.id[0]: (
            (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        )
        for entry in entries
    }


def test_every_text_that_is_shown_has_its_translation_and_no_other_has() -> None:
    translated = translations()
    assert shown_texts() - set(translated) == set(), "without translation"
    assert set(translated) - shown_texts() == set(), "shown nowhere"
    assert [text for text, forms in translated.items() if not all(forms)] == []


def test_a_translation_has_the_same_placeholders() -> None:
    for text, forms in translations().items():
        for form in forms:
            assert _placeholders(form) == _placeholders(text), text


def _placeholders(text: str) -> set[str]:
    braced = {name for _, name, _, _ in string.Formatter().parse(text.replace("%(", "%%(")) if name}
    return braced | {part.split(")", 1)[0] for part in text.split("%(")[1:]}


@pytest.mark.parametrize(
    ("address", "language", "words"),
    [
        ("/", "id", "Penelusur berita pemerintahan Indonesia"),
        ("/en/", "en", "Search Indonesian government news"),
        ("/?q=bupati", "id", "Paling relevan"),
        ("/en/?q=bupati", "en", "Most relevant"),
        (f"/artikel/{ARTICLE.id}", "id", "Dari mana data ini?"),
        (f"/en/artikel/{ARTICLE.id}", "en", "Where does this come from?"),
        ("/none", "id", "Tidak ditemukan"),
        ("/en/none", "en", "Not found"),
    ],
)
def test_an_address_tells_its_language(web: FlaskClient, address: str, language: str, words: str) -> None:
    page = web.get(address).text
    assert f'<html lang="{language}">' in page
    assert words in page


def test_links_keep_the_language_and_lead_to_the_other(web: FlaskClient) -> None:
    page = web.get("/en/?q=bupati&province=Jambi").text
    assert 'action="/en/"' in page
    assert 'hreflang="id" lang="id" href="/?q=bupati&amp;province=Jambi"' in page
    assert 'hreflang="en" lang="en" href="/en/?q=bupati"' in web.get("/?q=bupati").text
    assert 'href="/en/artikel/' in page


def test_faults_are_told_in_the_language_of_the_page(web: FlaskClient, engine: FakeEngine) -> None:
    assert "Pages are numbered from 1" in web.get("/en/?page=none").text
    engine.error = NoIndexError()
    assert "There is no index yet" in web.get("/en/").text


def test_numbers_and_dates_have_the_form_of_the_language(web: FlaskClient, engine: FakeEngine) -> None:
    engine.answering(total=12_001)
    assert "<strong>12.001</strong> artikel" in web.get("/?q=bupati").text
    assert "<strong>12,001</strong> articles" in web.get("/en/?q=bupati").text
    assert "Agustus 2019" in web.get(f"/artikel/{ARTICLE.id}").text
    assert "August 2019" in web.get(f"/en/artikel/{ARTICLE.id}").text


def test_what_outlets_wrote_is_marked_as_indonesian(web: FlaskClient) -> None:
    page = web.get(f"/en/artikel/{ARTICLE.id}").text
    assert '<div class="body" lang="id">' in page
    assert '<h1 dir="auto" lang="id">' in page
