"""Bringing to a copy what has changed on the map from which it was copied."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.bringing import Bringing, bringing
from argmap.model.errors import InvalidError
from argmap.model.ids import MapId
from argmap.model.permissions import Permission, Who
from argmap.model.revisions import Revision
from argmap.model.seminars import Holding
from argmap.services.access import allowed
from argmap.services.history import map_as_of
from argmap.services.moving import called
from argmap.services.people.signing import ADOPTED
from argmap.services.reading import map_at
from argmap.services.saving import Saved, save
from argmap.store import Store


class NoCopyError(InvalidError):
    """A map is to follow the one that it was copied from, and was copied from none."""

    def __init__(self) -> None:
        super().__init__("This map is no copy of another one: there is nothing to bring in.")


@dataclass(frozen=True, slots=True)
class News:
    """What can be brought to a copy from its origin.

    Attributes:
        origin: whose the origin is, and ``name`` what it is called.
        since: the revision of it that was copied; ``then`` the last that is looked at.
        people: who changed it in between, as they signed.
    """

    origin: Holding
    name: str
    since: int
    then: int
    people: tuple[str, ...]
    brought: Bringing


def news(store: Store, who: Who, map_id: str, *, at: int = 0, then: int = 0) -> News:
    """Return what has changed at the origin of a copy since, and what of it can be brought in.

    Args:
        store: where the maps are.
        who: who brings it in.
        map_id: the copy.
        at: which revision of the copy; the latest without it.
        then: which revision of the origin; the latest without it.

    Raises:
        NoCopyError: the map is no copy.
        NotFoundError: there is no such map or revision, or she may not read the origin.
        NobodyError, ForbiddenError: she may not change the copy.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    if held.origin is None:
        raise NoCopyError
    origin = allowed(store, who, Permission.READ, held.origin)
    latest, since = map_at(store, origin.map_id), held.origin_revision or 0
    theirs = map_as_of(store, origin.map_id, then) if then else latest
    ours = map_as_of(store, map_id, at) if at else map_at(store, map_id)
    log = _log(store, origin.map_id, since, theirs.revision)
    base = map_as_of(store, origin.map_id, since)
    people = tuple(dict.fromkeys(each.member for each in log))
    brought = bringing(base, log, theirs, ours)
    name = called(origin, latest)
    return News(origin, name, since, theirs.revision, people, brought)


def _log(store: Store, map_id: MapId, since: int, then: int) -> tuple[Revision, ...]:
    if then <= since:
        return ()
    with store.reading() as reading:
        return reading.revisions(map_id, after=since, most=then - since)


def bring_in(store: Store, who: Who, map_id: str, *, at: int, then: int) -> Saved:
    """Bring to a copy what clashes with nothing, as one revision; the note says from whom it is.

    Raises:
        StaleRevisionError: others changed the very things that this touches, since ``at``.
    """
    found = news(store, who, map_id, at=at, then=then)
    note = f"{ADOPTED} “{found.name}”{_where(found.people)}: what changed there up to revision"
    edits = found.brought.edits
    return save(store, who, map_id, edits, at=at, note=f"{note} {found.then}.")


def _where(people: tuple[str, ...]) -> str:
    more = f" and {len(people) - 3} more" if len(people) > 3 else ""
    return f", where {', '.join(people[:3])}{more} wrote it" if people else ""
