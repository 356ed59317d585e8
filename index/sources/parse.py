"""The one entrance from an item's bytes to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from index.sources import html, jsonl, text
from index.sources.page import Kind, RawPage, SourceItem

_PARSERS: Mapping[Kind, Callable[[SourceItem], RawPage]] = {
    Kind.TEXT: text.page,
    Kind.HTML: html.page,
    Kind.JSON: jsonl.page,
}


def parse(item: SourceItem) -> RawPage:
    """Parse one item.

    Args:
        item: one article's bytes.

    Returns:
        The page that extraction reads.

    Raises:
        RejectedError: the item holds no article that can be read.
    """
    page = _PARSERS[item.kind](item)
    return replace(page, corrections=item.corrections) if item.corrections else page
