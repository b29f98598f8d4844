"""Assignments as somebody may see them: what is set, its schedule, and the maps drawn for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from argmap.model.assignments import Assignment, Extension, Phase, Sharing
from argmap.model.errors import NotFoundError
from argmap.model.permissions import Permission, Running, Who, may
from argmap.model.schedule import Schedule
from argmap.model.seminars import Holding, Member, Seminar
from argmap.services.people.groups import seminar_for
from argmap.services.people.tokens import id_of
from argmap.store import Reading, Store


@dataclass(frozen=True, slots=True)
class Assigned:
    """An assignment with what belongs to it.

    Attributes:
        maps: those drawn for it that whoever asked may read.
    """

    seminar: Seminar
    assignment: Assignment
    schedule: Schedule
    maps: tuple[Holding, ...]

    def map_of(self, member: Member) -> Holding | None:
        """Return the map on which a member works together with others, or alone if so assigned."""
        if self.assignment.sharing is Sharing.STUDENT:
            return self.own_map_of(member)
        return next(
            (each for each in self.maps if each.owner is None and _is_of(each, member)), None
        )

    def own_map_of(self, member: Member) -> Holding | None:
        """Return the map on which a member works alone, or none."""
        return next((each for each in self.maps if each.owner == member.person), None)


def assigned(store: Store, who: Who, assignment_id: str, running: Running) -> Assigned:
    """Return an assignment, if somebody may do this in its seminar.

    Raises:
        NotFoundError: there is none, or not for her.
        NobodyError: it takes a person who is known.
        ForbiddenError: she is in the seminar, but may not do this.
    """
    with store.reading() as reading:
        found = reading.one(Assignment, id=id_of(assignment_id))
    if found is None:
        raise NotFoundError("assignment", assignment_id)
    seminar = seminar_for(store, who, found.seminar, running)
    with store.reading() as reading:
        return _with_all(reading, who, seminar, found)


def assignments(store: Store, who: Who, seminar_id: str) -> tuple[Assigned, ...]:
    """Return the assignments of a seminar, the oldest first.

    Raises:
        NotFoundError: there is no such seminar, or not for her.
    """
    seminar = seminar_for(store, who, seminar_id, Running.SEE)
    with store.reading() as reading:
        found = reading.all(Assignment, seminar=seminar.id)
        return tuple(_with_all(reading, who, seminar, each) for each in found)


def schedule_of(reading: Reading, assignment: Assignment) -> Schedule:
    """Return the schedule of an assignment."""
    phases = reading.all(Phase, assignment=assignment.id)
    ordered = tuple(sorted(phases, key=lambda each: each.number))
    return Schedule(ordered, reading.all(Extension, assignment=assignment.id))


def moment(who: Who) -> datetime:
    """Return when somebody asks."""
    return who.now or datetime.now(UTC)


def _with_all(reading: Reading, who: Who, seminar: Seminar, found: Assignment) -> Assigned:
    kept = reading.all(Holding, assignment=found.id)
    maps = tuple(each for each in kept if may(who, Permission.READ, each))
    return Assigned(seminar, found, schedule_of(reading, found), maps)


def _is_of(held: Holding, member: Member) -> bool:
    return held.group is None or held.group == member.group
