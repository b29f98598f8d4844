"""Role cards: for whom each participant argues, given by hand or shared out evenly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from argmap.model.assignments import Assignment, Part
from argmap.model.debates import Debate
from argmap.model.errors import InvalidError
from argmap.model.ids import AssignmentId, GroupId, PersonId
from argmap.model.maps import ArgumentMap
from argmap.model.permissions import Permission, Running, Who, may
from argmap.model.seminars import Group, Holding, Member, Person, Role
from argmap.services.people.groups import hold
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.store import Reading, Store


@dataclass(frozen=True, slots=True)
class Player:
    """A participant, her group, and for whom she argues; none if nobody said."""

    person: Person
    group: str
    part: Part | None


@dataclass(frozen=True, slots=True)
class Cast:
    """All who take part in an assignment, group by group.

    Attributes:
        whole: the map that says which positions and speakers there are.
    """

    assigned: Assigned
    whole: ArgumentMap
    players: tuple[Player, ...]


def cast(store: Store, who: Who, assignment_id: str) -> Cast:
    """Return for whom everybody argues.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.reading() as reading:
        members = _members(reading, found)
        people = {e.id: e for e in reading.all(Person, id=[m.person for m in members])}
        groups = {e.id: e.name for e in reading.all(Group, seminar=found.seminar.id)}
        parts = {e.person: e for e in reading.all(Part, assignment=found.assignment.id)}
    players = [
        Player(people[m.person], groups.get(m.group or GroupId(""), ""), parts.get(m.person))
        for m in members
    ]
    players.sort(key=lambda each: (not each.group, each.group, each.person.name.casefold()))
    return Cast(found, frame_of(store, who, found), tuple(players))


def frame_of(store: Store, who: Who, found: Assigned) -> ArgumentMap:
    """Return the map that says who holds what, as she may read it: the starter, if it says it."""
    task = found.assignment
    with store.reading() as reading:
        held = reading.all(Holding, map_id=[task.starter, task.origin])
    order = (task.starter, task.origin, *(each.map_id for each in found.maps))
    open_to = {each.map_id for each in (*held, *found.maps) if may(who, Permission.READ, each)}
    maps = [map_at(store, each) for each in dict.fromkeys(order) if each in open_to]
    return next((each for each in maps if len(each)), maps[0] if maps else _bare(store, task))


def _bare(store: Store, task: Assignment) -> ArgumentMap:
    """Return the map of an assignment with its frame alone: no claim that is not open to her."""
    return map_at(store, task.starter).only(frozenset())


def part_of(store: Store, assignment: str, person: str) -> Part | None:
    """Return for whom somebody argues; whoever asks has been let in before."""
    with store.reading() as reading:
        return reading.one(Part, assignment=assignment, person=person)


def give(
    store: Store, who: Who, assignment_id: str, chosen: Mapping[str, tuple[str, str]]
) -> tuple[Part, ...]:
    """Give participants their parts by hand.

    Args:
        store: where it is kept.
        who: an instructor.
        assignment_id: the assignment.
        chosen: position and speaker, by person; both may be nothing, which takes a part away.

    Raises:
        InvalidError: the debate has no such position or speaker.
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = cast(store, who, assignment_id)
    task = found.assigned.assignment.id
    known = {each.person.id for each in found.players}
    made = [
        Part(task, PersonId(person), *_checked(found.whole.debate, position, speaker))
        for person, (position, speaker) in chosen.items()
        if person in known and position
    ]
    with store.writing() as writing:
        hold(writing, found.assigned.seminar.id)
        for person in chosen.keys() & known:
            writing.drop(Part, assignment=task, person=person)
        writing.add(*made)
    return tuple(made)


def share_out(
    store: Store, who: Who, assignment_id: str, positions: Iterable[str], *, anew: bool = False
) -> tuple[Part, ...]:
    """Share positions out evenly, in each group and over all; who has a part keeps it.

    Args:
        store: where it is kept.
        who: an instructor.
        assignment_id: the assignment.
        positions: those that are argued.
        anew: whether all parts are given anew.

    Raises:
        InvalidError: no position is chosen, or the debate has no such one.
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = cast(store, who, assignment_id)
    debate, task = found.whole.debate, found.assigned.assignment.id
    asked = tuple(dict.fromkeys(_checked(debate, each, "")[0] for each in positions))
    if not asked:
        raise InvalidError("Choose at least one position that somebody argues.")
    speakers = {each: speakers_of(found.whole, each) for each in asked}
    with store.writing() as writing:
        hold(writing, found.assigned.seminar.id)
        if anew:
            writing.drop(Part, assignment=task)
        kept = {each.person: each for each in writing.all(Part, assignment=task)}
        made = _dealt(task, _members(writing, found.assigned), asked, speakers, kept)
        writing.add(*made)
    return made


def _dealt(
    task: AssignmentId,
    members: Iterable[Member],
    positions: tuple[str, ...],
    speakers: Mapping[str, tuple[str, ...]],
    kept: Mapping[PersonId, Part],
) -> tuple[Part, ...]:
    """Return a part for each who has none: the position that fewest of her group argue."""
    members = sorted(members, key=lambda each: (each.group or "", _drawn(task, each.person)))
    group = {each.person: each.group for each in members}
    held = [each for each in kept.values() if each.person in group]
    here = Counter((group[each.person], each.position) for each in held)
    over_all = Counter(each.position for each in held)
    heard = Counter((each.position, each.speaker) for each in held)
    made = []
    for member in members:
        if member.person in kept:
            continue
        position = min(positions, key=lambda p: (here[member.group, p], over_all[p]))
        speaker = min(speakers[position], key=lambda s: heard[position, s], default="")
        here[member.group, position] += 1
        over_all[position] += 1
        heard[position, speaker] += 1
        made.append(Part(task, member.person, position, speaker))
    return tuple(made)


def speakers_of(whole: ArgumentMap, position: str) -> tuple[str, ...]:
    """Return the speakers who argue a position, those with most claims of it first."""
    held = Counter(each.speaker for each in whole if each.position == position and each.speaker)
    own = [each.id for each in whole.debate.speakers if each.position == position]
    known = [each for each in held if each in own] or list(held) or own
    return tuple(sorted(known, key=lambda each: -held[each]))


def _checked(debate: Debate, position: str, speaker: str) -> tuple[str, str]:
    if debate.position(position) is None:
        raise InvalidError(f"The debate has no position “{position[:40]}”: choose one of its own.")
    if speaker and debate.speaker(speaker) is None:
        raise InvalidError(f"The debate has no speaker “{speaker[:40]}”: choose one of its own.")
    return position, speaker


def _members(reading: Reading, found: Assigned) -> tuple[Member, ...]:
    return reading.all(Member, seminar=found.seminar.id, role=Role.PARTICIPANT)


def _drawn(task: str, person: str) -> str:
    return sha256(f"{task} {person}".encode()).hexdigest()
