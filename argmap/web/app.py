"""The Flask application factory."""

from __future__ import annotations

from contextlib import suppress

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

from argmap.model.errors import ArgmapError
from argmap.paths import TEMPLATES
from argmap.services.doors import Store
from argmap.settings import Settings
from argmap.web import (
    assigning,
    assignments,
    cards,
    claims,
    comparing,
    context,
    debates,
    downloads,
    editing,
    embedding,
    helping,
    hinting,
    history,
    home,
    joining,
    live,
    marks,
    me,
    moving,
    overviews,
    papers,
    presenting,
    quoting,
    references,
    remarks,
    reviews,
    rosters,
    rubrics,
    searching,
    seminars,
    sources,
    talking,
    texts,
    works,
)  # fmt: skip
from argmap.web.assets import assets, version
from argmap.web.browsers import recognise
from argmap.web.context import who
from argmap.web.done import say_what_is_done
from argmap.web.errors import explain_errors
from argmap.web.headers import guard
from argmap.web.kept import Kept
from argmap.web.seals import seal, seal_forms
from argmap.web.shared import share
from argmap.web.theme import THEMES, look, looks

KEPT, READ = 512, 12
BLUEPRINTS = (
    assets, looks, home.home, debates.debates, claims.claims, sources.sources,
    searching.searching, downloads.downloads, papers.papers,
    presenting.presenting, cards.cards, reviews.reviews, embedding.embedding,
    references.references, helping.helping, joining.joining, me.me,
    seminars.seminars, rosters.rosters, assignments.assignments, comparing.comparing,
    assigning.assigning,
    editing.editing, history.history, live.live, talking.talking, hinting.hinting, moving.moving,
    texts.texts, works.works, marks.marks, remarks.remarks, rubrics.rubrics, quoting.quoting,
    overviews.overviews,
)  # fmt: skip


def create_app(store: Store, *, settings: Settings) -> Flask:
    """Create the application that serves the debates of a store.

    Args:
        store: an open store; whoever opened it closes it.
        settings: how this installation is set up.
    """
    app = Flask("argmap.web", template_folder=str(TEMPLATES), static_folder=None)
    app.config.update(_limits(settings))
    app.extensions["argmap.store"] = store
    app.extensions["argmap.settings"] = settings
    app.extensions["argmap.kept"] = Kept(KEPT)
    app.extensions["argmap.read"] = Kept(READ)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.url_map.strict_slashes = False
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.context_processor(_everywhere)
    share(app)
    guard(app)
    say_what_is_done(app)
    seal_forms(app, settings)
    recognise(app)
    explain_errors(app)
    _believe_proxies(app, settings.trusted_proxies)
    return app


def _limits(settings: Settings) -> dict[str, object]:
    return {
        "MAX_CONTENT_LENGTH": 1_000_000,
        "MAX_FORM_MEMORY_SIZE": 500_000,
        "MAX_FORM_PARTS": 200,
        "TRUSTED_HOSTS": list(getattr(settings, "trusted_hosts", ())) or None,
    }


def _everywhere() -> dict[str, object]:
    """Return what every template knows."""
    root = request.script_root
    return {
        "root": root,
        "look": look(),
        "themes": THEMES,
        "here": root + request.full_path.rstrip("?"),
        "person": _person(),
        "static": f"{root}/static/{version()}",
        "style": f"{root}/style/{version()}",
        "seal": seal,
        "whoever": context.who(),
    }


def _person() -> str:
    """Return the id of the person who asks, by which a browser keeps her words apart; or nothing.

    A store that cannot be read must not spoil the page that says so.
    """
    with suppress(ArgmapError):
        person = who().person
        return person.id if person else ""
    return ""


def _believe_proxies(app: Flask, proxies: int) -> None:
    if proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=proxies
        )
