"""The first page, and the sign that the server is up."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.web import context
from argmap.web.etags import answered
from argmap.web.pages.abroad import stamp
from argmap.web.pages.seminars import my_maps
from argmap.web.pages.shelf import shelf_list
from argmap.web.theme import look

home = Blueprint("home", __name__)


@home.get("/")
def index() -> Response:
    """List the debates, or say how to load one."""
    shelves = [shelf for shelf in context.shelves() if shelf.maps]
    if not shelves:
        return answered(("empty", look()), lambda: render_template("home/empty.html"))
    yours = my_maps()
    key = ("home", [stamp(shelf.maps) for shelf in shelves], yours, look(), request.script_root)
    return answered(
        key,
        lambda: render_template("home/index.html", shelves=map(shelf_list, shelves), yours=yours),
    )


@home.get("/healthz")
def healthy() -> Response:
    """Say that pages can be served."""
    context.shelves()
    return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})
