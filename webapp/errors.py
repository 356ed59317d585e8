"""Everything that can go wrong, as a page, a panel or JSON, in words; never a trace."""

from __future__ import annotations

import uuid

from flask import Flask, Response, current_app, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from index.engine import IndexUnavailableError, NoIndexError
from webapp import messages
from webapp.parameters import ParameterError
from webapp.responses import as_json, html, wants_fragment

RETRY_AFTER = 30
"""Seconds after which a reader may try again while there is no index; an indexing run is seldom shorter."""
PASSING = frozenset({429, 500, 503})
"""Statuses of faults that may be over when the same is asked for again."""
_SHOWN = 60
"""Letters of a bad value that its message repeats."""


def init_app(app: Flask) -> None:
    """Answer every fault in the form that the request asked for."""
    app.register_error_handler(ParameterError, _bad_parameter)
    app.register_error_handler(NoIndexError, _no_index)
    app.register_error_handler(IndexUnavailableError, _unavailable)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def fault(status: int, code: str, message: str) -> Response:
    """Say what went wrong.

    Args:
        status: the HTTP status.
        code: for programs.
        message: for people, in their language.
    """
    if request.path.startswith("/api/"):
        return as_json({"error": {"code": code, "message": message}}, status=status)
    title = gettext(messages.ERROR_TITLES.get(status, messages.ERROR_TITLE))
    template = "error_fragment.html" if wants_fragment() else "error.html"
    again = f"?{request.query_string.decode('ascii', 'replace')}" if status in PASSING else None
    text = request.args.get("q", "")
    return html(template, status=status, title=title, message=message, text=text, again=again)


def _bad_parameter(error: ParameterError) -> Response:
    value = error.value if len(error.value) <= _SHOWN else f"{error.value[:_SHOWN]}…"
    return fault(400, error.fault.value, gettext(messages.FAULTS[error.fault]).format(value=value))


def _no_index(_: NoIndexError) -> Response:
    return _later(fault(503, "no_index", gettext(messages.NO_INDEX)))


def _unavailable(error: IndexUnavailableError) -> Response:
    current_app.logger.error("index unavailable: %s", error)
    return _later(fault(503, "index_unavailable", gettext(messages.INDEX_UNAVAILABLE)))


def _later(response: Response) -> Response:
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:
        return Response(status=status, headers=list(error.get_headers()))
    name = error.name.lower().replace(" ", "_")
    response = fault(status, name, gettext(messages.ERROR_MESSAGES.get(status, messages.ERROR_MESSAGE)))
    for header, value in error.get_headers():
        if header in {"Allow", "Retry-After"}:
            response.headers[header] = value
    return response


def _unexpected(error: Exception) -> Response:
    number = uuid.uuid4().hex[:12]
    current_app.logger.error("error %s at %s", number, ascii(request.path), exc_info=error)
    return fault(500, "internal_error", gettext(messages.INTERNAL_ERROR).format(id=number))
