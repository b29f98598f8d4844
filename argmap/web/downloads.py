"""A map as a file: drawn, printed, for Graphviz, as a page that works offline, or as text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from flask import Blueprint, request
from werkzeug.wrappers import Response

from argmap.model.errors import BusyError, NotFoundError
from argmap.web import context
from argmap.web.etags import answered, remember, unchanged
from argmap.web.headers import SANDBOX
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.drawing import picture
from argmap.web.pages.stamps import digest_of, library_stamp

downloads = Blueprint("downloads", __name__)

TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


AT_ONCE, PATIENCE = 2, 20.0  # large drawings take seconds and hundreds of megabytes each
_turns = BoundedSemaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait until few enough files are being made, for at most ``PATIENCE`` seconds."""
    if not _turns.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        yield
    finally:
        _turns.release()


@downloads.get("/debates/<slug>/map.<suffix>")
def download(slug: str, suffix: str) -> Response:
    """Send the map of a debate, as its address asks for it, in one of the formats."""
    stamp = (*context.numbers(slug), digest_of(context.library_of(slug)))
    return unchanged(stamp) or remember(_answer(slug, suffix), stamp)


def _answer(slug: str, suffix: str) -> Response:
    asked = ask(slug, request.args, request.script_root)
    if suffix not in TYPES:
        raise NotFoundError("format", suffix, TYPES)
    inline = request.args.get("inline") == "1"
    key = ("file", suffix, asked.key, library_stamp(asked), inline)
    return answered(key, lambda: _file(asked, suffix, inline=inline), bare=True)


def _file(asked: Asked, suffix: str, *, inline: bool) -> Response:
    from argmap.render.export import FORMATS  # loads the typesetter: only when it is needed

    with turn():
        made = FORMATS[suffix](asked.shown, asked.library, picture(asked))
    name = f"{asked.whole.id}-{asked.excerpt.id}.{suffix}"
    return sent(made, TYPES[suffix], name, inline=inline)


def sent(content: bytes, kind: str, name: str, *, inline: bool = False) -> Response:
    """Return a file, to be kept under a name or, inline, to be looked at; it may run nothing."""
    response = Response(content, content_type=kind)
    how = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
