"""Letting people in: what somebody may do with a map, asked before anything is done."""

from __future__ import annotations

from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Holding
from argmap.store import Store

NOBODY = Who()


def holding(store: Store, map_id: str) -> Holding:
    """Return whose a map is.

    Raises:
        NotFoundError: there is no such map; names the nearest that everybody may read.
    """
    held = _held(store, map_id)
    if held is None:
        raise _missing(store, map_id)
    return held


def allowed(store: Store, who: Who, permission: Permission, map_id: str) -> Holding:
    """Return whose the map is, if somebody may do this with it.

    A map that is none of hers to know of is answered like one that is not there.

    Raises:
        NotFoundError: there is no such map, or it is none of hers to know of.
        NobodyError: it takes a person who is known here, as far as can be told to nobody.
        ForbiddenError: she may read the map, but not do this.
    """
    held = _held(store, map_id)
    if held is not None and may(who, permission, held):
        return held
    if held is None or not may(who, Permission.READ, held):
        missing = _missing(store, map_id)
        raise missing if who.person is not None else NobodyError(missing)
    raise ForbiddenError(permission.value) if who.person is not None else NobodyError


def _held(store: Store, map_id: str) -> Holding | None:
    with store.reading() as reading:
        return reading.one(Holding, map_id=map_id.replace("\0", ""))


def _missing(store: Store, map_id: str) -> NotFoundError:
    with store.reading() as reading:
        return reading.no_map(map_id.replace("\0", ""))
