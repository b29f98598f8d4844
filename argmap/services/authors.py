"""Who stated a claim, followed back through the maps that it was copied from."""

from __future__ import annotations

from argmap.model.revisions import Entry
from argmap.model.seminars import Holding
from argmap.store import Reading

FARTHEST = 20


def author_of(reading: Reading, map_id: str, claim: str) -> str:
    """Return who stated a claim; nothing if it came from a folder, or is not known."""
    at: str = map_id
    for _ in range(FARTHEST):
        first = _stated(reading, at, claim)
        held = reading.one(Holding, map_id=at)
        if first is None or first.person is None:
            return ""
        copied = held is not None and held.origin is not None and first.number == 1
        if not copied:
            return first.member
        at = str(held.origin) if held else at
    return ""


def _stated(reading: Reading, map_id: str, claim: str) -> Entry | None:
    """Return the revision that stated a claim on a map: the first of all that touched it."""
    first = min(reading.touching(map_id, claim), default=0)
    return next(iter(reading.entries(map_id, numbers=[first])), None)
