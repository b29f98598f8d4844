"""How to read a map: the words, the signs and the keys."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.web.etags import answered
from argmap.web.theme import look

helping = Blueprint("helping", __name__)


@helping.get("/help")
def show() -> Response:
    """Show how to read a map."""
    key = ("help", look(), request.script_root)
    return answered(key, lambda: render_template("help/show.html"))
