"""Remarks and marks of instructors on single claims, relations and passages, and answers to them.

Until the feedback of an assignment is released nothing of this can be told from outside: a map is
not even counted as stirred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.analysis.deeds import Sort
from argmap.model.assignments import Assignment
from argmap.model.errors import ForbiddenError, NotFoundError
from argmap.model.ids import MapId, PersonId, RemarkId, fresh_id
from argmap.model.marks import Remark, Tag
from argmap.model.permissions import Running, Who
from argmap.model.seminars import Holding, Member, Role
from argmap.model.talk import About
from argmap.services.history import map_as_of
from argmap.services.people.groups import hold
from argmap.services.people.sessions import myself
from argmap.services.people.signing import signature
from argmap.services.reading import map_at
from argmap.services.talking import words_of
from argmap.services.teaching.assigned import Assigned, assigned, moment
from argmap.services.teaching.counting import contributions_of
from argmap.store import SOME, Store, Writing

SORTS = {About.CLAIM: Sort.CLAIM, About.RELATION: Sort.RELATION}


@dataclass(frozen=True, slots=True)
class Place:
    """What a remark is on, and whose work that is.

    Attributes:
        target: the id of the claim, relation or passage.
        whose: whose work it is; none for the group's.
        at: the revision that was seen; the latest without it.
    """

    map_id: str
    about: About
    target: str
    whose: str | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark beside what it is about.

    Attributes:
        now: the words as they are now; nothing if what it is about is no longer on the map.
    """

    remark: Remark
    now: str

    @property
    def is_earlier(self) -> bool:
        """Whether it was made on another wording than that of now."""
        return bool(self.now) and self.now != self.remark.words

    @property
    def tag(self) -> Tag | None:
        """The mark, if it is one."""
        return Tag(self.remark.tag) if self.remark.tag else None


def write(store: Store, who: Who, assignment_id: str, place: Place, text: str) -> Remark:
    """Say something of a claim, relation or passage, in the words that it had.

    Raises:
        NotFoundError: there is no such assignment, map or thing, or not for her; or ``whose`` is no
            participant.
        ForbiddenError: she is no instructor of the seminar.
        InvalidTextError: the remark has no words, too many, or such as cannot be kept.
    """
    return _keep(store, who, assignment_id, place, text=text)


def mark(store: Store, who: Who, assignment_id: str, place: Place, tag: str) -> Remark:
    """Mark a claim, relation or passage in a word; a mark that is set already stays as it is.

    Raises:
        NotFoundError: as for ``write``.
        ForbiddenError: as for ``write``.
        InvalidError: there is no such mark.
    """
    return _keep(store, who, assignment_id, place, tag=tag)


def unmark(store: Store, who: Who, assignment_id: str, place: Place, tag: str) -> None:
    """Take a mark away, whoever of the instructors set it; one that is not set is none."""
    found = assigned(store, who, assignment_id, Running.RUN)
    held = _map(found, place.map_id)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        whose = _whose(writing, found, held, place.whose)
        where = {"map_id": held.map_id, "about": place.about, "target": place.target}
        for each in writing.all(Remark, assignment=found.assignment.id, **where):
            if tag and (each.tag, each.whose) == (tag, whose):
                writing.drop(Remark, id=each.id)
        _stir(writing, found.assignment, held.map_id)


