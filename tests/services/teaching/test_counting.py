"""What each participant did is counted from the logs of all maps, and seen by whom it concerns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.assignments import Extension, PhaseKind, Review, Wanted
from argmap.model.errors import ForbiddenError, NotFoundError
from argmap.model.passages import Bearing
from argmap.model.rosters import Listed
from argmap.model.seminars import Holding
from argmap.model.talk import About, Suggestion
from argmap.services import extending, moving, suggesting, talking, undoing
from argmap.services.extending import Words, turn
from argmap.services.extending_evidence import Quote, Use, cite
from argmap.services.people import members
from argmap.services.reading import map_at
from argmap.services.teaching.assigning import Planned
from argmap.services.teaching.counting import asked_of, counts_of, wanted_of
from argmap.services.teaching.work import Part, students, work_of

NOW = datetime.now(UTC)
OWN, REVEAL, SUBMIT = PhaseKind.OWN, PhaseKind.REVEAL, PhaseKind.SUBMIT
WANTED = Wanted(claims=2, passages=1, answers=1, replies=1, supports=1, reviews=1)


def hours(number):
    return NOW + timedelta(hours=number)


@pytest.fixture
def course(course):
    course.join("Ana"), course.join("Ben"), course.join("Cleo", course.blue)
    return course


def assigned(course, due=24, shows=-1):
    """The plan, drawn alone for two days, revealed an hour ago, and due some hours from now."""
    phases = (
        Planned(OWN, hours(-48), hours(shows)),
        Planned(REVEAL, hours(shows), hours(due - 1)),
        Planned(SUBMIT, hours(due - 1), hours(due)),
    )
    return course.assign(wanted=WANTED, phases=phases)


def as_(course, name):
    return course.who(name, None)


def map_of(course, task, name, whose=None):
    """The map of one person, or of the group, as she sees it."""
    return course.maps(task, name, None)[whose or name].map_id


def states(course, name, at, text, on="c1", how=extending.support, **fields):
    """The id of a claim that somebody states."""
    now = turn(course.store, as_(course, name), at, map_at(course.store, at).revision)
    return how(now, on, Words(text, **fields)).focus


def counted(course, task, name):
    return counts_of(course.store, task).get(as_(course, name).person.id)


def test_own_and_shared_maps_count_and_an_adopted_claim_once_for_its_author(course):
    task = assigned(course)
    own, ours = map_of(course, task, "Ana"), map_of(course, task, "Ana", "Red")
    claim = states(course, "Ana", own, "Grain pays for machines.")
    now = map_at(course.store, own).revision
    words = Quote("report", "Grain was short.")
    cite(turn(course.store, as_(course, "Ana"), own, now), claim, words, Use(Bearing.BACKS))
    taken = moving.adoption(course.store, as_(course, "Ben"), ours, own, claim)
    moving.adopt(course.store, as_(course, "Ben"), taken, at=1)
    states(course, "Ana", ours, "Prices were too low.", position="slow")

    ana, ben = counted(course, task, "Ana"), counted(course, task, "Ben")
    assert (ana.claims, ana.relations, ana.passages, ana.supports) == (2, 2, 1, 1)
    assert (ben.claims, ben.relations, ben.passages) == (0, 0, 0)
    assert counted(course, task, "Cleo") is None, "what the maps began with counts for nobody"


def test_what_is_asked_stands_beside_what_is_done_and_grows_with_every_change(course):
    task = assigned(course)
    ours = course.maps(task, "Ana", None)["Red"]
    claim = states(course, "Ana", ours.map_id, "Grain pays.")
    against = states(course, "Ben", ours.map_id, "It does not.", claim, extending.rebut)
    before = asked_of(course.store, as_(course, "Ana"), ours)
    states(course, "Ana", ours.map_id, "It did in 1925.", against, extending.rebut)
    ana, ben = (as_(course, name).person.id for name in ("Ana", "Ben"))
    with course.store.writing() as writing:
        writing.add(Review(task.id, ana, ben, ours.map_id, "Well said.", NOW))

    assert [(e.name, e.done) for e in before if e.done] == [("claims", 1)]
    after = {each.name: each for each in asked_of(course.store, as_(course, "Ana"), ours)}
    assert {name for name, each in after.items() if each.reached} == {
        "claims", "answers", "replies", "reviews",
    }  # fmt: skip
    assert asked_of(course.store, as_(course, "Eva"), ours) == (), "nothing is asked of her"


def test_undoing_takes_it_from_the_counts_and_redoing_gives_it_back(course):
    task = assigned(course)
    own = map_of(course, task, "Ana")
    states(course, "Ana", own, "Grain pays.")
    undoing.undo_of(course.store, as_(course, "Ana"), own)
    assert counted(course, task, "Ana").claims == 0
    assert students(course.store, as_(course, "Eva"), task.id).students[0].started
    undoing.redo_of(course.store, as_(course, "Ana"), own)

    assert counted(course, task, "Ana").claims == 1


def test_what_comes_after_it_was_due_is_late_but_for_whom_more_time_was_given(course):
    task = assigned(course, due=-1, shows=-3)
    ana = as_(course, "Ana").person.id
    claim = states(course, "Ana", map_of(course, task, "Ana"), "Grain pays.")
    [made] = (e for e in looked(course, task).made if e.deed.thing == claim)
    assert looked(course, task).dates.part(made.deed.made) is Part.LATE
    assert students(course.store, as_(course, "Eva"), task.id).students[0].late == 2
    with course.store.writing() as writing:
        writing.add(Extension(task.id, course.red.id, True, hours(9), "Ill", NOW))

    assert looked(course, task).dates.part(made.deed.made) is Part.AFTER
    members.move(course.store, as_(course, "Eva"), course.seminar.id, ana, course.blue.id)
    assert looked(course, task).dates.part(made.deed.made) is Part.LATE
    assert counted(course, task, "Ana").claims == 1, "who is moved keeps what she wrote"


def looked(course, task, name="Ana", by="Eva"):
    return work_of(course.store, as_(course, by), task.id, as_(course, name).person.id)


def test_the_list_is_in_the_order_of_the_roster_with_who_has_not_come_and_who_has_left(course):
    task = assigned(course)
    states(course, "Ben", map_of(course, task, "Ben"), "Grain pays.")
    ben, cleo = (as_(course, name).person.id for name in ("Ben", "Cleo"))
    roster = (("l1", "Cleo", cleo), ("l2", "Dora", None), ("l3", "Ben", ben))
    with course.store.writing() as writing:
        for number, (key, name, person) in enumerate(roster):
            writing.add(Listed(key, course.seminar.id, name, hours(number), None, person))
    found = students(course.store, as_(course, "Eva"), task.id)
    assert [each.name for each in found.students] == ["Cleo", "Dora", "Ben", "Ana"]
    assert [each.name for each in found.students if each.started] == ["Ben"]
    work = looked(course, task, "Ben")
    assert (work.before.name, work.after.name, work.place, work.total) == ("Cleo", "Ana", 2, 3)
    members.remove(course.store, as_(course, "Eva"), course.seminar.id, ben)

    found = students(course.store, as_(course, "Eva"), task.id)
    assert [each.name for each in found.gone] == ["Ben"]
    left = work_of(course.store, as_(course, "Eva"), task.id, ben)
    assert (left.member, left.counts.claims) == (None, 1)


def test_instructors_see_everybodys_work_and_a_student_her_own_alone(course):
    task = assigned(course)
    ana = as_(course, "Ana").person.id
    assert looked(course, task, "Ana", by="Ana").runs is False
    for ask in (work_of, wanted_of):
        with pytest.raises(ForbiddenError):
            ask(course.store, as_(course, "Ben"), task.id, ana)
    with pytest.raises(ForbiddenError):
        students(course.store, as_(course, "Ana"), task.id)
    with pytest.raises(NotFoundError):
        work_of(course.store, as_(course, "Eva"), task.id, "nobody")


def test_comments_are_those_given_and_those_on_what_is_hers_where_she_may_read(course):
    task = assigned(course)
    own, theirs = map_of(course, task, "Ana"), map_of(course, task, "Eva", "Blue")
    claim = states(course, "Ana", own, "Grain pays.")
    taken = moving.adoption(course.store, as_(course, "Eva"), theirs, own, claim)
    moving.adopt(course.store, as_(course, "Eva"), taken, at=1)
    for name, at, text in (("Ben", own, "Does it?"), ("Cleo", theirs, "It never did.")):
        who = as_(course, name)
        talking.write(course.store, who, at, text, about=About.CLAIM, target=claim)
    ours = map_of(course, task, "Ana", "Red")
    talking.write(course.store, as_(course, "Ana"), ours, "Why?", about=About.CLAIM, target="c1")

    hers, seen = looked(course, task), looked(course, task, by="Ana")
    assert [each.text for each in hers.received] == ["Does it?", "It never did."]
    assert [each.text for each in seen.received] == ["Does it?"], "Blue's map is not hers to read"
    assert [each.text for each in seen.given] == ["Why?"]


def test_who_waits_for_approval_is_not_late_because_of_it(course):
    task = assigned(course)
    ours = map_of(course, task, "Ana", "Red")
    with course.store.writing() as writing:
        writing.change(Holding, {"map_id": ours}, suggesting=True)
    extending.support(turn(course.store, as_(course, "Ana"), ours, 1), "c1", Words("It pays."))
    with course.store.writing() as writing:
        writing.change(Suggestion, {"map_id": ours}, made=hours(-30))
        [waiting] = writing.all(Suggestion, map_id=ours)
    suggesting.accept(course.store, as_(course, "Ben"), ours, waiting.id)

    work = looked(course, task)
    assert {work.dates.part(each.deed.made) for each in work.made} == {Part.BEFORE}
    assert counted(course, task, "Ana").claims == 1, "it is hers, whoever accepted it"
