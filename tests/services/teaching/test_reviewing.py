"""Peer reviews: asked for in a ring, written from the reveal on, read when they are done."""

from __future__ import annotations

import pytest

from argmap.model.assignments import PhaseKind, Wanted
from argmap.model.errors import ForbiddenError, InvalidError, NotFoundError
from argmap.services.people import members
from argmap.services.teaching import reviewing
from argmap.services.teaching.counting import wanted_of
from argmap.services.teaching.phases import Planned
from argmap.services.teaching.reviewing import Said
from tests.services.teaching.conftest import MONDAY, day

NAMES = ("Ana", "Ben", "Carla", "Dmitri")


@pytest.fixture
def task(course):
    """Own maps until day 3, then the reveal; two in each group."""
    for place, name in enumerate(NAMES):
        course.join(name, course.blue if place % 2 else course.red)
    phases = (Planned(PhaseKind.OWN, MONDAY, day(3)), Planned(PhaseKind.REVEAL, day(3), day(9)))
    return course.assign(phases=phases, wanted=Wanted(reviews=1))


def asked(course, task, *, across=True, each=1):
    return reviewing.share_out(course.store, course.eva, task.id, each=each, across=across)


def hers(course, task, name, at):
    return reviewing.hers(course.store, course.who(name, at), task.id)


def test_everybody_reviews_somebody_of_another_group_and_asked_twice_nothing_changes(course, task):
    made = asked(course, task)
    group = {course.who(n).person.id: course.who(n).members[0].group for n in NAMES}

    assert {each.reviewer for each in made} == {each.whose for each in made} == set(group)
    assert all(group[each.reviewer] != group[each.whose] for each in made)
    assert set(asked(course, task)) == set(made)


def test_the_map_opens_to_the_reviewer_with_the_reveal_not_before(course, task):
    asked(course, task)
    [before] = hers(course, task, "Ana", day(2))
    [after] = hers(course, task, "Ana", day(4))

    assert before.held is None
    assert after.held.owner == after.review.whose
    early, said = course.who("Ana", day(2)), Said("Too early.", True)
    with pytest.raises(NotFoundError):
        reviewing.write(course.store, early, task.id, before.review.whose, said)


def test_a_review_is_read_by_whose_work_it_is_once_it_is_done_and_counted(course, task):
    asked(course, task)
    ana = course.who("Ana", day(4))
    [one] = hers(course, task, "Ana", day(4))
    [name] = [n for n in NAMES if course.who(n).person.id == one.review.whose]
    reviewed = course.who(name, day(5))

    reviewing.write(course.store, ana, task.id, one.review.whose, Said("So far.", False))
    assert reviewing.of_hers(course.store, reviewed, task.id) == ()
    reviewing.write(course.store, ana, task.id, one.review.whose, Said("Well seen.", True))
    [read] = reviewing.of_hers(course.store, reviewed, task.id)

    assert (read.reviewer, read.review.text) == ("Ana", "Well seen.")
    [count] = wanted_of(course.store, ana, task.id, ana.person.id)
    assert (count.name, count.done, count.of) == ("reviews", 1, 1)


def test_what_is_done_can_be_reworded_not_emptied(course, task):
    asked(course, task)
    ana = course.who("Ana", day(4))
    whose = hers(course, task, "Ana", day(4))[0].review.whose
    reviewing.write(course.store, ana, task.id, whose, Said("Well seen.", True))
    again = reviewing.write(course.store, ana, task.id, whose, Said("Seen well.", False))

    assert again.done is not None
    with pytest.raises(InvalidError, match="says something"):
        reviewing.write(course.store, ana, task.id, whose, Said(" ", False))


def test_who_moves_and_who_leaves_keep_what_is_begun_and_all_others_are_asked_anew(course, task):
    made = asked(course, task, across=False)
    ana, ben = course.who("Ana", day(4)), course.who("Ben", day(4))
    whose = hers(course, task, "Ana", day(4))[0].review.whose
    reviewing.write(course.store, ana, task.id, whose, Said("Begun.", False))
    members.remove(course.store, course.eva, course.seminar.id, ben.person.id)
    after = asked(course, task, across=False)

    assert [each.text for each in after if each.reviewer == ana.person.id] == ["Begun."]
    assert all(ben.person.id not in (each.reviewer, each.whose) for each in after)
    assert len(after) < len(made)


def test_only_an_instructor_asks_for_reviews_and_sees_all(course, task):
    asked(course, task)
    ana = course.who("Ana")

    assert len(reviewing.reviews_of(course.store, course.eva, task.id).reviews) == 4
    with pytest.raises(ForbiddenError):
        reviewing.reviews_of(course.store, ana, task.id)
    with pytest.raises(ForbiddenError):
        reviewing.share_out(course.store, ana, task.id, each=1, across=True)
    with pytest.raises(InvalidError, match="0 to 5"):
        asked(course, task, each=6)
