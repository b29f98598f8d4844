"""The pages of the work on an assignment: all students, and one of them."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.web.filled import for_known, private
from argmap.web.pages.works import list_page, student_page

works = Blueprint("works", __name__)


@works.get("/assignments/<assignment>/students")
@for_known
def index(assignment: str) -> Response:
    """List who works on an assignment, in the order of the roster."""
    return private(render_template("teaching/students.html", page=list_page(assignment)))


@works.get("/assignments/<assignment>/students/<person>")
@for_known
def show(assignment: str, person: str) -> Response:
    """Show one student's work: to instructors, and to herself."""
    page = student_page(assignment, person, request.args)
    return private(render_template("teaching/student.html", page=page))
