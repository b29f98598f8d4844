"""Merging claims, and moving maps: copies, adoptions, archives."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.model.ids import GroupId
from argmap.model.permissions import Permission
from argmap.services import archiving, bringing
from argmap.services import moving as maps
from argmap.services.merging import merge
from argmap.services.people import copies
from argmap.web import context
from argmap.web.browsers import address, agent, let_in
from argmap.web.done import SENTENCES, say
from argmap.web.filled import onward, private
from argmap.web.pages import debate as pages
from argmap.web.pages import merging
from argmap.web.pages import moving as moves
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.bringing import origin_page
from argmap.web.pages.editing_back import back_from
from argmap.web.pages.editing_back import onward as back_to

moving = Blueprint("moving", __name__)
Answer = tuple[str, int] | Response | str


@moving.post("/debates/<slug>/copy")
def copy(slug: str) -> Response:
    """Take a copy of a map, and go there to work on it; whoever is not known becomes a guest."""
    context.held(slug, Permission.COPY)
    group = GroupId(request.form.get("group", "")) or None
    known = {"agent": agent(), "address": address()}
    taken = copies.take(context.store(), context.who(), slug, group=group, **known)
    say(f"{SENTENCES['moving.copy']} {taken.lost}".strip())
    gone = onward(f"/debates/{taken.held.map_id}")
    return let_in(gone, taken.guest.token) if taken.guest else gone


@moving.get("/debates/<slug>/edit/merge")
def choose_merge(slug: str) -> Answer:
    """Let somebody choose what a claim is merged with; then show what will happen."""
    context.held(slug, Permission.EDIT)
    asked, back = merging.asked_back(slug, request.args.get("back", ""))
    claim, into = request.args.get("claim", ""), request.args.get("into", "")
    if not into:
        words = request.args.get("words", "")
        return _shown("moving/merge.html", asked, page=merging.choosing(asked, claim, words, back))
    return _preview(asked, merging.preview_page(asked, claim, into, back))


@moving.post("/debates/<slug>/edit/merge")
def merge_claims(slug: str) -> Answer:
    """Merge two claims, and go back to where the one that stays can be seen."""
    context.held(slug, Permission.EDIT)
    form = merging.form_from(request.form)
    back = back_from(form.back, slug)
    try:
        saved = merge(
            context.store(), context.who(), slug, form.claim, form.into,
            at=form.at, words=form.words,
        )  # fmt: skip
    except InvalidError as error:
        asked, back = merging.asked_back(slug, back)
        return _preview(asked, merging.refused(asked, form, back, error)), 422
    return redirect(back_to(back, saved), 303)


@moving.get("/debates/<slug>/adopt")
def choose_adoption(slug: str) -> Answer:
    """Let somebody choose what to take over from another map; then show what will come."""
    context.held(slug, Permission.EDIT)
    asked = ask(slug, {}, request.script_root)
    if not request.args.get("from"):
        return _shown("moving/adopt.html", asked, page=moves.sources(asked))
    if not request.args.get("claim"):
        page = moves.offered(asked, request.args.get("from", ""))
        return _shown("moving/offered.html", asked, page=page)
    form = moves.adopting_from(request.args, asked.whole.revision)
    return _shown("moving/adoption.html", asked, page=moves.adoption_page(asked, form))


@moving.post("/debates/<slug>/adopt")
def adopt(slug: str) -> Answer:
    """Take a claim or a branch over, and go to where it stands now."""
    context.held(slug, Permission.EDIT)
    form = moves.adopting_from(request.form, 0)
    taken = moves.adoption_for(slug, form)
    saved = maps.adopt(context.store(), context.who(), taken, at=form.at)
    return redirect(back_to(back_from("", slug), saved), 303)


@moving.get("/debates/<slug>/origin")
def follow(slug: str) -> str:
    """Show what has changed at the origin of a copy, and what of it can be brought in."""
    context.held(slug, Permission.EDIT)
    asked = ask(slug, {}, request.script_root)
    origin = origin_page(asked, request.args.get("focus", ""))
    return _shown("moving/origin.html", asked, origin=origin, page=origin.page)


@moving.post("/debates/<slug>/origin")
def bring_in(slug: str) -> Response:
    """Bring to a copy what has changed at its origin and clashes with nothing."""
    context.held(slug, Permission.EDIT)
    at, then = (request.form.get(name, -1, int) for name in ("at", "then"))
    saved = bringing.bring_in(context.store(), context.who(), slug, at=at, then=then)
    return redirect(back_to(back_from("", slug), saved), 303)


@moving.get("/debates/<slug>/map.argmap")
def export(slug: str) -> Response:
    """Send a map with its whole history as one file."""
    context.held(slug)
    content = archiving.export(context.store(), context.who(), slug)
    response = Response(content, content_type="application/jsonl; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.argmap"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@moving.get("/import")
def choose_file() -> Response:
    """Ask for the file of a map."""
    return private(render_template("moving/import.html", may=moves.may_import(), wrong=""))


@moving.post("/import")
def import_file() -> Response:
    """Read a map with its history from a file, as somebody's own map."""
    moves.check_import()
    try:
        held = archiving.adopt_archive(context.store(), context.who(), moves.sent_file())
    except InvalidError as error:
        page = render_template("moving/import.html", may=True, wrong=str(error))
        return private(page, 422)
    return onward(f"/debates/{held.map_id}")


@moving.before_app_request
def let_files_in() -> None:
    """Let a larger body through where a file is sent, from those only who may send one."""
    if request.endpoint == "moving.import_file" and moves.may_import():
        request.max_content_length = archiving.MOST_BYTES + 100_000


@moving.app_template_global("copy_of")
def copy_of(asked: Asked) -> moves.CopyOf | None:
    """Return what a map is a copy of, if it is one."""
    return moves.copy_of(asked)


@moving.app_template_global("merged_here")
def merged_here(asked: Asked, claim: str) -> tuple[merging.From, ...]:
    """Return the claims that were merged into this one."""
    return merging.merged_here(asked, claim)


def _preview(asked: Asked, page: merging.PreviewPage) -> str:
    return _shown("moving/merging.html", asked, page=page)


def _shown(template: str, asked: Asked, **shown: object) -> str:
    return render_template(template, asked=asked, head=pages.whole_head(asked), tab="", **shown)
