"""What a map cites: a bibliography to read, files for other programs, the outline of an essay."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from argmap.model.errors import NotFoundError
from argmap.render.citations import used_sources
from argmap.render.essay.outline import Part, bibliography, bibliography_text, essay
from argmap.render.referencing import STYLE_NAMES, References, Style
from argmap.services import references as services
from argmap.services.reading import history
from argmap.services.texts.opened import opened
from argmap.web import context
from argmap.web.downloads import sent, turn
from argmap.web.etags import answered
from argmap.web.pages import debate as pages
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.stamps import library_stamp
from argmap.web.theme import look

references = Blueprint("references", __name__)
CITED = (*services.MEDIA_TYPES, "txt")
ESSAYS = ("md", "docx", "pdf")


@references.get("/debates/<slug>/bibliography")
def show(slug: str) -> Response:
    """Show what the map of a debate cites, in one of the styles."""
    asked, style = ask(slug, request.args, request.script_root), _style()
    key = ("bibliography", style, asked.key, library_stamp(asked), look())
    return answered(key, lambda: _page(asked, style))


@references.get("/debates/<slug>/cited.<suffix>")
def cited(slug: str, suffix: str) -> Response:
    """Send the sources that the map of a debate cites, or its evidence, in one of the formats."""
    asked, style = ask(slug, request.args, request.script_root), _style()
    known(suffix, CITED)
    key = ("cited", suffix, style, asked.key, library_stamp(asked), request.url_root)
    return answered(key, lambda: _cited(asked, suffix, style), bare=True)


@references.get("/debates/<slug>/essay.<suffix>")
def outline(slug: str, suffix: str) -> Response:
    """Send the outline of an essay on a map, or on one branch of it."""
    known(suffix, ESSAYS)
    branch, style = request.args.get("branch", ""), _style()
    # A map of the debate that holds the claim is chosen, as where it is in focus.
    asked = ask(slug, {**request.args, "focus": branch}, request.script_root)
    key = ("essay", suffix, style, branch, asked.key, library_stamp(asked))
    return answered(key, lambda: _essay(asked, suffix, style, branch), bare=True)


def known(suffix: str, among: tuple[str, ...]) -> None:
    """Raise an error unless a format is one of these."""
    if suffix not in among:
        raise NotFoundError("format", suffix, among)


def _style() -> Style:
    asked = request.args.get("style", "") or Style.NOTES
    if asked not in Style.__members__.values():
        raise NotFoundError("style", asked, [each.value for each in Style])
    return Style(asked)


def _parts(asked: Asked, style: Style) -> tuple[Part, ...]:
    used = used_sources(asked.shown, asked.library)
    return bibliography(used, References(asked.library, style))


def _page(asked: Asked, style: Style) -> str:
    return render_template(
        "debates/bibliography.html",
        asked=asked,
        head=pages.whole_head(asked),
        tab="",
        manner=style,
        manners=STYLE_NAMES,
        parts=_parts(asked, style),
    )


def _cited(asked: Asked, suffix: str, style: Style) -> Response:
    made: dict[str, Callable[[], str]] = {
        "txt": lambda: bibliography_text(_parts(asked, style)),
        "jsonld": lambda: services.evidence_file(
            asked.shown,
            asked.library,
            history(context.store(), asked.whole.id),
            base=request.url_root.rstrip("/"),
            chosen=asked.excerpt.id,
        ),
    }
    make = made.get(suffix) or (lambda: services.sources_file(asked.shown, asked.library, suffix))
    kind = services.MEDIA_TYPES.get(suffix, "text/plain; charset=utf-8")
    return sent(make().encode(), kind, f"{_named(asked)}-{_WHAT.get(suffix, 'sources')}.{suffix}")


_WHAT = {"jsonld": "evidence", "txt": "bibliography"}


def _essay(asked: Asked, suffix: str, style: Style, branch: str) -> Response:
    from argmap.render.essay.files import ESSAYS as WRITERS

    with turn():
        shown = opened(asked.shown, asked.library)
        made = WRITERS[suffix](essay(shown, asked.library, style, branch))
    name = f"{_named(asked)}{f'-{branch}' if branch else ''}-essay.{suffix}"
    return sent(made, made.media_type, name)


def _named(asked: Asked) -> str:
    return f"{asked.whole.id}-{asked.excerpt.id}"
