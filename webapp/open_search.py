"""An OpenSearch 1.1 description, by which browsers offer this search beside others and suggest as it does."""

from __future__ import annotations

import json

from flask import Blueprint, Flask, Response, request

from webapp.engine import current_engine
from webapp.languages import localized
from webapp.responses import revalidated, xml

blueprint = Blueprint("open_search", __name__)


def init_app(app: Flask) -> None:
    """Serve the description."""
    app.register_blueprint(blueprint)


@localized(blueprint, "/opensearch.xml")
def description() -> Response:
    """Describe the search, with full addresses: browsers keep the description apart from the page."""
    return revalidated(xml("opensearch.xml", "application/opensearchdescription+xml"))


@localized(blueprint, "/saran.json")
def suggestions() -> Response:
    """Suggest searches for what is typed into a browser's own box (OpenSearch Suggestions 1.1)."""
    typed = request.args.get("q", "")
    completions = current_engine().complete(typed)
    texts = dict.fromkeys(typed[: completion.start] + completion.text for completion in completions)
    return revalidated(
        Response(
            json.dumps([typed, list(texts)]), content_type="application/x-suggestions+json; charset=utf-8"
        )
    )
