"""The page of a seminar: what is assigned in it, its groups, who is expected, and the ways in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

from flask import render_template
from werkzeug.wrappers import Response

from argmap.model.errors import InvalidError
from argmap.model.permissions import Who
from argmap.model.rosters import Listed, Placing
from argmap.model.seminars import Group, Role, Seminar
from argmap.model.zones import called, instant, said, wall
from argmap.services.people import groups
from argmap.services.people.groups import Named, Roll, Table
from argmap.services.teaching import assigned, doors, keeping, rosters
from argmap.services.teaching.assigned import Assigned, moment
from argmap.services.teaching.placing import Split
from argmap.services.teaching.rosters import Taken
from argmap.web import context
from argmap.web.filled import Filled, private, told
from argmap.web.pages.phases import Track, track
from argmap.web.pages.seminars import ROLES, MapLink, map_link
from argmap.web.pages.ways import PLACINGS, WayIn, way_in

REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip
"""Where places are; names of other kinds are old ones for the same zones."""
OWN_FORMS = (
    "seminars.retitle", "seminars.add_group", "seminars.give_map", "seminars.rename_group",
    "rosters.split", "rosters.list_names", "rosters.set_door", "rosters.add_colleague",
    "rosters.set_until",
)  # fmt: skip
"""The forms that say beside themselves what was wrong."""


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment in the list of a seminar.

    Attributes:
        due: when it is due for whoever asks, in words; nothing if at no time.
        is_over: whether that is past.
    """

    assigned: Assigned
    track: Track
    due: str
    is_over: bool

    @property
    def state(self) -> str:
        """What is on, in a few words."""
        if self.track.on is not None:
            return self.track.on.name
        if not self.track.steps:
            return "Open"
        begins = self.track.steps[0].begins
        return f"Opens {begins}" if begins else "Not open yet"


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group on the page of its seminar.

    Attributes:
        expected: who is listed for it and has not joined yet.
    """

    table: Table
    maps: tuple[MapLink, ...]
    way: WayIn
    expected: tuple[Listed, ...]
    mine: bool

    @property
    def group(self) -> Group:
        """The group itself."""
        return self.table.group


@dataclass(frozen=True, slots=True)
class SeminarPage:
    """A seminar as one of its people sees it.

    Attributes:
        people: how many take part; ``waiting`` are expected and have not joined, and ``loose`` are
            those of them for whom no group is said.
        until: when it is deleted by itself, in words; ``warns`` if that is soon.
        day: the same as a field for a day has it.
    """

    roll: Roll
    tasks: tuple[Task, ...]
    groups: tuple[GroupPage, ...]
    instructors: tuple[Named, ...]
    role: Role | None
    debates: tuple[tuple[str, str], ...] = ()
    way: WayIn | None = None
    placed: Placing = Placing.EVEN
    waiting: tuple[Listed, ...] = ()
    loose: tuple[Listed, ...] = ()
    people: int = 0
    until: str = ""
    day: str = ""
    warns: bool = False

    @property
    def seminar(self) -> Seminar:
        """The seminar itself."""
        return self.roll.seminar

    @property
    def runs(self) -> bool:
        """Whether who asks runs it."""
        return self.role is Role.INSTRUCTOR

    @property
    def zone(self) -> str:
        """Its time zone in plain words."""
        return called(self.seminar.zone)


def seminar_page(seminar: str) -> SeminarPage:
    """Return a seminar with its assignments and groups; one's own group first."""
    store, who = context.store(), context.who()
    roll = groups.roll(store, who, seminar)
    role = who.role(roll.seminar.id)
    runs = role is Role.INSTRUCTOR
    waiting = rosters.expected(store, who, seminar) if runs else ()
    shown = sorted((_group(who, roll, each, waiting) for each in roll.tables), key=_mine_first)
    until = roll.seminar.until
    last = wall(until, roll.seminar.zone) - timedelta(days=1) if until else None
    door = doors.door_of(store, who, seminar) if runs else None
    return SeminarPage(
        roll,
        _tasks(who, roll.seminar),
        tuple(shown),
        tuple(each for each in roll.others if each.member.role is Role.INSTRUCTOR),
        role,
        _public() if runs else (),
        way_in(roll.seminar, door) if door else None,
        door.placed if door else Placing.EVEN,
        waiting,
        tuple(each for each in waiting if each.group is None),
        _taking_part(roll),
        f"{last.day} {last:%B %Y}" if last else "",
        f"{last:%Y-%m-%d}" if last else "",
        runs and keeping.ends_soon(roll.seminar, moment(who)),
    )


