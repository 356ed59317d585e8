"""A search in words: for titles of feeds and files, and for what a downloaded file says of itself."""

from __future__ import annotations

import re
import unicodedata

from flask_babel import gettext

from index.engine import SearchRequest
from webapp.facets import chips

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


def in_words(search: SearchRequest) -> str:
    """Say a search in one line: its words, then its filters with their kinds."""
    parts = [f"“{search.query.text}”"] if search.query.text else []
    parts += [f"{chip.kind}: {chip.label}" for chip in chips(search)]
    return ", ".join(parts) or gettext("Semua artikel")


def file_name(search: SearchRequest, extension: str) -> str:
    """Name a file after a search, in characters that any system and header takes: `telisik-guru.csv`."""
    said = " ".join((search.query.text, *(chip.label for chip in chips(search))))
    plain = unicodedata.normalize("NFKD", said.lower()).encode("ascii", "ignore").decode()
    slug = _NO_LETTERS.sub("-", plain)[:_LONGEST_NAME].strip("-")
    return f"telisik-{slug or 'artikel'}.{extension}"
