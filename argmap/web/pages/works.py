"""The pages on which an instructor sees who did what, and a student what she did herself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flask import request
from markupsafe import Markup

from argmap.analysis.contributions import Contribution, Counts, Fate
from argmap.analysis.deeds import Sort
from argmap.model import zones
from argmap.model.ids import ClaimId, MapId
from argmap.model.seminars import Holding
from argmap.model.talk import Comment
from argmap.render.smallmap import Number, SmallMap, small_map
from argmap.services.teaching.work import Class, Part, Student, Work, students, work_of
from argmap.web import context
from argmap.web.pages.contributed import Row, rows_of
from argmap.web.pages.debate import Link
from argmap.web.pages.edits import edited, edits, short
from argmap.web.pages.marks import remarks_of, rubric_of

SHOWS = {
    "": "All", Part.BEFORE.value: "Before the reveal", Part.AFTER.value: "After it",
    Part.LATE.value: "Late", "quotes": "Quote check",
}  # fmt: skip
TITLES = {
    Part.BEFORE: "Before the reveal", Part.AFTER: "After the reveal", Part.LATE: "After it was due",
}  # fmt: skip
COUNTED = (
    ("claims", "claim", "claims"), ("relations", "relation", "relations"),
    ("passages", "passage", "passages"), ("wordings", "rewording", "rewordings"),
    ("answers", "objection answered", "objections answered"),
    ("replies", "reply to others", "replies to others"), ("reviews", "review", "reviews"),
)  # fmt: skip


def in_words(counts: Counts, without: tuple[str, ...] = ()) -> str:
    """Return counts as words, what there is none of left out: 3 claims, 1 passage."""
    told = (
        (getattr(counts, name), one, many) for name, one, many in COUNTED if name not in without
    )
    return ", ".join(
        f"{count:,} {one if count == 1 else many}" for count, one, many in told if count
    )


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list of all who work on an assignment."""

    found: Class
    base: str

    def told(self, student: Student) -> str:
        """Return what somebody did, in words."""
        if student.person is None:
            return "has not joined"
        return in_words(student.counts) or ("only took back" if student.started else "not started")


def list_page(assignment: str) -> ListPage:
    """Return the list of an assignment's students, in the order of the roster."""
    found = students(context.store(), context.who(), assignment)
    return ListPage(found, f"{request.script_root}/assignments/{found.assigned.assignment.id}")


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one part of the time."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class StudentPage:
    """One person's work on one page.

    Attributes:
        base: the address of the page.
        rows: all of its rows, and ``sections`` those that the address asks for.
        drawn: the small map with numbers, and ``map`` whose it is; none if there is no map.
        others: the other maps that tell of her work.
        edits: when she edited, as a picture and in words.
        back: what she took back, or others did.
        rubric: what marks put beside the work; nothing for most.
    """

    work: Work
    base: str
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    filters: tuple[tuple[Link, int], ...]
    drawn: Markup
    hidden: int
    map: Holding | None
    others: tuple[Link, ...]
    edits: Markup
    edited: str
    also: str
    back: tuple[Contribution, ...]
    rubric: object = None

    @property
    def runs(self) -> bool:
        """Whether an instructor looks."""
        return self.work.runs

    @property
    def zone(self) -> str:
        """The time zone of the seminar, by its IANA name."""
        return self.work.assigned.seminar.zone

    def day(self, at: datetime) -> Markup:
        """Return a day for readers, with the time in the seminar's zone beside it."""
        shown = zones.wall(at, self.zone)
        words, full = short(at, self.zone), zones.said(at, self.zone)
        made = '<time datetime="{}" title="{}">{}</time>'
        return Markup(made).format(f"{shown:%Y-%m-%d}", full, words)  # noqa: S704 (escapes)

    def late_by(self, at: datetime) -> str:
        """Return by how much something came too late, in words; nothing if it did not."""
        due = self.work.dates.due
        if due is None or at <= due:
            return ""
        return f"{zones.in_words(int((at - due).total_seconds() // 60))} late"

    def said(self, at: datetime) -> str:
        """Return a time in the seminar's zone, in words."""
        return zones.said(at, self.zone)

    def at_row(self, number: int) -> str:
        """Return where a row is told of: here, or where all are, if it is not among those shown."""
        here = any(row.number == number for each in self.sections for row in each.rows)
        return f"#w{number}" if here else f"{self.base}#w{number}"

    def words_of(self, made: Contribution) -> str:
        """Return what was taken back, in words."""
        if made.deed.sort is Sort.WORDING:
            return made.deed.new
        claims = (
            self.work.maps[made.deed.map_id][1].claims if made.deed.map_id in self.work.maps else {}
        )
        claim = claims.get(ClaimId(made.deed.thing))
        return claim.text if claim else ""

    def given(self) -> tuple[Comment, ...]:
        """Return what she said about what is not hers."""
        own = {each.id for each in self.work.received}
        return tuple(each for each in self.work.given if each.id not in own)


