"""The settings: one table of `TELISIK_` environment variables, their defaults and how they are read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.limits import read_limits


class SettingError(ValueError):
    """A setting has a value that cannot be used; names the variable."""


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 2):
        raise ValueError("expected a whole number from 0 to 99")
    return int(text)


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable.

    Attributes:
        name: its name, which is also its key in the application's configuration.
        default: what holds when it is not set, as it would be written.
        read: makes the value from the text; raises ValueError.
        may_be_empty: an empty text is a value of its own, and not as good as none.
    """

    name: str
    default: str
    read: Callable[[str], Any]
    may_be_empty: bool = False


VARIABLES = (
    # The index folder; relative to the working directory.
    Variable("TELISIK_INDEX_DIR", "telisik-index", Path),
    # How many reverse proxies stand before the server; only then are X-Forwarded-* headers believed.
    Variable("TELISIK_PROXY_HOPS", "0", _count),
    # How many requests an address may send, and how many costly ones; empty for any number.
    Variable("TELISIK_RATE_LIMIT", "20/s 3000/15m, 1/s", read_limits, may_be_empty=True),
)
"""Every setting that the environment can make."""


def init_app(app: Flask, given: Mapping[str, Any]) -> None:
    """Put the settings into the application's configuration.

    Args:
        app: the application.
        given: values that win over the environment, as text or already of their type.

    Raises:
        SettingError: a variable's text cannot be read.
    """
    app.config.update(given)
    for variable in VARIABLES:
        value = given.get(variable.name)
        if not _is_set(variable, value):
            value = os.environ.get(variable.name)
        if not _is_set(variable, value):
            value = variable.default
        app.config[variable.name] = _read(variable, value) if isinstance(value, str) else value
    hops = app.config["TELISIK_PROXY_HOPS"]
    if hops:
        proxied = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
        app.wsgi_app = proxied  # type: ignore[method-assign]


def _is_set(variable: Variable, value: Any) -> bool:
    return value is not None and (value != "" or variable.may_be_empty)


def _read(variable: Variable, text: str) -> Any:
    try:
        return variable.read(text)
    except ValueError as error:
        raise SettingError(f"{variable.name}={text!r}: {error}") from error
