"""Splitting a seminar into groups: evenly, again and again, and nobody is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.assignments import Sharing
from argmap.model.errors import ForbiddenError
from argmap.model.seminars import Group, Holding, Member, Role
from argmap.services.people import groups, members
from argmap.services.reading import history
from argmap.services.teaching import keeping, placing, rosters
from argmap.services.teaching.keeping import FilledGroupError
from argmap.services.teaching.placing import NumberError, spread
from tests.services.teaching.conftest import reword

GROUPS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8, unique=True)
PEOPLE = st.dictionaries(st.integers(0, 60).map(str), st.none() | st.sampled_from("abcdefghxyz"))


@given(PEOPLE, GROUPS)
def test_the_sizes_differ_by_one_at_most_and_everybody_is_in_one(now, into):
    told = spread(now, into)

    sizes = Counter(told.values())
    assert told.keys() == now.keys()
    assert set(sizes) <= set(into)
    assert max(sizes[each] for each in into) - min(sizes[each] for each in into) <= 1


@given(PEOPLE, GROUPS)
def test_splitting_again_moves_nobody(now, into):
    told = spread(now, into)

    assert spread(told, into) == told


@given(PEOPLE, GROUPS)
def test_so_many_stay_as_the_sizes_allow(now, into):
    """Of a group not more go than it has too many, which is what it has over the largest size."""
    told = spread(now, into)

    most = -(-len(now) // len(into))
    for group in into:
        inside = [key for key, each in now.items() if each == group]
        stayed = sum(told[key] == group for key in inside)
        assert stayed >= min(len(inside), most - 1)


def inside(course):
    """Who is in which group, expected or here."""
    roll = groups.roll(course.store, course.eva, course.seminar.id)
    waiting = rosters.expected(course.store, course.eva, course.seminar.id)
    return {
        t.group.name: {each.person.name for each in t.members}
        | {each.name for each in waiting if each.group == t.group.id}
        for t in roll.tables
    }


def split(course, number, **told):
    return placing.split(course.store, course.eva, course.seminar.id, number, **told)


def test_who_is_here_and_who_is_expected_are_split_together(course):
    for name in ("Ana", "Ben", "Cleo"):
        course.join(name)
    rosters.add_names(course.store, course.eva, course.seminar.id, "Xenia\nYara\nZoe")

    done = split(course, 3)

    assert (done.people, done.made, done.smallest, done.largest) == (6, 1, 2, 2)
    assert {len(names) for names in inside(course).values()} == {2}
    assert set(inside(course)) == {"Blue", "Red", "Group 1"}
    assert split(course, 3).moved == 0


def test_fewer_groups_leave_the_others_empty_and_say_so(course):
    course.join("Ana", course.blue)
    course.join("Ben", course.red)

    done = split(course, 1)

    assert (done.moved, done.emptied) == (1, ("Red",))
    assert inside(course) == {"Blue": {"Ana", "Ben"}, "Red": set()}


def test_instructors_and_readers_stay_where_they_are(course):
    ana = course.join("Ana")
    members.set_role(course.store, course.eva, course.seminar.id, ana.person.id, Role.READER)

    assert split(course, 1).people == 0
    with course.store.reading() as reading:
        assert reading.one(Member, person=ana.person.id).group == course.red.id
        assert reading.one(Member, role=Role.INSTRUCTOR).group is None


def test_mixing_anew_keeps_everybody_and_the_sizes(course):
    for at in range(9):
        course.join(f"Student {at}")

    done = split(course, 3, anew=True)

    assert (done.smallest, done.largest) == (3, 3)
    assert sum(map(len, inside(course).values())) == 9


@pytest.mark.parametrize("number", [0, -1, 61, 10_000])
def test_no_group_and_too_many_are_refused(course, number):
    with pytest.raises(NumberError):
        split(course, number)

    assert set(inside(course)) == {"Blue", "Red"}


def test_numbers_that_are_taken_are_left_out(course):
    groups.rename(course.store, course.eva, course.red.id, "group 2")

    made = placing.add_groups(course.store, course.eva, course.seminar.id, 2)

    assert [each.name for each in made] == ["Group 1", "Group 3"]


def test_only_instructors_split(course):
    ana = course.join("Ana")

    for refused in (placing.split, placing.add_groups):
        with pytest.raises(ForbiddenError):
            refused(course.store, ana, course.seminar.id, 2)


def test_whoever_is_moved_takes_her_own_maps_along_and_keeps_what_she_wrote(course):
    course.join("Ana", course.blue)
    task = course.assign(sharing=Sharing.STUDENT, phases=())
    mine = course.maps(task)["Ana"]
    reword(course, "Ana", mine.map_id, "c1", "The village pays dearly.")

    done = split(course, 1)
    members.move(
        course.store, course.eva, course.seminar.id, course.who("Ana").person.id, course.red.id
    )

    assert (mine.group, done.moved) == (course.blue.id, 0)
    assert course.maps(task, "Ana")["Ana"].group == course.red.id
    last = history(course.store, mine.map_id)[-1]
    assert (last.member, last.person) == ("Ana", course.who("Ana").person.id)


def test_a_new_group_has_its_map_of_what_is_assigned(course):
    task = course.assign(sharing=Sharing.GROUP, phases=())

    split(course, 3)

    assert set(course.maps(task)) >= {"Red", "Blue", "Group 1"}


def test_an_empty_group_goes_with_its_untouched_maps(course):
    task = course.assign(sharing=Sharing.GROUP, phases=())

    keeping.drop_group(course.store, course.eva, course.red.id)

    assert "Red" not in course.maps(task)
    with course.store.reading() as reading:
        assert reading.count(Group, id=course.red.id) == 0
        assert reading.count(Holding, group=course.red.id) == 0


def test_a_group_with_people_or_work_stays(course):
    course.join("Ana", course.red)
    task = course.assign(sharing=Sharing.GROUP, phases=())
    with pytest.raises(FilledGroupError, match="somebody is in it"):
        keeping.drop_group(course.store, course.eva, course.red.id)
    reword(course, "Ana", course.maps(task)["Red"].map_id, "c1", "The village pays dearly.")
    split(course, 1)

    with pytest.raises(FilledGroupError, match="work on its maps"):
        keeping.drop_group(course.store, course.eva, course.red.id)
