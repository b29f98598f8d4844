"""Peer review by assignment: who is asked to review whose work, and what she says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.analysis.rings import Pair, Seat, Wish, ring
from argmap.model.assignments import Review
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.ids import AssignmentId, GroupId, MapId, PersonId
from argmap.model.permissions import Permission, Running, Who, may
from argmap.model.seminars import Group, Holding, Member, Person, Role
from argmap.services.people.groups import hold
from argmap.services.people.sessions import myself
from argmap.services.people.tokens import id_of
from argmap.services.teaching.assigned import Assigned, assigned, moment
from argmap.store import Reading, Store

MOST = 5


@dataclass(frozen=True, slots=True)
class Reviewing:
    """A review as somebody may see it.

    Attributes:
        reviewer: the name of who writes it, and ``whose`` of whose work it is.
        held: the map on which the work is, if it is open to who asks now; else none.
    """

    review: Review
    reviewer: str
    whose: str
    held: Holding | None

    @property
    def is_done(self) -> bool:
        """Whether it is there for whose work it is."""
        return self.review.done is not None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody writes of another's work, and whether she says that it is done."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Reviews:
    """All reviews of an assignment, for instructors.

    Attributes:
        alone: the names of those who have nobody to review, as things are.
    """

    assigned: Assigned
    reviews: tuple[Reviewing, ...]
    groups: Mapping[PersonId, str]
    alone: tuple[str, ...]


def share_out(
    store: Store, who: Who, assignment_id: str, *, each: int, across: bool
) -> tuple[Review, ...]:
    """Ask every participant to review the work of others; asked twice, nothing changes.

    What somebody has begun to write stays as it is. All others are asked anew where they, or those
    whose work it is, have moved or gone.

    Args:
        store: where it is kept.
        who: an instructor.
        assignment_id: the assignment.
        each: how many reviews everybody writes; 0 takes all back that are not begun.
        across: of work of other groups; else within her group.

    Raises:
        InvalidError: it is no number from 0 to ``MOST``.
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    if not 0 <= each <= MOST:
        raise InvalidError(f"Everybody writes 0 to {MOST} reviews: write 1 or 2.")
    task = found.assignment.id
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        members = _participants(writing, found)
        kept = {_pair(one): one for one in writing.all(Review, assignment=task)}
        begun = {pair for pair, one in kept.items() if one.text or one.done}
        maps = {one.person: held for one in members if (held := _map_of(found, one))}
        seats = [Seat(m.person, m.group or "") for m in members if m.person in maps]
        pairs = ring(seats, Wish(each, across, task), begun, tuple(kept))
        for pair in kept.keys() - {*pairs}:
            writing.drop(Review, assignment=task, reviewer=pair.reviewer, whose=pair.whose)
        made = [_made(task, pair, kept.get(pair), maps, begun) for pair in pairs]
        for one in made:
            writing.put(one)
    return tuple(made)


def _pair(review: Review) -> Pair:
    return Pair(review.reviewer, review.whose)


def _made(
    task: AssignmentId,
    pair: Pair,
    before: Review | None,
    maps: Mapping[PersonId, MapId],
    begun: set[Pair],
) -> Review:
    """Return the review of a pair; one that is not begun is of the map on which she works now."""
    if before and pair in begun:
        return before
    whose = PersonId(pair.whose)
    return Review(task, PersonId(pair.reviewer), whose, maps[whose])


def _map_of(found: Assigned, member: Member) -> MapId | None:
    """Return the map of somebody's work: her own if she has one, else that of her group."""
    held = found.own_map_of(member) or found.map_of(member)
    return held.map_id if held else None


def _participants(reading: Reading, found: Assigned) -> tuple[Member, ...]:
    return reading.all(Member, seminar=found.seminar.id, role=Role.PARTICIPANT)


def reviews_of(store: Store, who: Who, assignment_id: str) -> Reviews:
    """Return all reviews of an assignment.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.reading() as reading:
        kept = reading.all(Review, assignment=found.assignment.id)
        members = _participants(reading, found)
        called = {e.id: e.name for e in reading.all(Group, seminar=found.seminar.id)}
        shown = _named(reading, who, kept)
        people = reading.all(Person, id=[each.person for each in members])
    asked = {each.reviewer for each in kept}
    alone = tuple(sorted(e.name for e in people if e.id not in asked)) if kept else ()
    groups = {m.person: called.get(m.group or GroupId(""), "") for m in members}
    order = sorted(shown, key=lambda e: (groups.get(e.review.reviewer, ""), e.reviewer.casefold()))
    return Reviews(found, tuple(order), groups, alone)


def hers(store: Store, who: Who, assignment_id: str) -> tuple[Reviewing, ...]:
    """Return the reviews that she is asked to write, in the order of whose work it is.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: the assignment is not for her.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    with store.reading() as reading:
        asked = {"assignment": found.assignment.id, "reviewer": myself(who).id}
        shown = _named(reading, who, reading.all(Review, **asked))
    return tuple(sorted(shown, key=lambda each: each.whose.casefold()))


def of_hers(store: Store, who: Who, assignment_id: str) -> tuple[Reviewing, ...]:
    """Return what others have said of her work, once they said that it is done.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: the assignment is not for her.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    with store.reading() as reading:
        asked = {"assignment": found.assignment.id, "whose": myself(who).id}
        shown = _named(reading, who, reading.all(Review, **asked))
    done = (each for each in shown if each.is_done)
    return tuple(sorted(done, key=lambda each: each.reviewer.casefold()))


def review(store: Store, who: Who, assignment_id: str, whose: str) -> tuple[Assigned, Reviewing]:
    """Return a review that she is asked to write.

    Raises:
        NotFoundError: she is not asked to review that person's work.
        NobodyError, ForbiddenError: the assignment is not for her.
    """
    found = assigned(store, who, assignment_id, Running.SEE)
    one = next((e for e in hers(store, who, assignment_id) if e.review.whose == whose), None)
    if one is None:
        raise NotFoundError("review", whose)
    return found, one


def write(store: Store, who: Who, assignment_id: str, whose: str, said: Said) -> Review:
    """Keep what she says of another's work; once it is done, who is reviewed sees it.

    One that is done can be reworded, and stays done.

    Raises:
        NotFoundError: she is not asked to review that person's work, or it is not open yet.
        InvalidError: it is done and says nothing.
    """
    found, one = review(store, who, assignment_id, id_of(whose))
    if one.held is None:
        raise NotFoundError("review", whose)
    with store.writing() as writing:
        asked = {"assignment": found.assignment.id, "whose": one.review.whose}
        kept = writing.one(Review, reviewer=one.review.reviewer, **asked)
        if kept is None:
            raise NotFoundError("review", whose)
        finished = kept.done or (moment(who) if said.done else None)
        made = replace(kept, text=said.text, done=finished)
        if finished and not made.text:
            raise InvalidError("A review that is done says something: write what you found.")
        writing.put(made)
    return made


def _named(reading: Reading, who: Who, kept: tuple[Review, ...]) -> list[Reviewing]:
    people = {key for each in kept for key in (each.reviewer, each.whose)}
    names = {each.id: each.name for each in reading.all(Person, id=list(people))}
    held = {e.map_id: e for e in reading.all(Holding, map_id=[e.map_id for e in kept])}
    seen = {key: each for key, each in held.items() if may(who, Permission.READ, each)}
    return [
        Reviewing(each, names[each.reviewer], names[each.whose], seen.get(each.map_id))
        for each in kept
    ]
