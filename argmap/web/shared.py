"""Parts of a page that are the same for all who may do the same: made once, and given to each.

When twenty hear of a change, all ask for the page at once. What of it is nobody's own is made for
the first of them. While a part is made it is not known who asks: neither the templates nor what
they call can tell, so that nothing of one reader's can come to another. A seal leaves a hole, which
is filled for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app, g
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from argmap.web.context import ANYBODY
from argmap.web.kept import Kept
from argmap.web.pages.asking import Asked
from argmap.web.pages.editing_back import here
from argmap.web.seals import seal

PARTS, LETTERS = 2_000, 12_000_000
"""How many parts are kept at most, and how many letters they have together."""
HOLE = Markup("<seal>")
"""What people wrote cannot look like it: it is escaped."""
OWN = frozenset({"g", "request", "session", "person", "whoever", "look", "here", "wanted"})
"""What templates know of who asks."""


def share(app: Flask) -> None:
    """Let templates share parts: ``{{ shared("debates/_head.html") }}`` for an include."""
    app.extensions["argmap.shared"] = Kept(PARTS, LETTERS)
    app.jinja_env.globals["shared"] = shared


@pass_context
def shared(known: Context, template: str) -> Markup:
    """Return a part of a page, from a template that knows nobody.

    It is kept if ``answered`` told what the page is made from: then its part is, too.
    """
    asked: Asked = known["asked"]
    if "made_from" not in g:
        return _filled(_made(known, template))
    parts: Kept = current_app.extensions["argmap.shared"]
    key = (template, g.made_from, asked.rights, here())
    return _filled(parts.get(key, lambda: _made(known, template)))


def _made(known: Context, template: str) -> Markup:
    values = {name: value for name, value in known.get_all().items() if name not in OWN}
    part = known.environment.get_template(template)
    with for_anybody():
        return Markup(part.render({**values, "seal": lambda: HOLE}))  # noqa: S704 (a template's)


@contextmanager
def for_anybody() -> Iterator[None]:
    """Make what all may see: who asks cannot be asked meanwhile."""
    before = g.get(ANYBODY, False)
    setattr(g, ANYBODY, True)
    try:
        yield
    finally:
        setattr(g, ANYBODY, before)


def _filled(part: Markup) -> Markup:
    return part.replace(HOLE, seal()) if HOLE in part else part
