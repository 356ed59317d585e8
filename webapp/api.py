"""The JSON API, version 1; described by `openapi.json`."""

from __future__ import annotations

from dataclasses import asdict
from importlib import resources
from typing import Any

from flask import Blueprint, Flask, Response, request

from index.article import Article, Evidence
from index.engine import Facet, FacetCount, Hit, SearchAnswer, SearchRequest
from index.query.parser import parse
from webapp import messages
from webapp.engine import current_engine
from webapp.errors import fault
from webapp.filters import GAP, facet_label, marked, web_url
from webapp.parameters import read_search
from webapp.responses import as_json

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

MOST_SIMILAR = 10
"""Articles like one, and copies of its text, that are given."""


def init_app(app: Flask) -> None:
    """Serve the API."""
    app.register_blueprint(blueprint)


@blueprint.get("/search")
def search() -> Response:
    """Search."""
    asked = read_search(request.args, sized=True)
    return as_json(_answer(asked, current_engine().search(asked)))


@blueprint.get("/articles/<article_id>")
def article(article_id: str) -> Response:
    """Give one article."""
    view = current_engine().article(article_id, parse(""))
    if view is None:
        return fault(404, "unknown_article", messages.UNKNOWN_ARTICLE)
    return as_json(_article(view.article))


@blueprint.get("/articles/<article_id>/similar")
def similar(article_id: str) -> Response:
    """Give the articles that are most like one."""
    engine = current_engine()
    if engine.article(article_id, parse("")) is None:
        return fault(404, "unknown_article", messages.UNKNOWN_ARTICLE)
    found = engine.similar(article_id, MOST_SIMILAR)
    return as_json({"related": list(map(_hit, found.related)), "copies": list(map(_hit, found.copies))})


@blueprint.get("/openapi.json")
def description() -> Response:
    """Describe the API."""
    text = resources.files("webapp").joinpath("openapi.json").read_text(encoding="utf-8")
    return Response(text, mimetype="application/json")


def _answer(asked: SearchRequest, answer: SearchAnswer) -> dict[str, Any]:
    return {
        "query": asked.query.text,
        "total": answer.total,
        "page": asked.page,
        "per_page": asked.per_page,
        "partial_match": answer.partial_match,
        "suggestion": answer.suggestion,
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": {
            facet.value: [_count(facet, count) for count in answer.facets.get(facet, ())] for facet in Facet
        },
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title.text if hit.title else None,
        "outlet": hit.outlet,
        "published": hit.published.value,
        "precision": hit.published.precision.value,
        "provinces": list(hit.provinces),
        "institutions": list(hit.institutions),
        "snippet": GAP.join(map(marked, hit.snippet)),
        "url": web_url(hit.url),
        "score": hit.score,
    }


def _count(facet: Facet, count: FacetCount) -> dict[str, Any]:
    return {
        "value": count.value,
        "label": facet_label(count.value, facet),
        "count": count.count,
        "selected": count.selected,
        "excluded": count.excluded,
    }


def _article(article: Article) -> dict[str, Any]:
    basis = article.published.basis
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.value,
        "precision": article.published.precision.value,
        "basis": basis.value if basis else None,
        "provinces": list(article.provinces),
        "mentioned_provinces": list(article.mentioned_provinces),
        "institutions": list(article.institutions),
        "paragraphs": list(article.paragraphs),
        "url": web_url(article.url),
        "evidence": [_evidence(evidence) for evidence in article.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    """A piece of evidence; only a corrected one says who corrected it."""
    return {key: value for key, value in asdict(evidence).items() if key != "correction" or value}
