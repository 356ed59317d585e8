"""An Atom feed of every search (RFC 4287): its newest articles, for who wants to hear of new ones."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from flask import Blueprint, Flask, Response, request
from flask_babel import gettext

from index.article import Precision
from index.engine import Hit, SearchRequest, Sort
from webapp import export_rows, messages
from webapp.clock import WESTERN_INDONESIA
from webapp.engine import current_engine
from webapp.filters import GAP
from webapp.languages import localized
from webapp.links import Links
from webapp.parameters import read_search
from webapp.responses import revalidated, xml
from webapp.search_words import in_words

blueprint = Blueprint("feed", __name__)

ENTRIES = 50
"""Articles in a feed."""


def init_app(app: Flask) -> None:
    """Serve the feeds."""
    app.register_blueprint(blueprint)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a feed.

    Attributes:
        hit: the article.
        title: its headline, or its first sentence marked as standing in for one.
        summary: its best passages as plain text.
        published: the start of its day of publication as RFC 3339, or None when the day is not known.
    """

    hit: Hit
    title: str
    summary: str
    published: str | None


@localized(blueprint, "/hasil.atom")
def page() -> Response:
    """Give the newest articles of a search; unchanged ones are not sent again."""
    search = replace(read_search(request.args), sort=Sort.NEWEST, page=1)
    listing = current_engine().listing(search, ENTRIES)
    hits = list(listing.hits)
    changed = listing.changed or current_engine().state().created
    response = xml(
        "feed.xml",
        "application/atom+xml",
        words=in_words(search),
        links=Links(search),
        entries=[_entry(hit) for hit in hits],
        total=listing.total,
        changed=changed,
    )
    response.set_etag(_digest(search, listing.total, hits), weak=True)
    response.last_modified = datetime.fromisoformat(changed)
    return revalidated(response)


def _entry(hit: Hit) -> Entry:
    title = hit.title.text if hit.title else f"{gettext(messages.UNTITLED)}: {hit.lead.text}"
    summary = GAP.join(passage.text for passage in hit.snippet)
    return Entry(hit, title, summary, _day(hit))


def _day(hit: Hit) -> str | None:
    if hit.published.precision is not Precision.DAY or hit.published.value is None:
        return None
    day = datetime.fromisoformat(hit.published.value)
    return day.replace(tzinfo=WESTERN_INDONESIA).isoformat()


def _digest(search: SearchRequest, total: int, hits: list[Hit]) -> str:
    """What changes when the result does, and not when an index is only made anew."""
    said = [export_rows.as_object(hit) for hit in hits]
    return hashlib.blake2b(
        repr((Links(search).feed(), total, said)).encode("utf-8", "replace"), digest_size=16
    ).hexdigest()
