"""The debate sheet: a map on both sides of A4, as a page to print and as a PDF."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.web.downloads import TYPES, sent, turn
from argmap.web.filled import for_known, private
from argmap.web.pages.asking import ask
from argmap.web.pages.sheet import map_for, sheet_page
from argmap.web.turns import take_turns

papers = Blueprint("papers", __name__)
take_turns(papers)


@papers.get("/debates/<slug>/sheet")
def show(slug: str) -> Response:
    """Show the sheet of a map."""
    asked = ask(slug, request.args, request.script_root)
    page = sheet_page(asked, request.args.get("assignment", ""))
    return private(render_template("teaching/sheet.html", page=page, asked=asked))


@papers.get("/debates/<slug>/sheet.pdf")
def download(slug: str) -> Response:
    """Send the sheet of a map as a PDF."""
    from argmap.render.sheet import sheet_pdf  # loads the typesetter: only when it is needed

    asked = ask(slug, request.args, request.script_root)
    page = sheet_page(asked, request.args.get("assignment", ""))
    with turn():
        made = sheet_pdf(page.sheet)
    answer = sent(made, TYPES["pdf"], f"{asked.whole.id}-sheet.pdf", inline=True)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@papers.get("/assignments/<assignment>/sheet")
@for_known
def lead(assignment: str) -> Response:
    """Lead to the sheet of an assignment's map."""
    found = map_for(assignment)
    return redirect(f"{request.script_root}/debates/{found}/sheet?assignment={assignment}", 303)
