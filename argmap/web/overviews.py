"""The overview of an assignment for its instructors, and the notes that they write there."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.model.assignments import Note
from argmap.model.errors import InvalidError
from argmap.model.ids import SeminarId
from argmap.services.teaching import notes
from argmap.web import context
from argmap.web.done import say
from argmap.web.filled import Filled, filled, for_known, onward, private
from argmap.web.pages.overview import EMPTY, overview_page
from argmap.web.theme import local

overviews = Blueprint("overviews", __name__)
AT = "/assignments/<assignment>"


@overviews.app_template_global("notes_waiting")
def waiting(seminar: SeminarId | None) -> tuple[Note, ...]:
    """Return the notes of a seminar that wait for who asks."""
    return notes.waiting(context.store(), context.who(), seminar)


@overviews.get(f"{AT}/overview")
@for_known
def show(assignment: str) -> Response:
    """Show where the maps of an assignment stand."""
    return _page(assignment)


@overviews.post(f"{AT}/notes")
@for_known
def write_note(assignment: str) -> Response:
    """Write a note to a participant, or to all who have not started."""
    given = (request.form.get("whom", ""), request.form.get("text", ""))
    try:
        people = notes.write(context.store(), context.who(), assignment, *given)
    except InvalidError as error:
        return _page(assignment, filled(error), 422)
    whom = people[0].name if len(people) == 1 else f"{len(people)} participants"
    say(f"Your note to {whom} is written: it is on the next page that is opened.")
    return onward(f"/assignments/{assignment}/overview#notes")


@overviews.post("/notes/<note>/aside")
@for_known
def put_aside(note: str) -> Response:
    """Put a note aside, and go back to where it was read."""
    notes.put_aside(context.store(), context.who(), note)
    return redirect(local(request.form.get("back", "")), 303)


def _page(assignment: str, put: Filled = EMPTY, status: int = 200) -> Response:
    page = overview_page(assignment, request.args.get("maps", ""), put)
    return private(render_template("teaching/overview.html", page=page), status)
