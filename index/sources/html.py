"""Saved web pages: trafilatura finds the main text, `metadata` reads what the page says of itself."""

from __future__ import annotations

import logging
import re
from typing import Any

import trafilatura
from trafilatura.utils import load_html

from index.sources import metadata
from index.sources.encoding import storable
from index.sources.page import RawPage, Reason, RejectedError, Rejection, SourceItem
from index.sources.text import decoded

MAX_CHARACTERS = 4_000_000
"""The longest markup that is parsed, embedded files not counted; the worst takes about 15 s."""
_LONG_TAG = 4_000
_MAX_ATTRIBUTES = 200
"""A longer tag with more attributes loses them: the parser's cost grows with their number squared."""

_DATA_URI = re.compile(r"data:[\w/+;,=.%-]{200,}")
_TAG = re.compile(r"""(<[A-Za-z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+'|["'])*+)""")
_QUOTED = re.compile(r""""[^"]*+"|'[^']*+'""")
_NAME = re.compile(r"[^\s/=]+")

# What it would log about a page is told as that page's rejection.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def page(item: SourceItem) -> RawPage:
    """Make a page of a saved web page.

    Args:
        item: the file's bytes.

    Returns:
        The page's main text, a paragraph a line, with what its metadata gives.

    Raises:
        RejectedError: EMPTY, BINARY, ENCODING, TOO_LARGE, or NO_TEXT when there is no main text.
    """
    markup = _lighten(decoded(item))
    if len(markup) > MAX_CHARACTERS:
        raise RejectedError(Rejection(item.origin, Reason.TOO_LARGE, str(MAX_CHARACTERS)))
    try:
        root = _root(markup)
        given = metadata.read(root)
        text = storable(trafilatura.extract(root, include_comments=False) or "")
    except Exception as error:
        # Broken markup can fail anywhere inside the parsers; one page must not end the run.
        raise RejectedError(Rejection(item.origin, Reason.NO_TEXT)) from error
    if not text.strip():
        raise RejectedError(Rejection(item.origin, Reason.NO_TEXT))
    return RawPage(item.id, text, given)


def _root(markup: str) -> Any:
    """Parse a page; a mere fragment is put into one."""
    tree = load_html(markup)
    if tree is None:
        tree = load_html(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        raise ValueError("no markup")
    return tree.getroottree().getroot()


def _lighten(markup: str) -> str:
    """Take out embedded files, and the attributes of tags that have too many."""
    return _TAG.sub(_shed_attributes, _DATA_URI.sub("", markup))


def _shed_attributes(tag: re.Match[str]) -> str:
    # A comparison in a script looks like a tag and may reach beyond the script's end.
    if len(tag[0]) <= _LONG_TAG or "</script" in tag[0].lower():
        return tag[0]
    if len(_NAME.findall(_QUOTED.sub("", tag[2]))) <= 2 * _MAX_ATTRIBUTES:
        return tag[0]
    return tag[1]
