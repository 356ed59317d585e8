"""The name of the site that a page's title carries beside the headline: `Judul | Kabar Toba`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from index import knowledge

_SEPARATOR = r"[-–—|»«:·•~]+"
_BEHIND = re.compile(rf"\s*{_SEPARATOR}\s+([^|»«·•~]+?)\s*")
_BEFORE = re.compile(rf"\s*([^|»«·•~]+?)\s*{_SEPARATOR}\s+")
_LENGTH = range(3, 41)
_LETTERS = re.compile(r"[^a-z0-9]+")
_MIN_LETTERS = 4
"""Letters of a name that its host holds; fewer stand in many hosts."""
_SECTIONS = frozenset({"berita", "info", "kabar", "warta", "media"})
"""Words that open the names of sections, too: `Berita Daerah`, `Kabar Desa`, `Media Center`."""


def find(titles: Iterable[str], headline: str, address: str) -> str:
    """Find the site's name in a page's titles.

    Args:
        titles: the titles that the page gives itself.
        headline: the article's headline, which stands in them.
        address: the page's address, or nothing.

    Returns:
        The name, or nothing. What stands beside the headline may be a section, too: it is a name when the
        host holds its letters, or when it is made of a word of which media make their names.
    """
    for title in titles:
        before, found, behind = title.partition(headline) if headline else ("", "", "")
        if not found:
            continue
        for match in (_BEHIND.fullmatch(behind), _BEFORE.fullmatch(before)):
            if match and _is_name(match[1], address):
                return match[1]
    return ""


def host_of(value: str) -> str:
    """The host of an address, without `www.`; nothing when it has none."""
    try:
        return (urlsplit(value).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_name(words: str, address: str) -> bool:
    if len(words) not in _LENGTH:
        return False
    letters = _LETTERS.sub("", words.lower())
    if len(letters) >= _MIN_LETTERS and letters in _LETTERS.sub("", host_of(address)):
        return True
    first, *others = words.lower().split()
    return (
        bool(others) and words[0].isupper() and not ({first} - _SECTIONS | set(others)).isdisjoint(_forms())
    )


@cache
def _forms() -> frozenset[str]:
    rows = knowledge.table("outlet_marks")
    return frozenset(row["words"] for row in rows if row["kind"] == "form")
