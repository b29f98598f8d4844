"""The phases of an assignment: planned anew, begun with a button, and ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from argmap.model.assignments import Assignment, Phase, Submission
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.permissions import Running, Who
from argmap.model.schedule import Schedule, checked
from argmap.model.seminars import Holding
from argmap.services.people.groups import hold
from argmap.services.teaching.assigned import assigned, moment, schedule_of
from argmap.services.teaching.assigning import Planned, phases_of
from argmap.services.teaching.works import settle_one
from argmap.store import Store, Writing


class NotBegunError(InvalidError):
    """A phase is to end that is not on."""

    def __init__(self) -> None:
        super().__init__("This phase has not begun yet: begin it first, or change its dates.")


class OverError(InvalidError):
    """A phase is to end that has ended."""

    def __init__(self) -> None:
        super().__init__("This phase is over already: to move its end, change its dates.")


def plan(store: Store, who: Who, assignment_id: str, planned: Iterable[Planned]) -> None:
    """Give an assignment other phases, and open and hide its maps as they say.

    Raises:
        NotFoundError, ForbiddenError: it is not hers to run.
        InvalidError: they cannot follow one another so.
    """
    found = assigned(store, who, assignment_id, Running.RUN).assignment
    phases = phases_of(found.id, planned)
    with store.writing() as writing:
        hold(writing, found.seminar)
        _keep(writing, found, phases)
    settle_one(store, found)


def begin_now(store: Store, who: Who, assignment_id: str, number: int) -> Phase:
    """Begin a phase now: those before it are over, and those after it wait.

    Raises:
        NotFoundError: the assignment has no such phase, or is not hers to run.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    now = moment(who)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        phases = schedule_of(writing, found.assignment).phases
        begun = _numbered(phases, number)
        _keep(writing, found.assignment, [_around(each, begun.number, now) for each in phases])
    settle_one(store, found.assignment)
    return begun


def _around(phase: Phase, number: int, now: datetime) -> Phase:
    """Return a phase as it is when the one of this number begins now."""
    begins = phase.begins
    if phase.number == number:
        begins = now
    elif phase.number < number:
        begins = min(begins or now, now)
    elif begins is not None and begins <= now:
        begins = None
    over = phase.ends is not None and begins is not None and phase.ends <= begins
    return replace(phase, begins=begins, ends=None if over else phase.ends)


def end_now(store: Store, who: Who, assignment_id: str, number: int) -> None:
    """End a phase now: from here on, what is handed in is late.

    Raises:
        NotFoundError: the assignment has no such phase, or is not hers to run.
        NotBegunError: it is not on yet.
        OverError: it has ended; ending it later would give more time to everybody.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    now = moment(who)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        phases = schedule_of(writing, found.assignment).phases
        ended = _numbered(phases, number)
        if ended.begins is None or ended.begins >= now:
            raise NotBegunError
        if ended.ends is not None and ended.ends <= now:
            raise OverError
        changed = replace(ended, ends=now)
        _keep(writing, found.assignment, [changed if p is ended else p for p in phases])


def due_anew(writing: Writing, assignment: Assignment) -> None:
    """Write down anew when what was handed in was due: the dates or the extensions are others."""
    schedule = schedule_of(writing, assignment)
    maps = {each.map_id: each for each in writing.all(Holding, assignment=assignment.id)}
    for each in writing.all(Submission, assignment=assignment.id):
        if each.map_id in maps:
            writing.put(replace(each, due=due_of(schedule, maps[each.map_id], each)))


def due_of(schedule: Schedule, held: Holding, handed: Submission) -> datetime | None:
    """Return when a map was due for whoever handed it in."""
    return schedule.due(held.owner or handed.person, held.group)


def _numbered(phases: Iterable[Phase], number: int) -> Phase:
    found = next((each for each in phases if each.number == number), None)
    if found is None:
        raise NotFoundError("phase", str(number))
    return found


def _keep(writing: Writing, assignment: Assignment, phases: Iterable[Phase]) -> None:
    kept = checked(phases)
    writing.drop(Phase, assignment=assignment.id)
    writing.add(*kept)
    due_anew(writing, assignment)
