"""A seminar of the bundled kind of debate, with an instructor, two groups and who joins them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.edits import Reword
from argmap.model.permissions import Who
from argmap.model.seminars import Group, Seminar
from argmap.services.loading import put
from argmap.services.people import groups, joining, sessions
from argmap.services.reading import map_at
from argmap.services.saving import save
from argmap.services.teaching import assigned
from argmap.services.teaching.assigning import Plan, assign
from tests.examples import LIBRARY, plan
from tests.services.people.conftest import HERE, instructor

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def day(number):
    return MONDAY + timedelta(days=number)


def reword(course, name, map_id, claim, text):
    """Somebody rewords a claim, as the map is now."""
    at = map_at(course.store, map_id).revision
    return save(course.store, course.who(name, day(9)), map_id, (Reword(claim, text),), at=at)


@dataclass
class Course:
    """A seminar in which the plan can be assigned."""

    store: object
    seminar: Seminar
    red: Group
    blue: Group
    tokens: dict

    def who(self, name, at=MONDAY):
        """Somebody, as she is known at a time."""
        return replace(sessions.known(self.store, self.tokens[name]), now=at)

    @property
    def eva(self) -> Who:
        return self.who("Eva")

    def join(self, name, group=None, at=MONDAY):
        joined = joining.join(self.store, (group or self.red).code, name, address=HERE)
        self.tokens[name] = joined.token
        return self.who(name, at)

    def assign(self, **planned):
        return assign(self.store, self.eva, self.seminar.id, Plan(**{"map_id": "plan"} | planned))

    def zone(self, seminar, name):
        with self.store.writing() as writing:
            writing.change(Seminar, {"id": seminar.id}, zone=name)

    def maps(self, assignment, name="Eva", at=MONDAY):
        """The maps of an assignment that somebody may read, by what they are called."""
        who = self.who(name, at)
        found = assigned.assignments(self.store, who, self.seminar.id)
        return {
            each.name: each for a in found if a.assignment.id == assignment.id for each in a.maps
        }


@pytest.fixture
def course(store):
    put(store, plan(), LIBRARY)
    token = instructor(store, "Eva")
    seminar = groups.create(store, sessions.known(store, token), "The Soviet twenties")
    eva = sessions.known(store, token)
    red, blue = (groups.add_group(store, eva, seminar.id, name) for name in ("Red", "Blue"))
    return Course(store, seminar, red, blue, {"Eva": token})
