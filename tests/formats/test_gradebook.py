"""Marks in the columns of Canvas and of Moodle, and in full: cell by cell."""

from __future__ import annotations

from argmap.formats.gradebook import Line, canvas, full, moodle
from argmap.formats.rosters import read_roster
from argmap.model.marks import Criterion, Grid, Level
from argmap.model.rosters import Columns
from tests.formats.test_spreadsheets import read

LISTED = Columns(
    (("Student", "Petrova, Ana"), ("ID", "4711"), ("SIS User ID", "s-1"), ("Section", "A"))
)
ANA = Line(
    "Ana Petrova", "Red", LISTED, (("fully", "3"),), "3", "66.667", "Well seen.", "All of you."
)
BEN = Line("=Ben Okafor", mark="1,75", late="2 h 10 min")


def row(name):
    return Criterion(name, name.title(), (Level("not yet"), Level("fully", points=3)))


def test_canvas_gets_its_own_columns_with_the_points_in_the_row_below():
    assert read(canvas("Who pays?", "100", (ANA, BEN))) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Who pays?"],
        ["    Points Possible", "", "", "", "", "100"],
        ["Petrova, Ana", "4711", "s-1", "", "A", "66.667"],
        ["'=Ben Okafor", "", "", "", "", "1.75"],
    ]


def test_canvas_with_several_roots_has_a_column_for_them():
    rooted = Columns((("Student", "Ana"), ("ID", "1"), ("Root Account", "uni.example")))
    heads, _, ana = read(canvas("T", "", (Line("Ana", columns=rooted),)))

    assert dict(zip(heads, ana, strict=True))["Root Account"] == "uni.example"


def test_what_canvas_gets_is_read_as_the_list_that_it_came_from():
    assert [each.name for each in read_roster(canvas("T", "12", (ANA,))).entries] == ["Ana Petrova"]


def test_moodle_gets_the_columns_by_which_its_list_knew_people_with_feedback_beside():
    known = Columns((("First name", "Zoë"), ("Last name", "Kovač"), ("ID number", "77")))
    zoe = Line("Zoë Kovač", columns=known, mark="2−", feedback="Well.", group_feedback="All.")

    assert read(moodle("Who pays?", (zoe, BEN))) == [
        ["First name", "Last name", "ID number", "Who pays?", "Feedback: Who pays?"],
        ["Zoë", "Kovač", "77", "2−", "Well.\n\nAll."],
        ["'=Ben", "Okafor", "", "1.75", ""],
    ]


def test_in_full_there_is_every_row_word_and_count():
    ben = Line("Ben", ticks=(("", ""),), counts=(("claims", 2),), submitted="17 Dec", late="1 h")
    heads, *rows = read(full(Grid("", (row("claims"),)), (ANA, ben)))
    ana, other = (dict(zip(heads, each, strict=True)) for each in rows)

    assert (ana["Claims"], ana["Claims: points"], ana["Points possible"]) == ("fully", "3", "3")
    assert (ana["ID"], ana["Mark"], ana["Feedback to the group"]) == (
        "4711",
        "66.667",
        "All of you.",
    )
    assert (other["Claims"], other["Count: claims"], ana["Count: claims"]) == ("", "2", "0")
    assert (other["Submitted"], other["Late"]) == ("17 Dec", "1 h")
