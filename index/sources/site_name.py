"""The name of the site that a page's title carries beside the headline: `Judul | Kabar Toba`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.outlets import host_of, is_formed

_SEPARATOR = r"[-–—|»«:·•~]+"
_BEHIND = re.compile(rf"\s*{_SEPARATOR}\s+([^|»«·•~]+?)\s*")
_BEFORE = re.compile(rf"\s*([^|»«·•~]+?)\s*{_SEPARATOR}\s+")
_LENGTH = range(3, 41)
_LETTERS = re.compile(r"[^a-z0-9]+")
_MIN_LETTERS = 4
"""Letters of a name that its host holds; fewer stand in many hosts."""


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


def _is_name(words: str, address: str) -> bool:
    if len(words) not in _LENGTH:
        return False
    letters = _LETTERS.sub("", words.lower())
    if len(letters) >= _MIN_LETTERS and letters in _LETTERS.sub("", host_of(address)):
        return True
    return is_formed(words)
