"""The JSON-LD objects that a web page carries, as far as its scripts can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_MAX_NODES = 10_000
"""Values that are looked through."""
_ARTICLE = re.compile(r"Article|BlogPosting|Report")
_DATE_OF_BROKEN = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
"""What is left of an object that is no JSON."""
_WRAPPING = re.compile(
    r"\A\s*(?:/\*.{0,20}?\*/|//[^\n]{0,20}\n|<!--|<!\[CDATA\[)|(?:/\*.{0,20}?\*/|-->|\]\]>)\s*\Z"
)
"""The comments in which systems hide a script."""


def objects(script: str) -> Iterator[Mapping[str, Any]]:
    """Find the objects of one script, however deep they are nested.

    Args:
        script: the script's text.

    Yields:
        The objects, the outer before the inner; of a script that is no JSON one with its only day.
    """
    try:
        pending = [json.loads(_WRAPPING.sub("", script), strict=False)]
    except (ValueError, RecursionError):
        days = set(_DATE_OF_BROKEN.findall(script))
        yield from ({"@type": "Article", "datePublished": day} for day in days if len(days) == 1)
        return
    for _ in range(_MAX_NODES):
        if not pending:
            break
        node = pending.pop()
        if isinstance(node, dict):
            yield node
            pending += reversed(node.values())
        elif isinstance(node, list):
            pending += reversed(node)


def is_article(node: Mapping[str, Any]) -> bool:
    """Whether an object is an article of any kind."""
    return bool(_ARTICLE.search(str(node.get("@type", ""))))
