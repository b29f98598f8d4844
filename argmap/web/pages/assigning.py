"""The page on which a debate is assigned: what is on offer, and in words what will be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from argmap.model.assignments import NEVER, PhaseKind, Sharing, Starter, Wanted
from argmap.model.errors import InvalidError
from argmap.model.ids import AssignmentId
from argmap.model.maps import ArgumentMap
from argmap.model.marks import Grid
from argmap.model.schedule import Schedule
from argmap.model.sources import Library
from argmap.model.zones import called, said
from argmap.services.teaching import doors, rubrics
from argmap.services.teaching.assigned import moment
from argmap.services.teaching.assigning import (
    Course,
    Own,
    Plan,
    course,
    own_maps,
    phases_of,
)
from argmap.services.teaching.counting import LABELS
from argmap.services.teaching.starters import begun
from argmap.web import context
from argmap.web.pages.phases import DOING, NAMES
from argmap.web.pages.plans import Form, defaults, plan_from
from argmap.web.pages.ways import WayIn, way_in
from argmap.web.pages.weeks import Weeks, weeks

FIRST = 3
"""So many debates are on the page itself; the others unfold."""
STARTERS: Mapping[Starter, tuple[str, str]] = {
    Starter.NONE: ("None", "question only"),
    Starter.SHORT: ("Short", "the main claims"),
    Starter.FULL: ("Full", "every claim"),
    Starter.OWN: ("Own", "pick a map"),
}
SHARED: Mapping[Sharing, str] = {
    Sharing.GROUP: "each group",
    Sharing.STUDENT: "each student",
    Sharing.ALL: "all together",
}


@dataclass(frozen=True, slots=True)
class TextOffer:
    """A text of a debate.

    Attributes:
        here: whether its words are here.
        passages: how many of the map are in it.
    """

    id: str
    title: str
    author: str
    here: bool
    passages: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A debate that can be assigned."""

    whole: ArgumentMap
    short: int
    texts: tuple[TextOffer, ...]

    @property
    def id(self) -> str:
        """Its map."""
        return self.whole.id

    @property
    def title(self) -> str:
        """What it is called, in short."""
        return self.whole.debate.title or self.whole.debate.question


@dataclass(frozen=True, slots=True)
class Row:
    """A phase in the form."""

    n: int
    kind: PhaseKind

    @property
    def name(self) -> str:
        """How it is called."""
        return NAMES[self.kind]

    @property
    def doing(self) -> str:
        """What is done in it."""
        return DOING[self.kind]


@dataclass(frozen=True, slots=True)
class AssignPage:
    """The page on which a debate is assigned.

    Attributes:
        form: what is filled in: typed, or the defaults.
        wrong: the sentence that says what is wrong.
        summary: what will be done, in pairs of words; ``opens`` when it begins.
        way: the way into the seminar.
        weeks: the phases as a bar; none if they have no dates.
    """

    course: Course
    offers: tuple[Offer, ...]
    owns: tuple[Own, ...]
    grids: tuple[tuple[str, Grid], ...]
    rows: tuple[Row, ...]
    form: Form
    wrong: str
    zone: str
    summary: tuple[tuple[str, str], ...]
    opens: str
    way: WayIn | None
    weeks: Weeks | None

    @property
    def more_open(self) -> bool:
        """Whether what is chosen is not among the first debates."""
        first = [each.id for each in self.offers[:FIRST]]
        return bool(self.form.get("question")) or self.form.get("debate") not in first

    @property
    def to(self) -> str:
        """To whom it is assigned, in words."""
        return self.whom[self.form.get("sharing", Sharing.GROUP)]

    @property
    def whom(self) -> Mapping[str, str]:
        """To whom, by who shares a map."""
        groups = len(self.course.groups) or _count(self.form.get("groups", ""))
        people = self.course.participants
        return {
            Sharing.GROUP: f"{groups} {'group' if groups == 1 else 'groups'}",
            Sharing.STUDENT: f"{people} {'student' if people == 1 else 'students'}"
            if people
            else "each student",
            Sharing.ALL: "all together",
        }


def assign_page(seminar: str, form: Form | None = None, wrong: str = "") -> AssignPage:
    """Return the page, with what was typed or with the defaults.

    Raises:
        NotFoundError, ForbiddenError: the seminar is not hers to run.
    """
    store, who = context.store(), context.who()
    known = course(store, who, seminar)
    offered = offers()
    zone, grids = known.seminar.zone, rubrics.offered(store, who)
    if form is None:
        form = defaults(moment(who), zone, len(known.groups))
        form["debate"] = offered[0].id if offered else ""
        form["rubric"] = grids[0][0] if grids else ""
        for offer in offered:
            form.setlistdefault("text").extend(f"{offer.id}:{each.id}" for each in offer.texts)
    rows = tuple(
        Row(n, PhaseKind(form[f"kind-{n}"]))
        for n in range(1, len(PhaseKind) + 1)
        if form.get(f"kind-{n}") in tuple(PhaseKind)
    )
    plan = _readable(lambda: read_plan(form, known, offered))
    return AssignPage(
        known, offered, own_maps(store, who), grids, rows, form, wrong,
        called(zone), _summary(known, offered, plan, form, grids), _opens(plan, zone), _way(known),
        weeks(form, tuple(each.n for each in rows)),
    )  # fmt: skip


