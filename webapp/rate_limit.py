"""Refusing requests beyond what an address may send.

Whole offices share one address, so the limits are far above what reading takes.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request
from flask_babel import gettext

from webapp import messages
from webapp.errors import fault
from webapp.limits import Limits
from webapp.meter import Meter

View = TypeVar("View", bound=Callable[..., Any])

UNLIMITED = frozenset({"static", "health.live", "health.ready"})
"""What may always be asked for: files that browsers keep, and the checks of those who run the server."""

_COSTLY = "costly"


def costly(view: View) -> View:
    """Mark a view as costly: exports, and what searches several times."""
    setattr(view, _COSTLY, True)
    return view


def init_app(app: Flask) -> None:
    """Refuse requests beyond the configured limits."""
    limits: Limits = app.config["TELISIK_RATE_LIMIT"]
    if limits == Limits():
        return
    meter = Meter(_shared_file(app.config["TELISIK_INDEX_DIR"]))

    @app.before_request
    def refuse() -> Response | None:
        """Answer 429 with the time to wait, or let the request pass."""
        if request.endpoint in UNLIMITED:
            return None
        view = current_app.view_functions.get(request.endpoint or "")
        further = limits.costly if getattr(view, _COSTLY, False) else ()
        wait = meter.wait(_network(request.remote_addr or ""), (*limits.usual, *further))
        if not wait:
            return None
        response = fault(429, "too_many_requests", gettext(messages.ERROR_MESSAGES[429]))
        response.headers["Retry-After"] = str(math.ceil(wait))
        return response


def _network(address: str) -> bytes:
    """What is counted as one address: an IPv4 address, or the 64 bits of IPv6 that one site has."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address.encode("utf-8", "replace")
    return ip.packed[:8] if ip.version == 6 else ip.packed


def _shared_file(index_dir: Path) -> Path:
    """The file that the servers of one user over one index share."""
    name = hashlib.blake2b(os.fsencode(index_dir.resolve()), digest_size=8).hexdigest()
    return Path(tempfile.gettempdir()) / f"telisik-rate-{os.getuid()}-{name}"
