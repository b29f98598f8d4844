"""Assigning a debate, changing an assignment, and all that instructors do with its phases."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import ClashError, InvalidError, NotFoundError
from argmap.services.teaching import changing, extending, phases
from argmap.services.teaching.starters import propose
from argmap.web import context
from argmap.web.done import say
from argmap.web.errors import status_of
from argmap.web.filled import for_known, onward, private
from argmap.web.pages import assigning as pages
from argmap.web.pages import assignment_words as words
from argmap.web.pages import planning
from argmap.web.pages.phases import NAMES
from argmap.web.pages.plans import Form

assigning = Blueprint("assigning", __name__)
AT = "/assignments/<assignment>"


@assigning.get("/seminars/<seminar>/assign")
@for_known
def choose(seminar: str) -> Response:
    """Show the page on which a debate is assigned."""
    return _choosing(seminar)


@assigning.post("/seminars/<seminar>/assign")
@for_known
def assign(seminar: str) -> Response:
    """Assign a debate."""
    form = Form(request.form)
    try:
        made, notes = planning.assigned_from(seminar, form)
    except (InvalidError, ClashError, NotFoundError) as error:
        return _choosing(seminar, form, str(error), status_of(error))
    say(words.assigned(made, notes))
    return onward(f"/assignments/{made.id}")


def _choosing(
    seminar: str, form: Form | None = None, wrong: str = "", status: int = 200
) -> Response:
    page = pages.assign_page(seminar, form, wrong)
    shown = render_template(
        "teaching/assign.html",
        page=page,
        starters=pages.STARTERS,
        shared=pages.SHARED,
        wanted_rows=pages.wanted_rows(),
        dates=planning.dates,
    )
    return private(shown, status)


@assigning.get(f"{AT}/settings")
@for_known
def show_settings(assignment: str) -> Response:
    """Show how an assignment is set up."""
    return _settings(assignment)


@assigning.errorhandler(InvalidError)
@assigning.errorhandler(ClashError)
def refuse(error: InvalidError | ClashError) -> Response:
    """Show the settings again, with what was typed and what was wrong."""
    about = (request.view_args or {})["assignment"]
    return _settings(about, Form(request.form), str(error), status_of(error))


def _settings(
    assignment: str, form: Form | None = None, wrong: str = "", status: int = 200
) -> Response:
    page = planning.settings_page(assignment, form, wrong, request.endpoint or "")
    shown = render_template(
        "teaching/settings.html",
        page=page,
        kinds=NAMES,
        shared=pages.SHARED,
        wanted_rows=pages.wanted_rows(),
        dates=planning.dates,
    )
    return private(shown, status)


@assigning.post(f"{AT}/settings")
@for_known
def change(assignment: str) -> Response:
    """Change what an assignment says, and its phases."""
    notes = planning.changed_from(assignment, Form(request.form))
    say(f"The assignment is changed. {notes}".strip())
    return onward(f"{_at(assignment)}/settings")


@assigning.post(f"{AT}/phases/<int:number>/begin")
@for_known
def begin(assignment: str, number: int) -> Response:
    """Begin a phase now."""
    begun = phases.begin_now(context.store(), context.who(), assignment, number)
    say(words.begun(begun))
    return onward(f"{_at(assignment)}/settings#phases")


@assigning.post(f"{AT}/phases/<int:number>/end")
@for_known
def end(assignment: str, number: int) -> Response:
    """End the phase in which work is handed in."""
    phases.end_now(context.store(), context.who(), assignment, number)
    return onward(f"{_at(assignment)}/settings#phases")


@assigning.post(f"{AT}/extensions")
@for_known
def extend(assignment: str) -> Response:
    """Give one participant or one group more time."""
    given = planning.extended_from(assignment, Form(request.form))
    say(f"{given.name} has more time now.")
    return onward(f"{_at(assignment)}/settings#extensions")


@assigning.post(f"{AT}/extensions/withdraw")
@for_known
def withdraw(assignment: str) -> Response:
    """Take an extension back."""
    whom = request.form.get("whom", "")
    extending.withdraw(context.store(), context.who(), assignment, whom)
    return onward(f"{_at(assignment)}/settings#extensions")


@assigning.post(f"{AT}/starter")
@for_known
def propose_starter(assignment: str) -> Response:
    """Propose what has changed on the starter map to the maps."""
    say(words.proposed(propose(context.store(), context.who(), assignment)))
    return onward(f"{_at(assignment)}/settings#starter")


@assigning.post(f"{AT}/copy")
@for_known
def copy(assignment: str) -> Response:
    """Copy an assignment to a seminar."""
    made = planning.copied_from(assignment, Form(request.form))
    return onward(f"/assignments/{made.id}/settings")


@assigning.post(f"{AT}/take-away")
@for_known
def take_away(assignment: str) -> Response:
    """Take an assignment away on which nobody has drawn."""
    seminar = planning.seminar_of(assignment)
    changing.take_away(context.store(), context.who(), assignment)
    return onward(f"/seminars/{seminar}")


def _at(assignment: str) -> str:
    return f"/assignments/{assignment}"
