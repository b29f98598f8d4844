"""The cookie by which somebody is known again in a browser, and what a browser tells of itself."""

from __future__ import annotations

from flask import Flask, request, session
from werkzeug.wrappers import Response

from argmap.services.people import sessions
from argmap.web import context
from argmap.web.headers import READING

KEPT = 200 * 86_400


def recognise(app: Flask) -> None:
    """Note for every form that is sent that the session is used."""
    app.before_request(_used)


def _used() -> None:
    if request.method not in READING and context.token():
        sessions.touch(context.store(), context.token())


def let_in(response: Response, token: str) -> Response:
    """Have the browser keep the token of somebody who has become known in it."""
    if token:
        response.set_cookie(
            context.token_cookie(), token, KEPT,
            path="/", secure=request.is_secure, httponly=True, samesite="Lax",
        )  # fmt: skip
    return response


def let_go(response: Response) -> Response:
    """Have the browser forget who was known in it, and make all its forms stale.

    The pages that it keeps go too (W3C Clear Site Data), so that going back shows none of them.
    """
    session.clear()
    response.headers["Clear-Site-Data"] = '"cache"'
    response.delete_cookie(
        context.token_cookie(), path="/", secure=request.is_secure, httponly=True, samesite="Lax"
    )
    return response


def address() -> str:
    """Return the network address that the request came from."""
    return request.remote_addr or ""


def agent() -> str:
    """Return how the browser calls itself."""
    return request.headers.get("User-Agent", "")
