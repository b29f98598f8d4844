"""Letting people in: what somebody may do with a map, asked before anything is done."""

from __future__ import annotations

from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.ids import MapId
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Holding
from argmap.store import Store

NOBODY = Who()


def holding(store: Store, map_id: str) -> Holding:
    """Return whose a map is.

    Raises:
        NotFoundError: there is no such map; names the nearest that everybody may read.
    """
    with store.reading() as reading:
        held = reading.one(Holding, map_id=map_id)
        if held is None:
            reading.first_map(map_id.replace("\0", ""))
            raise NotFoundError("map", map_id)
    return held


def allowed(store: Store, who: Who, permission: Permission, map_id: str) -> Holding:
    """Return whose the map is, if somebody may do this with it.

    Raises:
        NotFoundError: there is no such map, or it is none of hers to know of.
        NobodyError: it takes a person who is known here.
        ForbiddenError: she may read the map, but not do this.
    """
    held = holding(store, map_id)
    if may(who, permission, held):
        return held
    if who.person is None:
        raise NobodyError
    if not may(who, Permission.READ, held):
        raise NotFoundError("map", MapId(map_id))
    raise ForbiddenError(permission.value)
