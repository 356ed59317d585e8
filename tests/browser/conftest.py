"""A second index, of articles made for the browser: enough for several pages, and one that means harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ServerAt, make_index

PLACES = (
    ("Jambi", "Jambi", "Provinsi Jambi"),
    ("Surabaya", "Jawa Timur", "Provinsi Jawa Timur"),
    ("Denpasar", "Bali", "Provinsi Bali"),
)
OUTLETS = tuple(f"Kabar {number:02}" for number in range(12))
THEMES = ("irigasi", "puskesmas", "perpustakaan", "pelabuhan", "sekolah")

HOSTILE_ID = "jahat"
HOSTILE_TITLE = "<script>document.title='diretas'</script><img src=x onerror=\"document.title='diretas'\">"
HOSTILE = {
    "id": HOSTILE_ID,
    "title": HOSTILE_TITLE,
    "date": "2020-02-02",
    "source": "\u202e<b>Kabar</b>\"'",
    "url": "javascript:document.title='diretas'",
    "text": (
        "Denpasar - Sabotase anggaran <script>document.title='diretas'</script> dibahas gubernur.\n\n"
        '"><svg onload="document.title=\'diretas\'"> &lt;b&gt; sabotase\u0000 kedua'
        ' {{ 7*7 }} <a hx-get="/">.\n\n' + "sabotase" * 2000
    ),
}


def news(number: int) -> dict[str, str]:
    """Write one of the plain articles; its place, outlet, theme and date follow from its number."""
    city, province, government = PLACES[number % 3]
    theme = THEMES[number % 5]
    return {
        "id": f"berita-{number:02}",
        "title": f"Anggaran {theme} {province} disetujui tahap {number}",
        "date": f"{2016 + number % 4}-{1 + number % 12:02}-{1 + number % 28:02}",
        "source": OUTLETS[number % 12],
        "url": f"https://kabar.example/{number}",
        "text": (
            f"{city} - Pemerintah {government} menyetujui anggaran {theme} tahap {number}. "
            f"Gubernur {province} mengatakan anggaran itu dipakai untuk membangun {theme} di {city}.\n\n"
            f"Pembangunan {theme} dimulai pada awal tahun dan diawasi warga {province}."
        ),
    }


@pytest.fixture(scope="session")
def news_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real index of thirty plain articles and a hostile one."""
    folder = tmp_path_factory.mktemp("news")
    rows = [*(news(number) for number in range(30)), HOSTILE]
    source = folder / "news.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return make_index(folder / "index", source)


@pytest.fixture(scope="session")
def news_server(server_at: ServerAt, news_index: Path) -> str:
    """The address of a gunicorn that serves these articles."""
    return server_at(news_index)
