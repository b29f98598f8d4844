"""Who is expected in a seminar: lists that instructors paste or bring, and who has come since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain, count

from argmap.formats.rosters import MOST_LINES, Entry, Roster, RosterError, identity
from argmap.formats.rosters import read_roster as read_file
from argmap.formats.rosters import roster_of as read_names
from argmap.model.errors import NotFoundError
from argmap.model.ids import GroupId, fresh_id
from argmap.model.permissions import Running, Who
from argmap.model.rosters import Listed
from argmap.model.seminars import Group, Member, Person, Role, Seminar
from argmap.services.people.groups import hold, seminar_for
from argmap.services.people.names import folded
from argmap.services.people.tokens import id_of
from argmap.services.teaching.entering import words_of
from argmap.store import Reading, Store, Writing


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a list.

    Attributes:
        added: how many are new on the seminar's list; ``here`` how many of these have joined.
        again: how many stood on it already.
        told: what was left out or changed and why, a sentence each.
    """

    added: int
    here: int
    again: int
    told: tuple[str, ...] = ()


class NobodyListedError(RosterError):
    """There is no name on the list."""

    def __init__(self) -> None:
        super().__init__(
            "There is no name in this: write one on each line, or choose the CSV file of the"
            " people or the marks of your course."
        )


def expected(store: Store, who: Who, seminar_id: str) -> tuple[Listed, ...]:
    """Return who is listed and has not joined yet, by name.

    Raises:
        NotFoundError: there is no such seminar, or not for her.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.reading() as reading:
        found = reading.all(Listed, seminar=seminar.id)
    waiting = [each for each in found if each.person is None]
    return tuple(sorted(waiting, key=lambda each: folded(each.name)))


def listed(store: Store, who: Who, seminar_id: str) -> tuple[Listed, ...]:
    """Return the whole list of a seminar, as ``expected`` does a part of it."""
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.reading() as reading:
        return reading.all(Listed, seminar=seminar.id)


def add_names(store: Store, who: Who, seminar_id: str, written: str) -> Taken:
    """Put pasted names on the list of a seminar.

    Raises:
        RosterError: there are none, or far too many.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    return _put(store, seminar, read_names(written))


def add_file(store: Store, who: Who, seminar_id: str, data: bytes) -> Taken:
    """Put the people of a file on the list: a table of Canvas or Moodle, or one name on each line.

    Raises:
        RosterError: it is no list of people, or has far too many.
        InvalidTextFileError: it is no text.
        ForbiddenError: who asks is no instructor of the seminar.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    return _put(store, seminar, read_file(data))


def unlist(store: Store, who: Who, seminar_id: str, listed_id: str) -> Listed:
    """Take somebody off the list; if she has joined, she stays in the seminar.

    Raises:
        NotFoundError: she is not on it.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        found = _found(writing, seminar, listed_id)
        writing.drop(Listed, id=found.id)
    return found


def expect_in(
    store: Store, who: Who, seminar_id: str, listed_id: str, group_id: str | None
) -> Listed:
    """Say into which group somebody comes who has not joined yet; none if that is open.

    Raises:
        NotFoundError: she is not on the list, or the seminar has no such group.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        found = _found(writing, seminar, listed_id)
        group = writing.one(Group, id=id_of(group_id), seminar=seminar.id) if group_id else None
        if group_id and group is None:
            raise NotFoundError("group", group_id)
        moved = replace(found, group=group.id if group else None)
        writing.put(moved)
    return moved


def _found(reading: Reading, seminar: Seminar, listed_id: str) -> Listed:
    found = reading.one(Listed, id=id_of(listed_id), seminar=seminar.id)
    if found is None:
        raise NotFoundError("name on the list", listed_id)
    return found


def _put(store: Store, seminar: Seminar, roster: Roster) -> Taken:
    if not roster.entries:
        raise RosterError(roster.told[0]) if roster.told else NobodyListedError()
    with store.writing() as writing:
        hold(writing, seminar.id)
        pen = _Pen(writing, seminar)
        if len(pen.kept) + len(roster.entries) > MOST_LINES:
            raise RosterError(f"A seminar has at most {MOST_LINES:,} names on its list.")
        for entry in roster.entries:
            pen.note(entry)
    return Taken(pen.added, pen.here, pen.again, (*pen.told, *roster.told))


class _Pen:
    """Writes a list into the seminar's own, in one transaction, and remembers what it did."""

    def __init__(self, writing: Writing, seminar: Seminar) -> None:
        self.writing, self.seminar = writing, seminar
        self.kept: dict[str, Listed] = {}
        self.by_number: dict[str, Listed] = {}
        self.groups = {each.name.casefold(): each for each in _groups(writing, seminar)}
        self.added = self.here = self.again = 0
        self.told: list[str] = []
        self.now = datetime.now(UTC)
        for each in writing.all(Listed, seminar=seminar.id):
            self._keep(each)
        self.people = _unlisted(writing, seminar, self.kept.values())

    def note(self, entry: Entry) -> None:
        before = self._before(entry)
        if before is None:
            self._add(entry)
        else:
            self._renew(before, entry)

    def _keep(self, each: Listed) -> None:
        self.kept[folded(each.name)] = each
        self.by_number[identity(each.columns)] = each

    def _before(self, entry: Entry) -> Listed | None:
        """Return the line of the list that says the same person: by her number, or her name."""
        own = identity(entry.columns)
        if own and own in self.by_number:
            return self.by_number[own]
        alike = self.kept.get(folded(entry.name))
        return None if alike and own and identity(alike.columns) else alike

    def _add(self, entry: Entry) -> None:
        name = self._free(entry)
        person = self.people.pop(words_of(name), None)
        made = self.now + timedelta(microseconds=len(self.kept))
        new = Listed(
            fresh_id(), self.seminar.id, name, made, self._group(entry),
            person.id if person else None, entry.columns,
        )  # fmt: skip
        self.writing.add(new)
        self._keep(new)
        self.added += 1
        self.here += person is not None

    def _renew(self, before: Listed, entry: Entry) -> None:
        """Say of somebody who is on the list what the new one says besides."""
        columns = entry.columns if entry.columns.cells else before.columns
        group = before.group or (None if before.person else self._group(entry))
        now = replace(before, columns=columns, group=group)
        if now != before:
            self.writing.put(now)
            self._keep(now)
        self.again += 1

    def _free(self, entry: Entry) -> str:
        """Return a name that nobody on the list has: two people of one name are told apart."""
        many = (f"{entry.name[:54].strip()} ({at})" for at in count(2))
        name = next(each for each in chain([entry.name], many) if folded(each) not in self.kept)
        if name != entry.name:
            self.told.append(
                f"Line {entry.line}: there are two called {entry.name}; this one is listed as"
                f" “{name}”. Tell her to join by this name."
            )
        return name

    def _group(self, entry: Entry) -> GroupId | None:
        found = self.groups.get(entry.group.casefold())
        return found.id if found else None


def _groups(reading: Reading, seminar: Seminar) -> Iterable[Group]:
    return reading.all(Group, seminar=seminar.id)


def _unlisted(
    reading: Reading, seminar: Seminar, kept: Iterable[Listed]
) -> dict[tuple[str, ...], Person]:
    """Return who takes part and is on no list yet, by the words of her name."""
    known = {each.person for each in kept}
    members = reading.all(Member, seminar=seminar.id, role=Role.PARTICIPANT)
    people = reading.all(Person, id=[each.person for each in members])
    return {words_of(each.name): each for each in people if each.id not in known}
