"""What every answer tells the browser to refuse, and the check that a form was sent from here."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Request, request
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " object-src 'none'; frame-ancestors 'none'"
)
SANDBOX = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
READING = frozenset({"GET", "HEAD", "OPTIONS"})


def guard(app: Flask) -> None:
    """Send the headers with every answer, and refuse forms that another site sent."""
    app.after_request(_secured)
    app.before_request(_refuse_strangers)


def _secured(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refuse_strangers() -> None:
    if request.method not in READING and not is_from_here(request):
        raise Forbidden("This form was sent from another site; nothing was changed.")


def is_from_here(asked: Request) -> bool:
    """Say whether a browser sent the request from a page of ours.

    Browsers say so in Sec-Fetch-Site (W3C Fetch Metadata) or at least in Origin; what sends
    neither is no browser, and carries nobody's cookies.
    """
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = asked.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == asked.host
