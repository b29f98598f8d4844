"""Signatures: every place where a person's name stands, written anew at once."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.assignments import Assignment, Note, Submission
from argmap.model.ids import MapId, Slug
from argmap.model.marks import Feedback, Remark
from argmap.model.seminars import NAME_LENGTH, Holding, Member, Person
from argmap.model.talk import Comment, Dismissal, Endorsement, Snapshot, Suggestion
from argmap.model.texts import Corrected, Deposit
from argmap.store import SOME, Writing

ACCEPTED, ADOPTED = "Suggested; accepted by", "Adopted from"
"""How notes begin in which Argmap names people."""
OnMap = Comment | Suggestion | Snapshot | Dismissal | Endorsement
SIGNED = (
    (Comment, "name"), (Suggestion, "name"), (Snapshot, "signed"), (Dismissal, "name"),
    (Deposit, "name"), (Corrected, "name"), (Assignment, "name"), (Submission, "name"),
    (Feedback, "name"), (Remark, "name"), (Note, "name"),
)  # fmt: skip
DECIDED = ((Comment, "resolved_by"), (Suggestion, "decided_by"))
"""Where a name stands without the person: there it is found by the name, on her maps alone."""


def rename_in(writing: Writing, person: Person, name: str) -> None:
    """Put another name wherever a person has signed, in a transaction that is open already."""
    writing.change(Person, {"id": person.id}, name=name)
    maps = maps_of(writing, person)
    writing.sign_anew(person.id, name)
    for kind, field in SIGNED:
        writing.change(kind, {"person": person.id}, **{field: name})
    for kind, field in DECIDED:
        having = {"map_id": maps, field: person.name}
        writing.change(kind, having, **{field: name})
    _rename_in_notes(writing, maps, person.name, name)
    _rename_maps(writing, maps, person.name, name)
    assigned = {"owner": person.id, "assignment": SOME, "name": person.name}
    writing.change(Holding, assigned, name=name)
    for each in maps:
        writing.stir(each)
    for shelf in _shelves_of(writing, person):
        writing.count_library(shelf)


def _shelves_of(writing: Writing, person: Person) -> set[Slug]:
    """Return the libraries in whose texts a correction of hers is shown."""
    texts = {each.deposit for each in writing.all(Corrected, person=person.id)}
    return {each.shelf for each in writing.all(Deposit, id=texts)} if texts else set()


def _rename_in_notes(writing: Writing, maps: list[MapId], old: str, new: str) -> None:
    """Put another name into notes that Argmap wrote: on what was accepted, and on what was adopted.

    What was adopted from a map of hers can be on any map of the same debate.
    """
    for end in (".", ".)"):
        writing.note_anew(maps, "", f"{ACCEPTED} {old}{end}", f"{ACCEPTED} {new}{end}")
    near = writing.siblings(maps)
    for before in ("where ", ", "):
        for after in (", ", " and ", " wrote it"):
            said = f"{before}{old}{after}", f"{before}{new}{after}"
            writing.note_anew(near, ADOPTED, *said)


def _rename_maps(writing: Writing, maps: list[MapId], old: str, new: str) -> None:
    """Call her maps anew that were given no name, and say so where they were copied or used."""
    near = writing.siblings(maps)
    for usual in (copy_by, brought_by):
        was, now = usual(old), usual(new)
        for each in maps:
            writing.change(Holding, {"map_id": each, "name": was}, name=now)
        for begin in ("Copied from", ADOPTED):
            writing.note_anew(near, begin, f"“{was}”", f"“{now}”")


def copy_by(name: str) -> str:
    """Return what a copy is called that was given no name."""
    return f"Copy by {name}"[:NAME_LENGTH].rstrip()


def brought_by(name: str) -> str:
    """Return what a map from a file is called that has no name."""
    return f"Brought by {name}"[:NAME_LENGTH].rstrip()


def signature(writing: Writing, person: Person) -> str:
    """Return the name under what a person does now: she may just have taken another, or gone."""
    return writing.name_of(person.id) or person.name


def maps_of(writing: Writing, person: Person) -> list[MapId]:
    """Return the maps on which a name of hers can stand."""
    seminars = [each.seminar for each in writing.all(Member, person=person.id)]
    found = {each.map_id for each in writing.all(Holding, seminar=seminars)}
    found |= {each.map_id for each in writing.all(Holding, owner=person.id)}
    found |= {each.map_id for each in writing.revisions_by(person.id)}
    for kind in (Comment, Suggestion, Snapshot, Dismissal, Endorsement):
        signed: Iterable[OnMap] = writing.all(kind, person=person.id)
        found |= {each.map_id for each in signed}
    return sorted(found)
