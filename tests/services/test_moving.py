"""Moving maps: working on a copy, giving it to a group, adopting claims of another map."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Relate, Reword
from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.seminars import Group, Holding, Member, Person, Role, Seminar, Visibility
from argmap.services.archiving import verify
from argmap.services.editing import revise
from argmap.services.loading import put
from argmap.services.moving import adopt, adoption, copy, others
from argmap.services.reading import history, map_at
from tests.examples import LIBRARY, plan

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ANA, BEN = Person("ana", "Ana", NOW), Person("ben", "Ben", NOW)
SEMINAR = Seminar("s", "NEP", NOW)
RED = Group("red", "s", "Red", "bcdfghjk", "t1", NOW)
BLUE = Group("blue", "s", "Blue", "mnpqrstv", "t2", NOW)


def in_group(person, group, role=Role.PARTICIPANT):
    return Who(person, (Member("s", person.id, role, NOW, group),))


@pytest.fixture
def kept(store):
    """The store with the plan at revision 1, two persons, and a seminar of two groups."""
    put(store, plan(), LIBRARY)
    with store.writing() as writing:
        writing.add(ANA, BEN, SEMINAR, RED, BLUE)
    return store


def drawn(whole):
    """All that a map draws, whichever map it is."""
    return replace(whole, id="", revision=0)


def test_a_copy_draws_the_same_and_knows_where_it_came_from(kept):
    held = copy(kept, Who(ANA), "plan", name="My own")

    assert drawn(map_at(kept, held.map_id)) == drawn(map_at(kept, "plan"))
    assert held.map_id.startswith("plan-")
    assert (held.name, held.owner, held.visibility) == ("My own", "ana", Visibility.PRIVATE)
    assert (held.origin, held.origin_revision) == ("plan", 1)
    with kept.reading() as reading:
        assert reading.one(Holding, map_id=held.map_id) == held


def test_the_first_revision_of_a_copy_is_signed_and_says_of_what_it_is_one(kept):
    held = copy(kept, Who(ANA), "plan")

    [first] = history(kept, held.map_id)
    assert (first.member, first.person) == ("Ana", "ana")
    assert first.note == "Copied from “The plan” at revision 1."


def test_a_copy_and_its_origin_go_their_own_ways(kept):
    held = copy(kept, Who(ANA), "plan")

    revise(kept, held.map_id, [Reword("c1", "Mine.")], member="Ana", at=1)
    revise(kept, "plan", [Reword("c2", "Theirs.")], member="Ben", at=1)

    assert map_at(kept, "plan").claims["c1"].text == "Industry first."
    assert map_at(kept, held.map_id).claims["c2"].text == "Peasants will keep their grain."


def test_a_copy_for_a_group_is_the_groups(kept):
    held = copy(kept, in_group(ANA, "red"), "plan", group="red")

    assert (held.seminar, held.group, held.owner) == ("s", "red", None)
    assert (held.name, held.visibility) == ("Red", Visibility.PRIVATE)


@pytest.mark.parametrize(
    ("who", "group", "error"),
    [
        (in_group(ANA, "red"), "blue", ForbiddenError),
        (in_group(ANA, "red", Role.READER), "red", ForbiddenError),
        (in_group(ANA, "red"), "green", NotFoundError),
        (Who(ANA), "red", ForbiddenError),
        (Who(copies=True), None, NobodyError),
        (Who(), None, NobodyError),
    ],
)
def test_who_may_not_copy_a_map_changes_nothing(kept, who, group, error):
    with pytest.raises(error):
        copy(kept, who, "plan", group=group)
    with kept.reading() as reading:
        assert reading.count(Holding) == 1


def test_an_instructor_copies_a_map_for_any_group_of_hers(kept):
    held = copy(kept, in_group(ANA, None, Role.INSTRUCTOR), "plan", group="blue")

    assert held.group == "blue"


def test_a_map_that_somebody_may_not_read_is_not_there_to_be_copied(kept):
    held = copy(kept, Who(ANA), "plan")

    with pytest.raises(NotFoundError):
        copy(kept, Who(BEN), held.map_id)


@pytest.fixture
def two(kept):
    """The store, and copies of the plan for two groups; Ben wrote a claim on the second."""
    red = copy(kept, in_group(ANA, "red"), "plan", group="red").map_id
    blue = copy(kept, in_group(BEN, "blue"), "plan", group="blue").map_id
    support = Relate(Relation("rn", Kind.SUPPORT, ("n",), "c2"))
    edits = [AddClaim(Claim("n", "New.")), support]
    revise(kept, blue, edits, member="Ben", at=1, person="ben")
    return kept, red, blue


INSTRUCTOR = in_group(Person("eva", "Eva", NOW, login="eva"), None, Role.INSTRUCTOR)


@pytest.fixture
def taught(two):
    store, *_ = two
    with store.writing() as writing:
        writing.add(INSTRUCTOR.person)
    return two


def test_an_adopted_claim_says_from_which_map_it_is_and_who_wrote_it_there(taught):
    store, red, blue = taught

    saved = adopt(store, INSTRUCTOR, adoption(store, INSTRUCTOR, red, blue, "n"), at=1)

    assert saved.map.claims["n"].text == "New."
    assert saved.map.relations["rn"].target == "c2"
    last = history(store, red)[-1]
    assert (last.member, last.note) == ("Eva", "Adopted from “Blue”, where Ben wrote it.")


def test_what_was_copied_is_told_to_be_of_whoever_wrote_it_first(taught):
    store, red, blue = taught
    held = copy(store, INSTRUCTOR, blue)

    adopt(store, INSTRUCTOR, adoption(store, INSTRUCTOR, red, held.map_id, "n"), at=1)

    assert "where Ben wrote it" in history(store, red)[-1].note


def test_one_adopts_from_maps_that_one_may_read_of_the_same_debate(taught):
    store, red, blue = taught

    def found(who, map_id):
        return [held.map_id for held, _ in others(store, who, map_id)]

    assert found(INSTRUCTOR, red) == ["plan", *sorted([blue])]
    assert found(in_group(ANA, "red"), red) == ["plan"]
    assert found(Who(), "plan") == []


@pytest.mark.parametrize(
    ("who", "error"),
    [(in_group(ANA, "red"), NotFoundError), (in_group(BEN, "blue"), NotFoundError)],
)
def test_one_group_takes_nothing_from_or_into_what_it_may_not_read(two, who, error):
    store, red, blue = two

    with pytest.raises(error):
        adoption(store, who, red, blue, "n")


def test_what_is_kept_of_a_copy_is_what_its_log_gives(kept):
    held = copy(kept, Who(ANA), "plan")
    again = copy(kept, Who(ANA), held.map_id, name="Again")

    assert [told.wrong for told in verify(kept) if told.map_id in (held.map_id, again.map_id)] == [
        "",
        "",
    ]
    with kept.reading() as reading:
        assert reading.map(held.map_id) == map_at(kept, held.map_id)
