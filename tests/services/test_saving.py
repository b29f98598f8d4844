"""Saving what a person did: only hers to change, in her name, and as a suggestion where wanted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from argmap.model.edits import Reword
from argmap.model.errors import (
    ForbiddenError,
    InvalidTextError,
    NobodyError,
    NotFoundError,
    StaleRevisionError,
)
from argmap.model.permissions import Who
from argmap.model.seminars import Group, Holding, Member, Person, Role, Seminar, Visibility
from argmap.model.talk import Suggestion
from argmap.services.loading import put
from argmap.services.reading import debate_map, history
from argmap.services.saving import save, saved_as
from tests.examples import LIBRARY, plan

NOW = datetime(2026, 1, 1, tzinfo=UTC)
EDIT = Reword("c1", "Industry before all.")
TEACHER = Who(Person("tea", "Tea", NOW, login="tea"), (Member("sem", "tea", Role.INSTRUCTOR, NOW),))


def drawing(role=Role.PARTICIPANT, group="one", name="ana"):
    return Who(Person(name, name.title(), NOW), (Member("sem", name, role, NOW, group),))


@pytest.fixture
def kept(sqlite_store):
    """The store with the plan as the private map of the first group of a seminar."""
    put(sqlite_store, plan(), LIBRARY)
    with sqlite_store.writing() as writing:
        writing.add(TEACHER.person, drawing().person, drawing(name="ben").person)
        writing.add(Seminar("sem", "S", NOW), Group("one", "sem", "One", "bcdf2345", "t1", NOW))
    hold(sqlite_store)
    return sqlite_store


def hold(store, **how):
    private = Visibility.PRIVATE
    with store.writing() as writing:
        writing.put(Holding("plan", 0, "", "sem", "one", None, private, **how))


def reworded(store, who, at=1, edit=EDIT):
    return save(store, who, "plan", [edit], at=at)


def test_a_change_is_a_revision_in_the_persons_name(kept):
    saved = reworded(kept, drawing())
    last = history(kept, "plan")[-1]
    assert (saved.revision, saved.suggestion, last.member, last.person) == (2, None, "Ana", "ana")


@pytest.mark.parametrize(
    ("who", "error"),
    [(Who(), NobodyError), (drawing(Role.READER), ForbiddenError),
     (drawing(group="two", name="zoe"), NotFoundError)],
)  # fmt: skip
def test_who_may_not_change_the_map_changes_nothing(kept, who, error):
    with pytest.raises(error):
        reworded(kept, who)
    assert debate_map(kept, "plan").revision == 1


def test_where_the_group_wants_it_a_participants_change_waits(kept):
    hold(kept, suggesting=True)

    saved = reworded(kept, drawing())

    assert (saved.revision, debate_map(kept, "plan").claim("c1").text) == (1, "Industry first.")
    with kept.reading() as reading:
        assert reading.one(Suggestion, map_id="plan").id == saved.suggestion


def test_an_instructors_change_waits_for_nobody(kept):
    hold(kept, suggesting=True)
    assert reworded(kept, TEACHER).revision == 2


def test_what_cannot_be_or_is_stale_cannot_be_suggested_either(kept):
    hold(kept, suggesting=True)
    reworded(kept, TEACHER)
    with pytest.raises(StaleRevisionError):
        reworded(kept, drawing())
    with pytest.raises(InvalidTextError):
        reworded(kept, drawing(), 2, Reword("c1", " "))
    with kept.reading() as reading:
        assert reading.count(Suggestion) == 0


def test_a_revision_is_ones_own_until_it_is_undone(kept):
    reworded(kept, drawing())
    assert saved_as(kept, drawing(), "plan", 2)
    assert not saved_as(kept, drawing(name="ben"), "plan", 2)
    assert not saved_as(kept, Who(), "plan", 2)
    assert not saved_as(kept, drawing(), "plan", 9)
