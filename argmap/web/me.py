"""What is a person's own: her name, her browsers, her words, her maps, and how she goes."""

from __future__ import annotations

import json

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import ClashError, InvalidError
from argmap.services.people import accounts, belongings, sessions
from argmap.services.people import joining as people
from argmap.web import context
from argmap.web.browsers import address, agent, let_go, let_in
from argmap.web.errors import status_of
from argmap.web.filled import Filled, filled, for_known, onward, private, tell, told
from argmap.web.pages.seminars import my_maps, my_places

me = Blueprint("me", __name__, url_prefix="/me")


@me.get("")
@for_known
def show() -> Response:
    """Show all that is hers."""
    return _page(Filled())


@me.errorhandler(InvalidError)
@me.errorhandler(ClashError)
def refuse(error: InvalidError | ClashError) -> Response:
    """Show the page again, with what was wrong beside the form that was sent."""
    return _page(filled(error), status_of(error))


def _page(put: Filled, status: int = 200) -> Response:
    return private(
        render_template(
            "people/me.html",
            put=put,
            told=told(),
            browsers=sessions.browsers(context.store(), context.who(), context.token()),
            places=my_places(),
            maps=my_maps(),
        ),
        status,
    )


@me.post("/name")
@for_known
def rename() -> Response:
    """Give her another name."""
    belongings.rename(context.store(), context.who(), request.form.get("name", ""))
    return onward("/me")


@me.post("/words")
@for_known
def renew_words() -> Response:
    """Show her new recovery words, this once."""
    tell(words=people.own_words(context.store(), context.who()))
    return onward("/me#words")


@me.post("/password")
@for_known
def change_password() -> Response:
    """Give her another password, and sign her out everywhere else."""
    form = request.form
    signed = accounts.change_password(
        context.store(), context.who(), form.get("password", ""), form.get("again", ""),
        address=address(), agent=agent(),
    )  # fmt: skip
    return let_in(onward("/me"), signed.token)


@me.post("/browsers")
@for_known
def revoke() -> Response:
    """Sign her out in another browser, or in all others."""
    handle = request.form.get("handle", "")
    if handle:
        sessions.revoke(context.store(), context.who(), handle)
    else:
        sessions.revoke_others(context.store(), context.who(), context.token())
    return onward("/me#browsers")


@me.get("/everything.json")
@for_known
def everything() -> Response:
    """Send her all that is kept about her."""
    plain = belongings.everything_of(context.store(), context.who())
    text = json.dumps(plain, ensure_ascii=False, indent=1, default=str)
    response = private(text + "\n")
    response.mimetype = "application/json"
    response.headers["Content-Disposition"] = 'attachment; filename="everything.json"'
    return response


@me.get("/forget")
@for_known
def ask_to_forget() -> Response:
    """Say what being forgotten means, and ask whether it is meant."""
    return private(render_template("people/forget.html"))


@me.post("/forget")
@for_known
def forget() -> Response:
    """Forget her."""
    belongings.forget(context.store(), context.who())
    return let_go(onward("/"))
