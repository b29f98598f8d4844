"""How long a seminar is kept: archiving it, and deleting it with everything, by hand or by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from argmap.model.assignments import Assignment
from argmap.model.errors import ClashError, InvalidError
from argmap.model.ids import MapId
from argmap.model.permissions import Running, Who
from argmap.model.rosters import Listed
from argmap.model.seminars import Group, Holding, Member, Role, Seminar
from argmap.model.talk import Comment
from argmap.model.texts import Deposit
from argmap.services.people.groups import group_for, hold, seminar_for
from argmap.services.teaching.assigned import moment
from argmap.services.texts.seen import shelf_of
from argmap.store import Reading, Store, Writing

WARNED = timedelta(days=30)
"""So long before a seminar is deleted by itself its instructors are told."""
SOONEST = timedelta(days=1)


class TitleError(InvalidError):
    """The title that was typed is not the seminar's."""

    def __init__(self, title: str) -> None:
        super().__init__(f"Nothing is deleted: type the title as it stands here, “{title}”.")


class SoonError(InvalidError):
    """A seminar would be deleted before anybody could take back a slip."""

    def __init__(self) -> None:
        super().__init__(
            "This day is over, or too near: choose one from the day after tomorrow on."
        )


class FilledGroupError(ClashError):
    """A group has people, or work, that would go with it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} stays: {why}.")


@dataclass(frozen=True, slots=True)
class Going:
    """What goes with a seminar.

    Attributes:
        title: of the seminar.
        people: who is in it beside its instructors; ``names`` on its list.
        comments: on its maps, from anybody.
    """

    title: str
    people: int
    groups: int
    maps: int
    assignments: int
    texts: int
    comments: int
    names: int


def archive(store: Store, who: Who, seminar_id: str) -> None:
    """Close a seminar: from now on everybody in it reads, and nobody joins.

    Raises:
        NotFoundError: there is no such seminar, or not for her.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        writing.change(Seminar, {"id": seminar.id}, archived=seminar.archived or moment(who))
        _stir(writing, seminar)


def reopen(store: Store, who: Who, seminar_id: str) -> None:
    """Open an archived seminar again: everybody is what she was."""
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        writing.change(Seminar, {"id": seminar.id}, archived=None)
        _stir(writing, seminar)


def _stir(writing: Writing, seminar: Seminar) -> None:
    """Let open pages of the seminar's maps notice that rights are others now."""
    for each in writing.all(Holding, seminar=seminar.id):
        writing.stir(each.map_id)


def keep_until(store: Store, who: Who, seminar_id: str, until: datetime | None) -> None:
    """Say when a seminar is deleted by itself, with everything; none for never.

    Raises:
        SoonError: that is less than a day from now.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    if until is not None and until < moment(who) + SOONEST:
        raise SoonError
    with store.writing() as writing:
        writing.change(Seminar, {"id": seminar.id}, until=until)


def ends_soon(seminar: Seminar, now: datetime) -> bool:
    """Say whether a seminar is deleted by itself within thirty days."""
    return seminar.until is not None and seminar.until <= now + WARNED


def what_goes(store: Store, who: Who, seminar_id: str) -> Going:
    """Return what would be deleted with a seminar.

    Raises:
        NotFoundError: there is no such seminar, or not for her.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.reading() as reading:
        return _going(reading, seminar)


