"""An article's page: its text with matches marked, its metadata, and where that was read."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, request
from flask_babel import gettext

from index.engine import SearchRequest
from index.query.parser import parse
from webapp import messages
from webapp.engine import current_engine
from webapp.errors import fault
from webapp.evidence import rows
from webapp.languages import localized
from webapp.links import Links
from webapp.parameters import ParameterError, read_search
from webapp.responses import html

blueprint = Blueprint("article", __name__)


def init_app(app: Flask) -> None:
    """Serve the articles."""
    app.register_blueprint(blueprint)


@localized(blueprint, "/artikel/<article_id>")
def page(article_id: str) -> Response:
    """Show one article."""
    search = _origin()
    view = current_engine().article(article_id, search.query)
    if view is None:
        return fault(404, "unknown_article", gettext(messages.UNKNOWN_ARTICLE))
    return html(
        "article.html",
        view=view,
        article=view.article,
        evidence=rows(view.article.evidence),
        search=search,
        links=Links(search),
    )


def _origin() -> SearchRequest:
    """The search that the reader came from; a damaged one is reduced to its words."""
    try:
        return read_search(request.args)
    except ParameterError:
        return SearchRequest(query=parse(request.args.get("q", "").strip()))
