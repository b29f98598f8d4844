"""Routes through a map, to be walked before a class: kept, changed and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from argmap.model.assignments import Route, Steps
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.ids import MapId
from argmap.model.permissions import Permission, Who
from argmap.services.access import allowed
from argmap.services.reading import map_at
from argmap.store import Store

MOST, ROUTES = 60, 30
AUTOMATIC = "auto"
"""In the address, the route that nobody chose."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A route as somebody chose it.

    Attributes:
        claims: their ids, in the order in which they are shown.
        before: what the route was called, if it is there already.
    """

    name: str
    claims: tuple[str, ...]
    before: str = ""


def routes(store: Store, who: Who, map_id: str) -> tuple[Route, ...]:
    """Return the routes through a map, the oldest first.

    Raises:
        NotFoundError: there is no such map, or not for her.
    """
    held = allowed(store, who, Permission.READ, map_id)
    with store.reading() as reading:
        return reading.all(Route, map_id=held.map_id)


def keep(store: Store, who: Who, map_id: str, chosen: Chosen) -> Route:
    """Keep a route, in place of the one that it was; whoever may edit the map may do so.

    Raises:
        InvalidError: it has no name, or no claims, or too many, or another has its name.
        NotFoundError: the map has no such claim.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    whole = map_at(store, held.map_id)
    steps = tuple(dict.fromkeys(whole.claim(each).id for each in chosen.claims))
    if not steps:
        raise InvalidError("A route has claims: number those that you want to show.")
    if len(steps) > MOST:
        raise InvalidError(f"A route has {MOST} claims at most; this one has {len(steps)}.")
    made = Route(MapId(held.map_id), chosen.name, Steps(steps), datetime.now(UTC))
    if made.name.casefold() == AUTOMATIC:
        raise InvalidError(f"“{AUTOMATIC}” is the route that nobody chose: give another name.")
    with store.writing() as writing:
        known = {each.name: each for each in writing.all(Route, map_id=held.map_id)}
        if made.name in known and made.name != chosen.before:
            raise InvalidError(f"There is a route “{made.name}” already: give another name.")
        if chosen.before in known:
            writing.drop(Route, map_id=held.map_id, name=chosen.before)
            made = Route(made.map_id, made.name, made.steps, known[chosen.before].made)
        elif len(known) >= ROUTES:
            raise InvalidError(f"A map has {ROUTES} routes at most: take one away first.")
        writing.add(made)
    return made


def remove(store: Store, who: Who, map_id: str, name: str) -> None:
    """Take a route away; the map stays as it is.

    Raises:
        NotFoundError: there is no such route.
        ForbiddenError: she may not edit the map.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        if not writing.drop(Route, map_id=held.map_id, name=name):
            raise NotFoundError("route", name)
