"""The first page: the debates of each library, with what they are about."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from argmap.model.maps import ArgumentMap
from argmap.render.thumbnail import thumbnail
from argmap.services.reading import Shelf
from argmap.web import context
from argmap.web.pages.brief import look_of
from argmap.web.pages.debate import Cell, Head, head_of

LEADING = 2


@dataclass(frozen=True, slots=True)
class Gist:
    """A leading position and its thesis."""

    label: str
    look: str
    thesis: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A debate in the list."""

    slug: str
    question: str
    summary: str
    gists: tuple[Gist, ...]
    also: tuple[Cell, ...]
    head: Head
    thumbnail: Markup


@dataclass(frozen=True, slots=True)
class ShelfList:
    """The debates of one library."""

    slug: str
    title: str
    summary: str
    entries: tuple[Entry, ...]


def shelf_list(shelf: Shelf) -> ShelfList:
    """Return the debates of a library as the first page lists them."""
    entries = tuple(_entry(each) for each in shelf.maps)
    return ShelfList(shelf.library_slug, shelf.title, shelf.summary, entries)


def _entry(shown: ArgumentMap) -> Entry:
    return context.kept().get(("entry", shown.id, shown.revision), lambda: _made(shown))


def _made(shown: ArgumentMap) -> Entry:
    head = head_of(shown)
    gists = _gists(shown)
    led = {gist.label for gist in gists}
    return Entry(
        shown.debate.slug,
        shown.debate.question,
        shown.debate.summary,
        gists,
        tuple(cell for cell in head.cells if cell.label not in led),
        head,
        Markup(thumbnail(shown)),  # noqa: S704 (our own renderer's)
    )


def _gists(shown: ArgumentMap) -> tuple[Gist, ...]:
    """Return the first positions that have a thesis, each with its first thesis."""
    found: dict[str, Gist] = {}
    for claim in shown:
        position = shown.debate.position(claim.position)
        if claim.thesis and position and not position.own and position.id not in found:
            found[position.id] = Gist(position.label, look_of(position), claim.text)
        if len(found) == LEADING:
            break
    return tuple(found.values())
