"""The form in which an instructor draws up the rubric of an assignment, row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from argmap.model.assignments import Assignment
from argmap.model.errors import InvalidError
from argmap.model.ids import fresh_id
from argmap.model.marks import MOST_LEVELS, MOST_ROWS, Criterion, Grid, Level
from argmap.services.teaching.rubrics import Drawn, seen_as
from argmap.services.teaching.starter_rubrics import WORDS
from argmap.web.pages.editing import number

SAVE = "save"


@dataclass(frozen=True, slots=True)
class LevelForm:
    """A level as it was typed.

    Attributes:
        was: its number in the rubric that is kept; nothing if it is new.
    """

    word: str = ""
    line: str = ""
    points: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row as it was typed; its id stays."""

    id: str
    title: str
    levels: tuple[LevelForm, ...]


@dataclass(frozen=True, slots=True)
class RubricForm:
    """A rubric as it was typed.

    Attributes:
        seen: what told the rubric that she changed from any other.
    """

    title: str
    rows: tuple[RowForm, ...]
    out_of: str
    joint: bool
    seen: str

    @property
    def is_full(self) -> bool:
        """Whether it has as many rows as it can have."""
        return len(self.rows) >= MOST_ROWS


def form_of(assignment: Assignment) -> RubricForm:
    """Return the form with the rubric that an assignment has."""
    grid, out_of = assignment.grid, assignment.out_of
    given = "" if out_of is None else str(out_of)
    return RubricForm(grid.title, _rows(grid), given, assignment.joint, seen_as(assignment))


def form_from(sent: MultiDict[str, str]) -> RubricForm:
    """Return the form as it was sent."""
    rows = []
    for row in list(dict.fromkeys(sent.getlist("row")))[: MOST_ROWS + 1]:
        cells = (sent.getlist(f"{name}.{row}") for name in ("word", "line", "points", "was"))
        levels = tuple(LevelForm(*each) for each in zip(*cells, strict=False))
        rows.append(RowForm(row, sent.get(f"title.{row}", ""), levels[:MOST_LEVELS]))
    given = sent.get("title", ""), tuple(rows), sent.get("out_of", ""), "joint" in sent
    return RubricForm(*given, sent.get("seen", ""))


def taken(form: RubricForm, grid: Grid) -> RubricForm:
    """Return the form with the rows of another rubric."""
    return replace(form, title=grid.title, rows=_rows(grid, known=_numbers(form)))


def done(form: RubricForm, what: str) -> RubricForm:
    """Return the form after one of its buttons: ``add``, ``up r1``, ``remove r1``, ``less r1 2``.

    Raises:
        InvalidError: there is no such button.
    """
    word, *about = what.split(" ")
    act = ACTS.get(word)
    at = next((n for n, row in enumerate(form.rows) if about and row.id == about[0]), None)
    if word == "add":
        return replace(form, rows=(*form.rows, _new_row())[:MOST_ROWS])
    if act is None or at is None:
        raise InvalidError("There is no such button here: use one of those on the page.")
    return replace(form, rows=act(form.rows, at, about[1] if len(about) > 1 else ""))


def reopened(form: RubricForm, now: RubricForm) -> RubricForm:
    """Return what was typed as a change of the rubric as it is now, which was changed meanwhile."""
    return replace(form, seen=now.seen)


def drawn_from(form: RubricForm) -> Drawn:
    """Return the rubric that a form describes.

    Raises:
        InvalidError: something in it cannot be kept; the sentence says what and where.
    """
    grid = Grid(form.title, tuple(_criterion(n, row) for n, row in enumerate(form.rows, 1)))
    out_of = number(form.out_of, "The scale")
    levels = {row.id: tuple(_was(each) for each in row.levels) for row in form.rows}
    return Drawn(grid, out_of, form.joint, form.seen, levels)


def _criterion(at: int, row: RowForm) -> Criterion:
    try:
        return Criterion(row.id, row.title, tuple(_level(each) for each in row.levels))
    except InvalidError as error:
        name = f"“{row.title.strip()}”" if row.title.strip() else f"number {at}"
        raise InvalidError(f"Row {name}: {error}") from None


def _level(form: LevelForm) -> Level:
    points = number(form.points, f"The points of “{form.word.strip()}”")
    return Level(form.word, form.line, points or 0)


def _was(form: LevelForm) -> int | None:
    return int(form.was) if form.was.isascii() and form.was.isdigit() else None


def _rows(grid: Grid, known: dict[str, int] | None = None) -> tuple[RowForm, ...]:
    """Return the rows of a rubric as they are typed; levels of other rubrics are those in place."""
    return tuple(
        RowForm(
            row.id,
            row.title,
            tuple(
                LevelForm(each.word, each.line, str(each.points), _old(n, row.id, known))
                for n, each in enumerate(row.levels)
            ),
        )
        for row in grid.rows
    )


def _old(level: int, row: str, known: dict[str, int] | None) -> str:
    return str(level) if known is None or level < known.get(row, 0) else ""


def _numbers(form: RubricForm) -> dict[str, int]:
    return {row.id: len(row.levels) for row in form.rows}


def _new_row() -> RowForm:
    levels = tuple(LevelForm(word, "", str(n)) for n, word in enumerate(WORDS))
    return RowForm(fresh_id(), "New row", levels)


Rows = tuple[RowForm, ...]


def _up(rows: Rows, at: int, _: str) -> Rows:
    return rows if at == 0 else (*rows[: at - 1], rows[at], rows[at - 1], *rows[at + 1 :])


def _down(rows: Rows, at: int, _: str) -> Rows:
    return _up(rows, at + 1, "") if at + 1 < len(rows) else rows


def _remove(rows: Rows, at: int, _: str) -> Rows:
    return (*rows[:at], *rows[at + 1 :])


def _more(rows: Rows, at: int, _: str) -> Rows:
    last = rows[at].levels[-1].points if rows[at].levels else "0"
    points = str(int(last) + 1) if last.isascii() and last.isdigit() else ""
    levels = (*rows[at].levels, LevelForm("more", "", points))[:MOST_LEVELS]
    return (*rows[:at], replace(rows[at], levels=levels), *rows[at + 1 :])


def _less(rows: Rows, at: int, which: str) -> Rows:
    levels = tuple(each for n, each in enumerate(rows[at].levels) if str(n) != which)
    return (*rows[:at], replace(rows[at], levels=levels), *rows[at + 1 :])


ACTS: dict[str, Callable[[Rows, int, str], Rows]] = {
    "up": _up,
    "down": _down,
    "remove": _remove,
    "more": _more,
    "less": _less,
}
