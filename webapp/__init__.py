"""The pages, the JSON API and the commands; knows the engine's contract, not how the index is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from webapp import (
    access_log,
    api,
    article,
    assets,
    command_group,
    compression,
    crawlers,
    engine,
    errors,
    exports,
    feed,
    filters,
    health,
    languages,
    open_search,
    rate_limit,
    responses,
    search,
    security,
    suggestions,
    trend_page,
    values,
)
from webapp import config as settings


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application.

    Args:
        config: settings that win over the environment, by the variable's name (see `webapp.config`);
            `ENGINE` may hold a ready engine.

    Raises:
        webapp.config.SettingError: a setting has no usable value.
    """
    app = Flask(__name__)
    settings.init_app(app, config or {})
    for module in (
        access_log,
        languages,
        engine,
        errors,
        rate_limit,
        security,
        filters,
        assets,
        responses,
        compression,
    ):
        module.init_app(app)
    for module in (search, suggestions, values, trend_page, article, api, exports, feed, open_search):
        module.init_app(app)
    for module in (crawlers, health, command_group):
        module.init_app(app)
    return app
