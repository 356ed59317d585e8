"""Addresses of our own scripts and styles that change with their content, so that browsers may keep them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, url_for

_YEAR = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    """Give the templates `asset`, and let browsers keep what was asked for with a digest."""
    folder = Path(app.static_folder or "")

    @cache
    def digest(name: str) -> str:
        """What changes when a file does."""
        return hashlib.blake2b((folder / name).read_bytes(), digest_size=6).hexdigest()

    def asset(name: str) -> str:
        """The address of a file, digest included."""
        return url_for("static", filename=name, v=digest(name))

    app.jinja_env.globals["asset"] = asset
    app.after_request(_keep)


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args and response.status_code in {200, 304}:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response