def delete(store: Store, who: Who, seminar_id: str, title: str) -> Going:
    """Delete a seminar with everything, for good; returns what went.

    Its groups, assignments, maps with their history and comments, added texts, marks and lists go,
    and so does everybody who is known here by it alone. Copies that people made for themselves
    stay theirs.

    Args:
        store: where it is.
        who: who asks.
        seminar_id: which seminar.
        title: its title, typed once more.

    Raises:
        TitleError: that is not its title; nothing was deleted.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    if title.split() != seminar.title.split():
        raise TitleError(seminar.title)
    return store.written(lambda writing: _delete(writing, seminar))


def _delete(writing: Writing, seminar: Seminar) -> Going:
    """Delete a seminar; done again if those who edit its maps just then crossed it."""
    hold(writing, seminar.id)
    going = _going(writing, seminar)
    _drop(writing, seminar)
    return going


def expire(store: Store, now: datetime | None = None) -> tuple[Going, ...]:
    """Delete the seminars whose day has come; returns what went. It can be called at any time."""
    now = now or datetime.now(UTC)
    with store.reading() as reading:
        over = [each for each in reading.all(Seminar) if each.until and each.until <= now]
    return tuple(gone for each in over if (gone := _expired(store, each, now)))


def _expired(store: Store, seminar: Seminar, now: datetime) -> Going | None:
    """Delete one whose day has come, unless another process did it or an instructor changed it."""

    def work(writing: Writing) -> Going | None:
        hold(writing, seminar.id)
        found = writing.one(Seminar, id=seminar.id)
        if found is None or found.until is None or found.until > now:
            return None
        return _delete(writing, found)

    return store.written(work)


def _going(reading: Reading, seminar: Seminar) -> Going:
    maps = _maps(reading, seminar)
    people = reading.count(Member, seminar=seminar.id)
    return Going(
        seminar.title,
        people - reading.count(Member, seminar=seminar.id, role=Role.INSTRUCTOR),
        reading.count(Group, seminar=seminar.id),
        len(maps),
        reading.count(Assignment, seminar=seminar.id),
        reading.count(Deposit, seminar=seminar.id),
        reading.count(Comment, map_id=maps),
        reading.count(Listed, seminar=seminar.id),
    )


def _maps(reading: Reading, seminar: Seminar) -> list[MapId]:
    return [each.map_id for each in reading.all(Holding, seminar=seminar.id)]


def _drop(writing: Writing, seminar: Seminar) -> None:
    maps = _maps(writing, seminar)
    assignments = [each.id for each in writing.all(Assignment, seminar=seminar.id)]
    persons = {each.person for each in writing.all(Member, seminar=seminar.id)}
    persons |= writing.signed_on(maps)  # also those who were here and have left
    writing.change(Assignment, {"copied_from": assignments}, copied_from=None)
    for each in writing.all(Assignment, origin=maps):
        writing.change(Assignment, {"id": each.id}, origin=each.starter)
    _drop_texts(writing, seminar)
    writing.drop_maps(maps)
    writing.drop(Seminar, id=seminar.id)
    writing.drop_unsigned(persons)


def _drop_texts(writing: Writing, seminar: Seminar) -> None:
    shelf = shelf_of(Holding(MapId(""), seminar=seminar.id))
    shelves = {each.shelf for each in writing.all(Deposit, seminar=seminar.id)}
    writing.drop(Deposit, seminar=seminar.id)
    for each in shelves - {shelf}:
        writing.count_library(each)
    if shelf:
        writing.drop_unused_libraries([shelf])


def drop_group(store: Store, who: Who, group_id: str) -> Group:
    """Take an empty group away, with the maps that were made for it and that nobody has changed.

    Raises:
        NotFoundError: there is no such group, or not for her.
        ForbiddenError: who asks is no instructor of its seminar.
        FilledGroupError: somebody is in it or has worked in it.
    """
    group = group_for(store, who, group_id)
    with store.writing() as writing:
        hold(writing, group.seminar)
        maps = writing.all(Holding, group=group.id)
        _refuse_filled(writing, group, maps)
        writing.drop_maps(each.map_id for each in maps)
        writing.drop(Group, id=group.id)
    return group


def _refuse_filled(reading: Reading, group: Group, maps: Sequence[Holding]) -> None:
    if reading.count(Member, group=group.id):
        raise FilledGroupError(group.name, "somebody is in it; move its members first")
    if any(each.assignment is None or reading.revision(each.map_id) > 1 for each in maps):
        raise FilledGroupError(group.name, "there is work on its maps")
    if reading.count(Deposit, group=group.id):
        raise FilledGroupError(group.name, "it has texts of its own")
