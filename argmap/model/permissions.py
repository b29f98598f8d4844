"""Who may do what: one table for maps, one for seminars, each readable on one screen.

A permission is given by any of its predicates. Predicates look at who asks (``Who``) and at whose
the map is (``Holding``), and at nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.model.ids import GroupId, SeminarId
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
    """

    person: Person | None = None
    members: tuple[Member, ...] = ()
    copies: bool = False

    def role(self, seminar: SeminarId | None) -> Role | None:
        """Return what she is in a seminar, or none."""
        return next((each.role for each in self.members if each.seminar == seminar), None)

    def is_in(self, group: GroupId | None) -> bool:
        """Say whether she is in a group."""
        return group is not None and any(each.group == group for each in self.members)


Predicate = Callable[[Who, Holding], bool]


def public(_who: Who, held: Holding) -> bool:
    """Everybody may read the map."""
    return held.visibility is Visibility.PUBLIC


def owns(who: Who, held: Holding) -> bool:
    """The map is hers."""
    return who.person is not None and held.owner == who.person.id


def instructs(who: Who, held: Holding) -> bool:
    """She is an instructor of the map's seminar."""
    return held.seminar is not None and who.role(held.seminar) is Role.INSTRUCTOR


def keeps_house(who: Who, held: Holding) -> bool:
    """The map is nobody's own, and she is an instructor."""
    nobodys = held.seminar is None and held.owner is None
    return nobodys and who.person is not None and who.person.is_instructor


def in_seminar(who: Who, held: Holding) -> bool:
    """She is in the map's seminar, and the map is open to it."""
    return held.visibility is Visibility.SEMINAR and who.role(held.seminar) is not None


def in_group(who: Who, held: Holding) -> bool:
    """She is in the map's group, in whatever role."""
    return who.is_in(held.group)


def draws(who: Who, held: Holding) -> bool:
    """She is in the map's group, to take part."""
    return who.is_in(held.group) and who.role(held.seminar) is Role.PARTICIPANT


def comes_back(who: Who, held: Holding) -> bool:
    """She is known, and may read the map."""
    return who.person is not None and may(who, Permission.READ, held)


def copies_freely(who: Who, held: Holding) -> bool:
    """Anybody may work on a copy here, and the map is public."""
    return who.copies and public(who, held)


def endorses(who: Who, held: Holding) -> bool:
    """Claims of the map are endorsed, by those who draw it."""
    return held.endorsing is not Endorsing.OFF and (draws(who, held) or instructs(who, held))


MAPS: Mapping[Permission, tuple[Predicate, ...]] = {
    Permission.READ: (public, owns, in_group, in_seminar, instructs),
    Permission.COPY: (comes_back, copies_freely),
    Permission.EDIT: (owns, draws, instructs, keeps_house),
    Permission.TALK: (owns, draws, instructs, keeps_house),
    Permission.ENDORSE: (endorses,),
    Permission.DECIDE: (owns, draws, instructs, keeps_house),
    Permission.UNDO_ANY: (owns, instructs, keeps_house),
    Permission.MANAGE: (owns, instructs, keeps_house),
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
