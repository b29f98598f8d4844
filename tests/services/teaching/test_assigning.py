"""Assigning a debate: what everybody begins with, who shares a map, and what cannot be so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.analysis.compare import changes
from argmap.formats.folder import find_folders, read_folder
from argmap.model.assignments import PhaseKind, Sharing, Starter
from argmap.model.drafts import apply_all
from argmap.model.errors import ForbiddenError, InvalidError, NotFoundError
from argmap.model.permissions import Permission, may
from argmap.model.seminars import Holding
from argmap.paths import DEBATES
from argmap.services.history import map_as_of
from argmap.services.loading import blank
from argmap.services.people import copies, groups, sessions
from argmap.services.reading import history, map_at
from argmap.services.teaching.assigning import NoMapError, Plan, Planned, assign
from argmap.services.teaching.starters import begun
from argmap.services.teaching.works import settle
from tests.services.teaching.conftest import day

OWN, REVEAL, SUBMIT = PhaseKind.OWN, PhaseKind.REVEAL, PhaseKind.SUBMIT


def test_with_the_defaults_each_group_gets_the_short_map_and_the_same_start(course):
    task = course.assign()

    maps = course.maps(task)
    red = map_at(course.store, maps["Red"].map_id)
    assert set(maps) == {"Red", "Blue"}
    assert [claim.id for claim in red] == ["c1"], "the claims that are marked core"
    assert red.debate.question == task.title == "Should industry come first?"
    assert red.debate.positions == map_at(course.store, "plan").debate.positions
    assert red.debate.excerpts[0].claims == "all", "so that new claims are seen at once"
    assert maps["Red"].origin == task.starter
    assert history(course.store, red.id)[0].note.startswith("Begun as the assignment")


@pytest.mark.parametrize(
    ("starter", "claims"),
    [(Starter.NONE, []), (Starter.SHORT, ["c1"]), (Starter.FULL, ["c1", "c2", "c3", "c4"])],
)
def test_the_starter_map_has_as_much_of_the_debate_as_was_chosen(course, starter, claims):
    task = course.assign(begins_with=starter)

    begun = map_at(course.store, task.starter)
    assert [claim.id for claim in begun] == claims
    assert bool(begun.passages) is (starter is Starter.FULL), "passages come with what cites them"
    assert begun.debate.speakers, "the frame is there in any case"
    again = map_as_of(course.store, begun.id, 1)
    assert again == begun, "replaying its history gives the same map"


def test_a_map_of_ones_own_can_be_what_everybody_begins_with(course):
    mine = copies.take(course.store, course.eva, "plan").held

    task = course.assign(begins_with=Starter.OWN, own=mine.map_id)

    assert task.origin == mine.map_id
    assert len(map_at(course.store, course.maps(task)["Blue"].map_id)) == 4


def test_a_question_of_ones_own_begins_with_an_empty_map(course):
    task = course.assign(map_id="", question="  Who paid for the plan? ")

    red = map_at(course.store, course.maps(task)["Red"].map_id)
    assert (red.debate.question, len(red)) == ("Who paid for the plan?", 0)
    assert task.origin == task.starter, "it comes from no other map"


@pytest.mark.parametrize(
    ("sharing", "names"),
    [
        (Sharing.GROUP, {"Red", "Blue"}),
        (Sharing.STUDENT, {"Ana", "Ben"}),
        (Sharing.ALL, {"All together"}),
    ],
)
def test_who_shares_a_map_is_who_gets_one(course, sharing, names):
    course.join("Ana"), course.join("Ben", course.blue)

    assert set(course.maps(course.assign(sharing=sharing))) == names


def test_whoever_works_alone_first_gets_a_map_of_her_own_beside_the_groups(course):
    ana = course.join("Ana")
    phases = (
        Planned(OWN, day(0), day(7)),
        Planned(REVEAL, day(7)),
        Planned(SUBMIT, day(9), day(10)),
    )

    task = course.assign(phases=phases)
    settle(course.store, course.seminar.id)

    maps = course.maps(task)
    assert set(maps) == {"Red", "Blue", "Ana"}, "and settling twice makes nothing twice"
    assert may(course.who("Ana", day(1)), Permission.EDIT, maps["Ana"])
    assert not may(course.who("Ana", day(1)), Permission.READ, maps["Red"])
    assert may(course.who("Ana", day(8)), Permission.EDIT, maps["Red"])
    assert ana.person.id == maps["Ana"].owner


def test_a_seminar_without_groups_gets_as_many_as_are_asked_for(store, course):
    other = groups.create(store, course.eva, "Another seminar")
    eva = sessions.known(store, course.tokens["Eva"])

    assign(store, eva, other.id, Plan("plan", groups=3))
    assign(store, eva, other.id, Plan("plan", groups=5))

    tables = groups.roll(store, eva, other.id).tables
    assert [each.group.name for each in tables] == ["Group 1", "Group 2", "Group 3"]
    assert [len(each.maps) for each in tables] == [2, 2, 2]


def test_only_an_instructor_of_the_seminar_assigns_and_only_what_she_may_read(course):
    ana = course.join("Ana")
    hers = copies.take(course.store, ana, "plan").held

    with pytest.raises(ForbiddenError):
        assign(course.store, ana, course.seminar.id, Plan("plan"))
    with pytest.raises(NotFoundError):
        course.assign(map_id=hers.map_id)
    with pytest.raises(NoMapError):
        course.assign(map_id="")


def test_what_cannot_be_is_refused_and_leaves_nothing_behind(course):
    backwards = (Planned(OWN, day(3)), Planned(REVEAL, day(1)))

    for wrong in ({"phases": backwards}, {"title": "x" * 1000}, {"phases": backwards[:1] * 13}):
        with pytest.raises(InvalidError):
            course.assign(**wrong)

    with course.store.reading() as reading:
        assert reading.count(Holding, seminar=course.seminar.id) == 0


def test_no_student_reads_the_starter_map(course):
    course.join("Ana")
    task = course.assign()

    with course.store.reading() as reading:
        starter = reading.one(Holding, map_id=task.starter)
    assert may(course.eva, Permission.EDIT, starter)
    assert not may(course.who("Ana"), Permission.READ, starter)


@pytest.mark.parametrize("folder", list(find_folders(DEBATES)), ids=lambda each: each.name)
def test_a_short_map_of_every_bundled_debate_can_be_drawn_from_nothing(folder):
    whole = read_folder(folder).map
    short = begun(whole, Starter.SHORT)
    empty = blank(short.id, whole.debate.slug, whole.debate.library)

    assert 5 <= len(short) < len(whole)
    assert replace(apply_all(changes(empty, short), empty), revision=0) == replace(
        short, revision=0
    )
