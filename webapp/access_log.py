"""One JSON line a request; nothing in it can break a line, and it tells little about a reader.

After OWASP ASVS 5.0, chapter 16.4: control characters escaped, the query and the address shortened.
"""

from __future__ import annotations

import ipaddress
import json
import logging
import sys
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request

_QUERY_SHOWN = 80
"""Letters of a query string that are logged."""


def init_app(app: Flask) -> None:
    """Log every request through a child of the application's logger."""
    logger = app.logger.getChild("access")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False

    @app.before_request
    def start() -> None:
        """Note when the request came in."""
        g.started = time.perf_counter()

    @app.after_request
    def log(response: Response) -> Response:
        """Write the request's line."""
        logger.info(json.dumps(_line(response)))
        return response


def _line(response: Response) -> dict[str, object]:
    query = request.query_string.decode("utf-8", "replace")
    return {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "address": shortened(request.remote_addr or ""),
        "method": request.method,
        "path": request.path[:_QUERY_SHOWN],
        "query": query if len(query) <= _QUERY_SHOWN else query[:_QUERY_SHOWN] + "…",
        "status": response.status_code,
        "bytes": 0 if response.status_code == 304 else response.content_length,
        "ms": round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1),
        "htmx": request.headers.get("HX-Request") == "true",
    }


def shortened(address: str) -> str:
    """Leave the network of an address: the first 24 bits of IPv4, the first 48 of IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return ""
    bits = 24 if ip.version == 4 else 48
    return str(ipaddress.ip_network((ip, bits), strict=False).network_address)
