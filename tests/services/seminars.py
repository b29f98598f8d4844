"""A seminar of one group that draws the plan, and who is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from argmap.model.permissions import Who
from argmap.model.seminars import Group, Holding, Member, Person, Role, Seminar, Visibility
from argmap.services.loading import put
from tests.examples import LIBRARY, plan

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ANA, BEN = Person("ana", "Ana", NOW), Person("ben", "Ben", NOW)
RITA, EVA = Person("rita", "Rita", NOW), Person("eva", "Dr Eva", NOW, login="eva")
SEMINAR, RED = Seminar("s", "NEP", NOW), Group("red", "s", "Red", "bcdfghjk", "t1", NOW)
ROLES = ((ANA, Role.PARTICIPANT), (BEN, Role.PARTICIPANT), (RITA, Role.READER))
MEMBERS = tuple(Member("s", person.id, role, NOW, "red") for person, role in ROLES)
TEACHES = Member("s", "eva", Role.INSTRUCTOR, NOW)
HELD = Holding("plan", 0, "Red", "s", "red", visibility=Visibility.PRIVATE)
AS_ANA, AS_BEN, AS_RITA = (
    Who(person, (member,)) for (person, _), member in zip(ROLES, MEMBERS, strict=True)
)
AS_EVA = Who(EVA, (TEACHES,))


def put_seminar(store, **held):
    """Put the plan there, at revision 1, as the map of the group, set up as said."""
    put(store, plan(), LIBRARY)
    with store.writing() as writing:
        writing.add(ANA, BEN, RITA, EVA, SEMINAR, RED, *MEMBERS, TEACHES)
        writing.put(replace(HELD, **held))