def _mine_first(each: GroupPage) -> bool:
    return not each.mine


def _group(who: Who, roll: Roll, table: Table, waiting: tuple[Listed, ...]) -> GroupPage:
    maps = tuple(map_link(each) for each in table.maps if each.owner is None)
    way = way_in(roll.seminar, table.group)
    expected = tuple(each for each in waiting if each.group == table.group.id)
    return GroupPage(table, maps, way, expected, who.is_in(table.group.id))


def _taking_part(roll: Roll) -> int:
    everybody = (*roll.others, *(each for table in roll.tables for each in table.members))
    return sum(each.member.role is Role.PARTICIPANT for each in everybody)


def _tasks(who: Who, seminar: Seminar) -> tuple[Task, ...]:
    """Return the assignments of a seminar, the last made first."""
    found = assigned.assignments(context.store(), who, seminar.id)
    return tuple(_task(who, each) for each in reversed(found))


def _task(who: Who, each: Assigned) -> Task:
    mine = next((m for m in who.members if m.seminar == each.seminar.id), None)
    takes_part = mine is not None and mine.role is not Role.INSTRUCTOR
    due = each.schedule.due(mine.person, mine.group) if takes_part and mine else each.schedule.due()
    now, zone = moment(who), each.seminar.zone
    shown = said(due, zone, end=True) if due else ""
    return Task(each, track(each.schedule, zone, now, due), shown, due is not None and due <= now)


def _public() -> tuple[tuple[str, str], ...]:
    return tuple((m.id, m.debate.question) for s in context.shelves() for m in s.maps)


def hub(seminar: str, put: Filled, status: int = 200) -> Response:
    """Return the page of a seminar, with a form that was sent to it and what was wrong with it."""
    page = render_template(
        "people/seminar.html",
        page=seminar_page(seminar),
        put=put,
        told=told(),
        roles=ROLES,
        placings=PLACINGS,
        zones=zones_by_region(),
        own_forms=OWN_FORMS,
    )
    return private(page, status)


@cache
def zones_by_region() -> Mapping[str, tuple[str, ...]]:
    """Return the time zones that are offered: those that are called after a place, by region."""
    known = sorted(available_timezones())
    return {each: tuple(z for z in known if z.startswith(f"{each}/")) for each in REGIONS}


def day_from(written: str, zone: str) -> datetime | None:
    """Read the last day on which a seminar is kept; returns when the next one begins there.

    Raises:
        InvalidError: it is no date.
    """
    if not written.strip():
        return None
    try:
        day = datetime.strptime(written.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
        return instant(day.replace(tzinfo=None) + timedelta(days=1), zone)
    except (ValueError, OverflowError):
        raise DayError(written.strip()[:40]) from None


class DayError(InvalidError):
    """What was typed is no day."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” is no day: write it as 2027-03-31, or nothing.")


def said_of_split(done: Split) -> str:
    """Return a sentence on what splitting a seminar did."""
    into = "1 group" if done.groups == 1 else f"{done.groups} groups"
    if not done.people:
        return f"There are places in {into} now; nobody is here or expected yet."
    whom = "1 person is" if done.people == 1 else f"{done.people} people are"
    most = "" if done.smallest == done.largest else f" or {done.largest}"
    moved = {0: "Nobody was moved", 1: "1 of them was moved"}.get(
        done.moved, f"{done.moved} of them were moved"
    )
    emptied = f" Nobody is in {', '.join(done.emptied)} now." if done.emptied else ""
    return f"{whom} in {into}, {done.smallest}{most} in each. {moved}.{emptied}"


def said_of_list(done: Taken) -> str:
    """Return a sentence on what came of a list of names."""
    names = "1 name is" if done.added == 1 else f"{done.added or 'No'} names are"
    parts = [f"{names} new on the list"]
    if done.here:
        parts.append(f"{done.here} of them here already")
    if done.again:
        parts.append(f"{done.again} stood on it before")
    return " ".join((f"{', '.join(parts)}.", *done.told))[:1_500]
