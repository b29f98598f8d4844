"""The marks of a whole assignment, as files: every cell is what was done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from argmap.model.assignments import Submission
from argmap.model.errors import ForbiddenError, NotFoundError
from argmap.model.rosters import Columns, Listed
from argmap.services.teaching import gradebook
from argmap.services.teaching.gradebook import late_by
from tests.formats.test_spreadsheets import read
from tests.services.teaching.conftest import MONDAY
from tests.services.teaching.marked import marked

DUE = MONDAY - timedelta(hours=2, minutes=10)
CANVAS = Columns((("Student", "Petrova, Ana"), ("ID", "4711"), ("SIS Login ID", "ana")))


@pytest.fixture
def task(course):
    """Ana has all her rows ticked, and her group handed in late; Ben has half of them."""
    made = marked(course, out_of=100)
    made.save("Ana", ticks={"claims": 2, "passages": 1}, text="=Well seen.")
    made.save("Ana", to_group=True, text="All of you.")
    made.save("Ben", ticks={"claims": 1})
    red, ana = made.map_of("Red"), course.who("Ana").person
    with course.store.writing() as writing:
        writing.add(Listed("l1", course.seminar.id, "Ana Petrova", MONDAY, None, ana.id, CANVAS))
        writing.add(Submission(made.task.id, red, 1, 1, ana.id, "Ana", MONDAY, DUE))
    return made


def written(task, format_):
    return read(gradebook.written(task.course.store, task.course.eva, task.task.id, format_))


def test_canvas_finds_its_students_and_gets_no_mark_that_is_half_done(task):
    title = task.task.title
    assert written(task, "canvas") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title],
        ["    Points Possible", "", "", "", "", "100"],
        ["Petrova, Ana", "4711", "", "ana", "", "66.667"],
        ["Ben", "", "", "", "", ""],
        ["Carla", "", "", "", "", ""],
    ]


def test_moodle_gets_words_that_no_spreadsheet_runs(task):
    _, ana, ben, _ = written(task, "moodle")

    assert ana[-2:] == ["66.667", "'=Well seen.\n\nAll of you."]
    assert ben[-2:] == ["", "All of you."]


def test_in_full_ticks_points_and_lateness_stand_beside_each_name(task):
    heads, *rows = written(task, "full")
    ana, ben, carla = (dict(zip(heads, each, strict=True)) for each in rows)

    assert [ana[head] for head in ("Claims", "Passages: points", "Points")] == ["fully", "1", "4"]
    assert [each["Late"] for each in (ana, ben, carla)] == ["2 h 10 min", "2 h 10 min", ""]
    assert (ben["Points"], ben["Mark"], ben["Passages"]) == ("1", "", "")
    assert carla["Group"] == "Blue"


def test_who_has_no_feedback_and_whose_rubric_is_half_done_is_told(task):
    found = gradebook.marks(task.course.store, task.course.eva, task.task.id)

    assert [each.person.name for each in found.silent] == ["Carla"]
    assert [each.person.name for each in found.partial] == ["Ben"]


@pytest.mark.parametrize(
    ("late", "words"), [({"days": 3}, "3 days"), ({"minutes": 5}, "5 min"), ({"minutes": -5}, "")]
)
def test_lateness_is_told_in_words(late, words):
    assert late_by(Submission("t", "m", 1, 1, None, "Ana", DUE + timedelta(**late), DUE)) == words


def test_marks_are_for_instructors_and_in_known_forms(task):
    for name, error in (("Ana", ForbiddenError), ("Eva", NotFoundError)):
        with pytest.raises(error):
            gradebook.written(task.course.store, task.course.who(name), task.task.id, "excel")
