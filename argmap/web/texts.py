"""Texts that people add to what a map leans on: adding, looking at what was found, correcting."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import ForbiddenError, InvalidError, NotFoundError
from argmap.model.ids import fresh_id
from argmap.model.permissions import Permission, may
from argmap.model.seminars import Visibility
from argmap.model.texts import PRINTED_WORDS
from argmap.services.texts import adding, carrying, correcting, keeping
from argmap.services.texts.desks import Desk, at_map
from argmap.services.texts.reading_in import MOST_BYTES, progress
from argmap.web import context
from argmap.web.done import SENTENCES, say
from argmap.web.filled import Filled, filled, onward, private
from argmap.web.pages import correcting as spots
from argmap.web.pages import debate as pages
from argmap.web.pages import texts as shown
from argmap.web.pages.asking import ask

texts = Blueprint("texts", __name__)
Answer = Response | str


@texts.get("/debates/<slug>/texts")
def index(slug: str) -> Answer:
    """List the texts that were added, and the sources that have none."""
    context.held(slug)
    asked = ask(slug, {}, request.script_root)
    return private(_shown("texts/index.html", slug, texts=shown.kept_texts(asked)))


@texts.get("/debates/<slug>/texts/add")
def choose(slug: str) -> Answer:
    """Show the form by which a text is added."""
    context.held(slug, Permission.EDIT)
    return private(_form(slug, Filled()))


@texts.post("/debates/<slug>/texts/add")
def add(slug: str) -> Answer:
    """Add a text, and show where the passages stand in it."""
    context.held(slug, Permission.EDIT)
    asked = ask(slug, {}, request.script_root)
    try:
        given, told = shown.given_from(asked, request.form)
        made = adding.add(context.store(), _desk(slug), given)
    except (InvalidError, ForbiddenError, NotFoundError) as error:
        return private(_form(slug, filled(error)), 422)
    say(" ".join(("The text is here.", *told)))
    return onward(f"/debates/{slug}/texts/{made.deposit.id}")


@texts.get("/debates/<slug>/texts/progress/<once>")
def tell_progress(slug: str, once: str) -> Answer:
    """Tell how many hundredths of a file are read."""
    context.held(slug, Permission.EDIT)
    return private(f"{progress(context.store(), context.who(), once)} %")


@texts.get("/debates/<slug>/texts/<deposit>")
def show(slug: str, deposit: str) -> Answer:
    """Show where the passages stand in an added text."""
    context.held(slug)
    asked = ask(slug, {}, request.script_root)
    page = shown.text_page(asked, deposit)
    return private(
        _shown("texts/show.html", slug, page=page, readers=shown.readers_for(asked.held, asked))
    )


@texts.post("/debates/<slug>/texts/<deposit>/use")
def use(slug: str, deposit: str) -> Answer:
    """Make a text the one to read."""
    keeping.use(context.store(), _desk(slug), deposit)
    return onward(f"/debates/{slug}/texts/{deposit}")


@texts.post("/debates/<slug>/texts/<deposit>/readers")
def open_to(slug: str, deposit: str) -> Answer:
    """Say anew who may read a text."""
    readers = request.form.get("readers", "")
    if readers not in tuple(Visibility):
        raise adding.UnaskedError
    made = keeping.open_to(context.store(), _desk(slug), deposit, Visibility(readers))
    if made.group in (None, context.held(slug).group):
        return onward(f"/debates/{slug}/texts/{deposit}")
    say("The text is for the group of whoever added it alone now; it stands on that group’s maps.")
    return onward(f"/debates/{slug}/texts")


@texts.post("/debates/<slug>/texts/<deposit>/remove")
def remove(slug: str, deposit: str) -> Answer:
    """Take a text away with its words."""
    gone = keeping.remove(context.store(), _desk(slug), deposit)
    if unread := shown.unread(ask(slug, {}, request.script_root), gone):
        say(f"{SENTENCES['texts.remove']} {unread}")
    return onward(f"/debates/{slug}/texts")


@texts.post("/debates/<slug>/texts/<deposit>/place")
def confirm(slug: str, deposit: str) -> Answer:
    """Say of a place that was offered whether it is the passage, or take that back."""
    key = shown.place_key(deposit, request.form.get("place", ""))
    right = {"yes": True, "no": False}.get(request.form.get("right", ""))
    carrying.confirm(context.store(), _desk(slug), key, right=right)
    return onward(f"/debates/{slug}/texts/{deposit}#waiting")


@texts.get("/debates/<slug>/texts/<deposit>/correct")
def ask_what_is_right(slug: str, deposit: str) -> Answer:
    """Ask what should stand at a spot that is printed wrongly."""
    context.held(slug, Permission.EDIT)
    return private(_spot_form(slug, deposit, request.args, Filled()))


@texts.post("/debates/<slug>/texts/<deposit>/correct")
def correct(slug: str, deposit: str) -> Answer:
    """Say what is printed wrongly at a spot."""
    desk = _desk(slug)
    try:
        asked = ask(slug, {}, request.script_root)
        spot = spots.correction_from(asked, deposit, request.form)
        correcting.correct(context.store(), desk, deposit, spot)
    except InvalidError as error:
        return private(_spot_form(slug, deposit, request.form, filled(error)), 422)
    return onward(f"/debates/{slug}/texts/{deposit}#corrections")


@texts.post("/debates/<slug>/texts/<deposit>/corrections/<correction>/back")
def take_back(slug: str, deposit: str, correction: str) -> Answer:
    """Take a correction back."""
    correcting.take_back(context.store(), _desk(slug), deposit, correction)
    return onward(f"/debates/{slug}/texts/{deposit}#corrections")


@texts.before_app_request
def let_files_in() -> None:
    """Let a larger body through where a text is sent, from those only who may add one."""
    if request.endpoint == "texts.add" and request.method == "POST":
        slug = (request.view_args or {}).get("slug", "")
        if may(context.who(), Permission.EDIT, context.held(slug)):
            request.max_content_length = MOST_BYTES + 6_000_000
            request.max_form_memory_size = 6_000_000


def _desk(slug: str) -> Desk:
    return at_map(context.store(), context.who(), slug)


def _form(slug: str, put: Filled) -> str:
    asked, begun = ask(slug, {}, request.script_root), request.args.get("source", "")
    return _shown(
        "texts/add.html",
        slug,
        put=put,
        begun=begun,
        source=put.values.get("source", begun),
        readers=shown.readers_for(asked.held, asked),
        once=fresh_id(),
        accepted=shown.ACCEPTED,
        most=MOST_BYTES // 1_000_000,
    )


def _spot_form(slug: str, deposit: str, at: Mapping[str, str], put: Filled) -> str:
    asked = ask(slug, {}, request.script_root)
    spot = spots.spot_page(asked, deposit, *spots.stretch_of(at))
    return _shown("texts/correct.html", slug, spot=spot, put=put, most=PRINTED_WORDS)


def _shown(template: str, slug: str, **kept: object) -> str:
    asked = ask(slug, {}, request.script_root)
    return render_template(
        template, asked=asked, head=pages.whole_head(asked), tab="text", found=shown.FOUND, **kept
    )
