"""Joining by a code or a link and a name, and coming back by two words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.errors import ForbiddenError, InvalidTextError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.seminars import Group, Member, Person, Role
from argmap.services.people import copies, groups, joining, members
from argmap.services.people.joining import WrongWordsError
from argmap.services.people.limits import RateError
from argmap.services.people.names import KeptNameError, TakenNameError
from argmap.services.teaching import doors
from argmap.services.teaching.entering import NoGroupError, OtherGroupError
from tests.services.people.conftest import HERE


def back(course, asked, name, words, address=HERE):
    return joining.come_back(course.store, asked, name, words, address=address)


def test_a_code_and_a_name_make_a_participant_who_is_known(course):
    ana, joined = course.join(" Ana  Petrovna ")

    assert ana.person.name == "Ana Petrovna"
    assert [(m.role, m.group) for m in ana.members] == [(Role.PARTICIPANT, course.red.id)]
    assert joined.group.id == course.red.id
    assert len(joined.words.split()) == 2


@pytest.mark.parametrize("how", ["{}", " {} ", "{}-{}", "{} {}", "{}–{}", "{}.{}"])
def test_a_code_is_read_however_it_is_typed(course, how):
    code = course.red.code.upper()
    typed = how.format(code[:4], code[4:]) if how.count("{}") == 2 else how.format(code)

    joined = joining.join(course.store, typed, "Ana", address=HERE)

    assert joined.group.id == course.red.id


@pytest.mark.parametrize("asked", ["", "22222222", "no code", "\ud800", "x" * 9_000, "%"])
def test_a_code_that_leads_nowhere_is_refused(course, asked):
    with pytest.raises(NoGroupError):
        joining.join(course.store, asked, "Ana", address=HERE)


def closed(course):
    groups.set_door(course.store, course.eva, course.red.id, is_open=False)


def over(course):
    with course.store.writing() as writing:
        past = datetime.now(UTC) - timedelta(seconds=1)
        writing.change(Group, {"id": course.red.id}, until=past)


def renewed(course):
    groups.renew(course.store, course.eva, course.red.id)


@pytest.mark.parametrize("end", [closed, over, renewed])
@pytest.mark.parametrize("way", ["code", "token"])
def test_a_code_or_link_that_is_over_is_refused_in_the_same_words_as_a_wrong_one(course, end, way):
    end(course)
    said = []
    for asked in (getattr(course.red, way), "22222222"):
        with pytest.raises(NoGroupError) as refused:
            joining.join(course.store, asked, "Ana", address=HERE)
        said.append(str(refused.value))

    assert said[0] == said[1]
    assert doors.behind(course.store, course.red.token) is None


@pytest.mark.parametrize(
    "name", ["ana", "ANA", " Ana ", "Ａｎａ", "An\u200ba", "\u2060Ana\ufeff", "Аnа", "Ana\u3164"]
)
def test_a_name_that_somebody_in_the_seminar_has_is_refused_and_leads_back(course, name):
    course.join("Ana")

    with pytest.raises(TakenNameError, match="come back with your two words"):
        course.join(name, course.blue)


def test_of_two_who_take_a_name_at_once_one_has_it(course):
    def take(_):
        try:
            return bool(course.join("Ana"))
        except TakenNameError:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(take, range(4))) == [False, False, False, True]


@pytest.mark.parametrize(
    "name",
    ["a former member", "A Former Member", "Guest", "folder", "G\u200buest", "fоlder", "Fo1der"],
)
def test_nobody_is_called_what_argmap_signs_with(course, name):
    with pytest.raises(KeptNameError):
        course.join(name)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "Ana\u202e", "\u200b", "\u3164", "- -"])
def test_a_name_that_cannot_be_kept_is_refused_and_nobody_is_made(course, name):
    with pytest.raises(InvalidTextError):
        course.join(name)

    with course.store.reading() as reading:
        assert reading.count(Person) == 1


def test_whoever_is_known_joins_another_seminar_as_herself(course):
    ana, joined = course.join("Ana")
    other = groups.create(course.store, course.eva, "Another")
    green = groups.add_group(course.store, course.eva, other.id, "Green")

    again = joining.join(course.store, green.token, "", who=ana, address=HERE)

    assert (again.person.id, again.token, again.words) == (ana.person.id, "", "")
    assert {m.group for m in course.known(joined.token).members} == {course.red.id, green.id}


def test_joining_twice_changes_nothing(course):
    ana, joined = course.join("Ana")

    joining.join(course.store, course.red.code, "Ana", who=ana, address=HERE)

    assert course.known(joined.token) == ana


def test_another_name_in_the_same_browser_is_another_person(course):
    ana, _ = course.join("Ana")

    ben, _ = course.join("Ben", who=ana)

    assert ben.person.id != ana.person.id


def test_nobody_changes_groups_by_another_code(course):
    ana, _ = course.join("Ana")

    with pytest.raises(OtherGroupError, match="You are in Red"):
        course.join("Ana", course.blue, who=ana)


def test_a_guest_who_joins_stays_who_she_is_and_gets_a_name(course):
    guest = copies.guest(course.store)

    ana, joined = course.join("Ana", who=course.known(guest.token))

    assert (ana.person.id, ana.person.name) == (guest.person.id, "Ana")
    assert joined.words


def test_an_instructor_who_opens_her_own_link_stays_an_instructor(course):
    joining.join(course.store, course.red.token, "", who=course.eva, address=HERE)

    assert [m.role for m in course.eva.members] == [Role.INSTRUCTOR]


def test_two_words_bring_her_back_in_another_browser(course):
    ana, joined = course.join("Ana")
    first, second = joined.words.split()

    for asked in (course.red.code, course.blue.token, course.seminar.id):
        there = back(course, asked, "ana", f"{second.upper()}, {first}")
        assert course.known(there.token) == ana


def test_she_comes_back_when_the_door_is_closed(course):
    _, joined = course.join("Ana")
    closed(course)

    assert back(course, course.red.code, "Ana", joined.words).person == joined.person


def test_wrong_place_name_or_words_are_refused_in_the_same_words(course):
    _, joined = course.join("Ana")
    course.join("Ben")
    said = set()
    for asked, name, words in (
        (course.red.code, "Ana", "cedar lantern"),
        (course.red.code, "Ben", joined.words),
        (course.red.code, "Cem", joined.words),
        (course.red.code, "Eva", ""),
        ("22222222", "Ana", joined.words),
        (course.red.code, "Ana", ""),
    ):
        with pytest.raises(WrongWordsError) as refused:
            back(course, asked, name, words)
        said.add(str(refused.value))

    assert len(said) == 1


def test_whoever_guesses_words_waits_from_wherever_it_is_tried(course):
    _, joined = course.join("Ana")
    for n in range(10):
        with pytest.raises(WrongWordsError):
            back(course, course.red.code, "Ana", "cedar lantern", address=f"192.0.2.{n}")

    with pytest.raises(RateError):
        back(course, course.seminar.id, "ANA", joined.words, address="198.51.100.1")


def test_new_words_end_the_old_ones(course):
    ana, joined = course.join("Ana")

    own = joining.own_words(course.store, ana)
    issued = joining.new_words(course.store, course.eva, course.seminar.id, ana.person.id)

    for old in (joined.words, own):
        with pytest.raises(WrongWordsError):
            back(course, course.red.code, "Ana", old)
    assert back(course, course.red.code, "Ana", issued).person.id == ana.person.id


def test_only_an_instructor_of_the_seminar_issues_words_and_to_nobody_with_a_password(course):
    ana, _ = course.join("Ana")
    ben, _ = course.join("Ben")

    with pytest.raises(ForbiddenError):
        joining.new_words(course.store, ana, course.seminar.id, ben.person.id)
    with pytest.raises(NotFoundError):
        joining.new_words(course.store, Who(ana.person), course.seminar.id, ben.person.id)
    with pytest.raises(ForbiddenError, match="password"):
        joining.new_words(course.store, course.eva, course.seminar.id, "eva")
    members.remove(course.store, course.eva, course.seminar.id, ben.person.id)
    with pytest.raises(NotFoundError):
        joining.new_words(course.store, course.eva, course.seminar.id, ben.person.id)


def test_a_link_tells_what_it_leads_into(course):
    way = doors.behind(course.store, course.red.token).way
    assert (way.seminar, way.group) == (course.seminar, course.red)
    assert doors.behind(course.store, "") is None
    with course.store.reading() as reading:
        assert reading.count(Member) == 1
