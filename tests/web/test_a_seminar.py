"""A seminar of four weeks, played through the pages: what they tell afterwards is what was done.

Five groups and thirty students; a debate with all five phases; a move, a leaving, work handed in
late and with more time; remarks and marks, released at once. The script keeps its own books.
"""

from __future__ import annotations

import csv
import io

import pytest
import time_machine

from argmap.model.assignments import Assignment, Submission
from argmap.model.seminars import Group, Member, Person
from argmap.services.loading import put
from argmap.services.teaching.counting import counts_of
from tests.examples import LIBRARY, plan
from tests.web.conftest import app_of, settings_in
from tests.web.filling import fill
from tests.web.playing import NAMES, Seminar, at


def read_and_quote(played):
    """The first week: everybody states a claim on her own map, and cites a passage for it."""
    for name in NAMES:
        own = played.map_of(name, own=True)
        claim = played.state(name, own, "support", "c1", f"What {name} reads.")
        played.cite(name, own, claim)


def draw_own_maps(played):
    """The second week: an objection each, and some take one back."""
    for number, name in enumerate(NAMES):
        own = played.map_of(name, own=True)
        claim = played.state(name, own, "rebut", "c1", f"What {name} doubts.")
        if number % 10 == 3:
            played.edit(name, own, "withdraw", claim)
            played.books.claims[name] -= 1
            played.books.relations[name] -= 1


def reveal_and_merge(played):
    """The third week: everybody brings her first claim to the group's map; a mate some others."""
    for name in NAMES:
        played.adopt(name, played.books.stated[name][0], played.map_of(name, own=True))


def say_the_same(played, first, second):
    """Two of a group state the same; the first merges the other's claim into her own.

    Both claims count, since the second lives on in another's; of the two steps only one is left.
    """
    group_map = played.map_of(first, own=False)
    kept = played.state(first, group_map, "support", "c1", "Both say this.")
    gone = played.state(second, group_map, "support", "c1", "Both say this, too.")
    where = f"/debates/{group_map}/edit/merge"
    fill(played.browsers[first], f"{where}?claim={gone}&into={kept}", where)
    played.books.relations[second] -= 1


def cross_examine(played, rings):
    """Everybody objects to a claim of the next of her group, who answers."""
    for ring in rings:
        for asks, asked in zip(ring, (*ring[1:], ring[0]), strict=True):
            group_map = played.map_of(asks, own=False)
            claim = played.state(
                asks, group_map, "rebut", played.books.stated[asked][0], f"{asks} asks {asked}."
            )
            played.books.replies[asks] += 1
            played.state(asked, group_map, "rebut", claim, f"{asked} answers {asks}.")
            played.books.replies[asked] += 1
            played.books.answers[asked] += 1


def rings_of(played):
    """Who is in each group, in the order of the list."""
    with played.store.reading() as reading:
        people = {each.id: each.name for each in reading.all(Person)}
        members = reading.all(Member, seminar=played.seminar)
        groups = [each.id for each in reading.all(Group, seminar=played.seminar)]
    inside = {each: [] for each in groups}
    for each in members:
        if each.group:
            inside[each.group].append(people[each.person])
    return [sorted(names) for names in inside.values()]


def hand_in(played, name):
    page = f"/assignments/{played.task}"
    fill(played.browsers[name], page, f"{page}/submit")


def mark_all(played, names):
    """Fill in the rubric for everybody, as the dice fall, with a sentence each."""
    with played.store.reading() as reading:
        grid = reading.one(Assignment, id=played.task).grid
        people = {each.name: each.id for each in reading.all(Person)}
    for name in names:
        ticked = {row.id: played.dice.randrange(len(row.levels)) for row in grid.rows}
        points = sum(row.levels[ticked[row.id]].points for row in grid.rows)
        played.books.marks[name], played.books.feedback[name] = points, f"Well read, {name}."
        where = f"/assignments/{played.task}/students/{people[name]}/feedback"
        typed = {f"row.{row}": level for row, level in ticked.items()}
        fill(played.teacher, where, where, text=played.books.feedback[name], **typed)


