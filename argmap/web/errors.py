"""Which status each error has, and the page that explains it and leads on."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from argmap.model.errors import (
    ArgmapError,
    BusyError,
    ClashError,
    ForbiddenError,
    InvalidError,
    NobodyError,
    NotFoundError,
    StoreError,
)
from argmap.services.people.limits import RateError
from argmap.web import context
from argmap.web.filled import private
from argmap.web.headers import READING
from argmap.web.pages.joining import who_page
from argmap.web.typed import Typed, typed

STATUS: dict[type[ArgmapError], int] = {
    NotFoundError: 404,
    ClashError: 409,
    InvalidError: 422,
    StoreError: 503,
    BusyError: 503,
    NobodyError: 401,
    ForbiddenError: 403,
    RateError: 429,
}
WAITING = frozenset({403, 429, 503})
"""What may go through another time: the form that was sent is kept on the page."""

TITLES = {
    400: "This request cannot be read",
    401: "Who are you?",
    403: "Not for you",
    404: "There is no such page",
    405: "Not in this way",
    413: "This is too large",
    409: "Somebody else was first",
    422: "This cannot be kept",
    429: "Tried too often",
    503: "This cannot be done just now",
}
SENTENCES = {
    400: "The address or the form holds something that cannot be read. Go back and try again.",
    404: "Nothing has this address. It may have been mistyped, or cut off where it was copied.",
    405: "This address can be read, but nothing can be sent to it.",
    413: "What was sent is larger than this page takes: a text may have 10 MB. Divide it.",
    500: "Something went wrong on our side. What went wrong has been noted; try again in a moment.",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an error page says.

    Attributes:
        nearest: the address to try instead, and what stands there.
        typed: the form that was sent, so that nothing in it is lost.
        map: the address of the map that it is about, which may be read, and its question.
    """

    status: int
    title: str
    sentence: str
    nearest: tuple[str, str] | None = None
    typed: Typed | None = None
    map: tuple[str, str] | None = None


def explain_errors(app: Flask) -> None:
    """Give every error its status and its page."""
    app.register_error_handler(ArgmapError, _explained)
    app.register_error_handler(CSRFError, _unsealed)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _failed)


def status_of(error: ArgmapError) -> int:
    """Return the status of an error."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 422)


def _explained(error: ArgmapError) -> Response:
    if isinstance(error, NobodyError):
        return _who(error)
    status = status_of(error)
    waits = status in WAITING and request.method not in READING
    sent = typed() if waits else None
    response = make_response(_page(status, str(error), _nearest(error), sent))
    if isinstance(error, RateError):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _who(error: NobodyError) -> Response:
    """Ask who it is; what was typed comes along, and the page that was asked for comes next."""
    if request.method not in READING:
        return private(who_page(kept=typed().packed, lead="words"), 401)
    asked = request.script_root + request.full_path.rstrip("?")
    missing = error.missing
    near = _nearest(missing) if missing else None
    return private(who_page(next=asked, lost=missing is not None, nearest=near), 401)


def _refused(error: HTTPException) -> tuple[str, int] | HTTPException:
    if error.code is None or error.code < 400:
        return error
    own = error.description if error.code == 403 else None
    return _page(error.code, own or SENTENCES.get(error.code, error.description or ""))


def _unsealed(_error: CSRFError) -> tuple[str, int]:
    return render_template("errors/again.html", typed=typed()), 400


def _failed(error: Exception) -> tuple[str, int]:
    if current_app.testing or current_app.debug:
        raise error
    current_app.logger.exception("%s %s", request.method, request.path)
    return _page(500, SENTENCES[500])


def _nearest(error: ArgmapError) -> tuple[str, str] | None:
    if not isinstance(error, NotFoundError) or not error.nearest or not error.value:
        return None
    asked = request.full_path.rstrip("?")
    address = asked.replace(error.value, error.nearest, 1)
    return (request.script_root + address, error.nearest) if address != asked else None


def _map() -> tuple[str, str] | None:
    """Return the map on which something was refused, if who asks may read it."""
    slug = (request.view_args or {}).get("slug", "")
    try:
        context.held(slug)
        question = context.debate(slug).debate.question
    except ArgmapError:
        return None
    return f"{request.script_root}/debates/{slug}", question


def _page(
    status: int,
    sentence: str,
    nearest: tuple[str, str] | None = None,
    sent: Typed | None = None,
) -> tuple[str, int]:
    title = TITLES.get(status, "Something went wrong" if status >= 500 else "This did not work")
    map_ = _map() if status == 403 else None
    explained = Explanation(status, title, sentence, nearest, sent, map_)
    return render_template("errors/error.html", error=explained), status