def reword(store: Store, who: Who, assignment_id: str, remark_id: str, text: str) -> Remark:
    """Say one's own remark in other words; it is bound to the words that it was made on.

    Raises:
        NotFoundError: there is no such remark, or not for her.
        ForbiddenError: another instructor made it.
        InvalidTextError: as for ``write``.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        kept = _remark(writing, found, remark_id)
        if kept.person != myself(who).id:
            raise ForbiddenError("reword another's remark")
        told = replace(kept, text=text)
        writing.put(told)
        _stir(writing, found.assignment, kept.map_id)
    return told


def take_away(store: Store, who: Who, assignment_id: str, remark_id: str) -> Remark:
    """Take a remark or a mark away, whoever of the instructors made it; returns what it was."""
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        kept = _remark(writing, found, remark_id)
        writing.drop(Remark, id=kept.id)
        _stir(writing, found.assignment, kept.map_id)
    return kept


def noted(
    store: Store, found: Assigned, person: str | None = None
) -> Mapping[tuple[str, str], tuple[Noted, ...]]:
    """Return the remarks on the maps of an assignment, by map and thing, the oldest first.

    Whoever calls it has asked whether this may be known: instructors alone may.

    Args:
        store: where the assignment is.
        found: the assignment.
        person: those on her work and on that of groups, and not on others'; all without it.
    """
    with store.reading() as reading:
        kept = reading.all(Remark, assignment=found.assignment.id)
    chosen = (each for each in kept if person is None or each.whose in (None, person))
    told: dict[tuple[str, str], tuple[Noted, ...]] = {}
    for each in beside(store, chosen):
        key = each.remark.map_id, each.remark.target
        told[key] = (*told.get(key, ()), each)
    return told


def beside(store: Store, remarks: Iterable[Remark]) -> tuple[Noted, ...]:
    """Return remarks beside what they are about, as it reads now."""
    kept = tuple(remarks)
    maps = {each: map_at(store, each) for each in {remark.map_id for remark in kept}}
    return tuple(Noted(each, words_of(maps[each.map_id], each.about, each.target)) for each in kept)


def author_of(store: Store, found: Assigned, place: Place) -> PersonId | None:
    """Return whose work a thing is: of whoever brought it to the map; none if she is gone."""
    made, map_id = contributions_of(store, found.assignment), MapId(place.map_id)
    if place.about is About.PASSAGE:
        cited = [e.id for e in map_at(store, map_id).evidence.values() if e.passage == place.target]
        authors = [made.author(map_id, Sort.PASSAGE, each) for each in cited]
        return authors[0] if authors else None
    return made.author(map_id, SORTS[place.about], place.target)


def words_at(store: Store, place: Place) -> tuple[str, int]:
    """Return what a place reads like at the revision that was seen, and that revision.

    Raises:
        NotFoundError: there is no such thing on the map.
    """
    now = map_at(store, place.map_id)
    seen = map_as_of(store, now.id, place.at) if 0 < place.at < now.revision else now
    words = words_of(seen, place.about, place.target) or words_of(now, place.about, place.target)
    if not words:
        raise NotFoundError(place.about.value, place.target)
    return words, seen.revision


def _keep(store: Store, who: Who, assignment_id: str, place: Place, **said: str) -> Remark:
    """Keep a remark with a text or a tag."""
    found = assigned(store, who, assignment_id, Running.RUN)
    held, by = _map(found, place.map_id), myself(who)
    words, revision = words_at(store, place)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        made = Remark(
            RemarkId(fresh_id()), found.assignment.id, held.map_id, place.about, place.target,
            revision, words, _whose(writing, found, held, place.whose), by.id,
            signature(writing, by), moment(who),
            text=said.get("text", ""), tag=said.get("tag", ""),
        )  # fmt: skip
        same = _same(writing, made)
        if same is None:
            writing.add(made)
            _stir(writing, found.assignment, held.map_id)
    return same or made


def _same(writing: Writing, made: Remark) -> Remark | None:
    """Return the remark that says the same of the same words already, for what is sent twice."""
    having = {"assignment": made.assignment, "map_id": made.map_id, "target": made.target}
    for each in writing.all(Remark, **having, about=made.about, tag=made.tag):
        if each.whose == made.whose and (made.tag or (each.text, each.person) == _said(made)):
            return each
    return None


def _said(made: Remark) -> tuple[str, PersonId | None]:
    return made.text, made.person


def _whose(writing: Writing, found: Assigned, held: Holding, person: str | None) -> PersonId | None:
    """Return whose work it is: of a participant of the seminar, or of nobody in particular."""
    if person is None:
        return held.owner
    member = writing.one(Member, seminar=found.seminar.id, person=person, role=Role.PARTICIPANT)
    if member is None:
        raise NotFoundError("participant", person)
    return member.person


def _map(found: Assigned, map_id: str) -> Holding:
    held = next((each for each in found.maps if each.map_id == map_id), None)
    if held is None:
        raise NotFoundError("map of this assignment", map_id)
    return held


def _remark(writing: Writing, found: Assigned, remark_id: str) -> Remark:
    kept = writing.one(Remark, id=remark_id, assignment=found.assignment.id)
    if kept is None:
        raise NotFoundError("remark", remark_id)
    return kept


def _stir(writing: Writing, assignment: Assignment, map_id: MapId) -> None:
    """Note that something happened about a map, once its remarks can be read by others."""
    if writing.count(Assignment, id=assignment.id, released=SOME):
        writing.stir(map_id)
