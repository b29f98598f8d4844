"""Answering "has it changed?" before anything is built."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

from flask import g, make_response, request
from werkzeug.wrappers import Response

from argmap.paths import PACKAGE, TEMPLATES
from argmap.web import context
from argmap.web.context import kept
from argmap.web.done import waits
from argmap.web.seals import browser_key


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return the digest of the program and its templates: with either, every page may change."""
    digest = sha256()
    for folder in (PACKAGE, TEMPLATES):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".html", ".css", ".js"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def answered(
    parts: object,
    make: Callable[[], Response | str],
    *,
    strong: bool = False,
    bare: bool = False,
    hers: object = None,
) -> Response:
    """Return 304 if the browser has what these parts stand for, else make it.

    Args:
        parts: everything that the answer depends on, beside the program; its ``repr`` is digested.
        make: builds the answer.
        strong: whether the answer is the same to the byte.
        bare: whether it is a file, which bears no seal and is the same for all who may read it.
        hers: what it shows to this reader alone; parts that are shared do not depend on it.
    """
    known_as = "" if strong or bare else (context.who(), browser_key(), hers)
    made_from = sha256(f"{code_version()} {parts!r}".encode(errors="replace"))
    g.made_from = made_from.digest()
    made_from.update(repr(known_as).encode(errors="replace"))
    tag = made_from.hexdigest()[:24]
    asked = request.if_none_match
    known = asked.contains(tag) if strong else asked.contains_weak(tag)
    if waits() and not (strong or bare):
        return _once(make)
    return _tagged(Response(status=304) if known else make_response(make()), tag, strong=strong)


def _once(make: Callable[[], Response | str]) -> Response:
    """Answer with a page on which something is said this once."""
    response = make_response(make())
    response.headers["Cache-Control"] = "no-store"
    return response


def _tagged(response: Response, tag: str, *, strong: bool = False) -> Response:
    response.set_etag(tag, weak=not strong)
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def unchanged(stamp: tuple[object, ...]) -> Response | None:
    """Return 304 if this very address was answered before, from the same numbers, to the browser.

    Args:
        stamp: the numbers of all that the answer is made from.
    """
    tag = kept().peek(_address(stamp))
    if isinstance(tag, str) and request.if_none_match.contains_weak(tag):
        return _tagged(Response(status=304), tag)
    return None


def remember(response: Response, stamp: tuple[object, ...]) -> Response:
    """Keep the tag of an answer, so that ``unchanged`` knows it."""
    tag, _ = response.get_etag()
    if tag:
        kept().get(_address(stamp), lambda: tag)
    return response


def _address(stamp: tuple[object, ...]) -> tuple[object, ...]:
    return "tag", request.script_root, request.full_path, stamp
