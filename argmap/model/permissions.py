"""Who may do what: one table for maps, one for seminars, each readable on one screen.

A permission is given by any of its predicates. Predicates look at who asks (``Who``) and at whose
the map is (``Holding``), and at nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from argmap.model.ids import GroupId, MapId, SeminarId
from argmap.model.seminars import Endorsing, Holding, Member, Person, Role, Visibility


class Permission(StrEnum):
    """What one may do with a map."""

    READ = "read"
    COPY = "copy"
    EDIT = "edit"
    TALK = "talk"
    ENDORSE = "endorse"
    DECIDE = "decide"
    UNDO_ANY = "undo-any"
    MANAGE = "manage"


class Running(StrEnum):
    """What one may do with a seminar."""

    SEE = "see"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who asks for something.

    Attributes:
        person: who it is; none if that is not known.
        members: her places in seminars.
        copies: whether this installation lets anybody work on a copy.
        reviewing: the maps on which she is asked to review somebody's work.
        now: when she asks; now, if nobody says.
    """

    person: Person | None = None
    members: tuple[Member, ...] = ()
    copies: bool = False
    reviewing: frozenset[MapId] = frozenset()
    now: datetime | None = None

    def role(self, seminar: SeminarId | None) -> Role | None:
        """Return what she is in a seminar, or none."""
        return next((each.role for each in self.members if each.seminar == seminar), None)

    def is_past(self, time: datetime | None) -> bool:
        """Say whether a time has come; one that nobody set has."""
        return time is None or time <= (self.now or datetime.now(UTC))

    def is_in(self, group: GroupId | None) -> bool:
        """Say whether she is in a group."""
        return group is not None and any(each.group == group for each in self.members)


Predicate = Callable[[Who, Holding], bool]


def public(_who: Who, held: Holding) -> bool:
    """Everybody may read the map."""
    return held.visibility is Visibility.PUBLIC


def owns(who: Who, held: Holding) -> bool:
    """The map is hers; if it was assigned, she is still in the seminar, and the time has come."""
    if who.person is None or held.owner != who.person.id:
        return False
    return held.assignment is None or (_belongs(who, held) and who.is_past(held.opens))


def works_on_own(who: Who, held: Holding) -> bool:
    """The map is hers, and she may go on working on it."""
    reads_only = held.seminar is not None and who.role(held.seminar) is Role.READER
    return owns(who, held) and not reads_only


def keeps_own(who: Who, held: Holding) -> bool:
    """The map is hers alone: no instructor assigned it."""
    return owns(who, held) and held.assignment is None


def instructs(who: Who, held: Holding) -> bool:
    """She is an instructor of the map's seminar."""
    return held.seminar is not None and who.role(held.seminar) is Role.INSTRUCTOR


def keeps_house(who: Who, held: Holding) -> bool:
    """The map is nobody's own, and she is an instructor."""
    nobodys = held.seminar is None and held.owner is None
    return nobodys and who.person is not None and who.person.is_instructor


def in_seminar(who: Who, held: Holding) -> bool:
    """She is in the map's seminar, the map is open to it, and the time has come."""
    return held.visibility is Visibility.SEMINAR and _belongs(who, held) and is_shown(who, held)


def in_group(who: Who, held: Holding) -> bool:
    """She is in the map's group, in whatever role, and the time has come."""
    return who.is_in(held.group) and is_shown(who, held)


def draws(who: Who, held: Holding) -> bool:
    """She is in the map's group, to take part, and the map is nobody's own."""
    if held.owner is not None or who.role(held.seminar) is not Role.PARTICIPANT:
        return False
    together = held.assignment is not None and held.group is None
    return (together or who.is_in(held.group)) and is_shown(who, held)


def reviews(who: Who, held: Holding) -> bool:
    """She is asked to review somebody's work on the map, and the time has come."""
    return held.map_id in who.reviewing and _belongs(who, held) and is_shown(who, held)


def takes_part(who: Who, held: Holding) -> bool:
    """She takes part in the seminar that the map was assigned to, and may read it."""
    is_participant = who.role(held.seminar) is Role.PARTICIPANT
    return held.assignment is not None and is_participant and may(who, Permission.READ, held)


def comes_back(who: Who, held: Holding) -> bool:
    """She is known, and may read the map."""
    return who.person is not None and may(who, Permission.READ, held)


def is_shown(who: Who, held: Holding) -> bool:
    """Say whether the time has come at which others than the map's owner see it."""
    return who.is_past(held.opens) and (held.owner is None or who.is_past(held.shows))


def _belongs(who: Who, held: Holding) -> bool:
    return who.role(held.seminar) is not None


def copies_freely(who: Who, held: Holding) -> bool:
    """Anybody may work on a copy here, and the map is public."""
    return who.copies and public(who, held)


def endorses(who: Who, held: Holding) -> bool:
    """Claims of the map are endorsed, by those who draw it."""
    return held.endorsing is not Endorsing.OFF and (draws(who, held) or instructs(who, held))


MAPS: Mapping[Permission, tuple[Predicate, ...]] = {
    Permission.READ: (public, owns, in_group, in_seminar, draws, reviews, instructs),
    Permission.COPY: (comes_back, copies_freely),
    Permission.EDIT: (works_on_own, draws, instructs, keeps_house),
    Permission.TALK: (works_on_own, draws, takes_part, instructs, keeps_house),
    Permission.ENDORSE: (endorses,),
    Permission.DECIDE: (works_on_own, draws, instructs, keeps_house),
    Permission.UNDO_ANY: (works_on_own, instructs, keeps_house),
    Permission.MANAGE: (keeps_own, instructs, keeps_house),
}

SEMINARS: Mapping[Running, tuple[Role, ...]] = {
    Running.SEE: (Role.INSTRUCTOR, Role.PARTICIPANT, Role.READER),
    Running.RUN: (Role.INSTRUCTOR,),
}


def may(who: Who, permission: Permission, held: Holding) -> bool:
    """Say whether somebody may do something with a map."""
    return any(predicate(who, held) for predicate in MAPS[permission])


def rights(who: Who, held: Holding) -> frozenset[Permission]:
    """Return all that somebody may do with a map."""
    return frozenset(each for each in Permission if may(who, each, held))


def may_run(who: Who, running: Running, seminar: SeminarId) -> bool:
    """Say whether somebody may do something with a seminar."""
    return who.role(seminar) in SEMINARS[running]
