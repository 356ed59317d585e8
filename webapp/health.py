"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app

from index.engine import IndexUnavailableError, NoIndexError, SearchRequest
from index.query.parser import parse
from webapp.engine import current_engine
from webapp.errors import RETRY_AFTER
from webapp.responses import as_json

blueprint = Blueprint("health", __name__)

_PROBE = SearchRequest(query=parse("pemerintah"), per_page=1)
"""A query over words, so that postings, columns and stored articles are all read."""


def init_app(app: Flask) -> None:
    """Serve the health checks."""
    app.register_blueprint(blueprint)


@blueprint.get("/healthz")
def live() -> Response:
    """Answer while the process lives."""
    return _fresh(as_json({"status": "ok"}))


@blueprint.get("/readyz")
def ready() -> Response:
    """Answer 200 when a query against the current index does, else 503."""
    try:
        current_engine().search(_PROBE)
        state = current_engine().state()
    except NoIndexError:
        return _not_ready("no_index")
    except IndexUnavailableError as error:
        current_app.logger.error("not ready: %s", error)
        return _not_ready("index_unavailable")
    except Exception:
        current_app.logger.exception("not ready")
        return _not_ready("query_failed")
    return _fresh(
        as_json(
            {
                "status": "ready",
                "generation": state.generation,
                "articles": state.articles,
                "created": state.created,
            }
        )
    )


def _not_ready(reason: str) -> Response:
    response = as_json({"status": "not_ready", "reason": reason}, status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
