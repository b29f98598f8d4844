"""The ways into a seminar and its groups, as they are projected and printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import segno
from flask import request
from markupsafe import Markup

from argmap.model.errors import NotFoundError
from argmap.model.permissions import Running
from argmap.model.rosters import Door, Listed, Placing
from argmap.model.seminars import Group, Seminar
from argmap.services.people import groups
from argmap.services.people.groups import Named, can_join
from argmap.services.teaching import doors, rosters
from argmap.web import context

PLACINGS = {
    Placing.EVEN: "into the smallest group",
    Placing.CHOICE: "into the group she chooses",
    Placing.HAND: "into none: I do it by hand",
}
CARDS = 10
"""How many cards for everybody fit on a sheet of A4."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """A way in, as somebody sees it who holds a phone before it: address, code, and QR code.

    Attributes:
        name: of the group; that of the seminar, if it leads into it as a whole.
        back: where on the page of the seminar it is set up.
    """

    name: str
    seminar: Seminar
    link: str
    site: str
    code: str
    qr: Markup
    is_open: bool
    until: datetime | None
    back: str
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """The slip of a group, to be cut out: its way in, and who belongs to it."""

    way: WayIn
    members: tuple[Named, ...]
    expected: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is printed for a seminar.

    Attributes:
        card: the way into the seminar, printed many times on one page; none if it has no door.
    """

    seminar: Seminar
    card: WayIn | None
    slips: tuple[Slip, ...]


def way_in(seminar: Seminar, door: Group | Door) -> WayIn:
    """Return the way that a door opens."""
    group = door if isinstance(door, Group) else None
    site = request.url_root.rstrip("/")
    link = f"{site}/join/{door.token}"
    bare = f"{site.partition('://')[2]}/join"
    return WayIn(
        group.name if group else seminar.title,
        seminar,
        link,
        bare,
        spaced(door.code),
        qr(link),
        can_join(door) and seminar.archived is None,
        door.until,
        f"group-{group.id}" if group else "way-in",
        group,
    )


def into_group(seminar: str, group: str) -> WayIn:
    """Return the way into a group.

    Raises:
        NotFoundError: the seminar has no such group, or who asks is not told its code.
    """
    roll = groups.roll(context.store(), context.who(), seminar)
    found = next((t.group for t in roll.tables if t.group.id == group and t.group.token), None)
    if found is None:
        raise NotFoundError("group", group)
    return way_in(roll.seminar, found)


def into_seminar(seminar: str) -> WayIn:
    """Return the way into a seminar as a whole.

    Raises:
        NotFoundError: there is no such seminar, or it has no door yet.
        ForbiddenError: who asks is no instructor of it.
    """
    store, who = context.store(), context.who()
    kept = groups.seminar_for(store, who, seminar, Running.RUN)
    door = doors.door_of(store, who, seminar)
    if door is None:
        raise NotFoundError("door", seminar)
    return way_in(kept, door)


def sheets(seminar: str) -> Sheets:
    """Return what is printed for a seminar: cards for everybody, and a slip for each group.

    Raises:
        NotFoundError: there is no such seminar, or not for her.
        ForbiddenError: who asks is no instructor of it.
    """
    store, who = context.store(), context.who()
    door, waiting = doors.door_of(store, who, seminar), rosters.expected(store, who, seminar)
    roll = groups.roll(store, who, seminar)
    slips = tuple(
        Slip(
            way_in(roll.seminar, each.group),
            each.members,
            tuple(one for one in waiting if one.group == each.group.id),
        )
        for each in roll.tables
    )
    return Sheets(roll.seminar, way_in(roll.seminar, door) if door else None, slips)


def spaced(code: str) -> str:
    """Return a code in two halves of capitals, as it is read aloud and written on a board."""
    return f"{code[:4]} {code[4:]}".strip().upper()


def qr(link: str) -> Markup:
    """Return the QR code of a link as SVG: dark on white whatever the look, for cameras."""
    made = segno.make(link, error="m", micro=False)
    drawn = made.svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, lineclass=None, svgclass="qr"
    )
    return Markup(drawn)  # noqa: S704 (made of squares)


def until_from(form: Mapping[str, str]) -> datetime | None:
    """Read until when one can join: a number of hours from now, or for good."""
    hours = form.get("hours", "")
    if not (hours.isascii() and hours.isdigit() and 0 < int(hours) <= 10_000):
        return None
    return datetime.fromtimestamp(datetime.now(UTC).timestamp() + int(hours) * 3600, UTC)


def placed_from(form: Mapping[str, str]) -> Placing | None:
    """Read how whoever joins comes into a group; none if that is not said."""
    placed = form.get("placed", "")
    return Placing(placed) if placed in tuple(Placing) else None
