"""What changes on the starter map is proposed, and never overwrites; copies take no student along.

[c1] Industry first.
  - [c2] + [c3]
      ~ [c4]
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from argmap.model.assignments import Assignment, PhaseKind, Sharing, Starter, Submission, Wanted
from argmap.model.errors import ForbiddenError
from argmap.model.seminars import Holding
from argmap.model.zones import instant, wall
from argmap.services import suggesting
from argmap.services.people import groups, sessions
from argmap.services.reading import history, map_at
from argmap.services.teaching import changing
from argmap.services.teaching.assigned import assignments
from argmap.services.teaching.assigning import Planned
from argmap.services.teaching.changing import Changes, DrawnError
from argmap.services.teaching.starters import propose
from argmap.services.teaching.submitting import submit
from tests.services.teaching.conftest import day, reword

NEW = "Industry first, and at once."


def waiting(course, map_id):
    found = suggesting.suggestions(course.store, course.eva, map_id)
    return [each for each in found if each.outcome.value == "waiting"]


@pytest.fixture
def full(course):
    course.join("Ana")
    return course.assign(begins_with=Starter.FULL)


def test_what_changes_on_the_starter_waits_on_every_map_until_somebody_there_accepts_it(
    course, full
):
    maps = course.maps(full)
    reword(course, "Eva", full.starter, "c1", NEW)

    seen = propose(course.store, course.eva, full.id, only_look=True)
    done = propose(course.store, course.eva, full.id)

    assert seen == done
    assert (len(done.maps), done.same, done.left, done.whole) == (2, 0, 0, 2)
    red = maps["Red"].map_id
    assert map_at(course.store, red).claim("c1").text == "Industry first.", "nothing is overwritten"
    [asked] = waiting(course, red)
    suggesting.accept(course.store, course.who("Ana"), red, asked.id)
    assert map_at(course.store, red).claim("c1").text == NEW


def test_proposing_again_proposes_nothing_twice_and_a_newer_one_takes_its_place(course, full):
    red = course.maps(full)["Red"].map_id
    assert propose(course.store, course.eva, full.id).maps == (), "nothing has changed"
    reword(course, "Eva", full.starter, "c1", NEW)
    propose(course.store, course.eva, full.id)

    again = propose(course.store, course.eva, full.id)
    assert (again.maps, again.same, len(waiting(course, red))) == ((), 2, 1)

    reword(course, "Eva", full.starter, "c2", "Peasants keep grain.")
    assert len(propose(course.store, course.eva, full.id).maps) == 2
    [asked] = waiting(course, red)
    assert len(asked.edits) == 2

    suggesting.decline(course.store, course.who("Ana"), red, asked.id, "We know better.")
    assert [held.name for held, _ in propose(course.store, course.eva, full.id).maps] == []
    reword(course, "Eva", full.starter, "c3", "Grain pays.")
    propose(course.store, course.eva, full.id)
    [asked] = waiting(course, red)
    assert [each.claim for each in asked.edits] == ["c3"], "what was declined is not asked again"


def test_what_was_changed_on_a_map_too_is_left_out_and_counted(course, full):
    red = course.maps(full)["Red"].map_id
    reword(course, "Ana", red, "c1", "Industry, but not first.")
    reword(course, "Eva", full.starter, "c1", NEW)
    reword(course, "Eva", full.starter, "c2", "Peasants keep grain.")

    done = propose(course.store, course.eva, full.id)

    assert (len(done.maps), done.left, done.whole) == (2, 1, 1)
    [asked] = waiting(course, red)
    assert [each.claim for each in asked.edits] == ["c2"]
    with pytest.raises(ForbiddenError):
        propose(course.store, course.who("Ana"), full.id)


def told(**changed):
    given = {
        "title": "",
        "instructions": "Argue.",
        "texts": (),
        "wanted": Wanted(2),
        "reveals": True,
    }
    return Changes(**given | changed)


def test_what_an_assignment_says_can_be_changed_and_who_shares_while_nobody_has_drawn(course, full):
    changing.change(course.store, course.eva, full.id, told(sharing=Sharing.ALL))

    [found] = assignments(course.store, course.eva, course.seminar.id)
    assert (found.assignment.instructions, found.assignment.wanted.claims) == ("Argue.", 2)
    assert found.assignment.title == "Should industry come first?", "no title is the question"
    assert [each.name for each in found.maps] == ["All together"]
    assert found.maps[0].visibility.value == "seminar"

    reword(course, "Ana", found.maps[0].map_id, "c1", NEW)
    with pytest.raises(DrawnError):
        changing.change(course.store, course.eva, full.id, told(sharing=Sharing.GROUP))
    with pytest.raises(DrawnError):
        changing.take_away(course.store, course.eva, full.id)
    changing.change(course.store, course.eva, full.id, told(title="Later", reveals=False))


def test_an_assignment_on_which_nobody_has_drawn_goes_with_its_maps(course, full):
    copied = changing.copy(course.store, course.eva, full.id, course.seminar.id)

    changing.take_away(course.store, course.eva, full.id)

    with course.store.reading() as reading:
        assert [each.id for each in reading.all(Assignment)] == [copied.id]
        assert reading.one(Assignment).copied_from is None
        held = reading.all(Holding, seminar=course.seminar.id)
    assert {each.assignment for each in held} == {None, copied.id}


def test_a_copy_for_another_term_has_the_starter_and_new_dates_and_nothing_of_any_student(course):
    course.join("Ana")
    course.zone(course.seminar, "Europe/Berlin")
    ten = instant(datetime(2026, 10, 19, 10), "Europe/Berlin")
    planned = (
        Planned(PhaseKind.OWN, ten),
        Planned(PhaseKind.SUBMIT, None, instant(datetime(2026, 11, 2, 18), "Europe/Berlin")),
    )
    task = course.assign(phases=planned, instructions="Argue.", sharing=Sharing.STUDENT)
    reword(course, "Eva", task.starter, "c1", NEW)
    submit(course.store, course.who("Ana"), task.id, course.maps(task)["Ana"].map_id)
    other = groups.create(course.store, course.eva, "Next year")
    course.zone(other, "America/New_York")
    eva = sessions.known(course.store, course.tokens["Eva"])

    copied = changing.copy(course.store, eva, task.id, other.id, date(2027, 10, 25))

    [found] = assignments(course.store, eva, other.id)
    first, last = found.schedule.phases
    assert wall(first.begins, "America/New_York") == datetime(2027, 10, 25, 10)
    assert wall(last.ends, "America/New_York") == datetime(2027, 11, 8, 18)
    assert (copied.copied_from, copied.instructions, found.maps) == (task.id, "Argue.", ())
    assert map_at(course.store, copied.starter).claim("c1").text == NEW
    assert len(history(course.store, copied.starter)) == 1
    with course.store.reading() as reading:
        assert reading.count(Submission, assignment=copied.id) == 0
    with pytest.raises(ForbiddenError):
        changing.copy(course.store, course.who("Ana", day(1)), task.id, course.seminar.id)
