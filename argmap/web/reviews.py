"""Peer reviews: asked for by instructors, written by participants, read by whose work it is."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.services.teaching import reviewing
from argmap.services.teaching.reviewing import Said
from argmap.web import context
from argmap.web.done import say
from argmap.web.filled import for_known, onward, private
from argmap.web.pages import reviews as pages

reviews = Blueprint("reviews", __name__)
AT = "/assignments/<assignment>/reviews"
reviews.add_app_template_global(pages.reviews_for, "reviews_for")


@reviews.get(AT)
@for_known
def index(assignment: str) -> Response:
    """Show who reviews whom, and what was written."""
    return private(_all(assignment))


@reviews.post(AT)
@for_known
def share_out(assignment: str) -> Response:
    """Ask everybody to review the work of others."""
    form, store = request.form, context.store()
    written, across = form.get("each", "").strip(), form.get("across") == "1"
    try:
        if not (written.isascii() and written.isdigit() and len(written) < 4):
            raise InvalidError("Write how many reviews everybody writes: 1 or 2.")
        made = reviewing.share_out(
            store, context.who(), assignment, each=int(written), across=across
        )
    except InvalidError as error:
        return private(_all(assignment, error), 422)
    say(f"{len(made)} {'review is' if len(made) == 1 else 'reviews are'} asked for.")
    return onward(f"/assignments/{assignment}/reviews")


@reviews.get(f"{AT}/<person>")
@for_known
def show(assignment: str, person: str) -> Response:
    """Show the page on which a review is written."""
    page = pages.review_page(assignment, person)
    return private(render_template("teaching/review.html", page=page))


@reviews.post(f"{AT}/<person>")
@for_known
def write(assignment: str, person: str) -> Response:
    """Keep a review."""
    text, done = request.form.get("text", ""), request.form.get("done") == "1"
    try:
        reviewing.write(context.store(), context.who(), assignment, person, Said(text, done))
    except InvalidError as error:
        page = pages.review_page(assignment, person, text, str(error))
        return private(render_template("teaching/review.html", page=page), 422)
    if done:
        say("Your review is there for whose work it is, and for your instructors.")
        return onward(f"/assignments/{assignment}#reviews")
    return onward(f"/assignments/{assignment}/reviews/{person}")


def _all(assignment: str, error: InvalidError | None = None) -> str:
    return render_template("teaching/reviews.html", page=pages.reviews_page(assignment, error))
