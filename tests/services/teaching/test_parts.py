"""Role cards shared out evenly or by hand, and routes through a map kept and changed."""

from __future__ import annotations

from collections import Counter

import pytest

from argmap.model.errors import ForbiddenError, InvalidError, NotFoundError
from argmap.services.teaching import parts, routes
from argmap.services.teaching.routes import Chosen

NAMES = ("Ana", "Ben", "Carla", "Dmitri", "Elif")


@pytest.fixture
def task(course):
    for place, name in enumerate(NAMES):
        course.join(name, course.blue if place % 2 else course.red)
    return course.assign()


def shared(course, task, **how):
    return parts.share_out(course.store, course.eva, task.id, ("fast", "slow"), **how)


def test_positions_are_shared_out_evenly_in_each_group_and_speakers_with_them(course, task):
    shared(course, task)
    found = parts.cast(course.store, course.eva, task.id)
    argued = Counter((each.group, each.part.position) for each in found.players)

    assert argued["Blue", "fast"] == argued["Blue", "slow"] == 1
    assert abs(argued["Red", "fast"] - argued["Red", "slow"]) == 1
    assert {e.part.speaker for e in found.players if e.part.position == "fast"} == {"pre"}


def test_whoever_has_a_part_keeps_it_unless_all_are_given_anew(course, task):
    ana = course.who("Ana").person.id
    parts.give(course.store, course.eva, task.id, {ana: ("slow", "buk")})
    shared(course, task)
    kept = parts.part_of(course.store, task.id, ana)

    assert (kept.position, kept.speaker) == ("slow", "buk")
    assert shared(course, task) == ()
    assert len(shared(course, task, anew=True)) == len(NAMES)


def test_a_part_is_taken_away_by_hand_and_one_that_there_is_not_is_refused(course, task):
    ana = course.who("Ana").person.id
    shared(course, task)
    parts.give(course.store, course.eva, task.id, {ana: ("", "")})

    assert parts.part_of(course.store, task.id, ana) is None
    with pytest.raises(InvalidError, match="no position “nobody”"):
        parts.give(course.store, course.eva, task.id, {ana: ("nobody", "")})
    with pytest.raises(InvalidError, match="at least one position"):
        parts.share_out(course.store, course.eva, task.id, ())
    with pytest.raises(ForbiddenError):
        parts.cast(course.store, course.who("Ana"), task.id)


def test_a_route_is_kept_renamed_and_taken_away_by_who_may_edit(course):
    store, eva = course.store, course.eva
    course.join("Ana")
    routes.keep(store, eva, "plan", Chosen("Grain", ("c2", "c1")))
    routes.keep(store, eva, "plan", Chosen("Grain first", ("c1", "c2"), "Grain"))
    [kept] = routes.routes(store, course.who("Ana"), "plan")

    assert (kept.name, kept.steps.claims) == ("Grain first", ("c1", "c2"))
    with pytest.raises(ForbiddenError):
        routes.keep(store, course.who("Ana"), "plan", Chosen("Mine", ("c1",)))
    routes.remove(store, eva, "plan", "Grain first")
    assert routes.routes(store, eva, "plan") == ()


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Chosen("Empty", ()), "number those that you want to show"),
        (Chosen("auto", ("c1",)), "that nobody chose"),
        (Chosen("Taken", ("c1",)), "already: give another name"),
        (Chosen(" ", ("c1",)), "name"),
    ],
)
def test_a_route_that_cannot_be_says_what_would_be_right(course, chosen, said):
    routes.keep(course.store, course.eva, "plan", Chosen("Taken", ("c1",)))

    with pytest.raises(InvalidError, match=said):
        routes.keep(course.store, course.eva, "plan", chosen)
    with pytest.raises(NotFoundError):
        routes.keep(course.store, course.eva, "plan", Chosen("Lost", ("c99",)))
