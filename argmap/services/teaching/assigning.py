"""Assigning a debate to a seminar: its starter map, its phases, and the maps drawn for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from argmap.model.assignments import (
    Assignment,
    Phase,
    PhaseKind,
    Reading,
    Sharing,
    Starter,
    Wanted,
)
from argmap.model.debates import Debate
from argmap.model.errors import ClashError, InvalidError
from argmap.model.ids import AssignmentId, MapId, SeminarId, Slug, SourceId, fresh_id
from argmap.model.maps import ArgumentMap
from argmap.model.marks import Grid
from argmap.model.permissions import Permission, Running, Who, may, may_run
from argmap.model.schedule import checked
from argmap.model.seminars import Group, Holding, Member, Role, Seminar
from argmap.services.access import allowed
from argmap.services.loading import blank
from argmap.services.moving import fresh_map_id
from argmap.services.people.groups import add_group, seminar_for
from argmap.services.people.sessions import myself
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import moment
from argmap.services.teaching.starters import begun, keep
from argmap.services.teaching.works import settle
from argmap.store import Store

MOST_GROUPS, MOST_PHASES, MOST_OWN = 30, 12, 100


@dataclass(frozen=True, slots=True)
class Planned:
    """A phase as it is planned: what is done in it, and when; a phase without a date waits."""

    kind: PhaseKind
    begins: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be assigned, and how; everything but the map has a default.

    Attributes:
        map_id: the debate's map, or any other that she may read; nothing with a ``question``.
        question: one of her own instead, with an empty map.
        title: how the assignment is called; by the question, if nothing is said.
        begins_with: how much of the map is there to begin with.
        own: the map to begin with, for ``Starter.OWN``; ``map_id`` if none is named.
        texts: what is to be read; all sources of the debate, if none is named.
        groups: so many are made first, if the seminar has none.
    """

    map_id: str = ""
    question: str = ""
    title: str = ""
    begins_with: Starter = Starter.SHORT
    own: str = ""
    sharing: Sharing = Sharing.GROUP
    instructions: str = ""
    texts: tuple[str, ...] = ()
    wanted: Wanted = Wanted()
    phases: tuple[Planned, ...] = ()
    grid: Grid = Grid()
    out_of: int | None = None
    joint: bool = False
    reveals: bool = False
    groups: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    """What assigning has to know of a seminar: its groups, and how many take part."""

    seminar: Seminar
    groups: tuple[Group, ...]
    participants: int

    def maps(self, sharing: Sharing, more: int = 0) -> int:
        """Return how many maps are shared so, or drawn alone."""
        if sharing is Sharing.STUDENT:
            return self.participants
        return 1 if sharing is Sharing.ALL else len(self.groups) or more


class NoMapError(InvalidError):
    """Nothing was chosen that could be assigned."""

    def __init__(self) -> None:
        super().__init__("Nothing is chosen yet: choose a debate, or write a question of your own.")


class ArchivedError(ClashError):
    """The seminar is read only."""

    def __init__(self) -> None:
        super().__init__("This seminar is archived: bring it back before you assign something.")


def course(store: Store, who: Who, seminar_id: str) -> Course:
    """Return a seminar with what assigning has to know of it; for its instructors.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: as ``seminar_for`` does.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.reading() as reading:
        groups = reading.all(Group, seminar=seminar.id)
        count = reading.count(Member, seminar=seminar.id, role=Role.PARTICIPANT)
    return Course(seminar, groups, count)


@dataclass(frozen=True, slots=True)
class Own:
    """A map of hers with which an assignment can begin, by its question and name."""

    held: Holding
    whole: ArgumentMap


def own_maps(store: Store, who: Who) -> tuple[Own, ...]:
    """Return the maps with which she can begin beside those of the house: hers, and her seminars'.

    Maps that students draw for assignments are not among them.
    """
    runs = [each.seminar for each in who.members if may_run(who, Running.RUN, each.seminar)]
    with store.reading() as reading:
        hers = reading.all(Holding, owner=who.person.id) if who.person else ()
        found = [*hers, *reading.all(Holding, seminar=runs)]
    free = [each for each in found if each.assignment is None and may(who, Permission.COPY, each)]
    return tuple(Own(each, map_at(store, each.map_id)) for each in free[:MOST_OWN])


def assign(store: Store, who: Who, seminar_id: str, plan: Plan) -> Assignment:
    """Assign a debate, and make the maps that are drawn for it.

    Raises:
        NoMapError: there is neither a map nor a question.
        NotFoundError: there is no such seminar or map, or not for her.
        ForbiddenError: she does not run the seminar.
        InvalidError: something of the plan cannot be so; names it.
    """
    held, whole = _origin(store, who, plan)
    known = course(store, who, seminar_id)
    if known.seminar.archived is not None:
        raise ArchivedError
    made = _assignment(known.seminar.id, who, plan, held, whole)
    phases = phases_of(made.id, plan.phases)
    _add_groups(store, who, known, plan)
    first = begun(whole, plan.begins_with)
    keep(store, made, held, first, phases=phases, person=myself(who))
    settle(store, known.seminar.id)
    return made


def phases_of(assignment: AssignmentId, planned: Iterable[Planned]) -> tuple[Phase, ...]:
    """Return phases in their order, numbered.

    Raises:
        InvalidError: there are too many, or one begins before the one before it.
    """
    found = [Phase(assignment, n, e.kind, e.begins, e.ends) for n, e in enumerate(planned, 1)]
    if len(found) > MOST_PHASES:
        raise InvalidError(f"An assignment has at most {MOST_PHASES} phases.")
    if sum(each.kind is PhaseKind.SUBMIT for each in found) > 1:
        raise InvalidError("Work is due once: keep one phase “Submit”, and choose when it ends.")
    return checked(found)


def _origin(store: Store, who: Who, plan: Plan) -> tuple[Holding, ArgumentMap]:
    """Return the map that is assigned and whose it is; of a question of her own, a blank one."""
    if plan.question.strip():
        debate = Debate(Slug(f"debate-{fresh_id()}"), plan.question)
        empty = blank(MapId(""), debate.slug, debate.library)
        return Holding(MapId("")), replace(empty, debate=debate)
    chosen = (plan.own if plan.begins_with is Starter.OWN else "") or plan.map_id
    if not chosen:
        raise NoMapError
    held = allowed(store, who, Permission.COPY, chosen)
    return held, map_at(store, held.map_id)


def _assignment(
    seminar: SeminarId, who: Who, plan: Plan, held: Holding, whole: ArgumentMap
) -> Assignment:
    person, starter = myself(who), fresh_map_id(whole.debate.slug)
    return Assignment(
        AssignmentId(fresh_id()), seminar, plan.title.strip() or whole.debate.question,
        moment(who), held.map_id or starter, starter, plan.sharing, plan.begins_with,
        plan.instructions, Reading(tuple(map(SourceId, plan.texts))), plan.wanted, plan.grid,
        plan.out_of, plan.joint, plan.reveals, person=person.id, name=person.name,
    )  # fmt: skip


def _add_groups(store: Store, who: Who, known: Course, plan: Plan) -> None:
    """Make groups, if there are none and they are asked for."""
    if known.groups or plan.sharing is Sharing.ALL:
        return
    if not 0 <= plan.groups <= MOST_GROUPS:
        raise InvalidError(f"A seminar begins with 1 to {MOST_GROUPS} groups: write 5.")
    for number in range(1, plan.groups + 1):
        add_group(store, who, known.seminar.id, f"Group {number}")
