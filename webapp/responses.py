"""Answers: the full page or only what htmx swaps, safe to encode, and validated by caches."""

from __future__ import annotations

import json
import re
from typing import Any

from flask import Flask, Response, render_template, request
from flask_htmx import HTMX

htmx = HTMX()

HTMX_CONFIG = {
    "historyCacheSize": 0,
    "historyRestoreAsHxRequest": False,
    "includeIndicatorStyles": False,
    "allowEval": False,
    "allowScriptTags": False,
    "scrollIntoViewOnBoost": False,
    "timeout": 10_000,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "400|404|405|414|422|429|500|503", "swap": True},
        {"code": "[45]..", "swap": False, "error": True},
    ],
}
"""How htmx behaves: no inline styles or code, history from the server, faults shown in the page."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def init_app(app: Flask) -> None:
    """Give the templates what htmx is told."""
    htmx.init_app(app)
    app.jinja_env.globals["htmx_config"] = json.dumps(HTMX_CONFIG)


def wants_fragment() -> bool:
    """Tell whether htmx asked for the changed part; going back in history always takes the full page."""
    return bool(htmx) and not htmx.history_restore_request


def printable(text: str) -> str:
    """Put U+FFFD for characters that no page, no XML and no file can carry (NUL, lone surrogates)."""
    return _UNPRINTABLE.sub("\ufffd", text)


def xml(template: str, media_type: str, **context: Any) -> Response:
    """Render an XML document."""
    text = printable(render_template(template, **context))
    return Response(text, content_type=f"{media_type}; charset=utf-8")


def html(template: str, *, status: int = 200, **context: Any) -> Response:
    """Render a page."""
    text = printable(render_template(template, **context))
    response = Response(text, status=status, mimetype="text/html")
    response.vary.update(("HX-Request", "HX-History-Restore-Request"))
    return revalidated(response)


def as_json(value: Any, *, status: int = 200) -> Response:
    """Write a value as JSON."""
    return revalidated(Response(json.dumps(value), status=status, mimetype="application/json"))


def revalidated(response: Response) -> Response:
    """Let caches keep a good answer, but ask each time; its tag is a digest, so no two variants share it."""
    response.headers["Cache-Control"] = "no-cache" if response.status_code == 200 else "no-store"
    if response.status_code == 200:
        if not response.get_etag()[0]:
            response.add_etag()
        response.make_conditional(request)
    return response
