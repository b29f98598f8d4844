"""More time: for one participant, or for one group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from argmap.model.assignments import Extension
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.permissions import Running, Who
from argmap.model.seminars import Group, Member, Person, Role
from argmap.services.people.groups import hold
from argmap.services.people.tokens import id_of
from argmap.services.teaching.assigned import assigned, moment
from argmap.services.teaching.phases import due_anew
from argmap.store import Reading, Store


class NeverDueError(InvalidError):
    """There is no date to extend."""

    def __init__(self) -> None:
        super().__init__("Work is due at no time so far: give the phase “Submit” an end first.")


class EarlierError(InvalidError):
    """An extension would take time away."""

    def __init__(self) -> None:
        super().__init__("That is not later than the work is due anyway: choose a later date.")


@dataclass(frozen=True, slots=True)
class Extended:
    """Who has more time, by name."""

    extension: Extension
    name: str


def extend(  # noqa: PLR0913
    store: Store, who: Who, assignment_id: str, whom: str, until: datetime, *, why: str = ""
) -> Extended:
    """Give one participant or one group more time, in place of what she was given before.

    What has been handed in is late no more, if it came before then.

    Args:
        store: where the assignment is.
        who: who gives it.
        assignment_id: which assignment.
        whom: the id of the participant or of the group.
        until: when her work is due instead.
        why: for the instructors, in one sentence.

    Raises:
        NotFoundError: there is no such assignment, person or group, or not for her.
        ForbiddenError: she does not run the seminar.
        NeverDueError: nothing is due.
        EarlierError: it would be due earlier, or at the same time.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    due = found.schedule.due()
    if due is None:
        raise NeverDueError
    if until <= due:
        raise EarlierError
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        name, is_group = _named(writing, found.seminar.id, whom)
        more = Extension(found.assignment.id, whom, is_group, until, why, moment(who))
        writing.put(more)
        due_anew(writing, found.assignment)
    return Extended(more, name)


def withdraw(store: Store, who: Who, assignment_id: str, whom: str) -> None:
    """Take an extension back.

    Raises:
        NotFoundError: there is none for this participant or group, or it is not hers to run.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        if not writing.drop(Extension, assignment=found.assignment.id, whom=id_of(whom)):
            raise NotFoundError("extension", whom)
        due_anew(writing, found.assignment)


def extensions(store: Store, who: Who, assignment_id: str) -> tuple[Extended, ...]:
    """Return who has more time, and why; for instructors.

    Raises:
        NotFoundError, ForbiddenError: the assignment is not hers to run.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.reading() as reading:
        return tuple(Extended(each, _called(reading, each)) for each in found.schedule.extensions)


def _called(reading: Reading, extension: Extension) -> str:
    if extension.is_group:
        group = reading.one(Group, id=extension.whom)
        return group.name if group else "a former group"
    person = reading.one(Person, id=extension.whom)
    return person.name if person else "a former member"


def _named(reading: Reading, seminar: str, whom: str) -> tuple[str, bool]:
    """Return the name of a participant or group of a seminar, and whether it is a group."""
    member = reading.one(Member, seminar=seminar, person=id_of(whom), role=Role.PARTICIPANT)
    if member is not None:
        person = reading.one(Person, id=member.person)
        return (person.name if person else whom), False
    group = reading.one(Group, seminar=seminar, id=id_of(whom))
    if group is None:
        raise NotFoundError("participant or group", whom)
    return group.name, True
