"""Feedback on the work of a participant or of her group: rubric, words and mark, saved and read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from argmap.model.assignments import Assignment
from argmap.model.errors import ClashError, NotFoundError
from argmap.model.ids import GroupId
from argmap.model.marks import Criterion, Feedback, Grid, Ticks, scaled
from argmap.model.permissions import Running, Who
from argmap.model.seminars import Group, Member, Person, Role, Seminar
from argmap.services.people.groups import hold
from argmap.services.people.sessions import myself
from argmap.services.people.signing import signature
from argmap.services.teaching.assigned import Assigned, assigned, moment
from argmap.store import Reading, Store


class FeedbackClashError(ClashError):
    """Another instructor has changed this feedback since it was opened.

    Attributes:
        now: the feedback as it is.
    """

    def __init__(self, now: Feedback) -> None:
        super().__init__(
            f"{now.name} has changed this feedback since you opened it. What you wrote is here, and"
            " what stands there now is beside it: save again, and yours stands instead."
        )
        self.now = now


class RubricChangedError(ClashError):
    """What was ticked is no longer on the rubric, or is ticked for others now."""

    def __init__(self) -> None:
        super().__init__(
            "The rubric has been changed since you opened this. Your words are here, and so are"
            " your ticks in the rows that are left: look through them, and save again."
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """Feedback as an instructor has filled it in.

    Attributes:
        to_group: whether it is for the group, and not for the participant alone.
        version: the version that she saw; 0 if there was none.
        ticks: the number of the level ticked, by the id of the row.
    """

    to_group: bool = False
    version: int = 0
    text: str = ""
    mark: str = ""
    ticks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is said of one participant's work.

    Attributes:
        own: what is said to her alone, if anything.
        shared: what is said to her group.
    """

    assignment: Assignment
    member: Member
    person: Person
    group: Group | None = None
    own: Feedback | None = None
    shared: Feedback | None = None

    @property
    def grid(self) -> Grid:
        """The rubric."""
        return self.assignment.grid

    @property
    def by_group(self) -> bool:
        """Whether the rubric is filled in for her group."""
        return self.assignment.joint and self.group is not None

    @property
    def ticks(self) -> Ticks:
        """What is ticked in the rubric, for her or for her group."""
        kept = self.shared if self.by_group else self.own
        return kept.ticks if kept else Ticks()

    @property
    def points(self) -> int | None:
        """The sum of points; none while nothing is ticked."""
        ticked = len(self.open) < len(self.grid.rows)
        return self.ticks.points(self.grid) if ticked else None

    @property
    def open(self) -> tuple[Criterion, ...]:
        """The rows in which nothing is ticked."""
        return self.ticks.open(self.grid)

    @property
    def mark(self) -> str:
        """The mark: as written, else from a rubric that is filled in; nothing until then."""
        written = self.own.mark if self.own else ""
        if not written and self.by_group and self.shared:
            written = self.shared.mark
        if written or self.points is None or self.open:
            return written
        return scaled(self.points, self.grid, self.assignment.out_of)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said, ticked or marked; what all of her group are told is not enough.

        Where the rubric is filled in for groups, it is.
        """
        told = (self.own, self.shared) if self.by_group else (self.own,)
        return all(each is None or each.is_empty for each in told)


def sheets(store: Store, found: Assigned) -> tuple[Sheet, ...]:
    """Return what is said of each participant of an assignment, by groups and names.

    Whoever calls it has asked whether this may be known: instructors alone may.
    """
    with store.reading() as reading:
        seminar = found.seminar
        groups = {each.id: each for each in reading.all(Group, seminar=seminar.id)}
        members = reading.all(Member, seminar=seminar.id, role=Role.PARTICIPANT)
        people = {each.id: each for each in reading.all(Person, id=[m.person for m in members])}
        kept = {_key(each): each for each in reading.all(Feedback, assignment=found.assignment.id)}
    made = (_sheet(found.assignment, each, people[each.person], groups, kept) for each in members)
    return tuple(sorted(made, key=_place))


def sheet_of(store: Store, found: Assigned, person_id: str) -> Sheet:
    """Return what is said of one participant; as for ``sheets``, the caller has asked.

    Raises:
        NotFoundError: the seminar has no such participant.
    """
    with store.reading() as reading:
        return _read(reading, found.seminar, found.assignment, person_id)


def save(store: Store, who: Who, assignment_id: str, person_id: str, draft: Draft) -> Feedback:
    """Keep feedback on the work of a participant, or of her group.

    Saying what is said already changes nothing, so that a form may be sent twice.

    Raises:
        NotFoundError: there is no such assignment or participant, or not for her.
        ForbiddenError: she is no instructor of its seminar.
        FeedbackClashError: another instructor has changed it since it was opened.
        RubricChangedError: rows that are ticked are not there any more.
        InvalidTextError: it is too long, or holds what cannot be kept.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    by = myself(who)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        task = writing.one(Assignment, id=found.assignment.id) or found.assignment
        before = _read(writing, found.seminar, task, person_id)
        kept = _kept(before, draft.to_group)
        if draft.ticks and not _fits(before, draft):
            raise RubricChangedError
        said = _said(kept, task, draft, by_group=before.by_group)
        if said == (kept.text, kept.mark, kept.ticks):
            return kept
        if draft.version != kept.version:
            raise FeedbackClashError(kept)
        told = replace(
            kept, version=kept.version + 1, changed=moment(who), person=by.id,
            name=signature(writing, by), text=said[0], mark=said[1], ticks=said[2],
        )  # fmt: skip
        writing.put(told)
        return told


