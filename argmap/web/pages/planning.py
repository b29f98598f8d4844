"""Assigning and changing an assignment out of forms, and the page on which it is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from argmap.model.assignments import Assignment, PhaseKind
from argmap.model.errors import InvalidError
from argmap.model.permissions import Running
from argmap.model.seminars import Group, Holding, Person, Role, Seminar
from argmap.model.zones import DAYS, MONTHS, called, instant, read, said, typed, wall
from argmap.services import reading
from argmap.services.people import groups
from argmap.services.teaching import changing, extending, phases, rubrics
from argmap.services.teaching.assigned import Assigned, moment
from argmap.services.teaching.assigned import assigned as find
from argmap.services.teaching.assigning import MOST_PHASES, assign, course, phases_of
from argmap.services.teaching.extending import Extended
from argmap.services.teaching.mine import participants
from argmap.services.teaching.starters import Proposed, propose
from argmap.services.texts.seen import seen
from argmap.web import context
from argmap.web.pages.assigning import Row, TextOffer, offers, read_plan, texts_of
from argmap.web.pages.phases import Track, track
from argmap.web.pages.plans import Form, changes_from, kept, notes_on, planned_from

SETTINGS = "assigning.change"


@dataclass(frozen=True, slots=True)
class More:
    """Who has more time, in words."""

    extended: Extended
    until: str


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The page on which an assignment is changed.

    Attributes:
        form: the assignment itself: as it was typed, or as it is.
        put: what was typed into another form of the page, sent to the endpoint ``sent``.
        wrong: the sentence that says what is wrong with it.
        rows: the phases, and as the last a new one of any kind.
        drawn: whether somebody has drawn, so that who shares a map stays as it is.
        news: what proposing the starter map would do now.
        places: the seminars to which it can be copied.
    """

    assigned: Assigned
    question: str
    form: Form
    put: Form
    wrong: str
    sent: str
    rows: tuple[Row, ...]
    track: Track
    zone: str
    texts: tuple[TextOffer, ...]
    drawn: bool
    news: Proposed
    more: tuple[More, ...]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    places: tuple[Seminar, ...]
    due: str
    starts: str

    @property
    def new(self) -> int:
        """The number of the row for another phase."""
        return len(self.rows) + 1

    def wrong_at(self, endpoint: str) -> str:
        """Return what was wrong with a form of the page."""
        return self.wrong if self.sent == endpoint else ""


def settings_page(
    assignment: str, form: Form | None = None, wrong: str = "", sent: str = ""
) -> SettingsPage:
    """Return the page, with what was typed or as the assignment is.

    Args:
        assignment: which one.
        form: what was typed and cannot be kept; nothing if nothing was.
        wrong: what is wrong with it.
        sent: the endpoint that it was sent to.

    Raises:
        NotFoundError, ForbiddenError: the assignment is not hers to run.
    """
    store, who = context.store(), context.who()
    one = find(store, who, assignment, Running.RUN)
    zone, task, texts = one.seminar.zone, one.assignment, _texts(one)
    given = form if form is not None and sent == SETTINGS else _kept(one, texts)
    places = groups.places(store, who)
    return SettingsPage(
        one, reading.map_at(store, task.starter).debate.question, given, form or Form(), wrong,
        sent, _rows(given), track(one.schedule, zone, moment(who)), called(zone), texts,
        changing.is_drawn(store, task), propose(store, who, task.id, only_look=True),
        tuple(_more(each, zone) for each in extending.extensions(store, who, task.id)),
        participants(store, one), course(store, who, one.seminar.id).groups,
        tuple(each.seminar for each in places if each.role is Role.INSTRUCTOR),
        typed(one.schedule.due(), zone), _starts(one),
    )  # fmt: skip


def _kept(one: Assigned, texts: tuple[TextOffer, ...]) -> Form:
    form = kept(one.assignment, one.schedule, one.seminar.zone)
    chosen = one.assignment.texts.sources
    ticked = [each.id for each in texts if not chosen or each.id in chosen]
    form.setlist("text", [f"{one.assignment.starter}:{each}" for each in ticked])
    return form


