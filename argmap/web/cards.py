"""Role cards: given by hand or shared out evenly, printed, and shown to whose they are."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.services.teaching import parts
from argmap.web import context
from argmap.web.done import say
from argmap.web.filled import for_known, onward, private
from argmap.web.pages import cards as pages

cards = Blueprint("cards", __name__)
AT = "/assignments/<assignment>/cards"
cards.add_app_template_global(pages.card_of, "role_card_of")


@cards.get(AT)
@for_known
def show(assignment: str) -> Response:
    """Show for whom everybody argues, and the cards to print."""
    page = pages.cards_page(assignment)
    return private(render_template("teaching/cards.html", page=page))


@cards.post(AT)
@for_known
def give(assignment: str) -> Response:
    """Give parts by hand."""
    try:
        chosen = pages.chosen_from(request.form)
        parts.give(context.store(), context.who(), assignment, chosen)
    except InvalidError as error:
        return _refused(assignment, error)
    return onward(f"/assignments/{assignment}/cards")


@cards.post(f"{AT}/share")
@for_known
def share_out(assignment: str) -> Response:
    """Share positions out evenly."""
    form = request.form
    positions, anew = form.getlist("position"), form.get("anew") == "1"
    try:
        made = parts.share_out(context.store(), context.who(), assignment, positions, anew=anew)
    except InvalidError as error:
        return _refused(assignment, error)
    count = f"{len(made)} {'part is' if len(made) == 1 else 'parts are'} given"
    say(f"{count if made else 'Everybody has a part already'}: the cards are below.")
    return onward(f"/assignments/{assignment}/cards#cards")


def _refused(assignment: str, error: InvalidError) -> Response:
    page = pages.cards_page(assignment, error)
    return private(render_template("teaching/cards.html", page=page), 422)
