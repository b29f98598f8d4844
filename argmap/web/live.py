"""What happens on a map just now: others' changes, and who is here."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from argmap.services import presence
from argmap.services.live import CrowdedError, Hub
from argmap.services.news import news as news_of
from argmap.web import context
from argmap.web.pages import live as pages
from argmap.web.pages.asking import ask
from argmap.web.pages.debate import whole_head

live = Blueprint("live", __name__)


@live.record_once
def prepare(state: BlueprintSetupState) -> None:
    """Make the hub of the application's streams: a few less than it has threads."""
    extensions = state.app.extensions
    threads = extensions["argmap.settings"].threads
    extensions["argmap.live"] = Hub(extensions["argmap.store"], pages.streams_for(threads))


@live.get("/debates/<slug>/events")
def events(slug: str) -> Response:
    """Stream the numbers of one map: its revision and activity, whenever they change."""
    context.held(slug)
    return _streamed((slug,), pages.line_of_one)


@live.get("/events")
def all_events() -> Response:
    """Stream the numbers of the maps that a browser has open, those of them that it may read."""
    return _streamed(pages.readable(request.args.get("maps", "")), pages.line_of_many)


@live.get("/debates/<slug>/now")
def now(slug: str) -> Response:
    """Tell the numbers of a map, for browsers without a stream."""
    _, revision, _, activity = context.numbers(slug)
    response = Response(f"{revision}:{activity}", mimetype="text/plain")
    response.set_etag(f"{revision}:{activity}")
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


@live.get("/debates/<slug>/news")
def news(slug: str) -> Response:
    """Tell in a few words what others did after a revision."""
    context.held(slug)
    since = request.args.get("since", 0, int)
    told = news_of(context.store(), context.who(), slug, max(0, since))
    return pages.fresh(render_template("live/news.html", news=told))


@live.get("/debates/<slug>/here")
def here(slug: str) -> Response:
    """Tell who is here: in full, or as the part of a page that shows it."""
    asked = ask(slug, {}, request.script_root)
    found = pages.present(asked, presence.here(context.store(), context.who(), slug))
    if "part" in request.args:
        return pages.fresh(render_template("live/present.html", asked=asked, present=found))
    page = render_template("live/here.html", asked=asked, present=found, head=whole_head(asked))
    return pages.fresh(page)


@live.post("/debates/<slug>/here")
def come(slug: str) -> Response:
    """Note that somebody is here, or has gone."""
    form = pages.sign_from(request.form)
    if form.leaving:
        presence.leave(context.store(), context.who(), slug, form.tab)
        return Response(status=204)
    presence.arrive(context.store(), context.who(), slug, form.tab, form.focus)
    return redirect(f"{request.script_root}/debates/{slug}/here{form.rest}", 303)


@live.app_template_global("is_known")
def is_known() -> bool:
    """Say whether it is known who asks."""
    return context.who().person is not None


def _streamed(maps: tuple[str, ...], line: pages.Line) -> Response:
    try:
        stream = context.hub().open(maps, pages.still(maps))
    except CrowdedError as error:
        return pages.crowded(error)
    response = Response(pages.lines(stream, line), mimetype="text/event-stream")
    response.call_on_close(lambda: stream.hub.leave(stream))
    response.headers.update(pages.UNBUFFERED)
    return response
