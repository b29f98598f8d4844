"""The pages of a claim, a speaker and a position, each under an address of its own."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.ids import ClaimId
from argmap.web.context import debate, held
from argmap.web.etags import answered
from argmap.web.forms import FIELDS
from argmap.web.pages import debate as pages
from argmap.web.pages.abroad import abroad
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.claim import claim_page
from argmap.web.pages.drawing import path
from argmap.web.pages.people import position_page, speaker_page
from argmap.web.pages.stamps import library_stamp, neighbours_stamp
from argmap.web.theme import look
from argmap.web.turns import take_turns

claims = Blueprint("claims", __name__)
take_turns(claims)


@claims.get("/debates/<slug>/claims/<claim>")
def show_claim(slug: str, claim: str) -> Response:
    """Show one claim, with everything about it."""
    asked = _asked(slug, **_focus(slug, claim))
    return answered(_key("claim", asked, claim), lambda: _claim(asked, claim))


@claims.get("/debates/<slug>/speakers/<speaker>")
def show_speaker(slug: str, speaker: str) -> Response:
    """Show who a speaker was and what she holds."""
    asked = _asked(slug)
    return answered(
        _key("speaker", asked, speaker),
        lambda: _page("debates/speaker.html", asked, page=speaker_page(asked, speaker)),
    )


@claims.get("/debates/<slug>/positions/<position>")
def show_position(slug: str, position: str) -> Response:
    """Show what a position answers, and who proposes it."""
    asked = _asked(slug)
    return answered(
        _key("position", asked, position),
        lambda: _page("debates/position.html", asked, page=position_page(asked, position)),
    )


def _focus(slug: str, claim: str) -> dict[str, str]:
    """Return the claim as the one in focus, unless it was withdrawn: then it is on no map."""
    held(slug)
    known = debate(slug).claims.get(ClaimId(claim))
    return {} if known and known.withdrawn else {"focus": claim}


def _asked(slug: str, **state: str) -> Asked:
    """Return the debate; its pages beside the map take no state from the address."""
    return ask(slug, {name: state[name] for name in FIELDS if name in state}, request.script_root)


def _key(page: str, asked: Asked, which: str) -> tuple[object, ...]:
    near = neighbours_stamp(asked, asked.state.focus)
    return page, which, asked.key, library_stamp(asked), near, look()


def _claim(asked: Asked, claim: str) -> str:
    return _page(
        "debates/claim.html",
        asked,
        page=claim_page(asked, claim),
        path=path(asked),
        abroad=abroad(asked, claim),
    )


def _page(template: str, asked: Asked, **shown: object) -> str:
    return render_template(template, asked=asked, head=pages.whole_head(asked), tab="", **shown)
