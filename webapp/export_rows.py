"""What a downloaded file has of each article: the columns of the page, in the page's order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import url_for
from flask_babel import gettext

from index.engine import Hit
from webapp import messages
from webapp.filters import GAP
from webapp.responses import printable


def _title(hit: Hit) -> str:
    if hit.title is not None:
        return hit.title.text
    return " ".join((gettext("Tanpa judul:"), hit.lead.text))


def _snippet(hit: Hit) -> str:
    return GAP.join(passage.text for passage in hit.snippet)


def address(hit: Hit) -> str:
    """The full address of an article's page here."""
    return url_for("article.page", article_id=hit.id, _external=True)


_VALUES: tuple[Callable[[Hit], str], ...] = (
    _title,
    lambda hit: hit.outlet or "",
    lambda hit: hit.published.value or "",
    lambda hit: "; ".join(hit.provinces),
    lambda hit: "; ".join(hit.institutions),
    _snippet,
    lambda hit: hit.url or "",
    address,
    lambda hit: hit.id,
)
"""What each column of `messages.EXPORT_COLUMNS` holds of an article."""


def headings() -> list[str]:
    """The headings in the reader's language."""
    return [gettext(heading) for heading in messages.EXPORT_COLUMNS]


def cells(hit: Hit) -> list[str]:
    """One article's cells; characters that no file can carry become U+FFFD."""
    return [printable(value(hit)) for value in _VALUES]


def as_object(hit: Hit) -> dict[str, Any]:
    """One article as the JSON API names its parts, in the order of the columns."""
    return {
        "title": hit.title.text if hit.title else None,
        "outlet": hit.outlet,
        "published": hit.published.value,
        "precision": hit.published.precision.value,
        "provinces": list(hit.provinces),
        "institutions": list(hit.institutions),
        "snippet": _snippet(hit),
        "url": hit.url,
        "page": address(hit),
        "id": hit.id,
    }
