"""The work on an assignment, person by person: the list of all, and what one of them did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from argmap.analysis.contributions import Contribution, Contributions, Counts
from argmap.analysis.deeds import Change, Sort
from argmap.model.assignments import NEVER
from argmap.model.errors import NotFoundError
from argmap.model.ids import GroupId, MapId, PersonId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Running, Who
from argmap.model.rosters import Listed
from argmap.model.schedule import Schedule
from argmap.model.seminars import Group, Holding, Member, Person, Role
from argmap.model.talk import About, Comment
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.services.teaching.counting import NOTHING, Asked, beside, contributions_of, counts_of
from argmap.services.teaching.looking import refuse_others
from argmap.store import Reading, Store

ABOUT = {Sort.CLAIM: About.CLAIM, Sort.RELATION: About.RELATION}


class Part(StrEnum):
    """When something was done: before the reveal, after it, or after it was due."""

    BEFORE = "before"
    AFTER = "after"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Dates:
    """What divides the time of somebody's work.

    Attributes:
        reveal: when own maps are shown to those who share a map; none if they never were hidden.
        due: when her work is due, with every extension; none if at no time.
    """

    reveal: datetime | None = None
    due: datetime | None = None

    def part(self, made: datetime) -> Part:
        """Return in which part of the work something was done."""
        if self.due is not None and made > self.due:
            return Part.LATE
        return Part.BEFORE if self.reveal is None or made < self.reveal else Part.AFTER


@dataclass(frozen=True, slots=True)
class Student:
    """A line of the list.

    Attributes:
        person: who it is; none for somebody on the roster who has not joined.
        started: whether she has changed any of the maps.
        late: how much of what counts was done after it was due.
    """

    name: str
    person: Person | None = None
    group: Group | None = None
    counts: Counts = NOTHING
    asked: tuple[Asked, ...] = ()
    started: bool = False
    late: int = 0


@dataclass(frozen=True, slots=True)
class Class:
    """All who work on an assignment, in the order of the roster.

    Attributes:
        gone: who worked on it, and is no participant any more.
    """

    assigned: Assigned
    students: tuple[Student, ...]
    gone: tuple[Student, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """What one person did on an assignment, as somebody may see it.

    Attributes:
        runs: whether whoever looks is an instructor of the seminar.
        member: her place in the seminar; none if she has left it.
        maps: those on which she did or is to do something, or on which something of hers stands;
            hers first, and only those that may be seen.
        made: what she contributed to them, the oldest first; also what no longer stands.
        changes: the revisions that she wrote, the oldest first.
        given: her comments, and ``received`` those of others on what is hers, with all answers.
        before: who is before her in the roster; ``after`` who is behind her.
        place: her place in it, of ``total``; 0 if she has none.
    """

    assigned: Assigned
    person: Person
    runs: bool
    member: Member | None
    group: Group | None
    dates: Dates
    maps: Mapping[MapId, tuple[Holding, ArgumentMap]]
    contributions: Contributions
    made: tuple[Contribution, ...]
    changes: tuple[tuple[MapId, Change], ...]
    counts: Counts
    asked: tuple[Asked, ...]
    names: Mapping[PersonId, str]
    given: tuple[Comment, ...]
    received: tuple[Comment, ...]
    before: Person | None = None
    after: Person | None = None
    place: int = 0
    total: int = 0


def students(store: Store, who: Who, assignment_id: str) -> Class:
    """Return all who work on an assignment, in the order of the roster: nobody is ranked.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    made, counts = contributions_of(store, found.assignment), counts_of(store, found.assignment)
    with store.reading() as reading:
        roster = _roster(reading, found)
        members = reading.all(Member, seminar=found.seminar.id)
        known = reading.all(Person, id=list(made.people - {each.person for each in members}))
    listed = tuple(
        _student(found, made, counts, each, group)
        if isinstance(each, Person)
        else Student(each, group=group)
        for each, group in roster
    )
    gone = (_student(found, made, counts, each, None) for each in known if not each.forgotten)
    return Class(found, listed, tuple(gone))


