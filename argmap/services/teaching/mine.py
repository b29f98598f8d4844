"""What an assignment is for one participant: her maps, what she handed in, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from argmap.model.assignments import Review, Sharing, Submission
from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId
from argmap.model.permissions import Running, Who
from argmap.model.seminars import Group, Holding, Member, Person, Role
from argmap.services.people.groups import blanked
from argmap.services.people.tokens import id_of
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.services.teaching.submitting import may_submit, submissions
from argmap.store import Reading, Store


@dataclass(frozen=True, slots=True)
class Mine:
    """An assignment, as one member of the seminar sees it.

    Attributes:
        who: as whom it is seen.
        member: her place in the seminar.
        group: her group, without its code.
        handed: what was handed in, by map; the maps that she may read.
        due: when her work is due, with every extension; ``extended`` if she has one.
    """

    found: Assigned
    who: Who
    member: Member
    group: Group | None
    handed: dict[str, tuple[Submission, ...]]
    due: datetime | None
    extended: bool

    @property
    def alone(self) -> Holding | None:
        """The map on which she works alone, once it is open to her."""
        return self.found.own_map_of(self.member)

    @property
    def shared(self) -> Holding | None:
        """The map on which she works with others, once it is open to her; none if with nobody."""
        if self.found.assignment.sharing is Sharing.STUDENT or not self._takes_part:
            return None
        return self.found.map_of(self.member)

    @property
    def others(self) -> tuple[Holding, ...]:
        """The maps of others that she may read now: those of groups first."""
        hers = {each.map_id for each in (self.alone, self.shared) if each}
        rest = [each for each in self.found.maps if each.map_id not in hers]
        return tuple(sorted(rest, key=lambda each: (each.owner is not None, each.name.casefold())))

    @property
    def handing(self) -> Holding | None:
        """The map that she hands in, if it is open to her: the shared one, else her own."""
        chosen = self.shared
        if self.found.assignment.sharing is Sharing.STUDENT:
            chosen = self.alone
        return chosen if chosen and may_submit(self.who, chosen) else None

    @property
    def _takes_part(self) -> bool:
        return self.member.role is Role.PARTICIPANT


def mine(store: Store, who: Who, assignment_id: str, *, student: str = "") -> Mine:
    """Return an assignment as she sees it, or as a student of hers does.

    Args:
        store: where it is.
        who: who asks.
        assignment_id: which assignment.
        student: for instructors, the id of the participant as whom they look.

    Raises:
        NotFoundError: there is no such assignment or participant, or not for her.
        NobodyError, ForbiddenError: it takes another person.
    """
    found = assigned(store, who, assignment_id, Running.RUN if student else Running.SEE)
    if student:
        who = _as(store, who, found, student)
        found = assigned(store, who, assignment_id, Running.SEE)
    member = next(each for each in who.members if each.seminar == found.seminar.id)
    with store.reading() as reading:
        group = reading.one(Group, id=member.group) if member.group else None
    hers = {member.person, member.group} - {None}
    due = found.schedule.due(member.person, member.group)
    extended = any(each.whom in hers for each in found.schedule.extensions)
    shown = blanked(group) if group else None
    return Mine(found, who, member, shown, submissions(store, found), due, extended)


def participants(store: Store, found: Assigned) -> tuple[Person, ...]:
    """Return who takes part in the seminar of an assignment, by name."""
    with store.reading() as reading:
        members = reading.all(Member, seminar=found.seminar.id, role=Role.PARTICIPANT)
        people = reading.all(Person, id=[each.person for each in members])
    return tuple(sorted(people, key=lambda each: each.name.casefold()))


def _as(store: Store, who: Who, found: Assigned, student: str) -> Who:
    with store.reading() as reading:
        asked = {"seminar": found.seminar.id, "person": id_of(student)}
        member = reading.one(Member, role=Role.PARTICIPANT, **asked)
        person = reading.one(Person, id=member.person) if member else None
        if member is None or person is None:
            raise NotFoundError("participant", student)
        return Who(person, (member,), reviewing=_reviewing(reading, person), now=who.now)


def _reviewing(reading: Reading, person: Person) -> frozenset[MapId]:
    return frozenset(each.map_id for each in reading.all(Review, reviewer=person.id))
