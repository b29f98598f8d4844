"""Archiving a seminar, and deleting it with everything: no row of any table mentions it after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from argmap.model.assignments import Assignment, Sharing
from argmap.model.errors import ForbiddenError, NotFoundError
from argmap.model.permissions import Permission
from argmap.model.seminars import Holding, Person, Role, Seminar
from argmap.model.talk import About
from argmap.services import moving, talking
from argmap.services.access import allowed
from argmap.services.live import Hub
from argmap.services.people import groups, joining, maps, sessions
from argmap.services.reading import debate_map
from argmap.services.teaching import keeping, rosters
from argmap.services.teaching.entering import NoGroupError
from argmap.services.teaching.keeping import SoonError, TitleError
from argmap.services.texts import adding, desks
from argmap.services.texts.adding import Given
from tests.services.people.conftest import HERE
from tests.services.teaching.conftest import day, reword


def everything(course):
    """All that the database has, as text."""
    with course.store.reading() as reading:
        connection = reading._connection
        names = sa.inspect(connection).get_table_names()
        rows = {
            name: connection.execute(sa.text(f'SELECT * FROM "{name}"')).all() for name in names
        }
    return repr(rows)


@pytest.fixture
def worked(course):
    """The seminar after some work: maps, comments, a list, a text, a copy, and another seminar."""
    for name, group in (("Anastasia", course.red), ("Benedikt", course.blue)):
        course.join(name, group)
    rosters.add_names(course.store, course.eva, course.seminar.id, "Xenia Orlova")
    course.task = course.assign(sharing=Sharing.STUDENT, phases=(), title="Who pays in full?")
    course.mine = course.maps(course.task)["Anastasia"].map_id
    reword(course, "Anastasia", course.mine, "c1", "The village pays dearly.")
    talking.write(
        course.store, course.who("Anastasia"), course.mine, "Who says that?",
        about=About.CLAIM, target="c1",
    )  # fmt: skip
    maps.ask(course.store, course.eva, course.red.id, "Was the harvest there to be taken?")
    return course


def mentions(course):
    """What would tell that the seminar was ever there."""
    with course.store.reading() as reading:
        held = [each.map_id for each in reading.all(Holding, seminar=course.seminar.id)]
    told = ["The Soviet twenties", course.seminar.id, course.red.id, course.blue.id, course.task.id]
    return [
        *told,
        *held,
        "Xenia",
        "Who pays in full?",
        "Was the harvest",
        "pays dearly",
        "Who says",
    ]


def test_of_a_deleted_seminar_no_row_of_any_table_tells(worked):
    told = mentions(worked)
    before = everything(worked)
    assert [each for each in told if each not in before] == []

    keeping.delete(worked.store, worked.eva, worked.seminar.id, "The Soviet  twenties")

    after = everything(worked)
    assert [each for each in (*told, "Anastasia", "Benedikt") if each in after] == []
    assert debate_map(worked.store, "plan").claims


def test_it_is_told_before_what_would_go(worked):
    going = keeping.what_goes(worked.store, worked.eva, worked.seminar.id)

    assert (going.people, going.groups, going.assignments, going.names) == (2, 2, 1, 1)
    assert going.maps == 4


def test_another_title_deletes_nothing(worked):
    before = everything(worked)
    for title in ("", "the soviet twenties", "The NEP"):
        with pytest.raises(TitleError, match="The Soviet twenties"):
            keeping.delete(worked.store, worked.eva, worked.seminar.id, title)

    assert everything(worked) == before


def test_who_is_elsewhere_too_stays_with_what_is_hers(worked):
    """Anastasia is in another seminar, Benedikt has copied a map for himself."""
    store = worked.store
    other = groups.create(store, worked.eva, "Another")
    green = groups.add_group(store, worked.eva, other.id, "Green")
    joining.join(store, green.code, "", who=worked.who("Anastasia"), address=HERE)
    public = maps.SetUp("Ours", maps.Visibility.PUBLIC)
    given = maps.give(store, worked.eva, "plan", worked.blue.id)
    maps.set_up(store, worked.eva, given.map_id, public)
    copy = moving.copy(store, worked.who("Benedikt"), given.map_id)

    keeping.delete(store, worked.eva, worked.seminar.id, worked.seminar.title)

    with store.reading() as reading:
        assert {each.name for each in reading.all(Person)} == {"Eva", "Anastasia", "Benedikt"}
        kept = reading.one(Holding, map_id=copy.map_id)
    assert (kept.origin, kept.origin_revision) == (None, None)
    assert allowed(store, worked.who("Benedikt"), Permission.EDIT, copy.map_id)
    assert debate_map(store, copy.map_id).claims
    assert given.map_id not in everything(worked)


def test_an_assignment_copied_elsewhere_goes_on_without_the_old_one(worked):
    store = worked.store
    other = groups.create(store, worked.eva, "Another")
    with store.writing() as writing:
        writing.add(
            Assignment("copied", other.id, "Again", day(0), worked.task.starter, "plan",
                copied_from=worked.task.id)
        )  # fmt: skip

    keeping.delete(store, worked.eva, worked.seminar.id, worked.seminar.title)

    with store.reading() as reading:
        kept = reading.one(Assignment, id="copied")
    assert (kept.copied_from, kept.origin) == (None, "plan")


def test_open_streams_of_its_maps_end(worked):
    hub = Hub(worked.store, 5)
    who = worked.who("Anastasia")

    def still():
        try:
            return bool(allowed(worked.store, who, Permission.READ, worked.mine))
        except NotFoundError:
            return False

    words = hub.open([worked.mine], still).words()
    assert next(words).kind == "rev"
    keeping.delete(worked.store, worked.eva, worked.seminar.id, worked.seminar.title)

    assert "bye" in [next(words).kind for _ in range(1)] + [each.kind for each in words]


def test_its_texts_go_with_it(worked):
    desk = desks.at_map(worked.store, worked.eva, worked.mine)
    library = debate_map(worked.store, worked.mine).debate.library
    with worked.store.reading() as reading:
        source = reading.library(library).sources[0].id
    adding.add(worked.store, desk, Given(source, "Bread was dear in the towns that winter."))

    keeping.delete(worked.store, worked.eva, worked.seminar.id, worked.seminar.title)

    assert "Bread was dear" not in everything(worked)
    assert worked.seminar.id not in everything(worked)


def test_a_seminar_goes_by_itself_after_its_last_day_and_not_before(worked):
    until = datetime.now(UTC) + timedelta(days=3)
    keeping.keep_until(worked.store, worked.eva, worked.seminar.id, until)

    assert keeping.expire(worked.store, until - timedelta(seconds=1)) == ()
    [gone] = keeping.expire(worked.store, until)

    assert (gone.title, gone.people) == ("The Soviet twenties", 2)
    assert keeping.expire(worked.store, until) == ()
    with pytest.raises(NotFoundError):
        groups.roll(worked.store, worked.eva, worked.seminar.id)


def test_a_last_day_is_not_today_and_can_be_taken_back(worked):
    for hours in (-24, 0, 23):
        with pytest.raises(SoonError):
            keeping.keep_until(
                worked.store, worked.eva, worked.seminar.id, day(0) + timedelta(hours=hours)
            )
    keeping.keep_until(worked.store, worked.eva, worked.seminar.id, day(40))
    keeping.keep_until(worked.store, worked.eva, worked.seminar.id, None)

    assert keeping.expire(worked.store, day(400)) == ()


@pytest.mark.parametrize(("days", "soon"), [(29, True), (30, True), (31, False)])
def test_instructors_are_told_thirty_days_before(course, days, soon):
    seminar = Seminar("s", "NEP", day(0), until=day(days))

    assert keeping.ends_soon(seminar, day(0)) is soon
    assert not keeping.ends_soon(Seminar("s", "NEP", day(0)), day(0))


def test_in_an_archived_seminar_everybody_reads_until_it_is_opened_again(worked):
    keeping.archive(worked.store, worked.eva, worked.seminar.id)
    assert worked.who("Anastasia").members[0].role is Role.READER
    assert allowed(worked.store, worked.who("Anastasia"), Permission.READ, worked.mine)
    with pytest.raises(ForbiddenError):
        allowed(worked.store, worked.who("Anastasia"), Permission.EDIT, worked.mine)
    with pytest.raises(NoGroupError):
        joining.join(worked.store, worked.red.code, "Cleo", address=HERE)

    keeping.reopen(worked.store, worked.eva, worked.seminar.id)

    assert allowed(worked.store, worked.who("Anastasia"), Permission.EDIT, worked.mine)
    assert joining.join(worked.store, worked.red.code, "Cleo", address=HERE)


def test_nobody_else_archives_keeps_or_deletes(worked):
    store, ana, seminar = worked.store, worked.who("Anastasia"), worked.seminar
    for refused in (
        lambda: keeping.archive(store, ana, seminar.id),
        lambda: keeping.reopen(store, ana, seminar.id),
        lambda: keeping.keep_until(store, ana, seminar.id, day(99)),
        lambda: keeping.what_goes(store, ana, seminar.id),
        lambda: keeping.delete(store, ana, seminar.id, seminar.title),
    ):
        with pytest.raises(ForbiddenError):
            refused()
    assert sessions.known(store, worked.tokens["Anastasia"]).members[0].role is Role.PARTICIPANT
