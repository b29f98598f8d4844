"""What assignments and lists keep about a person: to be handed to her, or forgotten with her."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from argmap.model.assignments import (
    Assignment,
    Extension,
    Note,
    Part,
    Reading,
    Review,
    Submission,
    Wanted,
)
from argmap.model.ids import PersonId
from argmap.model.marks import Feedback, Grid, Remark, Ticks
from argmap.model.rosters import Columns, Listed
from argmap.model.seminars import Member
from argmap.store import SOME, Writing
from argmap.store import Reading as Rows

WRITTEN = (Reading, Wanted, Grid, Ticks, Columns)
"""The kinds of fields that are things of their own."""


def of(rows: Rows, person: PersonId) -> Mapping[str, Iterable[object]]:
    """Return what is kept about her, by kind.

    Feedback and marks are told when they are released to her, no sooner; what she wrote about
    others as an instructor is hers to have.
    """
    released = [each.id for each in rows.all(Assignment, released=SOME)]
    groups = [each.group for each in rows.all(Member, person=person) if each.group]
    return {
        "lists": rows.all(Listed, person=person),
        "assignments": rows.all(Assignment, person=person),
        "submissions": rows.all(Submission, person=person),
        "parts": rows.all(Part, person=person),
        "reviews": rows.all(Review, reviewer=person),
        "reviewed_by_others": [
            replace(each, reviewer=PersonId(""))
            for each in rows.all(Review, whose=person)
            if each.done is not None
        ],
        "notes": rows.all(Note, whose=person),
        "notes_written": rows.all(Note, person=person),
        "extensions": rows.all(Extension, whom=person),
        "feedback": rows.all(Feedback, whom=[person, *groups], assignment=released),
        "feedback_written": rows.all(Feedback, person=person),
        "remarks": rows.all(Remark, whose=person, assignment=released),
        "remarks_written": rows.all(Remark, person=person),
    }


def forget(writing: Writing, person: PersonId) -> None:
    """Drop what is about her alone; feedback stays with the seminar, under no name."""
    for kind in (Listed, Part):
        writing.drop(kind, person=person)
    writing.drop(Note, whose=person)
    writing.drop(Extension, whom=person)
    for each in writing.all(Review, reviewer=person):
        if each.done is None:
            writing.drop(Review, assignment=each.assignment, reviewer=person, whose=each.whose)
