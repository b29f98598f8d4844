"""An assignment, as everybody sees it who is in its seminar; and handing in."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.services.teaching.submitting import submit as hand_in
from argmap.web import context
from argmap.web.done import say
from argmap.web.filled import for_known, onward, private
from argmap.web.pages import assignment as pages
from argmap.web.pages import assignment_words as words

assignments = Blueprint("assignments", __name__)
AT = "/assignments/<assignment>"


@assignments.get(AT)
@for_known
def show(assignment: str) -> Response:
    """Show what is on, what is due, and the maps."""
    page = pages.assignment_page(assignment, request.args.get("as", ""))
    return private(render_template("teaching/assignment.html", page=page))


@assignments.post(f"{AT}/submit")
@for_known
def submit(assignment: str) -> Response:
    """Hand in a map as it is now."""
    store, who = context.store(), context.who()
    handed = hand_in(store, who, assignment, request.form.get("map", ""))
    say(words.handed_in(handed))
    return onward(f"/assignments/{assignment}#hand-in")
