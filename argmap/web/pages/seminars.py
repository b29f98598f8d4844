"""The pages of seminars: their groups, who is in them, their maps, and the ways in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import segno
from flask import request
from markupsafe import Markup

from argmap.model.errors import NotFoundError
from argmap.model.permissions import Permission, may
from argmap.model.seminars import Endorsing, Group, Holding, Role, Visibility
from argmap.services import reading
from argmap.services.people import groups, maps
from argmap.services.people.groups import Place, Roll, Table, can_join
from argmap.services.people.maps import SetUp
from argmap.web import context

VISIBILITIES = {
    Visibility.PRIVATE: "the group and the instructors",
    Visibility.SEMINAR: "the whole seminar",
    Visibility.PUBLIC: "everybody",
}
ENDORSINGS = {
    Endorsing.OFF: "nobody endorses claims",
    Endorsing.HIDDEN: "endorse, hidden until it is revealed",
    Endorsing.OPEN: "endorse, for all to see",
}
ROLES = {
    Role.PARTICIPANT: "Participant",
    Role.READER: "Reader",
    Role.INSTRUCTOR: "Instructor",
}


@dataclass(frozen=True, slots=True)
class MapLink:
    """A map in a list.

    Attributes:
        by: what tells it from other maps of the same question: its name, or its group's.
        claims: how many claims it has.
    """

    held: Holding
    question: str
    by: str
    claims: int
    manages: bool

    @property
    def readers(self) -> str:
        """Who may read it."""
        return VISIBILITIES[self.held.visibility]


def map_link(held: Holding, by: str = "") -> MapLink:
    """Return a map as lists show it."""
    shown = reading.debate_map(context.store(), held.map_id)
    manages = may(context.who(), Permission.MANAGE, held)
    name = " · ".join(dict.fromkeys(part for part in (by, held.name) if part))
    return MapLink(held, shown.debate.question, name, len(shown.drawn), manages)


def my_places() -> tuple[Place, ...]:
    """Return the seminars of who asks."""
    return groups.places(context.store(), context.who()) if context.who().person else ()


def my_maps() -> tuple[MapLink, ...]:
    """Return the maps that who asks works on: those of her groups, and her own."""
    if context.who().person is None:
        return ()
    found = [map_link(held, place.group.name)
             for place in my_places() if place.group
             for held in _table(place).maps]  # fmt: skip
    return (*found, *(map_link(held) for held in maps.own(context.store(), context.who())))


def _table(place: Place) -> Table:
    roll = groups.roll(context.store(), context.who(), place.seminar.id)
    return next(each for each in roll.tables if place.group and each.group.id == place.group.id)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group on the page of its seminar."""

    table: Table
    maps: tuple[MapLink, ...]
    mine: bool

    @property
    def group(self) -> Group:
        """The group itself."""
        return self.table.group

    @property
    def is_open(self) -> bool:
        """Whether it can be joined just now."""
        return can_join(self.group)

    @property
    def code(self) -> str:
        """Its code, as it is read aloud; nothing for those who do not run the seminar."""
        return spaced(self.group.code)


@dataclass(frozen=True, slots=True)
class SeminarPage:
    """A seminar as one of its people sees it."""

    roll: Roll
    groups: tuple[GroupPage, ...]
    role: Role | None
    debates: tuple[tuple[str, str], ...]

    @property
    def runs(self) -> bool:
        """Whether who asks runs it."""
        return self.role is Role.INSTRUCTOR


def seminar_page(seminar: str) -> SeminarPage:
    """Return a seminar with its groups; one's own group first."""
    who = context.who()
    roll = groups.roll(context.store(), who, seminar)
    shown = [
        GroupPage(table, tuple(map(map_link, table.maps)), who.is_in(table.group.id))
        for table in roll.tables
    ]
    role = who.role(roll.seminar.id)
    offered = _public() if role is Role.INSTRUCTOR else ()
    return SeminarPage(roll, tuple(sorted(shown, key=lambda each: not each.mine)), role, offered)


def _public() -> tuple[tuple[str, str], ...]:
    return tuple((m.id, m.debate.question) for s in context.shelves() for m in s.maps)


def spaced(code: str) -> str:
    """Return a code in two halves of capitals, as it is read aloud and written on a board."""
    return f"{code[:4]} {code[4:]}".strip().upper()


@dataclass(frozen=True, slots=True)
class Door:
    """The way into a group, as it is projected: address, code, and QR code."""

    group: Group
    seminar: str
    link: str
    site: str
    code: str
    qr: Markup
    is_open: bool


def door(seminar: str, group: str) -> Door:
    """Return the way into a group.

    Raises:
        NotFoundError: the seminar has no such group, or who asks is not told its code.
    """
    roll = groups.roll(context.store(), context.who(), seminar)
    found = next((t.group for t in roll.tables if t.group.id == group and t.group.token), None)
    if found is None:
        raise NotFoundError("group", group)
    site = request.url_root.rstrip("/")
    link = f"{site}/join/{found.token}"
    code = spaced(found.code)
    bare = f"{site.partition('://')[2]}/join"
    return Door(found, roll.seminar.title, link, bare, code, qr(link), can_join(found))


def qr(link: str) -> Markup:
    """Return the QR code of a link as SVG: dark on white whatever the look, for cameras."""
    made = segno.make(link, error="m", micro=False)
    drawn = made.svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, lineclass=None, svgclass="qr"
    )
    return Markup(drawn)  # noqa: S704 (made of squares)


def until_from(form: Mapping[str, str]) -> datetime | None:
    """Read until when a group can be joined: a number of hours from now, or for good."""
    hours = form.get("hours", "")
    if not (hours.isascii() and hours.isdigit() and 0 < int(hours) <= 10_000):
        return None
    return datetime.fromtimestamp(datetime.now(UTC).timestamp() + int(hours) * 3600, UTC)


def set_up_from(form: Mapping[str, str]) -> SetUp:
    """Read how a map is to be set up."""
    visibility, endorsing = form.get("visibility", ""), form.get("endorsing", "")
    return SetUp(
        form.get("name", ""),
        Visibility(visibility) if visibility in tuple(Visibility) else Visibility.PRIVATE,
        form.get("suggesting") == "1",
        Endorsing(endorsing) if endorsing in tuple(Endorsing) else Endorsing.OFF,
    )


def role_from(form: Mapping[str, str]) -> Role:
    """Read what somebody is to be; a participant if nothing that is known is said."""
    role = form.get("role", "")
    return Role(role) if role in tuple(Role) else Role.PARTICIPANT
