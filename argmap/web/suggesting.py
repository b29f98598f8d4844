"""Suggestions: what waits for another's approval, and what became of the rest."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError, StaleRevisionError
from argmap.model.permissions import Permission
from argmap.services import suggesting as service
from argmap.web import context
from argmap.web.context import held, who
from argmap.web.etags import answered
from argmap.web.filled import private
from argmap.web.pages import debate as pages
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.difference import Compared
from argmap.web.pages.suggesting import Shown, Trouble, drawn, shown
from argmap.web.theme import look

suggesting = Blueprint("suggesting", __name__)
Answer = Response | tuple[str, int]


@suggesting.get("/debates/<slug>/suggestions")
def show(slug: str) -> Response:
    """Show the suggestions for a map: those that wait, and what became of the rest."""
    held(slug)
    return private(_page(slug))


@suggesting.get("/debates/<slug>/suggestions/<suggestion>")
def show_one(slug: str, suggestion: str) -> Response:
    """Show what a suggestion does to the map, drawn and in words."""
    asked, focus = ask(slug, {}, request.script_root), request.args.get("focus", "")
    key = ("suggestion", asked.key, suggestion, focus, look())
    return answered(key, lambda: _one(asked, *drawn(asked, suggestion, focus)))


@suggesting.post("/debates/<slug>/suggestions/<suggestion>/accept")
def accept(slug: str, suggestion: str) -> Answer:
    """Do what is suggested, in its author's name."""
    held(slug, Permission.DECIDE)
    try:
        service.accept(context.store(), who(), slug, suggestion)
    except StaleRevisionError as stale:
        return _page(slug, Trouble(suggestion, problem=str(stale))), 409
    return _back(slug, suggestion)


@suggesting.post("/debates/<slug>/suggestions/<suggestion>/decline")
def decline(slug: str, suggestion: str) -> Answer:
    """Decline a suggestion, with a sentence that says why."""
    held(slug, Permission.DECIDE)
    why = request.form.get("why", "")
    try:
        service.decline(context.store(), who(), slug, suggestion, why)
    except InvalidError as error:
        return _page(slug, Trouble(suggestion, typed=why, wrong=str(error))), 422
    return _back(slug, suggestion)


@suggesting.post("/debates/<slug>/suggestions/<suggestion>/take-back")
def take_back(slug: str, suggestion: str) -> Answer:
    """Take back one's own suggestion."""
    held(slug, Permission.EDIT)
    service.take_back(context.store(), who(), slug, suggestion)
    return _back(slug, suggestion)


def _back(slug: str, suggestion: str) -> Response:
    address = f"{request.script_root}/debates/{slug}/suggestions#suggestion-{suggestion}"
    return redirect(address, 303)


def _one(asked: Asked, made: Shown, page: Compared) -> str:
    head = pages.whole_head(asked)
    return render_template(
        "talk/suggestion.html", asked=asked, head=head, tab="", made=made, page=page
    )


def _page(slug: str, trouble: Trouble | None = None) -> str:
    asked = ask(slug, {}, request.script_root)
    found = shown(asked, trouble)
    return render_template(
        "talk/suggestions.html",
        asked=asked,
        head=pages.whole_head(asked),
        tab="",
        waiting=[each for each in found if each.outcome == "waits"],
        decided=[each for each in found if each.outcome != "waits"],
    )