def table(played, for_what):
    answer = played.teacher.get(f"/assignments/{played.task}/marks.csv?for={for_what}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


@pytest.fixture
def played(store, made_once, tmp_path):
    put(store, plan(), LIBRARY)
    return Seminar(app_of(store, settings_in(tmp_path, cache=made_once)), store)


def test_a_seminar_of_four_weeks_ends_with_what_was_done_in_it(played):
    with time_machine.travel(at(11, 20)) as clock:
        played.begin()
        clock.move_to(at(11, 23, 8))
        played.sign_in()
        played.join()
        rings = rings_of(played)
        assert [len(ring) for ring in rings] == [6] * 5
        clock.move_to(at(11, 24))
        read_and_quote(played)
        clock.move_to(at(12, 2))
        draw_own_maps(played)
        mate = rings[0][1]
        secret = played.map_of(rings[0][0], own=True)
        assert played.browsers[mate].get(f"/debates/{secret}").status_code == 404
        clock.move_to(at(12, 9))
        assert played.browsers[mate].get(f"/debates/{secret}").status_code == 200
        reveal_and_merge(played)
        say_the_same(played, *rings[4][:2])
        clock.move_to(at(12, 14))
        cross_examine(played, rings)
        played.sign_in()
        moved, left = rings[1][2], rings[2][5]
        move_and_leave(played, moved, left)
        clock.move_to(at(12, 17, 17))
        hand_in(played, rings[0][0])
        hand_in(played, rings[1][0])
        played.sign_in()
        give_more_time(played, rings[3][0])
        clock.move_to(at(12, 17, 20))
        for ring in rings[2:4]:
            hand_in(played, ring[0])
        clock.move_to(at(12, 18, 9))
        played.sign_in()
        staying = [name for name in NAMES if name != left]
        mark_all(played, staying)
        before_it_is_released(played, rings[0][0])
        page = f"/assignments/{played.task}/release"
        fill(played.teacher, page, page)
        what_was_done_is_told(played, staying, left, rings)


def move_and_leave(played, moved, left):
    hub = f"/seminars/{played.seminar}"
    with played.store.reading() as reading:
        ids = {each.name: each.id for each in reading.all(Person)}
        groups = reading.all(Group, seminar=played.seminar)
    to = {"to": groups[4].id}
    played.teacher.send(f"{hub}/members/{ids[moved]}/group", to)
    played.teacher.send(f"{hub}/members/{ids[left]}/remove")


def give_more_time(played, name):
    with played.store.reading() as reading:
        person = reading.one(Person, name=name)
        group = reading.one(Member, person=person.id, seminar=played.seminar).group
    page = f"/assignments/{played.task}"
    typed = {"whom": group, "until": "2026-12-18T18:00"}
    fill(played.teacher, f"{page}/settings", f"{page}/extensions", **typed)


def before_it_is_released(played, name):
    page = played.browsers[name].get(f"/assignments/{played.task}/feedback")
    assert played.books.feedback[name] not in page.text


def what_was_done_is_told(played, staying, left, rings):
    with played.store.reading() as reading:
        task = reading.one(Assignment, id=played.task)
        ids = {each.name: each.id for each in reading.all(Person)}
        handed = reading.all(Submission, assignment=played.task)
    counted = counts_of(played.store, task)
    assert {name: counted[ids[name]] for name in NAMES} == {
        name: played.books.counts(name) for name in NAMES
    }
    assert [each.is_late for each in sorted(handed, key=lambda each: each.made)] == [
        False, False, True, False,
    ]  # fmt: skip
    full = {row["Name"].removeprefix("'"): row for row in table(played, "full")}
    assert set(full) == set(staying)
    canvas = {row["Student"].removeprefix("'"): row for row in table(played, "canvas")}
    for number, name in enumerate(NAMES, 101):
        if name == left:
            continue
        row, books = full[name], played.books
        assert (row["Points"], row["Feedback"]) == (str(books.marks[name]), books.feedback[name])
        assert row["Count: claims"] == str(books.claims[name])
        assert row["Count: passages"] == str(books.passages[name])
        assert canvas[name]["ID"] == str(number)
        assert canvas[name][task.title] == str(books.marks[name])
        seen = played.browsers[name].get(f"/assignments/{played.task}/feedback").text
        assert books.feedback[name] in seen
        others = (said for who, said in books.feedback.items() if who != name)
        assert not any(said in seen for said in others)
    group_map = played.map_of(rings[2][0], own=False)
    assert left in played.teacher.get(f"/debates/{group_map}/history").text
