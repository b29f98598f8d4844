"""Walking a map before a class: routes are chosen, and shown one step at a time."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.model.permissions import Permission
from argmap.services.teaching import routes
from argmap.services.teaching.routes import Chosen
from argmap.web import context
from argmap.web.filled import onward, private
from argmap.web.pages import presenting as pages
from argmap.web.pages.asking import Asked, ask
from argmap.web.turns import take_turns

presenting = Blueprint("presenting", __name__)
take_turns(presenting)
AT = "/debates/<slug>/present"


@presenting.get(AT)
def show(slug: str) -> Response:
    """Show the routes through a map, or a step of the one that is walked."""
    asked = ask(slug, request.args, request.script_root)
    key = request.args.get("route", "")
    if not key:
        known = pages.known_routes(asked)
        return private(render_template("teaching/routes.html", asked=asked, routes=known))
    walk = pages.walk(asked, key, request.args.get("step", "1"))
    return private(render_template("teaching/present.html", asked=asked, walk=walk))


@presenting.get(f"{AT}/choose")
def choose(slug: str) -> Response:
    """Show the form by which a route is chosen, or changed."""
    context.held(slug, Permission.EDIT)
    asked = ask(slug, request.args, request.script_root)
    name = request.args.get("route", "")
    found = next((each for each in pages.known_routes(asked) if each.name == name), None)
    return private(_form(asked, found.name if found else "", pages.numbers_of(found)))


@presenting.post(f"{AT}/choose")
def keep(slug: str) -> Response:
    """Keep a route as its form has it."""
    context.held(slug, Permission.EDIT)
    form = request.form
    name, before = form.get("name", ""), form.get("before", "")
    try:
        chosen = Chosen(name, pages.chosen_from(form), before)
        routes.keep(context.store(), context.who(), slug, chosen)
    except InvalidError as error:
        return private(_refilled(slug, before, str(error)), 422)
    return onward(f"/debates/{slug}/present")


@presenting.post(f"{AT}/remove")
def remove(slug: str) -> Response:
    """Take a route away."""
    routes.remove(context.store(), context.who(), slug, request.form.get("route", ""))
    return onward(f"/debates/{slug}/present")


def _refilled(slug: str, before: str, wrong: str) -> str:
    asked = ask(slug, {"map": request.form.get("map", "")}, request.script_root)
    numbers = {key[2:]: value for key, value in request.form.items() if key.startswith("n-")}
    return _form(asked, before, numbers, wrong, request.form.get("name", ""))


def _form(
    asked: Asked, before: str, numbers: dict[str, str], wrong: str = "", name: str | None = None
) -> str:
    return render_template(
        "teaching/route.html",
        asked=asked,
        rows=pages.rows(asked, numbers),
        before=before,
        name=before if name is None else name,
        wrong=wrong,
    )
