"""Feedback as instructors fill it in: the rubric beside somebody's work, and remarks in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from argmap.analysis.wording import Piece
from argmap.model import zones
from argmap.model.errors import NotFoundError
from argmap.model.marks import Criterion, Feedback, scaled
from argmap.model.seminars import Role
from argmap.services.teaching import releasing, remarking
from argmap.services.teaching.assigned import Assigned
from argmap.services.teaching.marking import Draft, FeedbackClashError, Sheet, sheets
from argmap.services.teaching.remarking import Noted
from argmap.services.teaching.work import Work
from argmap.web import context
from argmap.web.pages.remarks import Remarked, beside, elsewhere

OWN, GROUP = "own", "group"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the rubric, with what is ticked in it.

    Attributes:
        chosen: the number of the level that is ticked, or none.
    """

    criterion: Criterion
    chosen: int | None

    @property
    def points(self) -> str:
        """The points that it gives so far, of all that it can give: ``2 / 3``."""
        given = "–" if self.chosen is None else self.criterion.levels[self.chosen].points
        return f"{given} / {self.criterion.most}"


@dataclass(frozen=True, slots=True)
class Form:
    """A form for feedback on one participant's work, or on that of her group.

    Attributes:
        to: ``own`` or ``group``.
        rows: those of the rubric; none if it is filled in by the other form.
        version: the one that was seen.
        told: who changed it last and when, in words; nothing if nobody did.
        wrong: what is wrong with what was typed.
        rival: what another instructor has written meanwhile.
    """

    to: str
    key: str
    rows: tuple[Row, ...]
    text: str
    mark: str
    version: int
    told: str = ""
    answer: str = ""
    wrong: str = ""
    rival: Rival | None = None


@dataclass(frozen=True, slots=True)
class Rival:
    """What another instructor has written, as it stands beside one's own.

    Attributes:
        rows: titles of rows with the word that is ticked there.
    """

    name: str
    text: str
    mark: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The rubric and the feedback beside somebody's work.

    Attributes:
        main: the form with the rubric; ``other`` the one for the group, or for her alone.
        done: of how many participants something is said, of ``total``.
        at: the revision of each map that is shown.
        elsewhere: remarks that stand beside none of her contributions.
    """

    sheet: Sheet
    main: Form
    other: Form | None
    done: int
    total: int
    can_take_back: bool
    released: str
    at: Mapping[str, int]
    elsewhere: tuple[tuple[Noted, tuple[Piece, ...]], ...] = ()

    @property
    def sum(self) -> str:
        """The points so far, of all: ``8 of 12``."""
        return sum_of(self.sheet)

    @property
    def scaled(self) -> str:
        """What the points come to on the scale of the assignment; nothing without one."""
        return scaled_of(self.sheet)


def rubric_of(work: Work) -> Panel | None:
    """Return what stands beside somebody's work: for instructors, on that of participants."""
    if not work.runs or work.member is None:
        return None
    kept = sheets(context.store(), work.assigned)
    found = next((each for each in kept if each.person.id == work.person.id), None)
    maps = {key: whole for key, (_, whole) in work.maps.items()}
    at = {str(key): whole.revision for key, whole in maps.items()}
    noted = remarking.noted(context.store(), work.assigned, work.person.id)
    rest = elsewhere((each for told in noted.values() for each in told), maps, work.made)
    return replace(panel(work.assigned, found, kept, at), elsewhere=rest) if found else None


def remarks_of(work: Work) -> Mapping[tuple[str, str], Remarked]:
    """Return the remarks on somebody's work, by map and thing, as far as who asks may see them."""
    maps = {key: whole for key, (_, whole) in work.maps.items()}
    if work.runs:
        kept = remarking.noted(context.store(), work.assigned, work.person.id)
        return beside((each for found in kept.values() for each in found), maps)
    if not releasing.is_out(work.assigned.assignment) or not _takes_part(work):
        return {}
    mine = releasing.returned(context.store(), context.who(), work.assigned.assignment.id)
    return beside(mine.remarks, maps)


def panel_of(found: Assigned, person: str) -> Panel:
    """Return the panel of one participant.

    Raises:
        NotFoundError: the seminar has no such participant.
    """
    kept = sheets(context.store(), found)
    sheet = next((each for each in kept if each.person.id == person), None)
    if sheet is None:
        raise NotFoundError("participant", person)
    return panel(found, sheet, kept)


