"""Comparing the maps of an assignment."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.web.filled import for_known, private
from argmap.web.pages.comparing import compare_page, joined
from argmap.web.pages.comparing_table import table_of

comparing = Blueprint("comparing", __name__)
comparing.add_app_template_filter(joined)


@comparing.get("/assignments/<assignment>/compare")
@for_known
def show(assignment: str) -> Response:
    """Show maps of an assignment beside each other: drawn, as a table, or part by part."""
    page = compare_page(assignment, request.args)
    table = table_of(page.found, request.script_root) if page.rows and page.ask.table else None
    return private(render_template("teaching/compare.html", page=page, table=table))
