"""The overview of an assignment: where its maps stand, what nobody answers, who has not started.

Nobody is ranked: maps stand in the order of their names, persons in that of the roster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from argmap.analysis.citing import Citing, cited, citing
from argmap.analysis.contributions import Contributions
from argmap.analysis.unanswered import Objection, calling
from argmap.model.assignments import Assignment, PhaseKind, Sharing
from argmap.model.ids import ClaimId, PassageId, PersonId, SourceId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Passage
from argmap.model.permissions import Permission, Who, may
from argmap.model.seminars import Group, Holding
from argmap.model.sources import Library
from argmap.render.thumbnail import thumbnail
from argmap.services.caches import cache_of
from argmap.services.hinting import hints_on
from argmap.services.people.names import in_order
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import Assigned, moment
from argmap.services.teaching.counting import contributions_of
from argmap.services.teaching.places import places_in
from argmap.services.teaching.work import Class, Student, students
from argmap.services.texts.seen import seen
from argmap.store import Store

ALONE = (PhaseKind.READ, PhaseKind.OWN)


@dataclass(frozen=True, slots=True)
class Part:
    """What the overview takes from one revision of a map."""

    drawn: ArgumentMap
    cited: dict[PassageId, Passage]
    calling: tuple[Objection, ...]
    thumbnail: str

    def __len__(self) -> int:
        return len(self.drawn)


@dataclass(frozen=True, slots=True)
class Row:
    """A map of the assignment.

    Attributes:
        hints: how many are open.
        edited: when it was changed last; none if nobody has since it was made.
        members: who draws it; ``started`` how many of them have changed it.
    """

    held: Holding
    part: Part
    hints: int
    edited: datetime | None
    members: tuple[Student, ...]
    started: int


@dataclass(frozen=True, slots=True)
class Open:
    """An objection without an answer, on all maps that have it.

    Attributes:
        objection: as the first of these maps draws it.
        rows: the maps, in their order.
    """

    objection: Objection
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Where an assignment stands.

    Attributes:
        alone: whether the maps are those on which each works alone.
        both: whether there are others to look at instead.
        idle: who has not changed any map, in the order of the roster.
        use: how the maps use the texts; their places are those of ``rows``.
        library: the texts, as whoever looks may read them.
        begun_with: the map from which everything begins.
    """

    people: Class
    alone: bool
    both: bool
    rows: tuple[Row, ...]
    idle: tuple[Student, ...]
    use: Citing
    open: tuple[Open, ...]
    library: Library
    begun_with: ArgumentMap

    @property
    def assigned(self) -> Assigned:
        """The assignment."""
        return self.people.assigned


def overview(store: Store, who: Who, assignment_id: str, which: str = "") -> Overview:
    """Return where an assignment stands.

    Args:
        store: where it is kept.
        who: an instructor of the seminar.
        assignment_id: which assignment.
        which: ``own`` for the maps on which each works alone, ``shared`` for the others; without,
            those that the phase is about.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: she is no instructor of the seminar.
    """
    people = students(store, who, assignment_id)
    found = people.assigned
    made = contributions_of(store, found.assignment)
    own = [each for each in found.maps if each.owner is not None]
    shared = [each for each in found.maps if each.owner is None]
    alone = _is_alone(found, who, which) if own and shared else bool(own)
    maps = (
        _by_roster(own, people) if alone else sorted(shared, key=lambda each: in_order(each.name))
    )
    rows = tuple(_row(store, made, people, each) for each in maps)
    begun_with = map_at(store, found.assignment.starter)
    library = seen(store, who, _standing_in(found), begun_with.debate.library)
    return Overview(
        people,
        alone,
        bool(own and shared),
        rows,
        tuple(each for each in people.students if not each.started),
        _use(store, who, found.assignment, rows, library),
        tuple(_open(rows)),
        library,
        begun_with,
    )


def _is_alone(found: Assigned, who: Who, which: str) -> bool:
    if which in ("own", "shared"):
        return which == "own"
    on = found.schedule.on(moment(who))
    return found.assignment.sharing is Sharing.STUDENT or (on is not None and on.kind in ALONE)


def _by_name(shared: Sequence[Holding]) -> list[Holding]:
    """Return maps in the order of their names: Group 2 before Group 10."""
    return sorted(shared, key=lambda each: in_order(each.name))


def _by_roster(own: Sequence[Holding], people: Class) -> list[Holding]:
    """Return the maps of persons in the order of the roster, then those of who left it."""
    places = {e.person.id: n for n, e in enumerate(people.students) if e.person}
    return sorted(own, key=lambda each: places.get(each.owner or PersonId(""), len(places)))


def _row(store: Store, made: Contributions, people: Class, held: Holding) -> Row:
    tale, drawn = made.maps[held.map_id]
    key = ("overview", held.map_id)
    part: Part = cache_of(store).made(key, drawn.revision, lambda: _part(drawn))
    members = tuple(_members(people, held))
    writers = {each.person for each in tale.changes}
    started = sum(each.person is not None and each.person.id in writers for each in members)
    edited = max((each.made for each in tale.changes), default=None)
    hints = len(hints_on(store, held.map_id).open)
    return Row(held, part, hints, edited, members, started)


def _part(drawn: ArgumentMap) -> Part:
    return Part(drawn, cited(drawn), calling(drawn), thumbnail(drawn))


def _members(people: Class, held: Holding) -> Iterator[Student]:
    """Yield who draws a map: its owner, or who is in its group, or all."""
    for each in people.students:
        if each.person is None:
            continue
        if held.owner is not None:
            hers = each.person.id == held.owner
        else:
            hers = held.group is None or _is_in(each.group, held)
        if hers:
            yield each


def _is_in(group: Group | None, held: Holding) -> bool:
    return group is not None and group.id == held.group


def _standing_in(found: Assigned) -> Holding:
    """Return whose the starter map is, which tells the library of the seminar."""
    return Holding(found.assignment.starter, seminar=found.seminar.id)


def _use(
    store: Store, who: Who, assignment: Assignment, rows: Sequence[Row], library: Library
) -> Citing:
    set_: frozenset[SourceId] = frozenset(assignment.texts.sources)
    known = (
        each
        for each in _debate(store, who, assignment).passages.values()
        if not set_ or each.spans[0].source in set_
    )
    return citing([each.part.cited for each in rows], known, places_in(library))


def _debate(store: Store, who: Who, assignment: Assignment) -> ArgumentMap:
    """Return the map from which it was assigned, if she may read it, else how it begins."""
    with store.reading() as reading:
        held = reading.one(Holding, map_id=assignment.origin)
    readable = held is not None and may(who, Permission.READ, held)
    return map_at(store, assignment.origin if readable else assignment.starter)


def _open(rows: Sequence[Row]) -> Iterator[Open]:
    """Yield the unanswered objections, those on the most maps first."""
    first: dict[tuple[ClaimId, ClaimId], Objection] = {}
    on: defaultdict[tuple[ClaimId, ClaimId], list[Row]] = defaultdict(list)
    for row in rows:
        for each in row.part.calling:
            key = (each.claim, each.on)
            first.setdefault(key, each)
            on[key].append(row)
    for key in sorted(first, key=lambda key: -len(on[key])):
        yield Open(first[key], tuple(on[key]))
