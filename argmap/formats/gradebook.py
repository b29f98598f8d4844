"""Marks as tables for learning platforms, Canvas and Moodle, and in full for whoever keeps them.

The columns are those that the platforms' own grade imports know people by; the cells under them are
the ones that a platform's list brought along. Source: the guides to Canvas' Gradebook (“Import
grades”) and Moodle's grader report (“Import, CSV file”).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.formats.spreadsheets import table
from argmap.model.marks import Grid, number_in
from argmap.model.rosters import Columns

CANVAS = ("ID", "SIS User ID", "SIS Login ID", "Section")
CANVAS_POINTS = "    Points Possible"
"""How Canvas begins the row that is about no student, with its blanks."""
MOODLE = ("ID number", "Email address", "Username")


@dataclass(frozen=True, slots=True)
class Line:
    """One participant in a table of marks.

    Attributes:
        columns: what her learning platform says of her.
        ticks: for each row of the rubric the word that is ticked, and its points; or nothing twice.
        points: their sum; nothing while none is ticked.
        counts: what she contributed, by what it is called.
        submitted: when her work was handed in last, in ISO 8601; ``late`` by how much, in words.
    """

    name: str
    group: str = ""
    columns: Columns = Columns()
    ticks: tuple[tuple[str, str], ...] = ()
    points: str = ""
    mark: str = ""
    feedback: str = ""
    group_feedback: str = ""
    answer: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    remarks: int = 0
    submitted: str = ""
    late: str = ""


def canvas(title: str, possible: str, lines: Iterable[Line]) -> bytes:
    """Return marks as Canvas' Gradebook imports them.

    Args:
        title: the name of the assignment; Canvas makes a new one, if it has none of this name.
        possible: the most points that it gives; nothing if that is not known.
        lines: the participants. Marks with a decimal comma become numbers; what is no number stays.
    """
    kept = tuple(lines)
    heads = ("ID", *(("Root Account",) if _any(kept, "Root Account") else ()), *CANVAS[1:])
    blank = [""] * len(heads)
    rows = [
        [_cell(each, "Student") or each.name, *_under(heads, each), _number(each.mark)]
        for each in kept
    ]
    return table([["Student", *heads, title], [CANVAS_POINTS, *blank, possible], *rows])


def moodle(title: str, lines: Iterable[Line]) -> bytes:
    """Return marks as Moodle's grade import reads them: who it is, the mark, and the feedback.

    Of the columns that tell one participant from another there are those that the list had.
    """
    kept = tuple(lines)
    known = [head for head in MOODLE if _any(kept, head)] or ["ID number"]
    heads = ["First name", "Last name", *known]
    rows = [[*_names(each), *_under(known, each), _number(each.mark), _both(each)] for each in kept]
    return table([[*heads, title, f"Feedback: {title}"], *rows])


def full(grid: Grid, lines: Iterable[Line]) -> bytes:
    """Return everything that is known of each participant's work, one row each."""
    kept = tuple(lines)
    listed = list(dict.fromkeys(head for each in kept for head, _ in each.columns.cells))
    counted = list(dict.fromkeys(name for each in kept for name, _ in each.counts))
    rows = [head for row in grid.rows for head in (row.title, f"{row.title}: points")]
    heads = [
        "Name", "Group", *listed, *rows, "Points", "Points possible", "Mark", "Feedback",
        "Feedback to the group", "Answer", "Remarks", *(f"Count: {name}" for name in counted),
        "Submitted", "Late",
    ]  # fmt: skip
    return table([heads, *(_whole(each, listed, counted, grid) for each in kept)])


def _whole(each: Line, listed: Sequence[str], counted: Sequence[str], grid: Grid) -> list[str]:
    counts = dict(each.counts)
    return [
        each.name, each.group, *_under(listed, each),
        *(cell for pair in each.ticks for cell in pair),
        each.points, str(grid.most) if grid.rows else "", each.mark, each.feedback,
        each.group_feedback, each.answer, str(each.remarks),
        *(str(counts.get(name, 0)) for name in counted), each.submitted, each.late,
    ]  # fmt: skip


def _number(mark: str) -> str:
    return number_in(mark) or mark


def _both(each: Line) -> str:
    return "\n\n".join(said for said in (each.feedback, each.group_feedback) if said)


def _names(each: Line) -> tuple[str, str]:
    """Return first and last name, as the list had them, else as the last word tells."""
    last = _cell(each, "Last name") or _cell(each, "Surname")
    if last or _cell(each, "First name"):
        return _cell(each, "First name"), last
    first, _, last = each.name.rpartition(" ")
    return first, last


def _under(heads: Iterable[str], each: Line) -> list[str]:
    return [_cell(each, head) for head in heads]


def _cell(each: Line, head: str) -> str:
    """Return what the list of the platform has under a head, however it is written."""
    cells = each.columns.cells
    return next((cell for key, cell in cells if key.casefold() == head.casefold()), "")


def _any(lines: Iterable[Line], head: str) -> bool:
    return any(_cell(each, head) for each in lines)
