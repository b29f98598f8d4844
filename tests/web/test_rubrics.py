"""The rubric of an assignment is drawn up row by row, with buttons that work without scripts."""

from __future__ import annotations

import pytest

from argmap.model.marks import Criterion, Grid, Level
from tests.web.people import world
from tests.web.test_marks import ONE, ROW, TASK, draw, fields, plain

PASSAGES = Criterion("passages", "Passages", (Level("none"), Level("some", "A few.", 1)))
RUBRIC = f"{TASK}/rubric"


@pytest.fixture
def hers(made_once):
    """The browser of the instructor; the assignment has a rubric of two rows."""
    with world(cache=made_once) as site:
        draw(site, Grid("Ours", (ROW, PASSAGES)))
        yield site.as_("instructor")


def form(hers):
    return fields(hers.get(RUBRIC).text)


def press(hers, do, **changed):
    return hers.post(RUBRIC, data={**form(hers), "do": do, **changed})


def titles(hers):
    told = form(hers)
    return [told[f"title.{row}"][0] for row in told.get("row", ())]


def test_rows_are_added_moved_and_taken_away(hers):
    assert press(hers, "add").status_code == 303
    press(hers, "up passages")
    assert titles(hers) == ["Passages", "Claims", "New row"]

    press(hers, "down passages")
    press(hers, f"remove {form(hers)['row'][2]}")
    assert titles(hers) == ["Claims", "Passages"]


def test_every_button_keeps_what_was_typed(hers):
    press(hers, "more claims", **{"title.claims": "Sentences", "out_of": "100"})
    told = form(hers)

    assert (told["title.claims"], told["word.claims"]) == (
        ["Sentences"],
        ["not yet", "fully", "more"],
    )
    assert told["points.claims"] == ["0", "3", "4"]
    assert 'name="out_of" value="100"' in hers.get(RUBRIC).text


def test_what_cannot_be_kept_comes_back_as_it_was_typed_with_the_row_in_which_it_is(hers):
    answer = press(hers, "save", **{"points.claims": ["0", "many"], "title.passages": "Sources"})

    assert answer.status_code == 422
    assert "Row “Claims”: The points of “fully” is a number, such as 12." in plain(answer.text)
    assert 'value="many"' in answer.text
    assert 'value="Sources"' in answer.text
    assert titles(hers) == ["Claims", "Passages"]


@pytest.mark.parametrize("do", ["remove claims", "less claims 1"])
def test_a_row_or_level_with_ticks_goes_only_when_one_is_sure(hers, do):
    press(hers, "more claims")
    hers.send(ONE, {"row.claims": "1", "version": "0"})
    asked = press(hers, do)

    assert asked.status_code == 200
    assert "1 rubric has a tick in Claims" in plain(asked.text)
    assert form(hers)["word.claims"] == ["not yet", "fully", "more"]
    sure = hers.post(RUBRIC, data={**fields(asked.text), "sure": "yes"})
    assert sure.status_code == 303
    assert "fully" not in form(hers).get("word.claims", [])


def test_another_rubric_is_taken_whole(hers):
    press(hers, "take", of="argument")

    assert titles(hers) == ["Claims", "Relations", "Objections", "Voices"]


def test_what_somebody_changed_meanwhile_stands_beside_what_was_typed(hers):
    before = form(hers)
    press(hers, "add")
    late = hers.post(RUBRIC, data={**before, "do": "save", "title.claims": "Sentences"})

    assert late.status_code == 409
    assert 'value="Sentences"' in late.text
    assert "How it is now: Ours Claims : not yet (0), fully (3)" in plain(late.text)
    assert hers.post(RUBRIC, data={**fields(late.text), "do": "save"}).status_code == 303
    assert titles(hers) == ["Sentences", "Passages"]


def test_a_button_that_is_not_there_changes_nothing(hers):
    assert press(hers, "burn claims").status_code == 422
    assert press(hers, "less claims 0").status_code == 422
    assert titles(hers) == ["Claims", "Passages"]
