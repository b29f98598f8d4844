"""The rubric of an assignment: chosen, and changed row by row."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import ClashError, InvalidError
from argmap.model.permissions import Running
from argmap.services.teaching import rubrics as service
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.web import context
from argmap.web.context import who
from argmap.web.errors import status_of
from argmap.web.filled import for_known, onward, private
from argmap.web.pages import rubric as pages

rubrics = Blueprint("rubrics", __name__)
AT = "/assignments/<assignment>/rubric"


@rubrics.get(AT)
@for_known
def show(assignment: str) -> Response:
    """Show the rubric of an assignment, to be changed."""
    found = assigned(context.store(), who(), assignment, Running.RUN)
    return _page(found, pages.form_of(found.assignment))


@rubrics.post(AT)
@for_known
def change(assignment: str) -> Response:
    """Keep the rubric as it was typed, after what the pressed button does to it."""
    found = assigned(context.store(), who(), assignment, Running.RUN)
    form = pages.form_from(request.form)
    try:
        form = _done(form)
        drawn = pages.drawn_from(form)
        lost = service.lost(context.store(), found, drawn)
        if lost and "sure" not in request.form:
            return _page(found, form, lost=lost)
        service.change(context.store(), who(), assignment, drawn)
    except (InvalidError, ClashError) as error:
        return _refuse(assignment, form, error)
    return onward(f"/assignments/{assignment}/rubric{_place(form)}")


def _done(form: pages.RubricForm) -> pages.RubricForm:
    """Return the form after the button that was pressed."""
    what = request.form.get("do", pages.SAVE)
    if what == "take":
        return pages.taken(form, service.chosen(context.store(), who(), request.form.get("of", "")))
    return form if what == pages.SAVE else pages.done(form, what)


def _place(form: pages.RubricForm) -> str:
    """Return where on the page one goes on: at the row that was worked on."""
    word, *about = request.form.get("do", "").split(" ")
    if word == "add" and form.rows:
        return f"#row-{form.rows[-1].id}"
    known = {row.id for row in form.rows}
    return f"#row-{about[0]}" if about and about[0] in known else ""


def _refuse(assignment: str, form: pages.RubricForm, error: Exception) -> Response:
    found = assigned(context.store(), who(), assignment, Running.RUN)
    rival = None
    if isinstance(error, ClashError):
        rival = pages.form_of(found.assignment)
        form = pages.reopened(form, rival)
    status = status_of(error) if isinstance(error, InvalidError | ClashError) else 422
    return _page(found, form, wrong=str(error), rival=rival, status=status)


def _page(
    found: Assigned, form: pages.RubricForm, *, status: int = 200, **told: object
) -> Response:
    others = service.offered(context.store(), who())
    page = render_template("teaching/rubric.html", found=found, form=form, others=others, **told)
    return private(page, status)
