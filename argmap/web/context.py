"""What every view may ask for: the store, the settings, debates, libraries, and what is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar, cast

from flask import current_app, g, request

from argmap.model.errors import NotFoundError
from argmap.model.ids import PATTERN, MapId, Slug
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import Holding
from argmap.model.sources import Library
from argmap.services import reading
from argmap.services.access import allowed
from argmap.services.doors import Store, numbers_of
from argmap.services.live import Hub
from argmap.services.people import sessions
from argmap.services.reading import Shelf
from argmap.services.texts.seen import seen
from argmap.settings import Settings
from argmap.web.headers import READING
from argmap.web.kept import Kept

T = TypeVar("T")
_ID = re.compile(PATTERN)
HOUSE = Holding(MapId("house"))
ANYBODY = "for_anybody"
"""The name under which a request notes that something is being made which others get, too."""


def store() -> Store:
    """Return the application's store."""
    found: Store = current_app.extensions["argmap.store"]
    return found


def settings() -> Settings:
    """Return how this installation is set up."""
    found: Settings = current_app.extensions["argmap.settings"]
    return found


def hub() -> Hub:
    """Return the open streams of this process."""
    found: Hub = current_app.extensions["argmap.live"]
    return found


def kept() -> Kept:
    """Return what has been made before and is kept: diagrams, and figures about maps."""
    found: Kept = current_app.extensions["argmap.kept"]
    return found


def shelves() -> tuple[Shelf, ...]:
    """Return the libraries with the maps of their debates."""
    return reading.shelves(store())


def _once(key: Hashable, ask: Callable[[], T]) -> T:
    """Return what the store says, asked once for each request that changes nothing."""
    if request.method not in READING:
        return ask()
    answers = g.setdefault("answers", {})
    if key not in answers:
        answers[key] = ask()
    return cast(T, answers[key])


def who() -> Who:
    """Return who asks, as far as the request tells; worked out once for each request.

    Raises:
        RuntimeError: what is being made is for anybody, so it must not depend on who asks.
    """
    if g.get(ANYBODY):
        raise RuntimeError("A part of a page that is shared asks who asks.")
    if "who" not in g:
        g.who = sessions.known(store(), token(), copies=settings().copies)
    found: Who = g.who
    return found


def token_cookie() -> str:
    """Return the name of the cookie by which somebody is known: over HTTPS, this host's alone."""
    return "__Host-argmap" if request.is_secure else "argmap-session"


def token() -> str:
    """Return the token that the browser shows, or nothing."""
    return request.cookies.get(token_cookie(), "")


def held(slug: str, permission: Permission = Permission.READ) -> Holding:
    """Return whose the map at an address is, if who asks may do this with it.

    Raises:
        NotFoundError: there is no such map, or not for who asks.
        NobodyError: who asks is not known, and must be.
        ForbiddenError: who asks may read the map, but not do this.
    """
    _check_id(slug)
    return _once(("held", slug, permission), lambda: allowed(store(), who(), permission, slug))


def _check_id(slug: str) -> None:
    if not _ID.fullmatch(slug):
        raise NotFoundError("debate", slug, (m.debate.slug for s in shelves() for m in s.maps))


def debate(slug: str) -> ArgumentMap:
    """Return the map at an address, whoever asks: ``held`` says whether she may read it.

    Raises:
        NotFoundError: there is no such map; names the nearest.
    """
    _check_id(slug)
    return _once(("debate", slug), lambda: reading.debate_map(store(), slug))


def numbers(slug: str) -> tuple[str, int, int, int]:
    """Return what changes when the map of a debate or its library does; nothing is read for it."""
    if not _ID.fullmatch(slug):
        return ("", 0, 0, 0)
    held(slug)
    return numbers_of(store(), slug)


def library(slug: Slug) -> Library:
    """Return the library of that slug, with the texts that were added to it for who asks."""
    return seen(store(), who(), HOUSE, slug)


def library_of(slug: str) -> Library:
    """Return the library of a map, with the texts that were added and that who asks may read."""
    return _once(
        ("library", slug), lambda: seen(store(), who(), held(slug), debate(slug).debate.library)
    )


def shelf(slug: str) -> Shelf:
    """Return the shelf of a library.

    Raises:
        NotFoundError: there is no such library; names the nearest.
    """
    found = _shelved()
    if slug not in found:
        raise NotFoundError("library", slug, found)
    return found[Slug(slug)]


def shelf_of(slug: str, asking: str) -> Shelf:
    """Return the shelf of a library, as it is seen from a map: that one need not be the house's.

    A library on which only maps of groups and persons lean is theirs: it is there for whoever asks
    from such a map, and may read it.

    Args:
        slug: the library.
        asking: the map from which it is looked at, if from any.

    Raises:
        NotFoundError: there is no such library, or not for who asks.
        NobodyError: who asks is not known, and must be.
    """
    if is_shelved(slug) or not asking:
        return shelf(slug)
    held(asking)
    found = debate(asking)
    if found.debate.library != slug:
        raise NotFoundError("library", slug, _shelved())
    kept = library(found.debate.library)
    return Shelf(kept.slug, kept.title, kept.summary, (found,))


def neighbours(slug: Slug) -> tuple[ArgumentMap, ...]:
    """Return the house's maps that share a library; none, if no map of the house leans on it."""
    found = _shelved().get(slug)
    return found.maps if found else ()


def neighbours_at(slug: Slug) -> tuple[tuple[str, int], ...]:
    """Return the ids and revisions of the house's maps that share a library."""
    return reading.revisions_on(store(), slug)


def is_shelved(slug: str) -> bool:
    """Say whether a library is there for everybody."""
    return slug in _shelved()


def _shelved() -> Mapping[Slug, Shelf]:
    return _once("shelves", lambda: {each.library_slug: each for each in shelves()})
