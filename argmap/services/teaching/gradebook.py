"""The marks of an assignment, all of them: as a table to look at, and as files to take along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta

from argmap.analysis.contributions import Counts
from argmap.formats import gradebook as files
from argmap.formats.gradebook import Line
from argmap.model.assignments import Submission
from argmap.model.errors import NotFoundError
from argmap.model.ids import MapId, PersonId
from argmap.model.marks import Feedback, Remark
from argmap.model.permissions import Running, Who
from argmap.model.rosters import Columns, Listed
from argmap.services.teaching.assigned import Assigned, assigned
from argmap.services.teaching.counting import NOTHING, counts_of
from argmap.services.teaching.marking import Sheet, sheets
from argmap.store import SOME, Store

FORMATS = ("canvas", "moodle", "full")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of an assignment.

    Attributes:
        remarks: how many remarks there are on the work of each.
        last: what was handed in last for each map.
    """

    assigned: Assigned
    sheets: tuple[Sheet, ...]
    remarks: Mapping[PersonId | None, int]
    last: Mapping[MapId, Submission]

    @property
    def silent(self) -> tuple[Sheet, ...]:
        """Those of whose work nothing is said yet: no word, no tick, no mark."""
        return tuple(each for each in self.sheets if each.is_blank)

    @property
    def partial(self) -> tuple[Sheet, ...]:
        """Those in whose rubric some rows are ticked and others not, and who have no mark so."""
        begun = (each for each in self.sheets if each.open and each.points is not None)
        return tuple(each for each in begun if not each.mark)

    def submission(self, sheet: Sheet) -> Submission | None:
        """Return what was handed in last for the map that a participant works on."""
        held = self.assigned.map_of(sheet.member)
        return self.last.get(held.map_id) if held else None


def marks(store: Store, who: Who, assignment_id: str) -> Marks:
    """Return the marks of an assignment.

    Raises:
        NotFoundError: there is no such assignment, or not for her.
        ForbiddenError: she is no instructor of its seminar.
    """
    found = assigned(store, who, assignment_id, Running.RUN)
    with store.reading() as reading:
        said = reading.counts(Remark, ("whose",), assignment=found.assignment.id)
        handed = reading.all(Submission, assignment=found.assignment.id)
    last = {each.map_id: each for each in sorted(handed, key=lambda each: each.number)}
    return Marks(found, sheets(store, found), {whose: n for (whose,), n in said.items()}, last)


def written(store: Store, who: Who, assignment_id: str, format_: str) -> bytes:
    """Return the marks of an assignment as a CSV file.

    Args:
        store: where it is.
        who: who asks.
        assignment_id: which assignment.
        format_: one of ``FORMATS``.

    Raises:
        NotFoundError: there is no such assignment or format, or not for her.
        ForbiddenError: she is no instructor of its seminar.
    """
    found = marks(store, who, assignment_id)
    task = found.assigned.assignment
    if format_ not in FORMATS:
        raise NotFoundError("way to write marks", format_, FORMATS)
    lines = _lines(store, found)
    if format_ == "full":
        return files.full(task.grid, lines)
    if format_ == "moodle":
        return files.moodle(task.title, lines)
    possible = task.out_of or task.grid.most
    return files.canvas(task.title, str(possible) if possible else "", lines)


def _lines(store: Store, found: Marks) -> tuple[Line, ...]:
    with store.reading() as reading:
        having = {"seminar": found.assigned.seminar.id, "person": SOME}
        listed = {each.person: each.columns for each in reading.all(Listed, **having)}
    counts = counts_of(store, found.assigned.assignment)
    return tuple(_line(found, each, listed, counts) for each in found.sheets)


def _line(
    found: Marks,
    sheet: Sheet,
    listed: Mapping[PersonId | None, Columns],
    counts: Mapping[PersonId, Counts],
) -> Line:
    counted, person = counts.get(sheet.person.id, NOTHING), sheet.person
    handed = found.submission(sheet)
    return Line(
        person.name,
        sheet.group.name if sheet.group else "",
        listed.get(person.id, Columns()),
        _ticks(sheet),
        "" if sheet.points is None else str(sheet.points),
        sheet.mark,
        _text(sheet.own),
        _text(sheet.shared),
        "\n\n".join(each.answer for each in (sheet.own, sheet.shared) if each and each.answer),
        tuple((each.name, getattr(counted, each.name)) for each in fields(counted)),
        found.remarks.get(person.id, 0),
        handed.made.isoformat() if handed else "",
        late_by(handed) if handed else "",
    )


def _ticks(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    levels = ((row, sheet.ticks.level(row)) for row in sheet.grid.rows)
    return tuple(
        ("", "") if at is None else (row.levels[at].word, str(row.levels[at].points))
        for row, at in levels
    )


def _text(said: Feedback | None) -> str:
    return said.text if said else ""


def late_by(handed: Submission) -> str:
    """Return by how much a submission was late, in words; nothing if it was in time."""
    if not handed.is_late or handed.due is None:
        return ""
    late = handed.made - handed.due
    hours, minutes = divmod(max(1, int(late / timedelta(minutes=1))), 60)
    if hours >= 48:
        return f"{hours // 24} days"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
