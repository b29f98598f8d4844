"""Feedback and marks: saved beside somebody's work, looked at together, released, and read."""

from __future__ import annotations

from flask import Blueprint, jsonify, make_response, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import ArgmapError, ClashError, InvalidError
from argmap.model.permissions import Running
from argmap.services.teaching import gradebook, marking, releasing
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.services.teaching.releasing import Answer
from argmap.web import context
from argmap.web.context import who
from argmap.web.errors import status_of
from argmap.web.filled import for_known, onward, private
from argmap.web.pages import marks as pages
from argmap.web.pages.returned import Refused, returned_page

marks = Blueprint("marks", __name__)
AT = "/assignments/<assignment>"
ONE = f"{AT}/students/<person>/feedback"


@marks.get(ONE)
@for_known
def show_form(assignment: str, person: str) -> Response:
    """Show the form for feedback on one participant's work, on a page of its own."""
    found = assigned(context.store(), who(), assignment, Running.RUN)
    return private(_form(found, pages.panel_of(found, person)))


@marks.post(ONE)
@for_known
def save(assignment: str, person: str) -> Response:
    """Keep feedback on one participant's work, or on that of her group."""
    draft = pages.draft_from(request.form)
    try:
        kept = marking.save(context.store(), who(), assignment, person, draft)
    except (InvalidError, ClashError) as error:
        return _refuse(assignment, person, draft, error)
    if _by_itself():
        return jsonify(version=kept.version)
    return onward(f"/assignments/{assignment}/students/{person}#rubric")


@marks.get(f"{AT}/marks")
@for_known
def show_marks(assignment: str) -> Response:
    """Show the marks of all participants."""
    found = gradebook.marks(context.store(), who(), assignment)
    return private(render_template("teaching/marks.html", page=found, pages=pages))


@marks.get(f"{AT}/marks.csv")
@for_known
def write_marks(assignment: str) -> Response:
    """Give the marks as a file for a learning platform, or in full."""
    for_what = request.args.get("for", "full")
    written = gradebook.written(context.store(), who(), assignment, for_what)
    answer = private(make_response(written))
    answer.mimetype = "text/csv"
    name = f"marks-{assignment}-{for_what}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@marks.get(f"{AT}/release")
@for_known
def ask_to_release(assignment: str) -> Response:
    """Show what participants will see, before it is released; and that it is, afterwards."""
    found = gradebook.marks(context.store(), who(), assignment)
    shown = {"can_take_back": releasing.can_take_back(who(), found.assigned.assignment)}
    return private(render_template("teaching/release.html", page=found, pages=pages, **shown))


@marks.post(f"{AT}/release")
@for_known
def release(assignment: str) -> Response:
    """Let participants see their feedback, all at once."""
    releasing.release(context.store(), who(), assignment)
    return onward(f"/assignments/{assignment}/release")


@marks.post(f"{AT}/release/back")
@for_known
def take_back(assignment: str) -> Response:
    """Hide all feedback again."""
    releasing.take_back(context.store(), who(), assignment)
    return onward(f"/assignments/{assignment}/release")


@marks.get(f"{AT}/feedback")
@for_known
def show_returned(assignment: str) -> Response:
    """Show somebody the feedback on her own work."""
    return _returned(assignment)


@marks.post(f"{AT}/feedback")
@for_known
def answer(assignment: str) -> Response:
    """Keep an answer to the feedback on one's own work, or on that of one's group."""
    form = request.form
    said, to = Answer(form.get("text", ""), form.get("seen", "")), form.get("to", pages.OWN)
    try:
        grouped = to == pages.GROUP
        releasing.answer(context.store(), who(), assignment, said, to_group=grouped)
    except (InvalidError, ClashError) as error:
        return _returned(assignment, Refused(to, said.text, error), status_of(error))
    return onward(f"/assignments/{assignment}/feedback#answer-{to}")


@marks.post(f"{AT}/feedback/<remark>")
@for_known
def answer_remark(assignment: str, remark: str) -> Response:
    """Keep an answer to a remark."""
    said = Answer(request.form.get("text", ""), request.form.get("seen", ""))
    try:
        releasing.answer_remark(context.store(), who(), assignment, remark, said)
    except (InvalidError, ClashError) as error:
        return _returned(assignment, Refused(remark, said.text, error), status_of(error))
    return onward(f"/assignments/{assignment}/feedback#remark-{remark}")


def _returned(assignment: str, refused: Refused | None = None, status: int = 200) -> Response:
    found = releasing.returned(context.store(), who(), assignment)
    shown = returned_page(found, refused)
    return private(render_template("teaching/feedback.html", page=shown), status)


def _by_itself() -> bool:
    """Whether the page saves by itself, and wants no other page."""
    return request.accept_mimetypes.best == "application/json"


def _refuse(assignment: str, person: str, draft: marking.Draft, error: ArgmapError) -> Response:
    """Show the form again, with what was typed and what was wrong."""
    status = status_of(error)
    if _by_itself():
        answer = jsonify(wrong=pages.in_short(error))
        answer.status_code = status
        return answer
    found = assigned(context.store(), who(), assignment, Running.RUN)
    to = pages.GROUP if draft.to_group else pages.OWN
    shown = pages.refilled(pages.panel_of(found, person), to, draft, error)
    return private(_form(found, shown), status)


def _form(found: Assigned, shown: pages.Panel) -> str:
    base = f"/assignments/{found.assignment.id}/students/{shown.sheet.person.id}"
    return render_template("teaching/feedback_form.html", found=found, rubric=shown, base=base)
