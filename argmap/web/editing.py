"""Extending a map: the forms by which claims and relations are changed."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, g, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError, StaleRevisionError
from argmap.model.permissions import Permission
from argmap.web.context import held
from argmap.web.pages import debate as pages
from argmap.web.pages.asking import Asked
from argmap.web.pages.editing import ABOUT, Scene, address, scene_of
from argmap.web.pages.editing_back import Done, back_here, done_here, onward
from argmap.web.pages.editing_clash import clash_page
from argmap.web.pages.editing_form import EditForm, carried_out, form_of
from argmap.web.pages.editing_picked import Shifted, shifted
from argmap.web.pages.editing_texts import stretched_args
from argmap.web.typed import typed

editing = Blueprint("editing", __name__)
Answer = tuple[str, int] | Response


@editing.get("/debates/<slug>/edit/<action>")
def show_form(slug: str, action: str) -> Answer:
    """Show the form for doing something to a map."""
    held(slug, Permission.EDIT)
    lost = shifted(slug, request.args, {})
    if lost:
        return _elsewhere(lost), 409
    return _page(form_of(scene_of(slug, request.args, {}), action, request.args))


@editing.post("/debates/<slug>/edit/<action>")
def send_form(slug: str, action: str) -> Answer:
    """Do it, and go back to where it can be seen."""
    held(slug, Permission.EDIT)
    lost = shifted(slug, request.args, request.form)
    return (_elsewhere(lost), 409) if lost else _sent(slug, action)


def _sent(slug: str, action: str) -> Answer:
    scene = scene_of(slug, request.args, request.form)
    if "stretch" in request.form and scene.place:
        return _page(_stretched(slug, action, scene))
    form = form_of(scene, action, request.args)
    if form.wrong:
        return _page(form, 422)
    try:
        return redirect(onward(form.back, carried_out(form)), 303)
    except StaleRevisionError as stale:
        return _clash(form, stale), 409
    except InvalidError as error:
        return _page(form.refused(error), 422)


@editing.get("/debates/<slug>/edit")
def choose_form(slug: str) -> str:
    """Show all that can be done to a claim and to the step by which it stands there."""
    held(slug, Permission.EDIT)
    scene = scene_of(slug, request.args, {})
    return _shown("editing/menu.html", scene)


@editing.app_template_global("edit_href")
def edit_href(asked: Asked, action: str, *about: str) -> str:
    """Return the address of a form, from which one comes back to this page."""
    return address(action, asked, dict(zip(ABOUT, about, strict=False)), back_here(asked))


@editing.app_template_global("edit_ends")
def edit_ends(asked: Asked) -> tuple[Markup, Markup]:
    """Return how the address of a form begins and ends, for those who link to very many."""
    if "edit_ends" not in g:
        end = Markup("&amp;back={}").format(quote(back_here(asked), safe="~/?,"))
        beside = request.path == f"/debates/{asked.whole.id}/outline"
        g.edit_ends = (Markup("edit") if beside else Markup("{}/edit").format(asked.to.page), end)
    found: tuple[Markup, Markup] = g.edit_ends
    return found


@editing.app_template_global("saved_here")
def saved_here(asked: Asked) -> Done | None:
    """Return what was just saved, if the address tells of that."""
    return done_here(asked)


def _stretched(slug: str, action: str, scene: Scene) -> EditForm:
    """Return the form with the passage made longer or shorter, and all else as it was typed."""
    args = stretched_args(scene, request.args, request.form["stretch"])
    return form_of(scene_of(slug, args, request.form), action, args)


def _page(form: EditForm, status: int = 200) -> Answer:
    return _shown("editing/form.html", form.scene, form=form), status


def _elsewhere(lost: Shifted) -> str:
    head = pages.whole_head(lost.asked)
    fields = [each for each in typed().fields if each.name != "stretch"]
    shown = {"asked": lost.asked, "head": head, "tab": "", "lost": lost, "fields": fields}
    return render_template("editing/elsewhere.html", **shown)


def _clash(form: EditForm, stale: StaleRevisionError) -> str:
    return _shown("editing/clash.html", form.scene, form=form, clash=clash_page(form, stale))


def _shown(template: str, scene: Scene, **shown: object) -> str:
    head = pages.whole_head(scene.asked)
    return render_template(template, asked=scene.asked, head=head, tab="", scene=scene, **shown)
