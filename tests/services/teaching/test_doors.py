"""The door of a seminar: one code for everybody, and into which group whoever comes gets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.assignments import Sharing
from argmap.model.errors import ForbiddenError, NotFoundError
from argmap.model.rosters import Listed, Placing
from argmap.services.people import joining, sessions
from argmap.services.people.groups import PastError
from argmap.services.people.limits import RateError
from argmap.services.people.names import TakenNameError
from argmap.services.teaching import doors, keeping, rosters
from argmap.services.teaching.entering import NoGroupError
from argmap.services.teaching.placing import ChoiceError
from tests.services.people.conftest import HERE


def opened(course, placed=Placing.EVEN, **told):
    """The seminar's door, open and placing people so."""
    return doors.set_door(
        course.store, course.eva, course.seminar.id, is_open=True, placed=placed, **told
    )


def come(course, name, asked=None, **told):
    """Somebody comes through the seminar's door."""
    asked = asked or doors.door_of(course.store, course.eva, course.seminar.id).token
    joined = joining.join(course.store, asked, name, address=HERE, **told)
    course.tokens[name] = joined.token
    return joined


def placed(course, *names):
    return [come(course, name).group.name for name in names]


def test_a_new_seminar_has_an_open_door_of_its_own(course):
    door = doors.door_of(course.store, course.eva, course.seminar.id)

    assert (door.open, door.placed, len(door.code), len(door.token)) == (True, "even", 8, 22)
    assert doors.behind(course.store, door.token).way.seminar == course.seminar


def test_whoever_comes_gets_into_the_smallest_group_and_is_a_participant(course):
    course.join("Ana", course.blue)

    assert placed(course, "Ben", "Cleo", "Dora") == ["Red", "Blue", "Red"]
    assert course.who("Ben").members[0].role == "participant"


def test_who_is_expected_in_a_group_counts_as_if_she_were_there(course):
    rosters.add_names(course.store, course.eva, course.seminar.id, "Xenia\nYara")
    for each in rosters.expected(course.store, course.eva, course.seminar.id):
        rosters.expect_in(course.store, course.eva, course.seminar.id, each.id, course.blue.id)

    assert placed(course, "Ana", "Ben", "Cleo") == ["Red", "Red", "Blue"]


@pytest.mark.parametrize("name", ["Ana Petrova", "ANA  PETROVA", "Petrova Ana"])
def test_whoever_is_listed_gets_her_group_and_is_ticked_off(course, name):
    course.join("Ben", course.blue)
    rosters.add_names(course.store, course.eva, course.seminar.id, "Petrova, Ana")
    [ana] = rosters.expected(course.store, course.eva, course.seminar.id)
    rosters.expect_in(course.store, course.eva, course.seminar.id, ana.id, course.blue.id)

    joined = come(course, name)

    assert joined.group.name == "Blue"
    assert rosters.expected(course.store, course.eva, course.seminar.id) == ()
    [kept] = rosters.listed(course.store, course.eva, course.seminar.id)
    assert kept.person == joined.person.id


def test_a_name_on_the_list_is_taken_once(course):
    rosters.add_names(course.store, course.eva, course.seminar.id, "Ana")
    come(course, "Ana")

    with pytest.raises(TakenNameError):
        come(course, "ANA")
    assert come(course, "Anna").group is not None


def test_where_everybody_chooses_she_is_asked_once_and_gets_what_she_chose(course):
    door = opened(course, Placing.CHOICE)
    offered = doors.behind(course.store, door.token).choices
    assert [(each.group.name, each.people) for each in offered] == [("Blue", 0), ("Red", 0)]

    with pytest.raises(ChoiceError) as asked:
        come(course, "Ana", door.code)
    assert asked.value.token == door.token
    assert come(course, "Ana", chosen=course.red.id).group.name == "Red"
    assert come(course, "Ben", chosen="").group.name == "Blue"
    for group in ("nowhere", "away"):
        with pytest.raises(NotFoundError):
            come(course, "Cleo", chosen=group)


def test_where_groups_are_made_by_hand_she_waits_without_one(course):
    opened(course, Placing.HAND)

    assert come(course, "Ana").group is None
    assert come(course, "", course.red.token, who=course.who("Ana")).group.name == "Red"


def test_whoever_has_a_group_keeps_it_when_she_comes_through_the_door_again(course):
    ana = course.join("Ana", course.blue)
    course.join("Ben", course.blue)

    assert come(course, "", who=ana).group.name == "Blue"
    assert len(sessions.known(course.store, course.tokens["Ben"]).members) == 1


def closed(course):
    doors.set_door(course.store, course.eva, course.seminar.id, is_open=False)


def archived(course):
    keeping.archive(course.store, course.eva, course.seminar.id)


def renewed(course):
    doors.renew_door(course.store, course.eva, course.seminar.id)


@pytest.mark.parametrize("end", [closed, archived, renewed])
@pytest.mark.parametrize("way", ["code", "token"])
def test_a_door_that_is_over_is_refused_in_the_words_for_a_wrong_code(course, end, way):
    door = doors.door_of(course.store, course.eva, course.seminar.id)
    end(course)

    said = []
    for asked in (getattr(door, way), "22222222"):
        with pytest.raises(NoGroupError) as refused:
            come(course, "Ana", asked)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert doors.behind(course.store, door.token) is None


def test_guesses_at_the_codes_of_seminars_count_as_those_of_groups_do(course):
    door = doors.door_of(course.store, course.eva, course.seminar.id)
    for guess in range(10):
        with pytest.raises(NoGroupError):
            come(course, "Ana", f"2222222{SIGNS[guess]}")

    with pytest.raises(RateError):
        come(course, "Ana", door.code)
    assert come(course, "Ana", door.token).group is not None


SIGNS = "2345678bcd"


def test_words_bring_one_back_by_the_code_of_the_seminar_when_its_door_is_closed(course):
    joined = come(course, "Ana")
    door = doors.door_of(course.store, course.eva, course.seminar.id)
    closed(course)

    back = joining.come_back(course.store, door.code, "Ana", joined.words, address=HERE)

    assert back.person.id == joined.person.id


def test_a_door_does_not_open_for_a_time_that_is_over(course):
    with pytest.raises(PastError):
        opened(course, until=datetime.now(UTC) - timedelta(seconds=1))


def test_nobody_but_instructors_sees_or_sets_the_door(course):
    ana = course.join("Ana")

    for refused in (doors.door_of, doors.renew_door, rosters.expected):
        with pytest.raises(ForbiddenError):
            refused(course.store, ana, course.seminar.id)
    with pytest.raises(ForbiddenError):
        doors.set_door(course.store, ana, course.seminar.id, is_open=False)


def test_whoever_joins_has_a_map_of_her_own_at_once_where_one_is_assigned(course):
    task = course.assign(sharing=Sharing.STUDENT, phases=())

    joined = come(course, "Ana")

    assert course.maps(task)["Ana"].group == joined.group.id
    assert doors.current_of(course.store, course.seminar.id) == task
    assert doors.behind(course.store, course.red.token).assignment == task


def test_a_list_that_names_a_group_which_is_gone_places_by_the_door(course):
    listed = Listed("xenia", course.seminar.id, "Xenia", datetime.now(UTC), course.blue.id)
    with course.store.writing() as writing:
        writing.add(listed)
    keeping.drop_group(course.store, course.eva, course.blue.id)

    assert come(course, "Xenia").group.name == "Red"
