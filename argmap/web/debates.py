"""The pages of a debate: its map and its outline."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.services.teaching.counting import Asked as Wish
from argmap.services.teaching.counting import asked_of
from argmap.services.teaching.notes import waiting
from argmap.web import context
from argmap.web.etags import answered
from argmap.web.pages import debate as pages
from argmap.web.pages.abroad import abroad
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.claim import claim_page
from argmap.web.pages.drawing import drawing, path
from argmap.web.pages.finding import found_here
from argmap.web.pages.outline import outline_page, paper_outline
from argmap.web.pages.stamps import library_stamp, neighbours_stamp
from argmap.web.theme import look
from argmap.web.turns import take_turns

debates = Blueprint("debates", __name__)
take_turns(debates)


@debates.get("/debates/<slug>")
def show(slug: str) -> Response:
    """Show the map of a debate, with the claim in focus beside it."""
    asked = ask(slug, request.args, request.script_root)
    near = neighbours_stamp(asked, asked.state.focus)
    key = ("map", asked.key, asked.notes, library_stamp(asked), near, look())
    wanted = asked_of(context.store(), context.who(), asked.held)
    noted = waiting(context.store(), context.who(), asked.held.seminar)
    return answered(key, lambda: _map_page(asked, key, wanted), hers=(wanted, noted))


@debates.get("/debates/<slug>/outline")
def read(slug: str) -> Response:
    """Show the outline of a debate, or of one branch of it."""
    asked = ask(slug, request.args, request.script_root)
    branch, start = request.args.get("branch", ""), request.args.get("from", 0, int)
    key = ("outline", asked.key, asked.notes, branch, start, library_stamp(asked), look())
    return answered(key, lambda: _outline(asked, branch, start))


def _map_page(asked: Asked, key: tuple[object, ...], wanted: tuple[Wish, ...]) -> str:
    shown = context.kept().get(("page", key), lambda: _map(asked))
    return render_template("debates/map.html", asked=asked, tab="map", wanted=wanted, **shown)


def _map(asked: Asked) -> dict[str, object]:
    """Return what the page of a map shows to everybody."""
    shown = drawing(asked)
    focus = asked.state.focus
    return {
        "head": pages.head(asked),
        "drawing": shown,
        "pictures": pages.pictures(asked, shown.name),
        "maps": pages.maps(asked),
        "path": path(asked),
        "page": claim_page(asked, focus) if focus else None,
        "abroad": abroad(asked, focus) if focus else (),
        "found": found_here(asked),
        "starts": pages.starts(asked),
        "on_paper": paper_outline(asked),
    }


def _outline(asked: Asked, branch: str, start: int) -> str:
    return render_template(
        "debates/outline.html",
        asked=asked,
        head=pages.head(asked),
        outline_page=lambda: outline_page(asked, branch, start),
        maps=pages.maps(asked),
        branch=branch,
        tab="outline",
    )
