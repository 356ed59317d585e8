"""The one engine that all requests of a process share."""

from __future__ import annotations

from flask import Flask, current_app

from index.embedded import open_engine
from index.engine import Engine

_KEY = "telisik_engine"


def init_app(app: Flask) -> None:
    """Open the engine over the configured index folder, or take the one that the configuration holds."""
    app.extensions[_KEY] = app.config.get("ENGINE") or open_engine(app.config["TELISIK_INDEX_DIR"])


def current_engine() -> Engine:
    """Give the engine of the application that serves the current request."""
    engine: Engine = current_app.extensions[_KEY]
    return engine
