"""The history of a map: revisions, differences, the time machine, names, undo and redo."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.analysis.telling import counted
from argmap.analysis.wording import rewording
from argmap.model.errors import ArgmapError, ClashError, InvalidError
from argmap.model.permissions import Permission
from argmap.model.revisions import Entry
from argmap.model.talk import Snapshot
from argmap.services import snapshots, undoing
from argmap.services.history import last_of_claim, line_of
from argmap.services.saving import Saved
from argmap.web import context
from argmap.web.done import say
from argmap.web.errors import status_of
from argmap.web.etags import answered
from argmap.web.pages import debate as pages
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.claim import claim_page
from argmap.web.pages.difference import difference_page, ends_from
from argmap.web.pages.editing_back import back_from, onward
from argmap.web.pages.history import (
    claim_history,
    history_page,
    initials,
    moment,
    quoted,
    undoing_page,
    undone_in_words,
    what_was_done,
)
from argmap.web.pages.past import steps_at, then_page
from argmap.web.theme import look

history = Blueprint("history", __name__)
history.add_app_template_filter(moment)
history.add_app_template_filter(initials)
history.add_app_template_filter(quoted)
history.add_app_template_global(rewording)
history.add_app_template_global(counted)


@history.app_template_global("undo_steps")
def undo_steps(asked: Asked) -> undoing.Steps:
    """Return what the undo and redo of who asks would undo."""
    return undoing.steps_of(context.store(), context.who(), asked.whole.id)


@history.app_template_global("history_of")
def history_of(asked: Asked, claim: str) -> tuple[int, Entry | None]:
    """Return how many revisions touched a claim, and the last of them."""
    return last_of_claim(context.store(), asked.whole.id, claim)


@history.get("/debates/<slug>/history")
def index(slug: str) -> Response:
    """List the revisions of a map, or of one claim."""
    asked = ask(slug, {}, request.script_root)
    claim, before = request.args.get("claim", ""), request.args.get("before", None, int)
    key = ("history", asked.key, claim, before, request.args.get("saved"), look())
    return answered(key, lambda: _index(asked, claim, before))


def _index(asked: Asked, claim: str, before: int | None, **typed: object) -> str:
    page = claim_history(asked, claim) if claim else history_page(asked, before)
    chosen = asked.whole.claim(claim) if claim else None
    return _page("history/index.html", asked, page=page, claim=chosen, before=before, **typed)


@history.get("/debates/<slug>/history/<int:number>")
def as_of(slug: str, number: int) -> Response:
    """Show the map as it was at a revision."""
    asked = ask(slug, {}, request.script_root)
    key = ("then", asked.key, number, request.query_string, look())
    address = f"{asked.to.page}/history/{number}"
    return answered(key, lambda: _then(asked, number, address, played=False))


@history.get("/debates/<slug>/replay")
def replay(slug: str) -> Response:
    """Show the growth of the map, step by step."""
    asked = ask(slug, {}, request.script_root)
    _, at = ends_from(asked, "", request.args.get("at", "1" if asked.whole.revision else ""))
    key = ("replay", asked.key, at, request.query_string, look())
    address = f"{asked.to.page}/replay?at={at}"
    return answered(key, lambda: _then(asked, at, address, played=True))


def _then(asked: Asked, number: int, address: str, *, played: bool) -> str:
    then = then_page(asked, number, address, request.args, played=played)
    focus = then.asked.state.focus
    return _page(
        "history/then.html",
        asked,
        then=then,
        number=number,
        steps=steps_at(asked.whole, number),
        played=played,
        claim=claim_page(then.asked, focus) if focus else None,
    )


@history.get("/debates/<slug>/difference")
def difference(slug: str) -> Response:
    """Show what is different between two revisions."""
    asked, args = ask(slug, {}, request.script_root), request.args
    first, last = ends_from(asked, args.get("from", args.get("since", "")), args.get("to", ""))
    key = ("difference", asked.key, first, last, request.query_string, look())
    return answered(key, lambda: _difference(asked, first, last))


def _difference(asked: Asked, first: int, last: int, **more: object) -> str:
    focus = request.args.get("focus", "")
    page = difference_page(asked, first, last, focus)
    line = line_of(context.store(), asked.whole.id, last) if last - first == 1 else None
    return _page("history/difference.html", asked, page=page, line=line, **more)


@history.get("/debates/<slug>/restore")
def restoring(slug: str) -> Response:
    """Show what will change when the map goes back to an earlier revision."""
    context.held(slug, Permission.EDIT)
    asked = ask(slug, {}, request.script_root)
    _, to = ends_from(asked, "", request.args.get("to", ""))
    key = ("restore", asked.key, to, request.query_string, look())
    size = snapshots.size_of_restoring(context.store(), slug, to)
    more = {"restoring": to, "size": size, "many": size > undoing.MANY}
    return answered(key, lambda: _difference(asked, asked.whole.revision, to, **more))


@history.post("/debates/<slug>/restore")
def restore(slug: str) -> Response:
    """Let the map go back to an earlier revision."""
    context.held(slug, Permission.EDIT)
    form = request.form
    to, at = form.get("to", -1, int), form.get("at", -1, int)
    saved = snapshots.restore(context.store(), context.who(), slug, to, at=at)
    return _off(onward(back_from(form.get("back", ""), slug), saved))


@history.get("/debates/<slug>/undo")
def ask_to_undo(slug: str) -> str | tuple[str, int]:
    """Say what will happen when a revision of very many edits is undone, and ask."""
    context.held(slug, Permission.EDIT)
    number = request.args.get("number", None, int)
    try:
        would = undoing.to_undo(context.store(), context.who(), slug, number)
    except (undoing.ChangedSinceError, undoing.NothingToUndoError) as error:
        return _refused(slug, error)
    asked = ask(slug, {}, request.script_root)
    back = back_from(request.args.get("back", ""), slug)
    return _page("history/ask.html", asked, page=undoing_page(would, back))


@history.post("/debates/<slug>/undo")
def undo(slug: str) -> Response | tuple[str, int]:
    """Undo one's own last change, or a given one; a very large one only after asking."""
    context.held(slug, Permission.EDIT)
    number, sure = request.form.get("number", None, int), "sure" in request.form
    if number is None and (late := _late(slug, "undo")):
        return late
    try:
        if not sure:
            would = undoing.to_undo(context.store(), context.who(), slug, number)
            if len(would.undoes) > undoing.MANY:
                return _asking(slug, would.number)
        done = undoing.undo_of(context.store(), context.who(), slug, number)
    except (undoing.ChangedSinceError, undoing.NothingToUndoError) as error:
        return _refused(slug, error)
    return _undone(slug, done)


