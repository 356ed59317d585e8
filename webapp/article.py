"""An article's page: its text with matches marked, its metadata, how to cite it, and articles like it."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, request
from flask_babel import gettext

from index.engine import ArticleView, SearchRequest
from index.query.parser import ParsedQuery, parse
from webapp import citations, messages
from webapp.clock import today
from webapp.engine import current_engine
from webapp.errors import fault
from webapp.evidence import rows
from webapp.languages import localized
from webapp.linked_data import news_article
from webapp.links import Links
from webapp.matches import numbered
from webapp.nearby import nearby
from webapp.parameters import ParameterError, read_search
from webapp.responses import html, revalidated

blueprint = Blueprint("article", __name__)

SIMILAR = 5
"""Articles like one that its page names, and as many copies of its text."""

CITATION_FILES = {
    "bib": (citations.bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (citations.ris, "application/x-research-info-systems; charset=utf-8"),
}
"""How a citation is written for programs, and its media type, by the file's ending."""


def init_app(app: Flask) -> None:
    """Serve the articles."""
    app.register_blueprint(blueprint)


@localized(blueprint, "/artikel/<article_id>")
def page(article_id: str) -> Response:
    """Show one article."""
    search = _origin()
    view = _view(article_id, search.query)
    if view is None:
        return _unknown()
    return html(
        "article.html",
        view=view,
        article=view.article,
        matches=numbered(view),
        evidence=rows(view.article.evidence),
        cited=citations.source(view, today()),
        citations=citations,
        linked_data=news_article(view),
        similar=current_engine().similar(article_id, SIMILAR),
        nearby=nearby(view.article),
        search=search,
        links=Links(search),
    )


@localized(blueprint, f"/artikel/<article_id>/kutipan.<any({', '.join(CITATION_FILES)}):extension>")
def citation(article_id: str, extension: str) -> Response:
    """Give an article's citation as a file for reference managers."""
    view = _view(article_id, parse(""))
    if view is None:
        return _unknown()
    write, media_type = CITATION_FILES[extension]
    text = write(citations.source(view, today()))
    response = Response(text, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{view.article.id}.{extension}"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return revalidated(response)


def _view(article_id: str, query: ParsedQuery) -> ArticleView | None:
    return current_engine().article(article_id, query)


def _unknown() -> Response:
    return fault(404, "unknown_article", gettext(messages.UNKNOWN_ARTICLE))


def _origin() -> SearchRequest:
    """The search that the reader came from; a damaged one is reduced to its words."""
    try:
        return read_search(request.args)
    except ParameterError:
        return SearchRequest(query=parse(request.args.get("q", "").strip()))
