"""The day that a web page shows beside its headline, where its metadata give none."""

from __future__ import annotations

import re
from typing import Any

from index.sources.encoding import storable

_MARK = re.compile(
    r"(?:^|[-_ ])(?:date|dates|datetime|tanggal|tgl|waktu|time|published|publish|posted|created|createdate"
    r"|meta|info|byline|detail|details)(?:$|[-_ ])"
    r"|(?:post|entry|article|news|berita)[-_]?(?:date|time|meta|info)",
    re.IGNORECASE,
)
"""Names of classes and ids by which themes mark the line with the day."""
_ICON = re.compile(r"(?:^|[-_ ])(?:calendar|clock)\b", re.IGNORECASE)
"""Names of the icons that stand before a day."""
_BESIDE = re.compile(
    r"comment|komentar|related|terkait|sidebar|widget|popul|footer|copyright|modified|updated|breadcrumb|recent|terbaru",
    re.IGNORECASE,
)
"""Names of what stands beside the article."""
_OUTSIDE = frozenset({"aside", "footer", "nav"})
_DAY = re.compile(
    r"(?:(?<!\d)\d{1,2}(?:[ /.-]| [A-Za-z])[\w/., -]{1,14}|[A-Za-z]{3,9}\.? \d{1,2},? )"
    r"(?:199[5-9]|20[0-4]\d)(?!\d)"
)
_CHANGED = re.compile(r"\s*(?:di)?(?:perbarui|ubah|update)|last |terakhir|modified", re.IGNORECASE)
_MAX_LENGTH = 120
"""Characters of a line that is there for its day."""


def find(root: Any) -> str:
    """Find the first marked line with a full day outside of what stands beside the article.

    Args:
        root: the page's root element, as lxml parses it.

    Returns:
        The line, or nothing when the page shows none; a day on which a page was changed is none.
    """
    for element in root.iterfind(".//*[@class]"):
        names = element.get("class")
        marked = element.getparent() if _ICON.search(names) else element if _MARK.search(names) else None
        if marked is not None and (line := _line(marked)):
            return line
    for element in root.iterfind(".//*[@id]"):
        if _MARK.search(element.get("id")) and (line := _line(element)):
            return line
    return ""


def is_beside(element: Any) -> bool:
    """Whether an element belongs to what stands beside the article: related ones, comments, the foot."""
    return any(_stands_beside(around) for around in (element, *element.iterancestors()))


def _line(element: Any) -> str:
    words = " ".join(storable(element.text_content()[: 4 * _MAX_LENGTH]).split())
    if not 0 < len(words) <= _MAX_LENGTH or not _DAY.search(words) or _CHANGED.match(words):
        return ""
    return "" if is_beside(element) else words


def _stands_beside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in _OUTSIDE or bool(_BESIDE.search(names))