def _texts(one: Assigned) -> tuple[TextOffer, ...]:
    """Return the texts that can be set: those of the starter map, as an instructor sees them."""
    store, who = context.store(), context.who()
    whole = reading.map_at(store, one.assignment.starter)
    held = Holding(whole.id, seminar=one.seminar.id)
    return texts_of(whole, seen(store, who, held, whole.debate.library))


def _rows(form: Form) -> tuple[Row, ...]:
    numbers = (n for n in range(1, MOST_PHASES + 1) if form.get(f"kind-{n}") in tuple(PhaseKind))
    return tuple(Row(n, PhaseKind(form[f"kind-{n}"])) for n in numbers)


def _more(each: Extended, zone: str) -> More:
    return More(each, said(each.extension.until, zone, end=True))


def _starts(one: Assigned) -> str:
    """Return the day on which the first dated phase begins, as a field for dates has it."""
    dated = [at for each in one.schedule.phases if (at := each.begins or each.ends)]
    return f"{wall(dated[0], one.seminar.zone):%Y-%m-%d}" if dated else ""


def assigned_from(seminar: str, form: Form) -> tuple[Assignment, str]:
    """Assign what a form says; returns it, and what is odd about its dates.

    Raises:
        InvalidError, ClashError, NotFoundError: it cannot be so; says why.
    """
    store, who = context.store(), context.who()
    known = course(store, who, seminar)
    plan = read_plan(form, known, offers())
    grid = rubrics.chosen(store, who, form.get("rubric", ""))
    made = assign(store, who, seminar, replace(plan, grid=grid))
    return made, notes_on(form, known.seminar.zone)


def changed_from(assignment: str, form: Form) -> str:
    """Change an assignment as a form says; returns what is odd about its dates.

    Raises:
        InvalidError, ClashError: it cannot be so; nothing was changed.
    """
    store, who = context.store(), context.who()
    one = find(store, who, assignment, Running.RUN)
    zone, offered = one.seminar.zone, tuple(each.id for each in _texts(one))
    changes = changes_from(form, one.assignment.starter, offered)
    planned = planned_from(form, zone, one.schedule.phases)
    phases_of(one.assignment.id, planned)
    changing.change(store, who, assignment, changes)
    phases.plan(store, who, assignment, planned)
    return notes_on(form, zone)


def extended_from(assignment: str, form: Form) -> Extended:
    """Give more time as a form says.

    Raises:
        InvalidError: there is no date, or it is no later one.
    """
    store, who = context.store(), context.who()
    zone = find(store, who, assignment, Running.RUN).seminar.zone
    until = read(form.get("until", ""), "Until when")
    if until is None:
        raise InvalidError("Say until when there is more time: choose a date.")
    then = instant(until, zone, last=True)
    whom, why = form.get("whom", ""), form.get("why", "")
    return extending.extend(store, who, assignment, whom, then, why=why)


def copied_from(assignment: str, form: Form) -> Assignment:
    """Copy an assignment as a form says.

    Raises:
        InvalidError: the day is none.
    """
    written = form.get("begins", "").strip()
    try:
        begins = date.fromisoformat(written) if written else None
    except ValueError:
        raise InvalidError(f"“{written[:40]}” is no day: write 2026-11-23.") from None
    seminar = form.get("seminar", "")
    return changing.copy(context.store(), context.who(), assignment, seminar, begins)


def seminar_of(assignment: str) -> str:
    """Return the seminar of an assignment that is hers to run."""
    return find(context.store(), context.who(), assignment, Running.RUN).seminar.id


def dates(form: Form, n: int) -> str:
    """Return the dates of a phase of a form in few words: ``from Mon 23 Nov``."""
    begins, due = (_brief(form.get(f"{name}-{n}", "")) for name in ("from", "until"))
    if due and begins and due.startswith(begins.partition(",")[0]):
        return f"due {due}"
    if due:
        return f"{begins or 'with a button'} · due {due}"
    return f"from {begins}" if begins else "with a button"


def _brief(written: str) -> str:
    try:
        at = read(written, "")
    except InvalidError:
        return written[:20]
    if at is None:
        return ""
    day = f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]}"
    return day if (at.hour, at.minute) == (0, 0) else f"{day}, {at:%H:%M}"
