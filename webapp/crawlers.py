"""What search engines are told: where they may go, and which articles there are (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Flask, Response, abort, request, stream_with_context, url_for
from markupsafe import escape

from webapp.engine import current_engine
from webapp.languages import OTHERS
from webapp.responses import revalidated, xml

blueprint = Blueprint("crawlers", __name__)

PART = 49_999
"""Articles in one sitemap: the protocol allows 50,000 addresses, and the first has the start page, too."""
MOST_PARTS = 50_000
"""Sitemaps that one index of sitemaps may name."""
_BATCH = 1_000
_OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def init_app(app: Flask) -> None:
    """Serve `robots.txt` and the sitemaps."""
    app.register_blueprint(blueprint)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Keep crawlers to the articles: searches are endless, and every facet multiplies them."""
    endless = ["/*?", "/hasil.", *(f"/{language}/hasil." for language in OTHERS), "/api/"]
    lines = ["User-agent: *", "Allow: /static/", *(f"Disallow: {path}" for path in endless)]
    lines += ["", f"Sitemap: {url_for('crawlers.sitemap', _external=True)}", ""]
    return revalidated(Response("\n".join(lines), mimetype="text/plain"))


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Name the parts of the sitemap."""
    articles = current_engine().state().articles
    parts = range(1, min(max(-(-articles // PART), 1), MOST_PARTS) + 1)
    return revalidated(xml("sitemap.xml", "application/xml", parts=parts))


@blueprint.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    """Name the addresses of a part's articles, written while they are read."""
    first = (number - 1) * PART
    known = current_engine().catalogue(first, 1) if 1 <= number <= MOST_PARTS else ()
    if not known and number != 1:
        abort(404)
    body = () if request.method == "HEAD" else stream_with_context(_addresses(first))
    return Response(body, mimetype="application/xml")


def _addresses(first: int) -> Iterator[str]:
    engine = current_engine()
    yield _OPENING
    if first == 0:
        yield f"<url><loc>{escape(url_for('search.page', _external=True))}</loc></url>\n"
    end = first + PART
    for at in range(first, end, _BATCH):
        entries = engine.catalogue(at, min(_BATCH, end - at))
        yield "".join(_address(entry.id, entry.changed) for entry in entries)
        if len(entries) < _BATCH:
            break
    yield "</urlset>\n"


def _address(article_id: str, changed: str) -> str:
    address = escape(url_for("article.page", article_id=article_id, _external=True))
    return f"<url><loc>{address}</loc><lastmod>{escape(changed)}</lastmod></url>\n"
