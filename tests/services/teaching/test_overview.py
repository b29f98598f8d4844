"""The overview of an assignment: in the order of names, with what nobody answers or cites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model.assignments import Note, PhaseKind, Sharing, Starter
from argmap.model.claims import Claim, Kind, Relation, Voice
from argmap.model.edits import AddClaim, Cite, Relate, Uncite, Withdraw
from argmap.model.errors import ForbiddenError, InvalidError, NotFoundError
from argmap.model.passages import Bearing, Evidence
from argmap.model.rosters import Listed
from argmap.services.people import groups
from argmap.services.reading import map_at
from argmap.services.saving import save
from argmap.services.teaching import notes
from argmap.services.teaching.assigning import Planned
from argmap.services.teaching.overview import overview
from tests.services.teaching.conftest import MONDAY, day, reword

FULL = {"begins_with": Starter.FULL}


def looked(course, task, which="", at=MONDAY):
    return overview(course.store, course.who("Eva", at), task.id, which)


def change(course, name, map_id, *edits, at=MONDAY):
    number = map_at(course.store, map_id).revision
    return save(course.store, course.who(name, at), map_id, edits, at=number)


def rows(found):
    return [each.held.name for each in found.rows]


def test_maps_stand_in_the_order_of_their_names_whatever_is_on_them(course):
    for name in ("Group 10", "Group 2"):
        groups.add_group(course.store, course.eva, course.seminar.id, name)
    task = course.assign(**FULL)
    course.join("Ana", course.red)
    change(course, "Ana", course.maps(task)["Red"].map_id, Withdraw("c1"), Withdraw("c4"))

    found = looked(course, task)

    assert rows(found) == ["Blue", "Group 2", "Group 10", "Red"]
    assert [len(each.part) for each in found.rows] == [4, 4, 4, 2]
    assert [(each.started, len(each.members)) for each in found.rows[-1:]] == [(1, 1)]
    assert [each.edited is None for each in found.rows] == [True, True, True, False]


def test_an_objection_stands_once_with_every_map_on_which_nobody_answers_it(course):
    task = course.assign(**FULL)
    course.join("Ana", course.red)
    red = course.maps(task)["Red"].map_id
    assert not looked(course, task).open, "c4 answers the one objection of the plan"

    change(course, "Ana", red, Withdraw("c4"))
    own = Claim("mine", "Machines pay for grain.", Voice.MEMBER)
    change(course, "Ana", red, AddClaim(own), Relate(Relation("s1", Kind.REBUT, ("mine",), "c1")))

    [first, second] = looked(course, task).open
    assert (first.objection.claim, first.objection.on) == ("c2", "c1")
    assert (second.objection.claim, [each.held.name for each in second.rows]) == ("mine", ["Red"])


def test_passages_are_told_that_no_map_cites_and_that_every_map_does(course):
    task = course.assign(**FULL)
    course.join("Ana", course.red), course.join("Ben", course.blue)
    for name, group in (("Ana", "Red"), ("Ben", "Blue")):
        change(course, name, course.maps(task)[group].map_id, Uncite("e2"))
    change(
        course,
        "Ana",
        course.maps(task)["Red"].map_id,
        Cite(Evidence("n1", "c3", "q2", Bearing.BACKS)),
    )

    found = {each.passage.id: each.maps for each in looked(course, task).use.spots}
    assert found == {"q1": (0, 1), "q2": (1,)}, "places: Blue, Red"

    change(course, "Ana", course.maps(task)["Red"].map_id, Uncite("n1"))
    found = {each.passage.id: each.maps for each in looked(course, task).use.spots}
    assert found == {"q1": (0, 1), "q2": ()}


def test_who_has_not_started_is_told_whether_she_has_joined_or_not(course):
    task = course.assign(**FULL)
    course.join("Ana"), course.join("Ben", course.blue)
    with course.store.writing() as writing:
        writing.add(Listed("l1", course.seminar.id, "Vera Novak", MONDAY, course.red.id))
    reword(course, "Ben", course.maps(task)["Blue"].map_id, "c1", "Industry comes first.")

    idle = looked(course, task).idle
    assert {(each.name, each.person is not None) for each in idle} == {
        ("Vera Novak", False), ("Ana", True),
    }  # fmt: skip


def test_while_each_works_alone_the_page_is_about_persons_in_the_order_of_the_roster(course):
    phases = (Planned(PhaseKind.OWN, day(0)), Planned(PhaseKind.REVEAL, day(7)))
    for name in ("Zoe", "Ana", "Ben"):
        course.join(name)
    task = course.assign(phases=phases, **FULL)
    change(course, "Ben", course.maps(task)["Ben"].map_id, Withdraw("c4"), at=day(1))

    own = looked(course, task, at=day(2))
    assert own.alone
    assert rows(own) == ["Zoe", "Ana", "Ben"]
    assert rows(looked(course, task, at=day(8))) == ["Blue", "Red"]
    assert rows(looked(course, task, "own", at=day(8))) == ["Zoe", "Ana", "Ben"]
    assert rows(looked(course, task, "shared", at=day(2))) == ["Blue", "Red"]


@pytest.mark.parametrize("sharing", list(Sharing))
def test_nothing_is_missed_where_there_is_nothing_yet(course, sharing):
    found = looked(course, course.assign(sharing=sharing, begins_with=Starter.NONE))

    assert not found.idle
    assert not found.open
    assert not any(len(each.part) or each.hints for each in found.rows)


def test_only_instructors_of_the_seminar_see_it_or_write_notes(course):
    task = course.assign()
    ana = course.join("Ana")

    with pytest.raises(ForbiddenError):
        overview(course.store, ana, task.id)
    with pytest.raises(ForbiddenError):
        notes.write(course.store, ana, task.id, ana.person.id, "Hello.")
    with pytest.raises(NotFoundError):
        overview(course.store, replace(ana, members=()), task.id)


def test_a_note_to_all_who_have_not_started_waits_for_them_alone(course):
    task = course.assign(**FULL)
    for name in ("Ana", "Ben", "Cem"):
        course.join(name)
    reword(course, "Ben", course.maps(task)["Red"].map_id, "c1", "Industry comes first.")

    people = notes.write(course.store, course.eva, task.id, notes.IDLE, "Is anything unclear?")

    assert [each.name for each in people] == ["Ana", "Cem"]
    told = {
        name: notes.waiting(course.store, course.who(name), course.seminar.id)
        for name in course.tokens
    }
    assert {name: [each.text for each in found] for name, found in told.items()} == {
        "Ana": ["Is anything unclear?"], "Cem": ["Is anything unclear?"], "Ben": [], "Eva": [],
    }  # fmt: skip

    [note] = told["Ana"]
    with pytest.raises(NotFoundError):
        notes.put_aside(course.store, course.who("Cem"), note.id)
    notes.put_aside(course.store, course.who("Ana", day(1)), note.id)
    notes.put_aside(course.store, course.who("Ana", day(2)), note.id)
    assert not notes.waiting(course.store, course.who("Ana"), course.seminar.id)
    with course.store.reading() as reading:
        assert reading.one(Note, id=note.id).read == day(1), "the first time counts"
    assert [(name, note.read) for note, name in notes.written(course.store, course.eva, task.id)
            if name == "Ana"] == [("Ana", day(1))]  # fmt: skip


def test_a_note_says_something_to_somebody_who_is_there(course):
    task = course.assign()
    ana = course.join("Ana")
    for words, whom in (("", ana.person.id), ("Hello.", "nobody"), ("x" * 2001, ana.person.id)):
        with pytest.raises((InvalidError, NotFoundError)):
            notes.write(course.store, course.eva, task.id, whom, words)
    with course.store.reading() as reading:
        assert not reading.all(Note)


def test_with_nobody_left_to_start_a_note_to_them_is_refused_in_a_sentence(course):
    task = course.assign()

    with pytest.raises(InvalidError, match="has started"):
        notes.write(course.store, course.eva, task.id, notes.IDLE, "Hello.")
