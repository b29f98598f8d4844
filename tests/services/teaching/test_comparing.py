"""Comparing the maps of an assignment: what is offered to whom, and when."""

from __future__ import annotations

import pytest

from argmap.model.assignments import PhaseKind
from argmap.model.claims import Claim
from argmap.model.edits import AddClaim, Withdraw
from argmap.model.errors import NotFoundError
from argmap.services.reading import map_at
from argmap.services.saving import save
from argmap.services.teaching.assigning import Planned
from argmap.services.teaching.comparing import compare
from tests.services.teaching.conftest import day, reword


def named(found):
    """What is compared, by name."""
    return [each.held.name for each in found.chosen]


@pytest.fixture
def revealed(course):
    """An assignment whose groups draw hidden maps of their own for three days."""
    course.join("Ana", course.red)
    course.join("Bea", course.blue)
    phases = (
        Planned(PhaseKind.OWN, day(0), day(3)), Planned(PhaseKind.REVEAL, day(3), day(9)),
    )  # fmt: skip
    return course.assign(phases=phases)


def of(course, name, task, *asked, at=0):
    return compare(course.store, course.who(name, day(at)), task.id, asked)


def test_an_instructor_compares_the_first_two_groups_unless_she_says_which(course, revealed):
    maps = course.maps(revealed)
    assert named(of(course, "Eva", revealed)) == ["Blue", "Red"]
    asked = (maps["Ana"].map_id, maps["Red"].map_id)
    assert named(of(course, "Eva", revealed, *asked)) == ["Ana", "Red"]
    assert named(of(course, "Eva", revealed, "all")) == ["Blue", "Red"]


def test_participants_compare_no_map_before_it_is_revealed(course, revealed):
    hidden = course.maps(revealed)["Bea"].map_id
    assert named(of(course, "Ana", revealed, at=1)) == ["Ana"]
    with pytest.raises(NotFoundError):
        of(course, "Ana", revealed, hidden, at=1)


def test_after_the_reveal_they_compare_what_they_may_read_with_their_own_first(course, revealed):
    found = of(course, "Ana", revealed, at=4)
    assert "Red" in named(found)
    offered = {each.held.name: each.edits for each in found.offered}
    readable = course.maps(revealed, "Ana", day(4))
    assert set(offered) == set(readable)
    assert offered["Red"]


def test_what_one_map_has_alone_can_be_taken_over_into_a_map_that_she_may_change(course, revealed):
    maps = course.maps(revealed)
    blue, red = maps["Blue"].map_id, maps["Red"].map_id
    at = map_at(course.store, red).revision
    save(
        course.store, course.eva, red, (AddClaim(Claim("new", "Grain went to the towns.")),), at=at
    )
    found = of(course, "Eva", revealed, blue, red)
    assert found.alignment.only(red) == ("new",)
    assert [each.id for each in found.adopting(red)] == [blue]


def test_a_claim_reworded_by_one_group_stays_the_same_claim(course, revealed):
    maps = course.maps(revealed)
    blue, red = maps["Blue"].map_id, maps["Red"].map_id
    reword(course, "Eva", red, "c1", "Nothing can wait.")
    found = of(course, "Eva", revealed, blue, red).alignment
    assert {blue: "c1", red: "c1"} in [dict(each.on) for each in found.common]


def test_a_map_without_claims_is_told_of_and_not_compared(course, revealed):
    red = course.maps(revealed)["Red"].map_id
    drawn = map_at(course.store, red)
    edits = tuple(Withdraw(each.id) for each in drawn)
    save(course.store, course.eva, red, edits, at=drawn.revision)
    found = of(course, "Eva", revealed, "all")
    assert [each.held.name for each in found.empty] == ["Red"]
    assert [each.held.name for each in found.beside] == ["Blue"]
