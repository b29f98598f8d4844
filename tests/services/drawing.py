"""Two people who draw the plan, each in a turn of her own: ``reword(ana(quick), "c1", "...")``."""

from __future__ import annotations

from datetime import UTC, datetime

from argmap.model.permissions import Who
from argmap.model.seminars import Person
from argmap.services.extending import turn
from argmap.services.loading import put
from argmap.services.reading import debate_map
from tests.examples import LIBRARY, plan

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANA = Who(Person("ana", "Ana", NOW, login="ana"))
BEN = Who(Person("ben", "Ben", NOW, login="ben"))


def prepared(store):
    put(store, plan(), LIBRARY)
    with store.writing() as writing:
        writing.add(ANA.person, BEN.person)
    return store


def by(who, store, at=None, **how):
    return turn(store, who, "plan", debate_map(store, "plan").revision if at is None else at, **how)


def ana(store, at=None, **how):
    return by(ANA, store, at, **how)


def ben(store, at=None, **how):
    return by(BEN, store, at, **how)


def now(store):
    return debate_map(store, "plan")
