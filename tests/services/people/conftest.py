"""A seminar with an instructor and two groups, and people who join it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from argmap.model.permissions import Who
from argmap.model.seminars import Group, Person, Seminar
from argmap.services.people import groups, joining, sessions

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
HERE = "192.0.2.7"


@dataclass
class Course:
    """A seminar, as those see it who work in it."""

    store: object
    seminar: Seminar
    red: Group
    blue: Group
    teacher: str

    @property
    def eva(self) -> Who:
        return self.known(self.teacher)

    def known(self, token) -> Who:
        return sessions.known(self.store, token)

    def join(self, name, group=None, **more):
        """Somebody new in a group, as she is known from then on, with her token and words."""
        code = (group or self.red).code
        joined = joining.join(self.store, code, name, address=HERE, **more)
        return self.known(joined.token), joined


def instructor(store, name):
    """The token of an instructor who was there before; her password is never asked for."""
    person = Person(name.lower(), name, NOW, login=name.lower())
    with store.writing() as writing:
        writing.add(person)
    return sessions.opened(store, person)


@pytest.fixture
def course(store):
    token = instructor(store, "Eva")
    eva = sessions.known(store, token)
    seminar = groups.create(store, eva, "The Soviet twenties")
    eva = sessions.known(store, token)
    red = groups.add_group(store, eva, seminar.id, "Red")
    blue = groups.add_group(store, eva, seminar.id, "Blue")
    return Course(store, seminar, red, blue, token)
