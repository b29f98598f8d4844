"""Finding words in the claims, evidence and sources of all debates."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.web import context
from argmap.web.etags import answered
from argmap.web.forms import words_from
from argmap.web.pages.abroad import stamp
from argmap.web.pages.finding import found_everywhere
from argmap.web.theme import look

searching = Blueprint("searching", __name__)


@searching.get("/search")
def search() -> Response:
    """Show where the words are found."""
    notes: list[str] = []
    words = words_from(request.args, notes)
    stamps = [stamp(shelf.maps) for shelf in context.shelves()]
    key = ("search", words, notes, stamps, look(), request.script_root)
    return answered(
        key,
        lambda: render_template(
            "search/show.html", words=words, notes=notes, found=found_everywhere(words)
        ),
    )
