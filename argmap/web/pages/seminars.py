"""Maps as the lists of seminars and persons show them, and how each is set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.permissions import Permission, may
from argmap.model.seminars import Endorsing, Holding, Role, Visibility
from argmap.services import reading
from argmap.services.people import groups, maps
from argmap.services.people.groups import Place, Table
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
    who = context.who()
    if who.person is None:
        return ()
    found = [map_link(held, place.group.name)
             for place in my_places() if place.group
             for held in _table(place).maps if held.owner is None]  # fmt: skip
    own = maps.own(context.store(), who)
    return (*found, *(map_link(held) for held in own if may(who, Permission.READ, held)))


def _table(place: Place) -> Table:
    roll = groups.roll(context.store(), context.who(), place.seminar.id)
    return next(each for each in roll.tables if place.group and each.group.id == place.group.id)


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
