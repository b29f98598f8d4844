"""Rubrics: those to begin with, those to copy, and the change of an assignment's own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from argmap.model.assignments import Assignment
from argmap.model.errors import NotFoundError
from argmap.model.marks import Feedback, Grid
from argmap.model.permissions import Running, Who, may_run
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.services.teaching.starter_rubrics import STARTERS
from argmap.store import Reading, Store

OF = "of-"


def offered(store: Store, who: Who) -> tuple[tuple[str, Grid], ...]:
    """Return the rubrics that somebody may take for an assignment, with a key for each.

    First come the starters, the usual one first; then those of the assignments that she runs, the
    newest first, each of them once.
    """
    runs = [each.seminar for each in who.members if may_run(who, Running.RUN, each.seminar)]
    with store.reading() as reading:
        hers = reading.all(Assignment, seminar=runs)
    found = {grid.rows: (key, grid) for key, grid in STARTERS.items()}
    for each in reversed(hers):
        if each.grid.rows:
            found.setdefault(each.grid.rows, (OF + each.id, _named(each)))
    return tuple(found.values())


def chosen(store: Store, who: Who, key: str) -> Grid:
    """Return the rubric of a key; none at all without one.

    Raises:
        NotFoundError: there is no such rubric, or not for her.
    """
    if not key:
        return Grid()
    found = dict(offered(store, who)).get(key)
    if found is None:
        raise NotFoundError("rubric", key)
    return found


def change(
    store: Store, who: Who, assignment_id: str, grid: Grid, *, out_of: int | None, joint: bool
) -> None:
    """Give an assignment another rubric; what is ticked in rows that stay, stays.

    Args:
        store: where the assignment is.
        who: who does it.
        assignment_id: which assignment.
        grid: the rubric, as it is from now on.
        out_of: the scale to which its points are brought; the points themselves, if none.
        joint: whether it is filled in for groups.

    Raises:
        NotFoundError: there is no such assignment, or not for her.
        ForbiddenError: she is no instructor of its seminar.
        InvalidError: the scale is none.
    """
    found = assigned(store, who, assignment_id, Running.RUN).assignment
    told = replace(found, grid=grid, out_of=out_of, joint=joint)
    with store.writing() as writing:
        kept = {"grid": told.grid, "out_of": told.out_of, "joint": told.joint}
        writing.change(Assignment, {"id": told.id}, **kept)


def ticked(store: Store, found: Assigned) -> Counter[str]:
    """Return in how many rubrics each row has a tick, by the id of the row."""
    with store.reading() as reading:
        return _ticked(reading, found.assignment)


def _ticked(reading: Reading, assignment: Assignment) -> Counter[str]:
    kept = reading.all(Feedback, assignment=assignment.id)
    return Counter(row for each in kept for row, _ in each.ticks.levels)


def _named(assignment: Assignment) -> Grid:
    """Return the rubric of an assignment, called so that it can be told from others."""
    name = assignment.grid.title or "The rubric"
    return replace(assignment.grid, title=f"{name}, as in “{assignment.title[:120]}”"[:300])