@history.post("/debates/<slug>/redo")
def redo(slug: str) -> Response | tuple[str, int]:
    """Do again what one undid last."""
    context.held(slug, Permission.EDIT)
    if late := _late(slug, "redo"):
        return late
    try:
        would = undoing.to_redo(context.store(), context.who(), slug)
        if len(would.undoes) > undoing.MANY:
            return _asking(slug, would.number)
        done = undoing.redo_of(context.store(), context.who(), slug)
    except (undoing.ChangedSinceError, undoing.NothingToUndoError) as error:
        return _refused(slug, error)
    return _undone(slug, done)


def _asking(slug: str, number: int) -> Response:
    back = back_from(request.form.get("back", ""), slug)
    query = urlencode({"number": number, "back": back})
    return _off(f"{request.script_root}/debates/{slug}/undo?{query}")


def _late(slug: str, step: str) -> Response | None:
    """Return the way back if a button was sent twice, or from a page that is out of date."""
    expects = request.form.get("expects", None, int)
    if expects is None:
        return None
    steps = undoing.steps_of(context.store(), context.who(), slug)
    if expects == getattr(steps, step):
        return None
    say("Nothing was changed: something else was done since that page was made.")
    return redirect(back_from(request.form.get("back", ""), slug), 303)


def _undone(slug: str, done: undoing.Undone) -> Response:
    back = back_from(request.form.get("back", ""), slug)
    return _off(onward(back, Saved(done.map, done.map.revision)))


def _refused(slug: str, error: ArgmapError) -> tuple[str, int]:
    """Say why nothing was undone, and show what has changed since."""
    asked = ask(slug, {}, request.script_root)
    first = getattr(error, "number", asked.whole.revision)
    told = tuple(
        (rival, what_was_done(asked.whole.id, rival.number))
        for rival in getattr(error, "rivals", ())
    )
    back = back_from(request.form.get("back", ""), slug)
    shown = _difference(asked, first, asked.whole.revision, refused=error, rivals=told, back=back)
    return shown, status_of(error)


@history.post("/debates/<slug>/snapshots")
def name(slug: str) -> Response | tuple[str, int]:
    """Give a revision a name."""
    context.held(slug, Permission.EDIT)
    form = request.form
    typed, number = form.get("name", ""), form.get("revision", 0, int)
    try:
        snapshots.name_revision(context.store(), context.who(), slug, number, typed)
    except ArgmapError as error:
        asked = ask(slug, {}, request.script_root)
        return _index(asked, "", None, wrong=error, typed=typed, number=number), status_of(error)
    return _off(f"{request.script_root}/debates/{slug}/history#snapshots")


@history.post("/debates/<slug>/snapshots/rename")
def rename(slug: str) -> Response | tuple[str, int]:
    """Give a named revision another name."""
    context.held(slug, Permission.EDIT)
    old, new = request.form.get("name", ""), request.form.get("new", "")
    try:
        snapshots.rename(context.store(), context.who(), slug, old, new)
    except (ClashError, InvalidError) as error:
        asked = ask(slug, {}, request.script_root)
        shown = _index(asked, "", None, misnamed=error, renaming=old, typed=new)
        return shown, status_of(error)
    return _off(f"{request.script_root}/debates/{slug}/history#snapshots")


@history.post("/debates/<slug>/snapshots/drop")
def unname(slug: str) -> Response:
    """Take the name from a revision."""
    context.held(slug, Permission.EDIT)
    snapshots.drop_name(context.store(), context.who(), slug, request.form.get("name", ""))
    return _off(f"{request.script_root}/debates/{slug}/history#snapshots")


@history.app_template_global("undone_here")
def undone_here(asked: Asked, number: int) -> str:
    """Return what a revision undid or did again, in words; nothing if it did not."""
    return undone_in_words(asked.whole, number)


@history.app_template_global("may_unname")
def may_unname(snapshot: Snapshot) -> bool:
    """Say whether who asks may take the name from a revision."""
    return snapshots.may_drop(context.store(), context.who(), snapshot)


def _off(address: str) -> Response:
    return redirect(address, 303)


def _page(template: str, asked: Asked, **shown: object) -> str:
    head = pages.whole_head(asked)
    return render_template(template, asked=asked, head=head, tab="history", **shown)
