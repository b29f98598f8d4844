"""Rubrics: those to begin with, those to copy, and the change of an assignment's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from argmap.model.assignments import Assignment
from argmap.model.errors import ClashError, NotFoundError
from argmap.model.marks import Feedback, Grid, Ticks
from argmap.model.permissions import Running, Who, may_run
from argmap.services.people.groups import hold
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.services.teaching.starter_rubrics import STARTERS
from argmap.store import Store, Writing

OF = "of-"


class RubricClashError(ClashError):
    """The rubric has been changed meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody has changed this rubric since you opened it. What you typed is still here:"
            " save again, and it stands instead of the rubric below."
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A rubric as an instructor has drawn it up.

    Attributes:
        out_of: the scale to which its points are brought; the points themselves, if none.
        joint: whether it is filled in for groups.
        seen: what ``seen_as`` said of the rubric that she changed.
        levels: by the id of a row, for each of its levels the number that it had before; none for
            a new one. Levels of a row that is not named have the numbers that they had.
    """

    grid: Grid
    out_of: int | None = None
    joint: bool = False
    seen: str = ""
    levels: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)


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


def change(store: Store, who: Who, assignment_id: str, drawn: Drawn) -> None:
    """Give an assignment another rubric; what is ticked in rows and levels that stay, stays.

    Raises:
        NotFoundError: there is no such assignment, or not for her.
        ForbiddenError: she is no instructor of its seminar.
        InvalidError: the scale is none.
        RubricClashError: somebody has changed the rubric since she saw it.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, found.seminar.id)
        now = writing.one(Assignment, id=found.assignment.id) or found.assignment
        told = replace(now, grid=drawn.grid, out_of=drawn.out_of, joint=drawn.joint)
        if told == now:
            return
        if drawn.seen != seen_as(now):
            raise RubricClashError
        kept = {"grid": told.grid, "out_of": told.out_of, "joint": told.joint}
        writing.change(Assignment, {"id": told.id}, **kept)
        _carry_ticks(writing, told, drawn.levels)


def seen_as(assignment: Assignment) -> str:
    """Return what tells the rubric of an assignment, as it is, from any other."""
    told = assignment.grid, assignment.out_of, assignment.joint
    return sha256(repr(told).encode(errors="replace")).hexdigest()[:16]


def lost(store: Store, found: Assigned, drawn: Drawn) -> Mapping[str, int]:
    """Return in how many rubrics rows are ticked that another rubric would not have, by titles.

    A row also counts if it would stay, but without the level that is ticked.
    """
    with store.reading() as reading:
        kept = reading.all(Feedback, assignment=found.assignment.id)
    now = {row.id: row for row in found.assignment.grid.rows}
    then = {row.id for row in drawn.grid.rows}
    gone = Counter[str]()
    for row, level in (pair for each in kept for pair in each.ticks.levels if pair[0] in now):
        if row not in then or level not in drawn.levels.get(row, (level,)):
            gone[now[row].title] += 1
    return gone


def _carry_ticks(
    writing: Writing, task: Assignment, levels: Mapping[str, tuple[int | None, ...]]
) -> None:
    """Let ticks follow the levels that have other numbers now; those of levels that went, go."""
    for kept in writing.all(Feedback, assignment=task.id):
        moved = []
        for row, level in kept.ticks.levels:
            if row not in levels:
                moved.append((row, level))
            elif level in levels[row]:
                moved.append((row, levels[row].index(level)))
        now = Ticks(tuple(moved))
        if now != kept.ticks:
            having = {"assignment": task.id, "whom": kept.whom}
            writing.change(Feedback, having, ticks=now, version=kept.version + 1)


def _named(assignment: Assignment) -> Grid:
    """Return the rubric of an assignment, called so that it can be told from others."""
    name = assignment.grid.title or "The rubric"
    return replace(assignment.grid, title=f"{name}, as in “{assignment.title[:120]}”"[:300])
