"""The form by which a debate is assigned or an assignment is changed, read into values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from argmap.model.assignments import Assignment, Phase, PhaseKind, Sharing, Starter, Wanted
from argmap.model.errors import InvalidError
from argmap.model.schedule import Schedule
from argmap.model.zones import instant, next_monday, read, told, typed
from argmap.services.teaching.assigning import MOST_PHASES, Plan, Planned
from argmap.services.teaching.changing import Changes
from argmap.web.pages.editing import number
from argmap.web.pages.phases import NAMES

Form = MultiDict[str, str]
E = TypeVar("E", bound=StrEnum)
STARTS: Mapping[PhaseKind, tuple[int, int]] = {
    PhaseKind.READ: (0, 0),
    PhaseKind.OWN: (7, 0),
    PhaseKind.REVEAL: (15, 10),
    PhaseKind.CROSS: (19, 0),
    PhaseKind.SUBMIT: (24, 0),
}
"""On which day after the first Monday, and at which hour, each phase begins if nothing is said."""
DUE = (24, 18)
USUAL = Wanted(claims=4, passages=5, answers=2, replies=2, supports=1, objections=1)
GROUPS = 5


def defaults(now: datetime, zone: str, groups: int) -> Form:
    """Return the form as it is before anything is typed.

    Args:
        now: when it is asked for.
        zone: the seminar's.
        groups: how many groups there are.
    """
    first = datetime.combine(next_monday(now, zone), time())
    form = Form({"begins": Starter.SHORT, "sharing": Sharing.GROUP, "when": "dates"})
    form["groups"] = "" if groups else str(GROUPS)
    for n, (kind, (days, hours)) in enumerate(STARTS.items(), 1):
        form[f"on-{n}"], form[f"kind-{n}"], form[f"place-{n}"] = "1", kind, str(n)
        form[f"from-{n}"] = f"{first + timedelta(days=days, hours=hours):%Y-%m-%dT%H:%M}"
    days, hours = DUE
    form[f"until-{len(STARTS)}"] = f"{first + timedelta(days=days, hours=hours):%Y-%m-%dT%H:%M}"
    form.update(_wanted_form(USUAL))
    return form


def kept(assignment: Assignment, schedule: Schedule, zone: str) -> Form:
    """Return the form of an assignment as it is."""
    form = Form({"title": assignment.title, "instructions": assignment.instructions})
    form["sharing"] = assignment.sharing
    if assignment.reveals:
        form["reveals"] = "1"
    for each in schedule.phases:
        n = each.number
        form[f"on-{n}"], form[f"kind-{n}"], form[f"place-{n}"] = "1", each.kind, str(n)
        form[f"from-{n}"], form[f"until-{n}"] = typed(each.begins, zone), typed(each.ends, zone)
    form.update(_wanted_form(assignment.wanted))
    return form


def _wanted_form(wanted: Wanted) -> dict[str, str]:
    values = {each.name: getattr(wanted, each.name) for each in fields(Wanted)}
    return {f"wanted-{name}": str(value) if value else "" for name, value in values.items()}


def plan_from(form: Form, zone: str, offered: Mapping[str, tuple[str, ...]]) -> Plan:
    """Read what is to be assigned; the rubric is left to whoever may choose it.

    Args:
        form: as it was sent.
        zone: the seminar's.
        offered: the texts on offer, by debate.

    Raises:
        InvalidError: something cannot be read; says what would be right.
    """
    question = form.get("question", "").strip()
    debate = "" if question else form.get("debate", "")
    begins = one_of(Starter, form.get("begins", ""), Starter.SHORT)
    if begins is Starter.OWN and not question and not form.get("own", ""):
        raise InvalidError("Choose the map of your own to begin with, or begin with the short one.")
    return Plan(
        debate,
        question,
        form.get("title", ""),
        begins,
        form.get("own", "") if begins is Starter.OWN else "",
        one_of(Sharing, form.get("sharing", ""), Sharing.GROUP),
        form.get("instructions", ""),
        texts_from(form, debate, offered.get(debate, ())),
        wanted_from(form),
        planned_from(form, zone),
        reveals=form.get("reveals") == "1",
        groups=number(form.get("groups", ""), "The number of groups") or 0,
    )


def changes_from(form: Form, debate: str, offered: tuple[str, ...]) -> Changes:
    """Read what is to be changed of an assignment."""
    sharing = form.get("sharing", "")
    return Changes(
        form.get("title", ""),
        form.get("instructions", ""),
        texts_from(form, debate, offered),
        wanted_from(form),
        form.get("reveals") == "1",
        Sharing(sharing) if sharing in tuple(Sharing) else None,
    )


def texts_from(form: Form, debate: str, offered: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of the texts of a debate are ticked; nothing if all are, or none."""
    ticked = [each.removeprefix(f"{debate}:") for each in form.getlist("text")]
    chosen = tuple(each for each in offered if each in ticked)
    return () if len(chosen) == len(offered) else chosen


