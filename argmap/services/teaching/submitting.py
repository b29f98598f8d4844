"""Handing in: a map's revision, frozen and numbered; late work is told from work in time."""

from __future__ import annotations

from argmap.model.assignments import Submission
from argmap.model.errors import ForbiddenError, NotFoundError
from argmap.model.permissions import Permission, Running, Who, may
from argmap.model.seminars import Holding, Role
from argmap.services.people.groups import hold
from argmap.services.people.sessions import myself
from argmap.services.people.signing import signature
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import Assigned, assigned, moment, schedule_of
from argmap.store import Store


def submit(store: Store, who: Who, assignment_id: str, map_id: str) -> Submission:
    """Hand in a map as it is now, for all who draw it; it can be done again, and the last counts.

    Where nothing has changed since the last time, that one is returned.

    Raises:
        NotFoundError: there is no such assignment or map of it, or not for her.
        ForbiddenError: she does not draw this map.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    held = _hers(found, who, map_id)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        before = writing.all(Submission, assignment=found.assignment.id, map_id=held.map_id)
        revision = writing.revision(held.map_id)
        if before and before[-1].revision == revision:
            return before[-1]
        person = myself(who)
        schedule = schedule_of(writing, found.assignment)
        handed = Submission(
            found.assignment.id, held.map_id, len(before) + 1, revision, person.id,
            signature(writing, person), moment(who),
            schedule.due(held.owner or person.id, held.group),
        )  # fmt: skip
        writing.add(handed)
        writing.stir(held.map_id)
    return handed


def may_submit(who: Who, held: Holding) -> bool:
    """Say whether a map is hers to hand in: she takes part, and draws it."""
    is_participant = who.role(held.seminar) is Role.PARTICIPANT
    return is_participant and may(who, Permission.EDIT, held)


def submissions(store: Store, found: Assigned) -> dict[str, tuple[Submission, ...]]:
    """Return what was handed in of an assignment's maps that may be read, the oldest first."""
    maps = [each.map_id for each in found.maps]
    with store.reading() as reading:
        handed = reading.all(Submission, assignment=found.assignment.id, map_id=maps)
    return {key: tuple(e for e in handed if e.map_id == key) for key in maps}


def claims_in(store: Store, map_id: str) -> int:
    """Return how many claims a map has now."""
    return len(map_at(store, map_id))


def _hers(found: Assigned, who: Who, map_id: str) -> Holding:
    held = next((each for each in found.maps if each.map_id == map_id), None)
    if held is None:
        raise NotFoundError("map of this assignment", map_id)
    if not may_submit(who, held):
        raise ForbiddenError("hand in this map: that is for those who draw it")
    return held
