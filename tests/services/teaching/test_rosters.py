"""Who is expected: lists that are pasted or brought, again and again, and what is told of them."""

from __future__ import annotations

import pytest

from argmap.formats.rosters import RosterError
from argmap.model.errors import ForbiddenError, NotFoundError
from argmap.model.rosters import Listed
from argmap.services.people import belongings, groups, members
from argmap.services.teaching import rosters

CANVAS = b"""Student,ID,SIS User ID,SIS Login ID,Section,Essay (12)
    Points Possible,,,,,100
"Petrova, Ana",101,s-1,apetrova,214,88
"Okafor, Ben",102,s-2,bokafor,214,
"""


def paste(course, names):
    return rosters.add_names(course.store, course.eva, course.seminar.id, names)


def bring(course, data):
    return rosters.add_file(course.store, course.eva, course.seminar.id, data)


def names(course):
    return [each.name for each in rosters.expected(course.store, course.eva, course.seminar.id)]


def test_a_pasted_list_names_who_has_not_joined(course):
    course.join("Ana Petrova")

    taken = paste(course, "Petrova, Ana\nBen Okafor\n\n")

    assert (taken.added, taken.here, taken.told) == (2, 1, ())
    assert names(course) == ["Ben Okafor"]


def test_pasting_again_adds_only_who_is_new(course):
    paste(course, "Ana\nBen")

    taken = paste(course, "BEN\nCleo")

    assert (taken.added, taken.again) == (1, 1)
    assert names(course) == ["Ana", "Ben", "Cleo"]


def test_a_table_tells_the_numbers_of_those_whose_names_were_pasted(course):
    paste(course, "Ana Petrova\nCleo")

    taken = bring(course, CANVAS)

    assert (taken.added, taken.again) == (1, 1)
    kept = {each.name: each.columns for each in everybody(course)}
    assert kept["Ana Petrova"].get("SIS Login ID") == "apetrova"
    assert kept["Ana Petrova"].get("Essay (12)") == ""
    assert kept["Cleo"].cells == ()
    assert bring(course, CANVAS).added == 0


def everybody(course):
    return rosters.listed(course.store, course.eva, course.seminar.id)


def test_two_people_of_one_name_are_told_apart_by_their_numbers(course):
    other = CANVAS + b'"Petrova, Ana",103,s-3,apetrov2,214,\n'

    taken = bring(course, other)

    assert names(course) == ["Ana Petrova", "Ana Petrova (2)", "Ben Okafor"]
    assert "Line 5" in taken.told[0]
    assert bring(course, other).added == 0


def test_a_group_that_the_list_names_is_hers_if_there_is_one(course):
    bring(course, b"First name;Last name;Groups\nAna;Petrova;red\nBen;Okafor;Green\n")

    kept = {each.name: each.group for each in everybody(course)}
    assert kept == {"Ana Petrova": course.red.id, "Ben Okafor": None}


@pytest.mark.parametrize("written", ["", " \n\t\n", "Student,ID\n"])
def test_a_list_without_a_name_says_what_would_be_one(course, written):
    with pytest.raises(RosterError, match="one on each line"):
        paste(course, written)


def test_a_list_has_an_end(course):
    with pytest.raises(RosterError, match="2,000"):
        paste(course, "\n".join(f"Student {at}" for at in range(2_002)))
    paste(course, "\n".join(f"Student {at}" for at in range(1_500)))
    with pytest.raises(RosterError, match="at most 2,000"):
        paste(course, "\n".join(f"Other {at}" for at in range(600)))

    assert len(everybody(course)) == 1_500


def test_somebody_is_taken_off_the_list_and_stays_if_she_is_here(course):
    ana = course.join("Ana")
    paste(course, "Ana\nBen")
    for each in everybody(course):
        rosters.unlist(course.store, course.eva, course.seminar.id, each.id)

    assert everybody(course) == ()
    assert len(groups.roll(course.store, ana, course.seminar.id).tables[0].members) == 1
    with pytest.raises(NotFoundError):
        rosters.unlist(course.store, course.eva, course.seminar.id, "nobody")


def test_whoever_leaves_is_expected_again_and_whoever_is_forgotten_is_on_no_list(course):
    ana, ben = course.join("Ana"), course.join("Ben")
    paste(course, "Ana\nBen")

    members.remove(course.store, ana, course.seminar.id, ana.person.id)
    belongings.forget(course.store, ben)

    assert names(course) == ["Ana"]
    assert [each.name for each in everybody(course)] == ["Ana"]


def test_what_a_list_says_of_her_is_hers_to_have(course):
    ana = course.join("Ana Petrova")
    bring(course, CANVAS)

    [line] = belongings.everything_of(course.store, ana)["lists"]
    assert ["SIS User ID", "s-1"] in line["columns"]["cells"]


def test_lists_are_for_instructors_of_the_seminar_alone(course):
    ana = course.join("Ana")
    paste(course, "Ben")
    [ben] = [each for each in everybody(course) if each.person is None]
    for refused in (
        lambda: rosters.add_names(course.store, ana, course.seminar.id, "X"),
        lambda: rosters.add_file(course.store, ana, course.seminar.id, b"X"),
        lambda: rosters.listed(course.store, ana, course.seminar.id),
        lambda: rosters.unlist(course.store, ana, course.seminar.id, ben.id),
        lambda: rosters.expect_in(course.store, ana, course.seminar.id, ben.id, None),
    ):
        with pytest.raises(ForbiddenError):
            refused()
    other = groups.create(course.store, course.eva, "Another")
    with course.store.writing() as writing:
        writing.change(Listed, {"id": ben.id}, seminar=other.id)
    with pytest.raises(NotFoundError):
        rosters.unlist(course.store, course.eva, course.seminar.id, ben.id)
