"""An OpenSearch 1.1 description, by which browsers offer this search beside others."""

from __future__ import annotations

from flask import Blueprint, Flask, Response

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
