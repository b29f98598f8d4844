"""What is a person's own: everything about her as data, her name, and being forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from argmap.model.errors import NobodyError
from argmap.model.permissions import Who
from argmap.model.plain import plain, plain_edit
from argmap.model.seminars import (
    FORMER,
    Group,
    Holding,
    Member,
    Person,
    Presence,
    Seminar,
    Session,
    Visibility,
)
from argmap.model.talk import Comment, Dismissal, Endorsement, Snapshot, Suggestion
from argmap.model.texts import Corrected, Deposit, DepositText
from argmap.services.people import coursework
from argmap.services.people.groups import hold
from argmap.services.people.members import refuse_last
from argmap.services.people.names import refuse_kept, refuse_taken
from argmap.services.people.sessions import myself
from argmap.services.people.signing import rename_in
from argmap.store import Reading, Store, Writing

SAID = {
    "comments": Comment,
    "endorsements": Endorsement,
    "suggestions": Suggestion,
    "snapshots": Snapshot,
    "dismissals": Dismissal,
    "corrections": Corrected,
}


def everything_of(store: Store, who: Who) -> dict[str, Any]:
    """Return all that is kept about her, as plain data for a JSON file.

    Hashes of her password, words and tokens are left out: they would only help whoever finds the
    file.
    """
    person = myself(who)
    with store.reading() as reading:
        told: dict[str, Any] = {
            "made": datetime.now(UTC).isoformat(),
            "person": _person(person),
            "memberships": [_membership(reading, each) for each in _members(reading, person)],
            "sessions": [_plain(each, "digest") for each in reading.all(Session, person=person.id)],
            "maps": [_plain(each) for each in reading.all(Holding, owner=person.id)],
            "revisions": [_plain(each) for each in reading.revisions_by(person.id)],
            "texts": [_text(reading, each) for each in reading.all(Deposit, person=person.id)],
            "present": [_plain(each) for each in reading.all(Presence, person=person.id)],
        }
        for name, kind in SAID.items():
            said: Iterable[object] = reading.all(kind, person=person.id)
            told[name] = [_plain(each) for each in said]
        for name, found in coursework.of(reading, person.id).items():
            told[name] = [_plain(each) for each in found]
    return told


def rename(store: Store, who: Who, name: str) -> None:
    """Give her another name, everywhere where she has signed.

    Raises:
        TakenNameError: somebody else in one of her seminars has it.
        InvalidError: nobody can have it.
    """
    person = myself(who)
    refuse_kept(name)
    renamed = Person(person.id, name, person.made)
    with store.writing() as writing:
        seminars = sorted(each.seminar for each in _members(writing, person))
        for each in seminars:
            hold(writing, each)
        refuse_taken(writing, seminars, renamed.name, person.id)
        now = writing.one(Person, id=person.id)
        if now is None or now.forgotten:
            raise NobodyError
        rename_in(writing, now, renamed.name)


def forget(store: Store, who: Who) -> None:
    """Forget her: every signature becomes “a former member”, and nobody can be her again.

    Her sessions, endorsements and places in seminars go, and what lists, notes and extensions say
    of her. What she wrote on others' maps stays,
    because others have built on it. Maps that are hers alone stay too: private ones are read by
    nobody from now on, public ones by everybody. A map that shall live on is handed to a group
    first. Texts that she alone could read are deleted.

    Raises:
        LastInstructorError: she is the only instructor of a seminar in which there are others.
    """
    person = myself(who)
    with store.writing() as writing:
        for each in _members(writing, person):
            hold(writing, each.seminar)
            _refuse_leaving(writing, each)
        person = writing.one(Person, id=person.id) or person
        rename_in(writing, person, FORMER)
        for kind in (Session, Presence, Endorsement, Member):
            writing.drop(kind, person=person.id)
        coursework.forget(writing, person.id)
        for text in writing.all(Deposit, owner=person.id, readers=Visibility.PRIVATE):
            writing.drop(Deposit, id=text.id)
            writing.count_library(text.shelf)
        gone = {"login": None, "password": "", "words": "", "forgotten": True}
        writing.change(Person, {"id": person.id}, **gone)


def _refuse_leaving(writing: Writing, member: Member) -> None:
    """Refuse to leave people behind who have no other instructor."""
    if writing.count(Member, seminar=member.seminar) > 1:
        [seminar] = writing.all(Seminar, id=member.seminar)
        refuse_last(writing, member, seminar.title)


def _members(reading: Reading, person: Person) -> tuple[Member, ...]:
    return reading.all(Member, person=person.id)


def _person(person: Person) -> dict[str, Any]:
    told = _plain(person, "password", "words", "forgotten")
    return told | {"has_password": bool(person.password), "has_words": bool(person.words)}


def _membership(reading: Reading, member: Member) -> dict[str, Any]:
    [seminar] = reading.all(Seminar, id=member.seminar)
    group = reading.one(Group, id=member.group) if member.group else None
    names = {"seminar_title": seminar.title, "group_name": group.name if group else None}
    return _plain(member, "person") | names


def _text(reading: Reading, deposit: Deposit) -> dict[str, Any]:
    """Return what is kept about a text that she added; with its words, if it is hers alone."""
    kept = reading.one(DepositText, id=deposit.id) if deposit.owner == deposit.person else None
    return _plain(deposit) | ({"words": kept.text} if kept else {})


def _plain(thing: Any, *without: str) -> dict[str, Any]:
    """Return the fields of a thing as JSON knows them."""
    return {
        each.name: _value(getattr(thing, each.name))
        for each in fields(thing)
        if each.name not in without
    }


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, coursework.WRITTEN):
        return plain(value)
    if isinstance(value, tuple):
        return [plain_edit(each) for each in value]
    return value
