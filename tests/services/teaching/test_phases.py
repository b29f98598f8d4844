"""Phases that are begun, ended and planned anew; handing in, late work, and more time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from argmap.model.assignments import PhaseKind, Sharing
from argmap.model.errors import ForbiddenError, InvalidError, NotFoundError
from argmap.model.permissions import Permission, may
from argmap.services.history import map_as_of
from argmap.services.reading import map_at
from argmap.services.teaching import extending, phases
from argmap.services.teaching.assigned import Running, assigned
from argmap.services.teaching.assigning import Planned
from argmap.services.teaching.extending import EarlierError, NeverDueError, extend
from argmap.services.teaching.phases import NotBegunError, OverError, begin_now, end_now
from argmap.services.teaching.submitting import submissions, submit
from tests.services.teaching.conftest import day, reword

OWN, REVEAL, CROSS, SUBMIT = PhaseKind.OWN, PhaseKind.REVEAL, PhaseKind.CROSS, PhaseKind.SUBMIT
DATED = (Planned(OWN, day(0)), Planned(REVEAL, day(7)), Planned(SUBMIT, day(9), day(10)))


def schedule(course, task):
    return assigned(course.store, course.eva, task.id, Running.RUN).schedule


def reads(course, task, name, at, owner="Ana"):
    return may(course.who(name, at), Permission.READ, course.maps(task)[owner])


def test_a_button_begins_a_phase_and_what_it_hid_is_shown_at_once(course):
    course.join("Ana"), course.join("Ben")
    task = course.assign(phases=DATED)
    assert not reads(course, task, "Ben", day(2))

    begin_now(course.store, course.who("Eva", day(1)), task.id, 2)

    assert reads(course, task, "Ben", day(2))
    assert schedule(course, task).on(day(2)).kind is REVEAL
    assert [each.begins for each in schedule(course, task).phases] == [day(0), day(1), day(9)]


def test_going_back_to_an_earlier_phase_hides_again_and_lets_the_later_ones_wait(course):
    course.join("Ana"), course.join("Ben")
    task = course.assign(phases=DATED)

    begin_now(course.store, course.who("Eva", day(8)), task.id, 1)

    assert not reads(course, task, "Ben", day(8))
    assert [each.begins for each in schedule(course, task).phases] == [day(8), None, day(9)]


def test_phases_without_dates_are_begun_one_after_the_other(course):
    course.join("Ana")
    task = course.assign(phases=(Planned(OWN), Planned(REVEAL), Planned(SUBMIT)))
    ana = course.who("Ana", day(1))
    assert not may(ana, Permission.READ, course.maps(task)["Ana"]), "nothing is open yet"

    begin_now(course.store, course.who("Eva", day(1)), task.id, 1)
    assert may(course.who("Ana", day(1)), Permission.EDIT, course.maps(task)["Ana"])
    with pytest.raises(NotBegunError):
        end_now(course.store, course.who("Eva", day(2)), task.id, 3)

    begin_now(course.store, course.who("Eva", day(2)), task.id, 3)
    end_now(course.store, course.who("Eva", day(3)), task.id, 3)
    assert [each.begins for each in schedule(course, task).phases] == [day(1), day(2), day(2)]
    assert schedule(course, task).due() == day(3)
    with pytest.raises(OverError):
        end_now(course.store, course.who("Eva", day(4)), task.id, 3)
    with pytest.raises(NotFoundError):
        begin_now(course.store, course.eva, task.id, 4)


def test_phases_can_be_planned_anew_in_any_order_and_own_maps_come_when_they_are_needed(course):
    course.join("Ana")
    task = course.assign(phases=(Planned(SUBMIT, day(0), day(9)),))
    assert set(course.maps(task)) == {"Red", "Blue"}

    planned = (Planned(CROSS, day(0)), Planned(OWN, day(2)), Planned(REVEAL, day(3)))
    phases.plan(course.store, course.eva, task.id, planned)

    assert set(course.maps(task)) == {"Red", "Blue", "Ana"}
    assert not may(course.who("Ana", day(2)), Permission.READ, course.maps(task)["Red"])
    assert may(course.who("Ana", day(3)), Permission.EDIT, course.maps(task)["Red"])
    for wrong in ((planned[1], planned[0]), (Planned(SUBMIT), Planned(SUBMIT))):
        with pytest.raises(InvalidError):
            phases.plan(course.store, course.eva, task.id, wrong)


def test_what_is_handed_in_stays_as_it_was_and_the_last_counts(course):
    course.join("Ana")
    task = course.assign(phases=DATED)
    red = course.maps(task)["Red"].map_id

    first = submit(course.store, course.who("Ana", day(9)), task.id, red)
    again = submit(course.store, course.who("Ana", day(9)), task.id, red)
    reword(course, "Ana", red, "c1", "Industry, and first.")
    second = submit(course.store, course.who("Ana", day(11)), task.id, red)

    assert again == first, "nothing has changed since"
    assert (first.number, first.is_late, second.number, second.is_late) == (1, False, 2, True)
    assert second.made - second.due == timedelta(days=1)
    assert map_as_of(course.store, red, first.revision).claim("c1").text == "Industry first."
    assert map_at(course.store, red).claim("c1").text == "Industry, and first."
    found = assigned(course.store, course.who("Ana", day(11)), task.id, Running.SEE)
    assert submissions(course.store, found)[red] == (first, second)


def test_only_those_who_draw_a_map_hand_it_in_and_nobody_else_learns_of_it(course):
    course.join("Ana"), course.join("Ben", course.blue)
    task = course.assign(phases=DATED)
    red = course.maps(task)["Red"].map_id
    submit(course.store, course.who("Ana", day(9)), task.id, red)

    with pytest.raises(NotFoundError):
        submit(course.store, course.who("Ben", day(9)), task.id, red)
    with pytest.raises(NotFoundError):
        submit(course.store, course.who("Ana", day(2)), task.id, red)
    with pytest.raises(NotFoundError):
        submit(course.store, course.who("Ana", day(9)), task.id, "plan")
    with pytest.raises(ForbiddenError):
        submit(course.store, course.who("Eva", day(9)), task.id, red)
    found = assigned(course.store, course.who("Ben", day(9)), task.id, Running.SEE)
    assert red not in submissions(course.store, found)


def test_more_time_for_a_group_or_a_student_makes_late_work_be_in_time(course):
    ana = course.join("Ana")
    task = course.assign(phases=DATED, sharing=Sharing.STUDENT)
    hers = course.maps(task)["Ana"].map_id
    late = submit(course.store, course.who("Ana", day(12)), task.id, hers)
    assert late.is_late

    extend(course.store, course.eva, task.id, ana.person.id, day(13), why="Ill.")
    assert not last(course, task, hers).is_late
    assert [each.name for each in extending.extensions(course.store, course.eva, task.id)] == [
        "Ana"
    ]

    extending.withdraw(course.store, course.eva, task.id, ana.person.id)
    assert last(course, task, hers).is_late
    extend(course.store, course.eva, task.id, course.red.id, day(14))
    assert not last(course, task, hers).is_late
    phases.plan(course.store, course.eva, task.id, DATED[:2])
    assert last(course, task, hers).due is None, "nothing is due without a phase to hand in"


def test_more_time_is_later_and_for_somebody_of_the_seminar(course):
    course.join("Ana")
    task = course.assign(phases=DATED)

    with pytest.raises(EarlierError):
        extend(course.store, course.eva, task.id, course.red.id, day(10))
    with pytest.raises(NotFoundError):
        extend(course.store, course.eva, task.id, "eva", day(12))
    with pytest.raises(NotFoundError):
        extending.withdraw(course.store, course.eva, task.id, course.red.id)
    with pytest.raises(ForbiddenError):
        extend(course.store, course.who("Ana"), task.id, course.red.id, day(12))
    with pytest.raises(NeverDueError):
        extend(course.store, course.eva, course.assign().id, course.red.id, day(12))


def last(course, task, map_id):
    found = assigned(course.store, course.eva, task.id, Running.RUN)
    return submissions(course.store, found)[map_id][-1]
