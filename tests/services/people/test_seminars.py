"""Seminars: what instructors do with groups and members, and what others may not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.errors import ForbiddenError, InvalidError, NobodyError, NotFoundError
from argmap.model.ids import SYMBOLS
from argmap.model.permissions import Who
from argmap.model.seminars import Role
from argmap.services.people import belongings, groups, members, sessions
from argmap.services.people.groups import PastError, TakenGroupError
from argmap.services.people.members import LastInstructorError, NoAccountError
from argmap.services.teaching import doors
from tests.services.people.conftest import instructor


def test_a_group_has_a_code_and_a_link_of_its_own(course):
    assert len(course.red.code) == 8
    assert set(course.red.code) <= set(SYMBOLS)
    assert len(course.red.token) == 22
    assert course.red.code != course.blue.code


def test_an_instructor_sees_the_whole_seminar_and_a_participant_her_group(course):
    ana, _ = course.join("Ana")
    course.join("Ben", course.blue)

    whole = groups.roll(course.store, course.eva, course.seminar.id)
    hers = groups.roll(course.store, ana, course.seminar.id)

    def names(roll):
        return {t.group.name: [each.person.name for each in t.members] for t in roll.tables}

    assert names(whole) == {"Red": ["Ana"], "Blue": ["Ben"]}
    assert [each.person.name for each in whole.others] == ["Eva"]
    assert whole.tables[1].group.code == course.red.code
    assert names(hers) == {"Red": ["Ana"]}
    assert (hers.tables[0].group.code, hers.tables[0].group.token) == ("", "")


def test_everybody_sees_where_she_belongs(course):
    ana, _ = course.join("Ana")

    [place] = groups.places(course.store, ana)

    assert (place.seminar, place.role, place.group.name) == (
        course.seminar, Role.PARTICIPANT, "Red"
    )  # fmt: skip
    assert place.group.code == ""
    assert groups.places(course.store, Who()) == ()


def test_a_seminar_says_how_long_its_quotations_may_be(course):
    groups.retitle(course.store, course.eva, course.seminar.id, "The NEP", 60)

    assert groups.roll(course.store, course.eva, course.seminar.id).seminar.longest_quotation == 60
    with pytest.raises(InvalidError, match="5 to 5,000"):
        groups.retitle(course.store, course.eva, course.seminar.id, "The NEP", 2)


def test_names_of_a_seminar_and_its_groups_change(course):
    groups.retitle(course.store, course.eva, course.seminar.id, " The NEP ")
    groups.rename(course.store, course.eva, course.red.id, "red")

    roll = groups.roll(course.store, course.eva, course.seminar.id)
    assert roll.seminar.title == "The NEP"
    assert [each.group.name for each in roll.tables] == ["Blue", "red"]
    with pytest.raises(TakenGroupError):
        groups.rename(course.store, course.eva, course.red.id, "BLUE")
    with pytest.raises(TakenGroupError):
        groups.add_group(course.store, course.eva, course.seminar.id, "blue")


def test_a_door_closes_at_a_time_to_come_and_at_none_that_is_over(course):
    soon = datetime.now(UTC) + timedelta(days=1)
    groups.set_door(course.store, course.eva, course.red.id, is_open=True, until=soon)

    assert doors.behind(course.store, course.red.token).way.group.until == soon
    with pytest.raises(PastError):
        groups.set_door(
            course.store, course.eva, course.red.id, is_open=True, until=soon - timedelta(days=2)
        )


def actions(course, ana):
    """Everything that only an instructor of the seminar does."""
    store, seminar, red = course.store, course.seminar.id, course.red.id
    return (
        lambda who: groups.retitle(store, who, seminar, "X"),
        lambda who: groups.add_group(store, who, seminar, "X"),
        lambda who: groups.rename(store, who, red, "X"),
        lambda who: groups.renew(store, who, red),
        lambda who: groups.set_door(store, who, red, is_open=False),
        lambda who: members.set_role(store, who, seminar, ana, Role.READER),
        lambda who: members.move(store, who, seminar, ana, None),
        lambda who: members.remove(store, who, seminar, ana),
    )


def test_only_instructors_of_the_seminar_change_it(course):
    ana, _ = course.join("Ana")
    ben, _ = course.join("Ben")
    other = course.known(instructor(course.store, "Otto"))
    before = groups.roll(course.store, course.eva, course.seminar.id)

    for act in actions(course, ana.person.id):
        for who, error in ((ben, ForbiddenError), (other, NotFoundError), (Who(), NobodyError)):
            with pytest.raises(error):
                act(who)

    assert groups.roll(course.store, course.eva, course.seminar.id) == before


def test_a_seminar_is_made_by_whoever_has_an_account(course):
    ana, _ = course.join("Ana")

    with pytest.raises(ForbiddenError, match="account with a password"):
        groups.create(course.store, ana, "Mine")
    with pytest.raises(NobodyError):
        groups.create(course.store, Who(), "Mine")


def test_a_stranger_is_not_told_that_there_is_a_seminar(course):
    stranger = course.known(instructor(course.store, "Otto"))
    said = []
    for seminar in (course.seminar.id, "zzzzzzzzzz", "\0x", "\ud800"):
        with pytest.raises(NotFoundError) as refused:
            groups.roll(course.store, stranger, seminar)
        said.append(str(refused.value).replace(seminar, "..."))

    assert said[0] == said[1]


def test_a_member_is_made_a_reader_moved_and_taken_out(course):
    ana, joined = course.join("Ana")

    def hers():
        return [(m.role, m.group) for m in course.known(joined.token).members]

    one = (course.store, course.eva, course.seminar.id, ana.person.id)
    members.set_role(*one, Role.READER)
    assert hers() == [(Role.READER, course.red.id)]
    members.move(*one, course.blue.id)
    assert hers() == [(Role.READER, course.blue.id)]
    members.move(*one, None)
    assert hers() == [(Role.READER, None)]
    members.remove(*one)
    assert hers() == []
    with pytest.raises(NotFoundError):
        members.move(*one, course.red.id)


def test_nobody_is_moved_into_a_group_of_another_seminar(course):
    ana, _ = course.join("Ana")
    other = groups.create(course.store, course.eva, "Another")
    green = groups.add_group(course.store, course.eva, other.id, "Green")

    with pytest.raises(NotFoundError):
        members.move(course.store, course.eva, course.seminar.id, ana.person.id, green.id)


def test_an_instructor_has_a_password(course):
    ana, _ = course.join("Ana")

    with pytest.raises(NoAccountError, match="Ana has no password"):
        members.set_role(
            course.store, course.eva, course.seminar.id, ana.person.id, Role.INSTRUCTOR
        )


def test_the_last_instructor_stays(course):
    otto = course.known(instructor(course.store, "Otto"))
    one = (course.store, course.eva, course.seminar.id, "eva")
    for leave in (lambda: members.remove(*one), lambda: members.set_role(*one, Role.READER)):
        with pytest.raises(LastInstructorError):
            leave()
    course.join("Otto", who=otto)
    members.set_role(course.store, course.eva, course.seminar.id, "otto", Role.INSTRUCTOR)

    members.remove(*one)

    assert course.eva.members == ()


def test_of_two_last_instructors_who_go_at_once_one_stays(course):
    otto = course.known(instructor(course.store, "Otto"))
    course.join("Otto", who=otto)
    members.set_role(course.store, course.eva, course.seminar.id, "otto", Role.INSTRUCTOR)
    course.join("Ana")

    def gone(who):
        try:
            belongings.forget(course.store, who)
        except LastInstructorError:
            return False
        return True

    both = [course.eva, course.known(sessions.opened(course.store, otto.person))]
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(gone, both)) == [False, True]


def test_a_person_is_named_as_she_is_in_the_address(course):
    ana, _ = course.join("Ana")
    for change in (members.remove, lambda *one: members.set_role(*one, Role.INSTRUCTOR)):
        with pytest.raises(NotFoundError):
            change(course.store, course.eva, course.seminar.id, f" {ana.person.id}")


def test_a_group_of_another_seminar_is_not_told_of(course):
    other = course.known(instructor(course.store, "Otto"))
    away = groups.create(course.store, other, "Another seminar")
    otto = course.known(sessions.opened(course.store, other.person))
    group = groups.add_group(course.store, otto, away.id, "Far")

    with pytest.raises(NotFoundError) as refused:
        groups.rename(course.store, course.eva, group.id, "Near")

    assert away.id not in str(refused.value)


def test_everybody_may_leave(course):
    ana, joined = course.join("Ana")

    members.remove(course.store, ana, course.seminar.id, ana.person.id)

    assert course.known(joined.token).members == ()
