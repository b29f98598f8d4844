"""What courses keep of a person: hers when it is released, and gone when she is forgotten."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from argmap.model.assignments import Assignment, Extension, Note, Part, Review, Sharing
from argmap.model.marks import Feedback, Remark, Ticks
from argmap.model.rosters import Columns, Listed
from argmap.model.seminars import FORMER, Holding
from argmap.model.talk import About
from argmap.services.people import belongings
from tests.services.teaching.conftest import day


@pytest.fixture
def told(course):
    """Anastasia, of whom everything is kept that can be; and the assignment."""
    ana, ben = course.join("Anastasia"), course.join("Ben")
    task = course.assign(sharing=Sharing.STUDENT, phases=())
    mine = course.maps(task)["Anastasia"].map_id
    by_eva = ("eva", "Eva")
    with course.store.writing() as writing:
        writing.add(
            Listed("l", course.seminar.id, "Anastasia P.", day(0), None, ana.person.id,
                   Columns((("ID number", "77"),))),
            Extension(task.id, ana.person.id, False, day(9), "She was in hospital.", day(0)),
            Part(task.id, ana.person.id, "p"),
            Review(task.id, ana.person.id, ben.person.id, mine),
            Review(task.id, ben.person.id, ana.person.id, mine, "Well read.", day(1)),
            Note("n", course.seminar.id, ana.person.id, "Come and see me.", *by_eva, day(1)),
            Feedback(task.id, ana.person.id, False, day(2), *by_eva, "Good.", Ticks((("r", 1),))),
            Feedback(task.id, course.red.id, True, day(2), *by_eva, "All of you: good."),
            Remark("r", task.id, mine, About.CLAIM, "c1", 1, "It pays.", ana.person.id,
                   *by_eva, day(2), "Says who?"),
        )  # fmt: skip
    return course, ana, task


def kept(course, ana):
    told = json.loads(json.dumps(belongings.everything_of(course.store, ana)))
    return {name: each for name, each in told.items() if each}


def test_feedback_and_marks_are_hers_to_have_when_they_are_released(told):
    course, ana, task = told
    before = kept(course, ana)
    assert {"feedback", "remarks"} & before.keys() == set()
    assert before["lists"][0]["columns"]["cells"] == [["ID number", "77"]]
    assert before["extensions"][0]["why"] == "She was in hospital."
    assert [each["reviewer"] for each in before["reviewed_by_others"]] == [""]

    with course.store.writing() as writing:
        writing.change(Assignment, {"id": task.id}, released=day(3))

    after = kept(course, ana)
    assert {each["text"] for each in after["feedback"]} == {"Good.", "All of you: good."}
    assert after["remarks"][0]["text"] == "Says who?"


def test_nothing_about_her_alone_outlives_her_being_forgotten(told):
    course, ana, task = told

    belongings.forget(course.store, ana)

    with course.store.reading() as reading:
        for kind, field in ((Listed, "person"), (Part, "person"), (Note, "whose"),
                            (Extension, "whom")):  # fmt: skip
            assert reading.count(kind, **{field: ana.person.id}) == 0
        assert [each.done for each in reading.all(Review)] == [day(1)]
        [own] = reading.all(Holding, assignment=task.id, owner=ana.person.id)
    assert own.name == FORMER


def test_her_own_maps_are_called_as_she_is(told):
    course, ana, task = told

    belongings.rename(course.store, ana, "Ana")

    assert "Ana" in course.maps(task, at=day(0) + timedelta(hours=1))