def _said(
    kept: Feedback, task: Assignment, draft: Draft, *, by_group: bool
) -> tuple[str, str, Ticks]:
    """Return text, mark and ticks as they will be; what is ticked in rows that went is kept."""
    checked = replace(kept, text=draft.text, mark=draft.mark)
    if draft.to_group != by_group:
        return checked.text, checked.mark, kept.ticks
    rows = {row.id: row for row in task.grid.rows}
    gone = [pair for pair in kept.ticks.levels if pair[0] not in rows]
    ticked = [(row.id, draft.ticks[row.id]) for row in rows.values() if _is_level(row, draft)]
    return checked.text, checked.mark, Ticks((*gone, *ticked))


def _fits(sheet: Sheet, draft: Draft) -> bool:
    """Say whether what is ticked can be ticked in the rubric, as it is now and for whom it is."""
    rows = {row.id: row for row in sheet.grid.rows}
    known = all(row in rows and _is_level(rows[row], draft) for row in draft.ticks)
    return known and draft.to_group == sheet.by_group


def _is_level(row: Criterion, draft: Draft) -> bool:
    return 0 <= draft.ticks.get(row.id, -1) < len(row.levels)


def _kept(sheet: Sheet, to_group: bool) -> Feedback:
    """Return the feedback that a form is about, as it is kept; in version 0 if there is none."""
    if to_group and sheet.group is None:
        raise NotFoundError("group of this participant", "")
    whom = sheet.group.id if to_group and sheet.group else sheet.person.id
    kept = sheet.shared if to_group else sheet.own
    task = sheet.assignment
    return kept or Feedback(task.id, whom, to_group, task.made, None, "Nobody", version=0)


def _read(reading: Reading, seminar: Seminar, task: Assignment, person_id: str) -> Sheet:
    member = reading.one(Member, seminar=seminar.id, person=person_id, role=Role.PARTICIPANT)
    if member is None:
        raise NotFoundError("participant", person_id)
    [person] = reading.all(Person, id=member.person)
    groups = {each.id: each for each in reading.all(Group, id=[member.group or ""])}
    whom = [member.person, *groups]
    kept = {_key(each): each for each in reading.all(Feedback, assignment=task.id, whom=whom)}
    return _sheet(task, member, person, groups, kept)


def _sheet(
    task: Assignment,
    member: Member,
    person: Person,
    groups: Mapping[GroupId, Group],
    kept: Mapping[tuple[bool, str], Feedback],
) -> Sheet:
    group = groups.get(member.group or GroupId(""))
    shared = kept.get((True, group.id)) if group else None
    return Sheet(task, member, person, group, kept.get((False, person.id)), shared)


def _key(feedback: Feedback) -> tuple[bool, str]:
    return feedback.is_group, feedback.whom


def _place(sheet: Sheet) -> tuple[bool, object, str, str]:
    """Return the place of a participant: the oldest group first, those in none last."""
    made = sheet.group.made if sheet.group else sheet.member.joined
    return sheet.group is None, made, sheet.person.name.casefold(), sheet.person.id
