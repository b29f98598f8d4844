"""Notes of instructors: some words that a participant finds when she comes next."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.assignments import Note
from argmap.model.errors import InvalidError, NotFoundError
from argmap.model.ids import NoteId, PersonId, SeminarId, fresh_id
from argmap.model.permissions import Running, Who
from argmap.model.seminars import Member, Person, Role
from argmap.services.people.signing import signature
from argmap.services.suggesting import person_of
from argmap.services.teaching.assigned import assigned, moment
from argmap.services.teaching.work import students
from argmap.store import Store

IDLE = "idle"
"""Stands for all who have joined and not started."""
SHOWN = 12


def write(store: Store, who: Who, assignment_id: str, whom: str, text: str) -> tuple[Person, ...]:
    """Write a note to one participant, or to all who have not started; return to whom.

    Args:
        store: where it is kept.
        who: an instructor of the seminar.
        assignment_id: which assignment.
        whom: the id of a participant, or ``IDLE``.
        text: what it says.

    Raises:
        NotFoundError: there is no such assignment, or no such participant.
        ForbiddenError: she is no instructor of the seminar.
        InvalidError: it says nothing or too much, or nobody is left who has not started.
    """
    found = students(store, who, assignment_id)
    named = {each.person.id: each for each in found.students if each.person}
    if whom == IDLE:
        chosen = [each for each in named.values() if not each.started]
    elif PersonId(whom) in named:
        chosen = [named[PersonId(whom)]]
    else:
        raise NotFoundError("student", whom)
    people = tuple(each.person for each in chosen if each.person)
    if not people:
        raise InvalidError("Everybody who has joined has started: choose one of them by name.")
    seminar, author, now = found.assigned.seminar.id, person_of(who), moment(who)
    with store.writing() as writing:
        name = signature(writing, author)
        first = Note(NoteId(fresh_id()), seminar, people[0].id, text, author.id, name, now)
        others = (replace(first, id=NoteId(fresh_id()), whose=each.id) for each in people[1:])
        writing.add(first, *others)
    return people


def written(store: Store, who: Who, assignment_id: str) -> tuple[tuple[Note, str], ...]:
    """Return the last notes of a seminar, the newest first, each with the name of who finds it.

    Raises:
        NotFoundError, ForbiddenError: she is no instructor of the seminar.
    """
    seminar = assigned(store, who, assignment_id, Running.RUN).seminar.id
    with store.reading() as reading:
        notes = reading.newest(Note, SHOWN, seminar=seminar)
        people = reading.all(Person, id=[each.whose for each in notes])
    names = {each.id: each.name for each in people}
    return tuple((each, names[each.whose]) for each in notes)


def waiting(store: Store, who: Who, seminar_id: SeminarId | None) -> tuple[Note, ...]:
    """Return the notes of a seminar that somebody has not put aside, the oldest first.

    An instructor has none, and neither has who is not in the seminar; they cost nothing.
    """
    role = who.role(seminar_id)
    if who.person is None or role in (None, Role.INSTRUCTOR):
        return ()
    with store.reading() as reading:
        found = reading.all(Note, seminar=seminar_id, whose=who.person.id)
    return tuple(each for each in found if each.read is None)


def put_aside(store: Store, who: Who, note_id: str) -> None:
    """Put a note aside; one that was put aside stays so.

    Raises:
        NotFoundError: there is no such note for her.
    """
    person = person_of(who)
    with store.writing() as writing:
        found = writing.one(Note, id=note_id, whose=person.id)
        if found is None or writing.one(Member, seminar=found.seminar, person=person.id) is None:
            raise NotFoundError("note", note_id)
        if found.read is None:
            writing.change(Note, {"id": note_id}, read=moment(who))