def work_of(store: Store, who: Who, assignment_id: str, person: str) -> Work:
    """Return what one person did on an assignment: for instructors, and for herself.

    She herself sees what was done on the maps that she may read.

    Raises:
        NotFoundError: there is no such assignment or person, or not for her.
        NobodyError, ForbiddenError: it is another's work, and she is no instructor.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    runs = refuse_others(who, found.seminar.id, person)
    made = contributions_of(store, found.assignment)
    with store.reading() as reading:
        roster = [each for each, _ in _roster(reading, found) if isinstance(each, Person)]
        named = reading.one(Person, id=person)
        member = reading.one(Member, seminar=found.seminar.id, person=person)
        if named is None or (named not in roster and PersonId(person) not in made.people):
            raise NotFoundError("student", person, (each.id for each in roster))
        group = reading.one(Group, id=member.group) if member and member.group else None
        maps = _maps(found, made, member, person)
        own = tuple(e for e in made.of(person) if {e.deed.map_id, *e.maps} & set(maps))
        given, received = _talk(reading, found, made, maps, person)
        names = {each.id: each.name for each in reading.all(Person, id=list(made.people))}
    counts = counts_of(store, found.assignment).get(PersonId(person), NOTHING)
    changes = tuple(each for each in made.changes_by(person) if each[0] in maps)
    at = roster.index(named) if named in roster else -1
    return Work(
        found, named, runs, member, group, dates_of(found.schedule, person, group), maps, made,
        own, changes, counts, beside(counts, found.assignment.wanted), names, given, received,
        before=roster[at - 1] if at > 0 else None,
        after=roster[at + 1] if 0 <= at < len(roster) - 1 else None,
        place=at + 1, total=len(roster),
    )  # fmt: skip


def dates_of(schedule: Schedule, person: str, group: Group | None) -> Dates:
    """Return what divides the time of somebody's work."""
    shows = schedule.shows
    due = schedule.due(PersonId(person), group.id if group else None)
    return Dates(None if shows == NEVER else shows, due)


def _roster(reading: Reading, found: Assigned) -> tuple[tuple[Person | str, Group | None], ...]:
    """Return the participants with their groups as the roster lists them, then as they joined.

    Who is on the roster and has not joined is there by her name alone.
    """
    seminar = found.seminar.id
    members = {
        each.person: each for each in reading.all(Member, seminar=seminar, role=Role.PARTICIPANT)
    }
    people = {each.id: each for each in reading.all(Person, id=list(members))}
    groups = {each.id: each for each in reading.all(Group, seminar=seminar)}
    listed = reading.all(Listed, seminar=seminar)
    expected = [each.person for each in listed if each.person in members]
    order: Iterable[Listed | PersonId] = (*listed, *(e for e in members if e not in expected))
    found_: list[tuple[Person | str, Group | None]] = []
    for each in order:
        key = each.person if isinstance(each, Listed) else each
        if key in members:
            found_.append((people[key], groups.get(members[key].group or GroupId(""))))
        elif isinstance(each, Listed) and key is None:
            found_.append((each.name, groups.get(each.group or GroupId(""))))
    return tuple(found_)


def _student(
    found: Assigned,
    made: Contributions,
    counts: Mapping[PersonId, Counts],
    person: Person,
    group: Group | None,
) -> Student:
    own, dates = counts.get(person.id, NOTHING), dates_of(found.schedule, person.id, group)
    late = sum(e.counts and dates.part(e.deed.made) is Part.LATE for e in made.of(person.id))
    started = bool(made.changes_by(person.id))
    asked = beside(own, found.assignment.wanted)
    return Student(person.name, person, group, own, asked, started, late)


def _maps(
    found: Assigned, made: Contributions, member: Member | None, person: str
) -> dict[MapId, tuple[Holding, ArgumentMap]]:
    """Return the maps that tell of her work: the shared one, her own, then others she changed."""
    hers = [found.map_of(member), found.own_map_of(member)] if member else []
    touched = {at for each in made.of(person) for at in (each.deed.map_id, *each.maps)}
    touched |= {each for each, _ in made.changes_by(person)}
    held = [*(each for each in hers if each), *(e for e in found.maps if e.map_id in touched)]
    return {each.map_id: (each, made.maps[each.map_id][1]) for each in held}


def _talk(
    reading: Reading,
    found: Assigned,
    made: Contributions,
    maps: Iterable[MapId],
    person: str,
) -> tuple[tuple[Comment, ...], tuple[Comment, ...]]:
    """Return her comments, and those of others on what is hers with all answers to them."""
    anywhere = [each.map_id for each in found.maps]
    given = reading.all(Comment, map_id=anywhere, person=person)
    said = reading.all(Comment, map_id=list(maps))
    return given, tuple(each for each in said if _is_hers(made, each, person))


def _is_hers(made: Contributions, comment: Comment, person: str) -> bool:
    """Say whether a comment is about a claim, a relation, or a passage cited by somebody."""
    _, whole = made.maps[comment.map_id]
    if comment.about is About.PASSAGE:
        cited = (e.id for e in whole.evidence.values() if e.passage == comment.target)
        return any(made.author(comment.map_id, Sort.PASSAGE, each) == person for each in cited)
    sort = Sort.CLAIM if comment.about is About.CLAIM else Sort.RELATION
    return made.author(comment.map_id, sort, comment.target) == person
