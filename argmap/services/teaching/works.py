"""The maps of assignments: made for whoever works on them, and opened as the phases say.

Nothing is done twice: ``settle`` may be called after every change of a seminar, and makes the maps
as they have to be. It is called when something is assigned, when phases change, and when somebody
joins, moves or goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.analysis.compare import changes
from argmap.model.assignments import Assignment, Sharing
from argmap.model.drafts import apply_all, inverse
from argmap.model.edits import Edit
from argmap.model.ids import GroupId, MapId, PersonId
from argmap.model.maps import ArgumentMap
from argmap.model.revisions import Revision
from argmap.model.schedule import Schedule
from argmap.model.seminars import Group, Holding, Member, Person, Role, Visibility
from argmap.services.caches import cache_of
from argmap.services.loading import blank
from argmap.services.moving import fresh_map_id
from argmap.services.people.groups import hold
from argmap.services.reading import map_at
from argmap.services.teaching.assigned import schedule_of
from argmap.store import Reading, Store, Writing


@dataclass(frozen=True, slots=True)
class Beginning:
    """How maps begin: worked out once for all of them.

    Attributes:
        drawn: the map after its first revision, under no name yet.
        edits: those of the first revision, and ``undoes`` what takes them back.
    """

    drawn: ArgumentMap
    edits: tuple[Edit, ...]
    undoes: tuple[Edit, ...]

    @classmethod
    def of(cls, whole: ArgumentMap) -> Beginning:
        """Return how a map begins that is to be as another one is."""
        empty = blank(MapId(""), whole.debate.slug, whole.debate.library)
        edits = tuple(changes(empty, replace(whole, id=empty.id)))
        drawn = replace(apply_all(edits, empty), revision=1)
        return cls(drawn, edits, inverse(edits, empty))


@dataclass(frozen=True, slots=True)
class Place:
    """Whose a map of an assignment is: one person's, a group's, or the whole seminar's."""

    name: str
    group: GroupId | None = None
    owner: PersonId | None = None


def settle(store: Store, seminar_id: str) -> None:
    """Make the maps that the assignments of a seminar need, and open and hide them as they say."""
    with store.reading() as reading:
        found = reading.all(Assignment, seminar=seminar_id)
    for each in found:
        settle_one(store, each)


def settle_one(store: Store, assignment: Assignment) -> None:
    """Do what ``settle`` does for one assignment; again, if an edit of a map crossed it."""
    whole = map_at(store, assignment.starter)
    store.written(lambda writing: _settle(store, writing, assignment, whole))


def _settle(store: Store, writing: Writing, assignment: Assignment, whole: ArgumentMap) -> None:
    first: Beginning | None = None
    hold(writing, assignment.seminar)
    schedule = schedule_of(writing, assignment)
    wanted = {(each.group, each.owner): each for each in _places(writing, assignment, schedule)}
    kept = {_key(each): each for each in writing.all(Holding, assignment=assignment.id)}
    for place in wanted.values():
        before = _kept(kept, place)
        told = _told(assignment, schedule, place)
        if before is None:
            first = first or Beginning.of(whole)
            _make(store, writing, assignment, (first, whole.revision), told)
        else:
            _tell(writing, before, told)


def _places(reading: Reading, assignment: Assignment, schedule: Schedule) -> Iterator[Place]:
    """Yield whose maps there have to be."""
    groups = {each.id: each for each in reading.all(Group, seminar=assignment.seminar)}
    if assignment.sharing is Sharing.GROUP:
        yield from (Place(each.name, each.id) for each in groups.values())
    elif assignment.sharing is Sharing.ALL:
        yield Place("All together")
    if schedule.has_own_maps or assignment.sharing is Sharing.STUDENT:
        members = reading.all(Member, seminar=assignment.seminar, role=Role.PARTICIPANT)
        people = {each.id: each for each in reading.all(Person, id=[m.person for m in members])}
        yield from (Place(people[m.person].name, m.group, m.person) for m in members)


def _key(held: Holding) -> tuple[str, str | None]:
    return ("own", held.owner) if held.owner else ("shared", held.group)


def _kept(kept: dict[tuple[str, str | None], Holding], place: Place) -> Holding | None:
    return kept.get(("own", place.owner) if place.owner else ("shared", place.group))


def _told(assignment: Assignment, schedule: Schedule, place: Place) -> Holding:
    """Return what the holding of a map has to say."""
    own = place.owner is not None
    everybodys = assignment.reveals or assignment.sharing is Sharing.ALL
    return Holding(
        MapId(""),
        name=place.name,
        seminar=assignment.seminar,
        group=place.group,
        owner=place.owner,
        visibility=Visibility.SEMINAR if everybodys else Visibility.PRIVATE,
        origin=assignment.starter,
        assignment=assignment.id,
        opens=schedule.opens if own else schedule.opens_together,
        shows=schedule.shows if own else None,
    )


def _tell(writing: Writing, kept: Holding, told: Holding) -> None:
    """Open or hide a map as the assignment says now; one that is public stays so."""
    open_to = kept.visibility if kept.visibility is Visibility.PUBLIC else told.visibility
    now = replace(kept, group=told.group, visibility=open_to, opens=told.opens, shows=told.shows)
    if now == kept:
        return
    changed = {"group": now.group, "visibility": now.visibility}
    times = {"opens": now.opens, "shows": now.shows}
    writing.change(Holding, {"map_id": kept.map_id}, **changed, **times)
    writing.stir(kept.map_id)


def _make(
    store: Store,
    writing: Writing,
    assignment: Assignment,
    begins: tuple[Beginning, int],
    told: Holding,
) -> None:
    first, revision = begins
    slug = first.drawn.debate.slug
    held = replace(told, map_id=fresh_map_id(slug), origin_revision=revision)
    note = f"Begun as the assignment “{assignment.title}” sets it, at revision {revision}."
    made = begin(writing, held, first, (assignment.name, assignment.person), note)
    cache_of(store).put(("map", held.map_id), made.revision, made)


def begin(
    writing: Writing,
    held: Holding,
    first: Beginning,
    signed: tuple[str, PersonId | None],
    note: str,
) -> ArgumentMap:
    """Keep a new map that begins as another one is, as its first revision, and return it.

    Args:
        writing: where it is kept.
        held: whose it is.
        first: how it begins.
        signed: the name under its first revision, and the person if she is known.
        note: the note on it.
    """
    now = datetime.now(UTC)
    made = replace(first.drawn, id=held.map_id)
    name, person = signed
    writing.add_map(made, now, held)
    writing.log(Revision(held.map_id, 1, name, now, first.edits, first.undoes, note, person))
    return made
