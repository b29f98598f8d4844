"""The rubric, filled in for one or for a group; its sum, its scale, and two who write at once."""

from __future__ import annotations

import pytest

from argmap.model.errors import ForbiddenError, InvalidTextError, NotFoundError
from argmap.model.marks import Grid, number_in
from argmap.services.teaching import rubrics
from argmap.services.teaching.marking import FeedbackClashError, RubricChangedError
from argmap.services.teaching.rubrics import RubricClashError
from argmap.services.teaching.starter_rubrics import STARTERS
from tests.services.teaching.marked import GRID, marked

FULL = {"claims": 2, "passages": 1}


@pytest.fixture
def task(course):
    return marked(course)


def test_every_starter_has_four_rows_of_four_levels_and_twelve_points():
    for grid in STARTERS.values():
        assert (len(grid.rows), grid.most) == (4, 12)
        assert {len(row.levels) for row in grid.rows} == {4}
        assert all(level.line for row in grid.rows for level in row.levels)


def test_points_are_summed_and_are_the_mark_once_every_row_is_ticked(task):
    task.save("Ana", ticks={"claims": 2})
    begun = task.sheet("Ana")
    task.save("Ana", ticks=FULL, version=1)

    assert (begun.points, begun.mark, [row.id for row in begun.open]) == (3, "", ["passages"])
    assert (task.sheet("Ana").points, task.sheet("Ana").mark) == (4, "4")


def test_points_are_brought_to_the_scale_and_a_mark_in_words_stands_instead(task):
    task.draw(out_of=100)
    task.save("Ana", ticks=FULL)
    scaled = task.sheet("Ana").mark
    task.save("Ana", ticks=FULL, mark=" 1,7 ", version=1)

    assert (scaled, task.sheet("Ana").mark) == ("66.667", "1,7")


def test_a_rubric_for_the_group_holds_for_all_in_it_save_for_a_mark_of_ones_own(task):
    task.draw(joint=True)
    task.save("Ana", to_group=True, ticks=FULL, text="All of you.")
    task.save("Ben", mark="5")

    assert [task.sheet(name).mark for name in ("Ana", "Ben", "Carla")] == ["4", "5", ""]
    assert task.sheet("Ben").shared.text == "All of you."
    assert task.sheet("Ben").points == 4


def test_words_to_a_group_are_no_feedback_on_somebodys_own_work(task):
    task.save("Ana", to_group=True, text="All of you.")

    assert task.sheet("Ben").shared.text == "All of you."
    assert (task.sheet("Ben").is_blank, task.sheet("Ben").points) == (True, None)


def test_of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost(task):
    task.save("Ana", text="Hers.", ticks=FULL)

    with pytest.raises(FeedbackClashError) as clash:
        task.save("Ana", text="The other's.", version=0)

    assert clash.value.now.text == "Hers."
    assert task.sheet("Ana").own.text == "Hers."
    assert task.save("Ana", text="The other's.", version=clash.value.now.version).version == 2


@pytest.mark.parametrize(
    "said",
    [{"ticks": {"gone": 1}}, {"ticks": {"claims": 9}}, {"ticks": FULL, "to_group": True}],
)
def test_ticks_for_which_the_rubric_has_no_place_any_more_are_told(task, said):
    with pytest.raises(RubricChangedError):
        task.save("Ana", text="Mine.", **said)
    assert task.sheet("Ana").own is None


def test_saying_the_same_again_changes_nothing(task):
    first = task.save("Ana", text="Hers.")

    assert task.save("Ana", text=" Hers. ", version=0) == first
    assert task.save("Ben", text="").version == 0


def test_what_cannot_be_kept_is_refused(task):
    for said in ({"text": "x" * 10_001}, {"mark": "x" * 41}):
        with pytest.raises(InvalidTextError):
            task.save("Ana", **said)
    with pytest.raises(NotFoundError):
        task.save("Eva", text="To an instructor.")
    with pytest.raises(ForbiddenError):
        task.save("Ana", by="Ben", text="By a student.")


def test_ticks_stay_when_rows_are_moved_and_reworded_and_follow_levels_that_move(task):
    task.save("Ana", ticks=FULL)
    claims, passages = GRID.rows
    fewer = type(claims)("claims", "Sentences", claims.levels[1:])
    task.draw(Grid("Ours", (passages, fewer)), levels={"claims": (1, 2), "passages": (0, 1, 2)})

    sheet = task.sheet("Ana")
    assert [sheet.ticks.level(row) for row in sheet.grid.rows] == [1, 1]
    assert sheet.points == 4


def test_a_row_that_comes_back_has_its_ticks(task):
    task.save("Ana", ticks=FULL)
    found = task.found
    fewer = rubrics.Drawn(Grid("Ours", GRID.rows[1:]))
    assert rubrics.lost(task.course.store, found, fewer) == {"Claims": 1}

    task.draw(fewer.grid)
    task.save("Ana", ticks={"passages": 2}, version=1)
    task.draw(GRID)

    assert task.sheet("Ana").points == 6


def test_a_rubric_that_somebody_changed_meanwhile_is_not_overwritten(task):
    seen = rubrics.seen_as(task.found.assignment)
    task.draw(Grid("Another", GRID.rows))

    stale = rubrics.Drawn(Grid("Mine", GRID.rows), seen=seen)
    with pytest.raises(RubricClashError):
        rubrics.change(task.course.store, task.course.eva, task.task.id, stale)
    assert task.found.assignment.grid.title == "Another"


def test_the_rubrics_of_ones_assignments_are_offered_once_each_after_the_starters(task):
    course = task.course
    keys = [key for key, _ in rubrics.offered(course.store, course.eva)]
    ours = dict(rubrics.offered(course.store, course.eva))[keys[-1]]

    assert keys == [*STARTERS, f"of-{task.task.id}"]
    assert (ours.rows, ours.title) == (GRID.rows, f"Ours, as in “{task.task.title}”")
    assert [key for key, _ in rubrics.offered(course.store, course.who("Ana"))] == list(STARTERS)
    with pytest.raises(NotFoundError):
        rubrics.chosen(course.store, course.who("Ana"), keys[-1])


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("1,7", "1.7"),
        ("12", "12"),
        ("0.3335", "0.334"),
        ("2−", ""),
        ("A", ""),
        ("1.2.3", ""),
        ("", ""),
    ],
)
def test_a_mark_that_is_a_number_is_one_for_learning_platforms(mark, number):
    assert number_in(mark) == number
