"""Changing an assignment after it was made, copying it to another seminar, and taking it away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from argmap.model.assignments import Assignment, Phase, Reading, Sharing, Wanted
from argmap.model.errors import ClashError, InvalidError
from argmap.model.ids import AssignmentId, SourceId, fresh_id
from argmap.model.permissions import Running, Who
from argmap.model.schedule import Schedule
from argmap.model.seminars import Holding, Seminar
from argmap.model.zones import EARLIEST, LATEST, moved, wall
from argmap.services.access import holding
from argmap.services.moving import fresh_map_id
from argmap.services.people.groups import hold
from argmap.services.people.sessions import myself
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import assigned, moment
from argmap.services.teaching.assigning import ArchivedError, course
from argmap.services.teaching.starters import keep
from argmap.services.teaching.works import settle, settle_one
from argmap.store import Store, Writing


@dataclass(frozen=True, slots=True)
class Changes:
    """What can be changed of an assignment at any time; of its sharing, while nobody has drawn."""

    title: str
    instructions: str
    texts: tuple[str, ...]
    wanted: Wanted
    reveals: bool
    sharing: Sharing | None = None


class YearError(InvalidError):
    """A copy would begin in another age."""

    def __init__(self, begins: date) -> None:
        super().__init__(
            f"{begins.isoformat()} is too far off: choose a day between {EARLIEST} and {LATEST}."
        )


class DrawnError(ClashError):
    """Somebody has drawn already, so that it is too late for this."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Somebody has drawn on a map of this assignment already: {what}.")


def change(store: Store, who: Who, assignment_id: str, changes: Changes) -> None:
    """Change what an assignment says, and who shares its maps if nobody has drawn on one.

    Raises:
        NotFoundError, ForbiddenError: it is not hers to run.
        DrawnError: somebody has drawn, so who shares a map stays as it is; nothing was changed.
        InvalidError: something cannot be so; names it.
    """
    found = assigned(store, who, assignment_id, Running.RUN).assignment
    sharing = changes.sharing or found.sharing
    title = changes.title.strip() or map_at(store, found.starter).debate.question
    told = replace(
        found, title=title, instructions=changes.instructions,
        texts=Reading(tuple(map(SourceId, changes.texts))), wanted=changes.wanted,
        reveals=changes.reveals, sharing=sharing,
    )  # fmt: skip
    with store.writing() as writing:
        hold(writing, found.seminar)
        if sharing is not found.sharing:
            _drop_undrawn(writing, found, "who shares a map stays as it is")
        kept = ("title", "instructions", "texts", "wanted", "reveals", "sharing")
        values = {name: getattr(told, name) for name in kept}
        writing.change(Assignment, {"id": found.id}, **values)
    settle_one(store, told)


def take_away(store: Store, who: Who, assignment_id: str) -> str:
    """Take an assignment away on which nobody has drawn, with its maps; returns its title.

    Raises:
        NotFoundError, ForbiddenError: it is not hers to run.
        DrawnError: somebody has drawn; nothing was taken away.
    """
    found = assigned(store, who, assignment_id, Running.RUN).assignment
    with store.writing() as writing:
        hold(writing, found.seminar)
        _drop_undrawn(writing, found, "it stays, with all that is on its maps")
        for each in writing.all(Assignment, origin=found.starter):
            writing.change(Assignment, {"id": each.id}, origin=each.starter)
        writing.change(Assignment, {"copied_from": found.id}, copied_from=None)
        writing.drop(Assignment, id=found.id)
        writing.drop_maps([found.starter])
    return found.title


def is_drawn(store: Store, assignment: Assignment) -> bool:
    """Say whether anybody has changed a map of an assignment."""
    with store.reading() as reading:
        kept = reading.all(Holding, assignment=assignment.id)
        return any(reading.revision(each.map_id) > 1 for each in kept)


def _drop_undrawn(writing: Writing, assignment: Assignment, what: str) -> None:
    kept = [each.map_id for each in writing.all(Holding, assignment=assignment.id)]
    if any(writing.revision(each) > 1 for each in kept):
        raise DrawnError(what)
    writing.drop_maps(kept)


def copy(
    store: Store, who: Who, assignment_id: str, seminar_id: str, begins: date | None = None
) -> Assignment:
    """Copy an assignment to a seminar: its starter map as it is now, and nothing of any student.

    Its dates move by whole days, so that the first is on the new day; each keeps its time of day
    on the clock of the seminar that it comes to.

    Args:
        store: where it is.
        who: who copies it.
        assignment_id: which assignment.
        seminar_id: to which seminar; it can be the same.
        begins: on which day its first dated phase begins; the dates stay as they are, if none.

    Raises:
        NotFoundError, ForbiddenError: one of the seminars is not hers to run.
        YearError: the day is in another age.
    """
    if begins is not None and not EARLIEST <= begins.year <= LATEST:
        raise YearError(begins)
    found = assigned(store, who, assignment_id, Running.RUN)
    into = course(store, who, seminar_id).seminar
    if into.archived is not None:
        raise ArchivedError
    held, whole = holding(store, found.assignment.starter), map_at(store, found.assignment.starter)
    made = replace(
        found.assignment, id=AssignmentId(fresh_id()), seminar=into.id, made=moment(who),
        starter=fresh_map_id(whole.debate.slug), released=None, copied_from=found.assignment.id,
        person=myself(who).id,
    )  # fmt: skip
    if made.origin == found.assignment.starter:
        made = replace(made, origin=made.starter)
    phases = _moved(found.schedule, made.id, found.seminar, into, begins)
    keep(store, made, held, whole, phases=phases, person=myself(who))
    settle(store, into.id)
    return made


def _moved(
    schedule: Schedule, made: AssignmentId, before: Seminar, into: Seminar, begins: date | None
) -> list[Phase]:
    """Return the phases of a copy."""
    days = shift(schedule, before.zone, begins)
    zones = before.zone, into.zone
    return [
        replace(
            each,
            assignment=made,
            begins=moved(each.begins, days, *zones) if each.begins else None,
            ends=moved(each.ends, days, *zones, last=True) if each.ends else None,
        )
        for each in schedule.phases
    ]


def shift(schedule: Schedule, zone: str, begins: date | None) -> int:
    """Return by how many days the dates of a schedule move, if it is to begin on a day."""
    dated = [each.begins or each.ends for each in schedule.phases if each.begins or each.ends]
    if begins is None or not dated or dated[0] is None:
        return 0
    return (begins - wall(dated[0], zone).date()) // timedelta(days=1)
