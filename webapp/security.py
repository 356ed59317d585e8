"""The headers that confine a page in the browser; on every answer, whatever its status.

After OWASP ASVS 5.0, chapter 3.4: nothing is loaded but our own scripts, styles and images, nothing inline,
and no other site can frame the page, post its forms elsewhere or see where its readers come from.
"""

from __future__ import annotations

from flask import Flask, Response

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def init_app(app: Flask) -> None:
    """Set the headers on every answer."""
    app.after_request(_confine)


def _confine(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
