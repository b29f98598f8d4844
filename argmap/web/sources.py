"""The pages of sources and libraries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from flask import Blueprint, current_app, g, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from argmap.model.errors import NotFoundError
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, rights
from argmap.model.sources import Library, Source
from argmap.services.reading import Shelf
from argmap.web import context
from argmap.web.etags import answered
from argmap.web.kept import Kept
from argmap.web.pages import debate as pages
from argmap.web.pages.abroad import stamp
from argmap.web.pages.asking import Asked, ask
from argmap.web.pages.beside import beside, lit_by, reading_href, use_href
from argmap.web.pages.correcting import correct_href
from argmap.web.pages.editing_back import here as page_here
from argmap.web.pages.paragraphs import Acts, Margin, article
from argmap.web.pages.source import Sought, SourcePage, source_page
from argmap.web.pages.stamps import digest_of
from argmap.web.theme import look

sources = Blueprint("sources", __name__, url_prefix="/sources")
sources.add_app_template_global(reading_href)
sources.add_app_template_global(use_href)


@sources.get("")
def index() -> Response:
    """List the sources of every library."""
    libraries = [context.library(shelf.library_slug) for shelf in context.shelves()]
    key = ("sources", [digest_of(each) for each in libraries], look(), request.script_root)
    return answered(key, lambda: render_template("sources/index.html", libraries=libraries))


@sources.get("/<library>")
def show_library(library: str) -> Response:
    """List the sources of a library."""
    found = _library(_shelf(library))
    asking = request.args.get("debate", "")
    shown = {"libraries": [found], "asking": _asking(found), "asking_from": asking}
    key = ("library", digest_of(found), look(), request.script_root, asking)
    return answered(key, lambda: render_template("sources/index.html", **shown))


@sources.get("/<library>/<source>")
def show(library: str, source: str) -> Response:
    """Show a source: its text or why it is not here, and who leans on which paragraph."""
    shelf = _shelf(library)
    found = _library(shelf)
    kept, maps = _source(found, source), _maps(shelf, request.args.get("debate", ""))
    key = ("source", digest_of(found), kept.id, stamp(shelf.maps), stamp(maps), look())
    asked = [request.args.get(each, "") for each in ("debate", "claim", "q")]
    return answered(
        (key, request.script_root, asked, *_rights()), lambda: _page(kept, found, shelf, maps)
    )


def _rights() -> list[object]:
    """Return whose the map is from which who asks looks, and what she may do with it."""
    debate = request.args.get("debate", "")
    held = context.held(debate) if debate else None
    return [held, *sorted(rights(context.who(), held))] if held else []


def _shelf(library: str) -> Shelf:
    return context.shelf_of(library, request.args.get("debate", ""))


def _library(shelf: Shelf) -> Library:
    """Return the library as it is seen from the map in the address, or by everybody."""
    asking = request.args.get("debate", "")
    if asking and context.debate(asking).debate.library == shelf.library_slug:
        return context.library_of(asking)
    return context.library(shelf.library_slug)


def _asking(library: Library) -> str:
    """Return what has to stand after addresses in a library that is not there for everybody."""
    debate = request.args.get("debate", "")
    return "" if context.is_shelved(library.slug) else f"?debate={debate}"


def _source(library: Library, source: str) -> Source:
    found = library.source(source)
    if found is None:
        raise NotFoundError("source", source, (each.id for each in library.sources))
    return found


def _maps(shelf: Shelf, debate: str) -> tuple[ArgumentMap, ...]:
    """Return the maps whose claims the margin shows: of one debate, or of all."""
    if not debate:
        return shelf.maps
    if debate in {each.id for each in shelf.maps}:
        return (context.debate(debate),)
    context.held(debate)
    found = context.debate(debate)
    if found.debate.library != shelf.library_slug:
        raise NotFoundError("debate", debate, (each.id for each in shelf.maps))
    return (found,)


def _page(source: Source, library: Library, shelf: Shelf, maps: tuple[ArgumentMap, ...]) -> str:
    asked, claim = _asked(), request.args.get("claim", "")
    sought = Sought(
        request.args.get("q", "").strip()[:200],
        lit_by(asked.whole, claim) if asked else frozenset(),
    )
    here = f"{request.script_root}/sources/{library.slug}/{source.id}"
    reading = reading_href(here, asked.whole.id, "") if asked else ""
    margin = Margin(claim, reading, several=not asked and len(shelf.maps) > 1)
    correct = correct_href(asked, library.text_of(source.id)) if asked else ""

    def make() -> tuple[SourcePage, Markup]:
        page = source_page(source, library, maps, request.script_root, sought)
        acts = Acts(_citing(asked, page, claim), correct)
        return page, article(page, margin, 2 if asked else 1, acts)

    page, text = make() if sought.words else _read(source, library, correct, make)
    return render_template(
        "sources/show.html",
        page=page,
        text=text,
        leans=margin.leans,
        library=library,
        debates=[each.debate for each in shelf.maps],
        asking=_asking(library),
        only=asked.whole if asked else None,
        asked=asked,
        head=pages.head(asked) if asked else None,
        tab="text",
        sought=sought,
        claim=claim,
        cards=beside(asked.whole, asked.to, source.id, claim) if asked else (),
        may_cite=_may_cite(asked),
        correct_at=correct,
        here=here,
    )


def _read(
    source: Source, library: Library, correct: str, make: Callable[[], tuple[SourcePage, Markup]]
) -> tuple[SourcePage, Markup]:
    """Return a text as it is read, made once for all who may do the same in it.

    The same words may be there for two groups with other pages and footnotes, or added anew.
    """
    edition = library.text_of(source.id)
    kept: Kept = current_app.extensions["argmap.read"]
    layout = edition.layout if edition else None
    return kept.get((g.made_from, page_here(), layout, correct), make)


def _may_cite(asked: Asked | None) -> TypeGuard[Asked]:
    return asked is not None and Permission.EDIT in asked.rights


def _citing(asked: Asked | None, page: SourcePage, claim: str) -> tuple[str, ...]:
    """Return what stands before and after the place in the address at which a text is cited."""
    if not _may_cite(asked) or page.edition is None:
        return ()
    before, _, after = use_href(asked, page.edition, 0, 0, claim).rpartition("%3A0-0")
    return f"{before}%3A", after


def _asked() -> Asked | None:
    """Return the debate from which the source is looked at, if there is one in the address."""
    slug = request.args.get("debate", "")
    return ask(slug, {}, request.script_root) if slug else None