def _way(known: Course) -> WayIn | None:
    """Return the way into the seminar, if it has a door."""
    door = doors.door_of(context.store(), context.who(), known.seminar.id)
    return way_in(known.seminar, door) if door else None


def read_plan(form: Form, known: Course, offered: tuple[Offer, ...]) -> Plan:
    """Read what is to be assigned."""
    texts = {each.id: tuple(text.id for text in each.texts) for each in offered}
    return plan_from(form, known.seminar.zone, texts)


def _readable(read: Callable[[], Plan]) -> Plan | None:
    try:
        return read()
    except InvalidError:
        return None


def offers() -> tuple[Offer, ...]:
    """Return the debates of the house that can be assigned."""
    found = []
    for shelf in context.shelves():
        library = context.library(shelf.library_slug)
        found += [offer(each, library) for each in shelf.maps]
    return tuple(found)


def offer(whole: ArgumentMap, library: Library) -> Offer:
    """Return a debate as it is on offer."""
    return Offer(whole, len(begun(whole, Starter.SHORT)), texts_of(whole, library))


def texts_of(whole: ArgumentMap, library: Library) -> tuple[TextOffer, ...]:
    """Return the texts that a map draws on and that can be read here, or added."""
    count = Counter(span.source for p in whole.passages.values() for span in p.spans[:1])
    return tuple(
        TextOffer(
            each.id, each.title, each.author, library.text_of(each.id) is not None, count[each.id]
        )
        for each in library.sources
        if library.editions_of(each.id) and (count[each.id] or library.text_of(each.id))
    )


def _count(value: str) -> int:
    return int(value[:3]) if value.isdecimal() else 0


def _opens(plan: Plan | None, zone: str) -> str:
    """Return when the first phase opens, in words."""
    dated = [each.begins for each in plan.phases if each.begins] if plan else []
    if plan and not plan.phases:
        return "The maps are open at once."
    if not dated:
        return "Nothing opens before you begin the first phase."
    return f"The first phase opens on {said(dated[0], zone)} ({called(zone)})."


def _summary(
    known: Course,
    offered: tuple[Offer, ...],
    plan: Plan | None,
    form: Form,
    grids: tuple[tuple[str, Grid], ...],
) -> tuple[tuple[str, str], ...]:
    """Return what will be done, in pairs of words; nothing, if it cannot be read yet."""
    if plan is None:
        return ()
    chosen = next((each for each in offered if each.id == plan.map_id), None)
    count = known.maps(plan.sharing, plan.groups)
    groups = f" ({count} {'group' if count == 1 else 'groups'})"
    each = {Sharing.GROUP: f"one for each group{groups}", Sharing.ALL: "one for all"}
    rubric = dict(grids).get(form.get("rubric", ""))
    return (
        ("Debate", plan.question or (chosen.title if chosen else "(choose one)")),
        ("Start", start_of(plan, chosen)),
        ("Maps", each.get(plan.sharing, "one for each student")),
        *_times(plan, known.seminar.zone),
        ("Rubric", rubric.title if rubric else "No rubric"),
    )


def _times(plan: Plan, zone: str) -> tuple[tuple[str, str], ...]:
    schedule = _schedule(plan)
    hidden, due = (schedule.shows, schedule.due()) if schedule else (None, None)
    until = "until you reveal it" if hidden == NEVER else ""
    if hidden and not until:
        until = f"until {said(hidden, zone)}"
    return (
        ("Hidden", until or "nothing"),
        ("Due", said(due, zone, end=True) if due else "at no time"),
    )


def _schedule(plan: Plan) -> Schedule | None:
    try:
        return Schedule(phases_of(AssignmentId(""), plan.phases))
    except InvalidError:
        return None


def start_of(plan: Plan, chosen: Offer | None) -> str:
    """Return what the maps begin with, in words."""
    if plan.question or plan.begins_with is Starter.NONE:
        return "the question only"
    if plan.begins_with is Starter.OWN or chosen is None:
        return "a map of your own"
    short = plan.begins_with is Starter.SHORT
    claims = chosen.short if short else len(chosen.whole)
    return f"{'short' if short else 'full'} map, {claims} claims"


def wanted_rows() -> tuple[tuple[str, str], ...]:
    """Return the counts that can be asked for, with their words."""
    return tuple((each.name, LABELS[each.name]) for each in fields(Wanted))
