"""``argmap serve``: the debates as pages, with everything made ready first."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING

import click

from argmap.settings import Settings, made_private, settings_from

if TYPE_CHECKING:
    from flask import Flask

EXAMPLES = """\b
Examples:
  argmap serve
  argmap serve --port 8123
  ARGMAP_DATA=/srv/argmap argmap serve --host 0.0.0.0

Where the data are, and the other settings: see docs/self-hosting.md, or argmap doctor.
"""


@click.command(epilog=EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option("--debug", is_flag=True, help="Use Flask's own server, with traces in the terminal.")
def serve(host: str, port: int, *, debug: bool) -> None:
    """Serve the debates as pages in a browser.

    The first start makes the data directory and the database, loads the bundled debates, and makes
    the layout engine and the fonts ready. Later starts take about a second. Ctrl+C stops it.
    """
    gc.disable()  # the objects of modules stay: looking among them for garbage takes 0.3 s
    if sys.platform == "win32":
        raise click.UsageError("The server runs on Linux and macOS: on Windows, start it in WSL.")
    from argmap import serving

    settings = settings_from(host=host)
    made_private(settings.data)
    if settings.database_file:
        made_private(settings.database_file.parent)
    with closing(serving.bound(host, port)) as held, serving.alone(settings.database_file):
        _load_bundled(settings)
        _expire(settings)
        _invite_first(settings, serving.address_of(held))
        from argmap.web import create_app  # before the fork, so that all workers share it

        if debug:
            port = held.getsockname()[1]
            held.close()
            _serve_debugging(host, port, _application(create_app, settings))
        else:
            serving.run(lambda: _application(create_app, settings), held, settings, ready=_say)


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


@contextmanager
def _told(work: str) -> Iterator[None]:
    """Say what is being done, and how long it took if that was noticeable."""
    start = time.monotonic()
    _say(f"{work} ...")
    yield
    _say(f"{work}: done in {time.monotonic() - start:.1f} s.")


def _load_bundled(settings: Settings) -> None:
    """Migrate the database, and load the bundled debates if they have changed since."""
    from argmap.paths import DEBATES
    from argmap.services.loading import load_all
    from argmap.store import open_store

    with closing(open_store(settings.database_url)) as store:
        for loaded in load_all(store, DEBATES):
            if loaded.changed:
                _say(f"Loaded {loaded.slug}: revision {loaded.revision}.")


def _expire(settings: Settings) -> None:
    """Delete the seminars whose last day is over; while the server runs it looks once a day."""
    from argmap.commands.expire import told
    from argmap.services.teaching.keeping import expire
    from argmap.store import open_store

    with closing(open_store(settings.database_url)) as store:
        for gone in expire(store):
            _say(told(gone))


def _invite_first(settings: Settings, address: str) -> None:
    """While there is no instructor, print a link by which somebody becomes the first."""
    from argmap.commands.invite import set_up_link
    from argmap.services.people.accounts import first_invitation
    from argmap.store import open_store

    with closing(open_store(settings.database_url)) as store:
        token = first_invitation(store)
    if token:
        _say(
            f"To run seminars, become the first instructor (30 minutes, once):\n"
            f"  {set_up_link(address, token)}"
        )


def _application(create_app: Callable[..., Flask], settings: Settings) -> Flask:
    """Return the application, with the layout engine compiled and the fonts cut."""
    from argmap.store import open_store

    _make_ready(settings)
    app = create_app(open_store(settings.database_url), settings=settings)
    gc.freeze()
    gc.enable()
    return app


def _make_ready(settings: Settings) -> None:
    """Compile the layout engine and cut the fonts, which the cache keeps for later starts."""
    from argmap.render import engines, fonts
    from argmap.render.wasm import EngineError

    fonts.use(settings.cache)
    ladder = engines.use(settings.cache, "" if settings.engine == "auto" else settings.engine)
    kept = any(settings.cache.glob("*.cwasm")) and (settings.cache / "fonts").exists()
    with nullcontext() if kept else _told("Making the layout engine and the fonts ready"):
        if settings.engine in ("auto", "wasm"):
            with suppress(EngineError):
                ladder.engines["wasm"].version()
        fonts.font_files(settings.cache)


def _serve_debugging(host: str, port: int, app: Flask) -> None:
    app.run(host, port, debug=True, use_reloader=False, use_debugger=False)