def student_page(assignment: str, person: str, asked: Mapping[str, str]) -> StudentPage:
    """Return the page of one person's work as its address asks for it.

    Raises:
        NotFoundError, ForbiddenError: as ``work_of`` says.
    """
    work = work_of(context.store(), context.who(), assignment, person)
    base = f"{request.script_root}/assignments/{work.assigned.assignment.id}"
    base = f"{base}/students/{work.person.id}"
    rows, show = rows_of(work), asked.get("show", "")
    show = show if show in SHOWS else ""
    chosen = tuple(row for row in rows if _is_in(row, show))
    held = _map(work, asked.get("map", ""))
    drawn = _drawn(work, rows, chosen, held, base)
    page = StudentPage(
        work,
        base,
        rows,
        _sections(work, chosen),
        _filters(rows, show, base),
        Markup(drawn.svg),  # noqa: S704 (our own renderer's)
        drawn.hidden,
        held,
        _others(work, held, base),
        edits(work),
        edited(work),
        in_words(work.counts, tuple(each.name for each in work.asked)),
        tuple(each for each in work.made if each.fate is Fate.BACK and not each.deed.taken),
    )
    return _beside(page)  # fmt: skip


def _beside(page: StudentPage) -> StudentPage:
    """Return the page with the rubric, and with the remarks in its rows."""
    remarks = remarks_of(page.work)
    sections = tuple(
        Section(each.title, tuple(_remarked(row, remarks) for row in each.rows))
        for each in page.sections
    )
    return replace(page, rubric=rubric_of(page.work), sections=sections)


def _remarked(row: Row, remarks: Mapping[tuple[str, str], object]) -> Row:
    return replace(row, remarks=remarks.get((row.map_id, row.target)))


def _is_in(row: Row, show: str) -> bool:
    if show == Part.LATE.value:
        return row.late
    return not show or (row.odd if show == "quotes" else row.part.value == show)


def _sections(work: Work, rows: tuple[Row, ...]) -> tuple[Section, ...]:
    """Return the rows by the part of the time; under no title, if nothing divides it."""
    if work.dates.reveal is None and not any(row.part is Part.LATE for row in rows):
        return (Section("", rows),) if rows else ()
    titles = TITLES if work.dates.reveal else {**TITLES, Part.BEFORE: "In time"}
    parts = ((part, tuple(row for row in rows if row.part is part)) for part in Part)
    return tuple(Section(titles[part], found) for part, found in parts if found)


def _filters(rows: tuple[Row, ...], show: str, base: str) -> tuple[tuple[Link, int], ...]:
    """Return the filters that leave something, and the one in use."""
    found = []
    for name, label in SHOWS.items():
        count = sum(_is_in(row, name) for row in rows)
        divides = name != Part.BEFORE.value or any(row.part is Part.AFTER for row in rows)
        if not name or name == show or (count and divides):
            href = f"{base}?show={name}#contributions" if name else f"{base}#contributions"
            found.append((Link(label, href, name == show, name), count))
    return tuple(found)


def _map(work: Work, wanted: str) -> Holding | None:
    """Return the map that is shown: the one that is asked for, or the first with work of hers."""
    if wanted in work.maps:
        return work.maps[MapId(wanted)][0]
    touched = {each for made in work.made for each in (*made.maps, made.deed.map_id)}
    ordered = sorted(work.maps, key=lambda each: each not in touched)
    return work.maps[ordered[0]][0] if ordered else None


def _others(work: Work, shown: Holding | None, base: str) -> tuple[Link, ...]:
    if shown is None or len(work.maps) < 2:
        return ()
    return tuple(
        Link(held.name or "The map", f"{base}?map={key}", key == shown.map_id)
        for key, (held, _) in work.maps.items()
    )


def _drawn(
    work: Work, rows: tuple[Row, ...], chosen: tuple[Row, ...], held: Holding | None, base: str
) -> SmallMap:
    """Return the small map with the numbers of the rows on its claims."""
    if held is None:
        return SmallMap("", 0)
    whole = work.maps[held.map_id][1]
    here = {row.number for row in chosen}
    numbers: dict[ClaimId, Number] = {}
    for row in sorted(rows, key=lambda row: row.sort is not Sort.CLAIM):
        if row.claim.id in whole.drawn and row.claim.id not in numbers:
            sort = "adopted" if row.adopted is not None else "mine"
            sort = sort if row.sort is Sort.CLAIM else "touched"
            href = f"#w{row.number}" if row.number in here else f"{base}#w{row.number}"
            label = f"Contribution {row.number}"
            numbers[row.claim.id] = Number(row.number, href, label, sort)
    label = f"The map {held.name}; what {work.person.name} contributed is numbered"
    return small_map(whole, numbers, label)