def panel(
    found: Assigned, sheet: Sheet, all_: tuple[Sheet, ...], at: Mapping[str, int] | None = None
) -> Panel:
    """Return the panel of one participant among all."""
    forms = [_form(found, sheet, OWN)]
    if sheet.group is not None:
        forms.append(_form(found, sheet, GROUP))
    if sheet.by_group:
        forms.reverse()
    done = sum(not each.is_blank for each in all_)
    return Panel(
        sheet, forms[0], forms[1] if len(forms) > 1 else None, done, len(all_),
        releasing.can_take_back(context.who(), found.assignment),
        released_at(found), at or {},
    )  # fmt: skip


def released_at(found: Assigned) -> str:
    """Return since when feedback is released, in words; nothing before."""
    released = found.assignment.released
    return zones.said(released, found.seminar.zone) if released else ""


def refilled(shown: Panel, to: str, draft: Draft, error: Exception) -> Panel:
    """Return the panel with what was typed into one of its forms, and what is wrong with it."""

    def filled(form: Form | None) -> Form | None:
        if form is None or form.to != to:
            return form
        rows = tuple(Row(r.criterion, _level(r.criterion, draft.ticks)) for r in form.rows)
        typed = replace(form, rows=rows, text=draft.text, mark=draft.mark, wrong=str(error))
        if isinstance(error, FeedbackClashError):
            now = error.now
            return replace(typed, version=now.version, rival=_rival(shown.sheet, now))
        return replace(typed, version=draft.version)

    main = filled(shown.main) or shown.main
    return replace(shown, main=main, other=filled(shown.other))


def in_short(error: Exception) -> str:
    """Return what is wrong for the line under a form that saves itself."""
    if isinstance(error, FeedbackClashError):
        return f"{error.now.name} has changed this feedback meanwhile: press Save to see both."
    return str(error)


def draft_from(form: Mapping[str, str]) -> Draft:
    """Return feedback as a form sent it."""
    named = {name[4:]: value for name, value in form.items() if name.startswith("row.")}
    ticks = {row: int(value) for row, value in named.items() if _is_number(value)}
    version = form.get("version", "")
    number = int(version) if _is_number(version) else 0
    to_group = form.get("to", OWN) == GROUP
    return Draft(to_group, number, form.get("text", ""), form.get("mark", ""), ticks)


def sum_of(sheet: Sheet) -> str:
    """Return the points of a rubric so far, of all that it can give; a dash before any tick."""
    given = "–" if sheet.points is None else sheet.points
    return f"{given} of {sheet.grid.most}"


def scaled_of(sheet: Sheet) -> str:
    """Return what the points come to on the scale of the assignment: ``66.7 of 100``."""
    out_of = sheet.assignment.out_of
    if out_of is None or sheet.points is None or out_of == sheet.grid.most:
        return ""
    return f"{scaled(sheet.points, sheet.grid, out_of)} of {out_of}"


def _form(found: Assigned, sheet: Sheet, to: str) -> Form:
    kept = sheet.own if to == OWN else sheet.shared
    judged = sheet.by_group == (to == GROUP)
    whom = sheet.person.id if to == OWN else sheet.group.id if sheet.group else ""
    rows = tuple(Row(each, sheet.ticks.level(each)) for each in sheet.grid.rows) if judged else ()
    key = f"feedback-{sheet.assignment.id}-{whom}"
    if kept is None:
        return Form(to, key, rows, "", "", 0)
    told = f"Saved {zones.said(kept.changed, found.seminar.zone)} by {kept.name}"
    return Form(to, key, rows, kept.text, kept.mark, kept.version, told, kept.answer)


def _rival(sheet: Sheet, now: Feedback) -> Rival:
    levels = ((row, now.ticks.level(row)) for row in sheet.grid.rows)
    ticked = ((row.title, row.levels[at].word) for row, at in levels if at is not None)
    return Rival(now.name, now.text, now.mark, tuple(ticked))


def _level(row: Criterion, ticks: Mapping[str, int]) -> int | None:
    level = ticks.get(row.id)
    return level if level is not None and level < len(row.levels) else None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def _takes_part(work: Work) -> bool:
    return work.member is not None and work.member.role is Role.PARTICIPANT
