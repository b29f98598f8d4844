"""Remarks and marks of instructors on single claims, relations and passages of assigned maps."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.model.permissions import Running
from argmap.services.teaching import remarking as service
from argmap.services.teaching.assigned import assigned
from argmap.web import context
from argmap.web.context import who
from argmap.web.done import say
from argmap.web.filled import for_known, private
from argmap.web.pages import remarks as pages
from argmap.web.pages.editing_back import back_from

remarks = Blueprint("remarks", __name__)
AT = "/assignments/<assignment>/remarks"


@remarks.get(f"{AT}/new")
@for_known
def show_form(assignment: str) -> Response:
    """Show what is remarked on one thing, with a form for more."""
    return _desk(assignment, request.args)


@remarks.post(AT)
@for_known
def write(assignment: str) -> Response:
    """Keep a remark."""
    form = request.form
    place, text = pages.place_from(form), form.get("text", "")
    try:
        service.write(context.store(), who(), assignment, place, text)
    except InvalidError as error:
        return _desk(assignment, form, text, str(error))
    return _back(place)


@remarks.post(f"{AT}/mark")
@for_known
def mark(assignment: str) -> Response:
    """Set a mark, or take it away, as the button that was pressed says."""
    form = request.form
    place, tag = pages.place_from(form), pages.tag_from(form.get("on") or form.get("off", ""))
    do = service.mark if form.get("on") else service.unmark
    do(context.store(), who(), assignment, place, tag)
    say(f"Marked: {tag.label}." if form.get("on") else f"No longer marked: {tag.label}.")
    return _back(place)


@remarks.post(f"{AT}/<remark>/reword")
@for_known
def reword(assignment: str, remark: str) -> Response:
    """Say a remark of one's own in other words."""
    form = request.form
    try:
        service.reword(context.store(), who(), assignment, remark, form.get("text", ""))
    except InvalidError as error:
        return _desk(assignment, form, form.get("text", ""), str(error), remark)
    return _back(pages.place_from(form))


@remarks.post(f"{AT}/<remark>/remove")
@for_known
def remove(assignment: str, remark: str) -> Response:
    """Take a remark away."""
    gone = service.take_away(context.store(), who(), assignment, remark)
    say(f"The remark is taken away. It said: “{gone.text}”" if gone.text else "The mark is gone.")
    return _back(pages.place_from(request.form))


remarks.add_app_template_global(pages.remark_tags)
remarks.add_app_template_global(pages.remark_choices)
remarks.add_app_template_global(pages.panel_remarks)


def _desk(
    assignment: str, form: pages.Given, text: str = "", wrong: str = "", reword: str = ""
) -> Response:
    found = assigned(context.store(), who(), assignment, Running.RUN)
    place = pages.place_from(form)
    back = back_from(form.get("back", ""), place.map_id)
    shown = pages.desk(found, place, back, chosen="whose" in form)
    typed = {"text": text, "wrong": wrong, "reword": reword}
    page = render_template("teaching/remarks.html", page=shown, **typed)
    return private(page, 422 if wrong else 200)


def _back(place: service.Place) -> Response:
    """Lead back to where the remark stands."""
    back = back_from(request.form.get("back", ""), place.map_id).partition("#")[0]
    return redirect(f"{back}#{pages.anchor(place.map_id, place.target)}", 303)