def wanted_from(form: Form) -> Wanted:
    """Read the counts that are asked for."""
    names = [each.name for each in fields(Wanted)]
    counts = {n: number(form.get(f"wanted-{n}", ""), f"The number of {n}") or 0 for n in names}
    return Wanted(**counts)


def planned_from(form: Form, zone: str, before: Iterable[Phase] = ()) -> tuple[Planned, ...]:
    """Read the phases that are ticked, in their order.

    Args:
        form: as it was sent.
        zone: the seminar's.
        before: the phases as they are; a date that nobody changed stays to the second.
    """
    rows = [n for n in range(1, MOST_PHASES + 2) if form.get(f"on-{n}") and form.get(f"kind-{n}")]
    by_dates = form.get("when", "dates") == "dates"
    kept_ = tuple(before)
    found = [_Row(form, n, zone, kept_).planned(by_dates=by_dates) for n in _ordered(form, rows)]
    return tuple(found)


def notes_on(form: Form, zone: str) -> str:
    """Return what is odd about the dates, since clocks are changed in between; usually nothing."""
    rows = [n for n in range(1, MOST_PHASES + 2) if form.get(f"on-{n}")]
    read_ = [(read(form.get(f"{name}-{n}", ""), ""), name == "until") for n in rows
             for name in ("from", "until")]  # fmt: skip
    notes = (told(wall, zone, last=last) for wall, last in read_ if wall)
    return " ".join(dict.fromkeys(each for each in notes if each))


def _ordered(form: Form, rows: list[int]) -> list[int]:
    """Return the rows in their order: one that was moved to a place takes it."""

    def key(n: int) -> tuple[int, int, int]:
        written = form.get(f"place-{n}", "")
        place = int(written[:3]) if written.isdecimal() else n
        return (place, (place > n) - (place < n), n)

    return sorted(rows, key=key)


class _Row:
    """A phase in the form."""

    def __init__(self, form: Form, n: int, zone: str, before: tuple[Phase, ...]) -> None:
        self.form, self.n, self.zone = form, n, zone
        self.kind = one_of(PhaseKind, form.get(f"kind-{n}", ""), PhaseKind.OWN)
        self.before = next((each for each in before if each.number == n), None)
        self.known = {at for each in before for at in (each.begins, each.ends) if at}

    def planned(self, *, by_dates: bool) -> Planned:
        """Return the phase; without its dates, if each is begun by a button."""
        if not by_dates:
            return Planned(self.kind)
        begins = self._at("from", "begins")
        ends = self._at("until", "ends") if self.kind is PhaseKind.SUBMIT else self._end_of(begins)
        if begins and ends and ends <= begins:
            raise InvalidError(f"“{NAMES[self.kind]}” ends before it begins: look at its dates.")
        return Planned(self.kind, begins, ends)

    def _end_of(self, begins: datetime | None) -> datetime | None:
        """Return the end that a phase had, if it stays as it was; it lasts until the next."""
        was = self.before
        same = was is not None and was.kind is self.kind and was.begins == begins
        return was.ends if was and same else None

    def _at(self, name: str, word: str) -> datetime | None:
        wall = read(self.form.get(f"{name}-{self.n}", ""), f"When “{NAMES[self.kind]}” {word}")
        if wall is None:
            return None
        same = (at for at in self.known if typed(at, self.zone) == f"{wall:%Y-%m-%dT%H:%M}")
        return next(same, None) or instant(wall, self.zone, last=name == "until")


def one_of(kind: type[E], value: str, usual: E) -> E:
    """Return one of the words of a kind; the usual one, if it is none of them."""
    return kind(value) if value in tuple(kind) else usual
