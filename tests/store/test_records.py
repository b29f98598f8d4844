"""Small things come back from the database as they went in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from argmap.model.assignments import (
    Assignment,
    Extension,
    Note,
    Part,
    Phase,
    PhaseKind,
    Reading,
    Review,
    Route,
    Sharing,
    Starter,
    Steps,
    Submission,
    Wanted,
)
from argmap.model.claims import Claim
from argmap.model.debates import Debate
from argmap.model.edits import Reword
from argmap.model.maps import ArgumentMap
from argmap.model.marks import Criterion, Feedback, Grid, Level, Remark, Tag, Ticks
from argmap.model.passages import Status
from argmap.model.rosters import Columns, Door, Listed, Placing
from argmap.model.seminars import (
    Attempts,
    Endorsing,
    Group,
    Holding,
    Invitation,
    Member,
    Person,
    Presence,
    Role,
    Seminar,
    Session,
    Visibility,
)
from argmap.model.sources import Library, Source
from argmap.model.talk import (
    About,
    Comment,
    Dismissal,
    Endorsement,
    Outcome,
    Snapshot,
    Suggestion,
)
from argmap.model.texts import (
    Corrected,
    Deposit,
    DepositText,
    Layout,
    NoteMark,
    PageMark,
    Placement,
)
from argmap.store.records import KINDS, SOME

THEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
THINGS = (
    Person("ana", "Ana", THEN, login="ana", password="hash", words="digest"),
    Seminar("s", "The Soviet twenties", THEN, 60, "Europe/Berlin", THEN, LATER),
    Group("g", "s", "Group 1", "bcdfghjk", "token", THEN, open=False, until=LATER),
    Member("s", "ana", Role.INSTRUCTOR, THEN, "g"),
    Holding(
        "m-2", 3, "Ours", "s", "g", "ana", Visibility.SEMINAR, "m", 7, True, Endorsing.HIDDEN,
        "t", THEN, LATER,
    ),
    Session("a" * 64, "ana", THEN, LATER, "Firefox on Linux"),
    Invitation("b" * 64, THEN, LATER),
    Attempts("join 192.0.2.7", THEN, 4),
    Presence("m-2", "tab", "ana", "c1", THEN),
    Comment("k", "m-2", About.CLAIM, "c1", 1, "ana", "Ana", THEN, "Why?", "Grain is short."),
    Endorsement("m-2", "c1", "ana", 1, "Grain is short.", THEN),
    Suggestion("v", "m-2", "ana", "Ana", THEN, 1, (Reword("c1", "Grain was short."),), "Tense."),
    Snapshot("m-2", "Before the debate", 1, "ana", "Ana", THEN),
    Dismissal("m-2", "unsupported c1", "ana", "Ana", THEN),
    Deposit(
        "d", "m", "m", "letter", "e1", "0" * 64, 14, THEN, "Ana", "ana", "s", "g", label="scan"
    ),
    DepositText("d", "Grain is shrot.", Layout((PageMark(0, "iv"),), (NoteMark(1, 2, 3),))),
    Placement("d", "e0", 3, 9, Status.REVIEW, 2, 8, 0.75, True),
    Corrected("d", "f", 9, 14, "shrot", THEN, "Ana", "short", "A slip.", "ana"),
    Door("s", "kmnpqrst", "token of all", THEN, False, LATER, Placing.CHOICE),
    Listed("l", "s", "Ana", THEN, "g", "ana", Columns((("ID", "17"), ("Section", "A")))),
    Assignment(
        "t", "s", "Who pays?", THEN, "m", "m-2", Sharing.STUDENT, Starter.FULL, "Read.",
        Reading(("letter",)), Wanted(claims=3, reviews=1),
        Grid("Argument", (Criterion("r", "Claims", (Level("not yet"), Level("fully", "", 3))),)),
        100, True, True, LATER, "t-0", "ana", "Ana",
    ),
    Phase("t", 1, PhaseKind.READ, THEN, LATER),
    Extension("t", "ana", False, LATER, "Ill.", THEN),
    Submission("t", "m-2", 1, 7, "ana", "Ana", LATER, THEN),
    Part("t", "ana", "left", "trotsky"),
    Review("t", "ana", "ana", "m-2", "It holds.", LATER),
    Note("n", "s", "ana", "Begin.", "ana", "Ana", THEN, LATER),
    Route("m-2", "In ten steps", Steps(("c1", "c2")), THEN),
    Feedback(
        "t", "ana", False, THEN, "ana", "Ana", "Good.", Ticks((("r", 1),)), "1,7", 2,
        "Thanks.", LATER,
    ),
    Remark(
        "q", "t", "m-2", About.CLAIM, "c1", 1, "Grain is short.", "ana", "ana", "Ana", THEN,
        "Which grain?", Tag.UNCLEAR, "Rye.", LATER,
    ),
)  # fmt: skip


@pytest.fixture
def filled(store):
    """A store with one thing of every kind."""
    drawn = ArgumentMap(
        "m-2", Debate("m", "Why?", library="m"), {"c1": Claim("c1", "Grain is short.")}
    )
    with store.writing() as writing:
        writing.add(*THINGS[:3])
        writing.add_map(drawn, THEN, THINGS[4])
        writing.put_library(Library("m", "Texts", sources=(Source("letter", "A letter"),)))
        writing.add(THINGS[3], *THINGS[5:])
    return store


def test_every_kind_of_thing_is_tried_here():
    assert {type(thing) for thing in THINGS} == set(KINDS)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_a_thing_comes_back_as_it_went_in(filled, thing):
    with filled.reading() as reading:
        assert reading.all(type(thing)) == (thing,)


def test_a_thing_is_found_by_any_of_several_values(filled):
    with filled.reading() as reading:
        assert reading.count(Suggestion, outcome=[Outcome.WAITING, Outcome.ACCEPTED]) == 1
        assert reading.one(Suggestion, outcome=[Outcome.DECLINED]) is None


def test_the_newest_things_come_first_and_go_on_below_any_of_them(filled):
    more = tuple(Person(name, name.title(), made) for name, made in
                 (("bea", LATER), ("cem", LATER), ("dan", THEN)))  # fmt: skip
    with filled.writing() as writing:
        writing.add(*more)

    with filled.reading() as reading:
        first = reading.newest(Person, 2)
        rest = reading.newest(Person, 9, before=first[-1])

    assert [each.id for each in first] == ["cem", "bea"]
    assert [each.id for each in rest] == ["dan", "ana"]


def test_things_are_counted_by_the_values_of_fields_and_by_whether_they_have_one(filled):
    with filled.writing() as writing:
        writing.add(Person("bea", "Ana", THEN))

    with filled.reading() as reading:
        assert reading.counts(Person, ("name", "login")) == {("Ana", "ana"): 1, ("Ana", None): 1}
        assert reading.counts(Person, ("name",), login=SOME) == {("Ana",): 1}


def test_nothing_is_found_by_a_field_that_is_none(filled):
    with filled.reading() as reading:
        assert reading.one(Comment, reply_to=None) == THINGS[9]
        assert reading.one(Holding, owner=None) is None


def test_putting_a_thing_replaces_the_one_with_its_key(filled):
    new = Attempts("join 192.0.2.7", LATER, 1)
    with filled.writing() as writing:
        writing.put(new)
        writing.put(Attempts("join 192.0.2.8", LATER, 1))
    with filled.reading() as reading:
        assert reading.one(Attempts, key="join 192.0.2.7") == new
        assert reading.count(Attempts) == 2


def test_changing_and_dropping_say_how_many_there_were(filled):
    with filled.writing() as writing:
        assert writing.change(Comment, {"person": "ana"}, name="a former member") == 1
        assert writing.change(Comment, {"person": "bo"}, name="Bo") == 0
        assert writing.drop(Endorsement, person="ana") == 1
    with filled.reading() as reading:
        assert reading.one(Comment).name == "a former member"


def test_dropping_without_a_field_is_refused(filled):
    with filled.writing() as writing, pytest.raises(ValueError, match="everything"):
        writing.drop(Person)


def test_attempts_are_counted_for_a_while_and_then_anew(store):
    with store.writing() as writing:
        counts = [writing.tally("join", THEN, THEN).count for _ in range(3)]
        taken_back = writing.tally("join", THEN, THEN, by=-1)
        anew = writing.tally("join", LATER, LATER)

    assert counts == [1, 2, 3]
    assert (taken_back.count, taken_back.since) == (2, THEN)
    assert (anew.count, anew.since) == (1, LATER)


def test_an_attempt_that_was_never_counted_cannot_be_taken_back(store):
    with store.writing() as writing:
        assert writing.tally("join", THEN, THEN, by=-1).count == 0
        assert writing.tally("join", THEN, THEN, by=-1).count == 0


def test_what_no_database_can_be_asked_for_is_nowhere(store):
    """A NUL in a word, a number beyond those that are kept: typed into an address, or a form."""
    with store.writing() as writing:
        writing.add(Person("ana", "Ana", THEN))

        assert writing.one(Person, id="an\0a") is None
        assert writing.all(Person, id=["an\0a", "ana"]) == (Person("ana", "Ana", THEN),)
        assert writing.drop(Person, name="\0") == 0
        for number in (2**31, 10**30):
            assert writing.revisions("plan", after=number) == ()
            assert writing.revisions_numbered("plan", [number]) == ()
            assert writing.entries("plan", after=number, before=number, numbers=[number]) == ()
