"""A public map in a page of another site: its diagram or its outline, for nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import g, request
from markupsafe import Markup, escape

from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.permissions import Permission
from argmap.model.seminars import Visibility
from argmap.render.outline import Row, outline
from argmap.services.access import NOBODY, allowed
from argmap.web import context
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.debate import Head, head
from argmap.web.pages.drawing import Drawing, drawing

ROWS = 600
NEW_TAB = '<a target="_blank" rel="noopener" '


@dataclass(frozen=True, slots=True)
class Embedded:
    """A map as it is shown in a page of another site.

    Attributes:
        picture: the diagram, whose links open a new tab; none where the outline is shown.
        rows: the outline, as far as ``ROWS`` go; ``more`` rows are left out.
    """

    asked: Asked
    head: Head
    drawing: Drawing | None
    picture: Markup
    rows: Sequence[Row]
    more: int

    @property
    def key(self) -> tuple[object, ...]:
        """Everything that the page depends on."""
        return (self.asked.key, self.drawing is None)


def embedded(slug: str, args: Mapping[str, str]) -> Embedded | None:
    """Return a public map; none if there is no such one, whoever asks.

    The diagram is the focus view, which can be read in a frame. Who asks is nobody from here on: no
    cookie is looked at, so that nobody is shown more than all are.
    """
    g.who = NOBODY
    try:
        allowed(context.store(), NOBODY, Permission.READ, slug)
        asked = ask(slug, {"map": args.get("map", ""), "picture": "focus"}, request.script_root)
    except (NotFoundError, NobodyError, ForbiddenError):
        return None
    if asked.held.visibility is not Visibility.PUBLIC:
        return None
    if args.get("as") == "outline":
        rows = outline(asked.shown)
        return Embedded(asked, head(asked), None, Markup(), rows[:ROWS], max(0, len(rows) - ROWS))
    made = drawing(asked)
    # Our own renderer's: every "<" that people wrote is escaped, so that links are ours.
    picture = Markup(str(made.svg).replace("<a ", NEW_TAB))  # noqa: S704
    return Embedded(asked, head(asked), made, picture, (), 0)


def embed_code(asked: Asked) -> str:
    """Return the HTML by which another page shows a map."""
    where = f"{request.url_root.rstrip('/')}/embed/{asked.whole.id}"
    title = escape(f"Argument map: {asked.whole.debate.question}")
    return (
        f'<iframe src="{escape(where)}" title="{title}" width="100%" height="600"'
        ' loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
