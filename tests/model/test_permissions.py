"""Who may do what with a map: the whole table, written out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from argmap.model.permissions import MAPS, Permission, Running, Who, may_run, rights
from argmap.model.seminars import Endorsing, Holding, Member, Person, Role, Visibility

NOW = datetime(2026, 11, 2, tzinfo=UTC)
LETTERS = dict(zip("rcetndum", Permission, strict=True))
"""read, copy, edit, talk, endorse, decide, undo-any, manage."""


def member(name, role, group=None, seminar="s", **fields):
    return Who(Person(name, name, NOW, **fields), (Member(seminar, name, role, NOW, group),))


PEOPLE = {
    "nobody": Who(),
    "nobody, copies": Who(copies=True),
    "stranger": Who(Person("stranger", "Stranger", NOW)),
    "other teacher": member("elsewhere", Role.INSTRUCTOR, seminar="other", login="elsewhere"),
    "owner": Who(Person("owner", "Owner", NOW)),
    "other group": member("other", Role.PARTICIPANT, "blue"),
    "reader": member("reader", Role.READER, "red"),
    "participant": member("part", Role.PARTICIPANT, "red"),
    "instructor": member("eva", Role.INSTRUCTOR, login="eva"),
}
GROUPS = {"seminar": "s", "group": "red"}
MAPS_OF = {
    "house": Holding("plan"),
    "own": Holding("own", owner="owner", visibility=Visibility.PRIVATE),
    "own, open": Holding("own", owner="owner"),
    "private": Holding("m", **GROUPS, visibility=Visibility.PRIVATE),
    "seminar's": Holding("m", **GROUPS, visibility=Visibility.SEMINAR),
    "public": Holding("m", **GROUPS, visibility=Visibility.PUBLIC),
    "endorsing": Holding("m", **GROUPS, visibility=Visibility.PRIVATE, endorsing=Endorsing.HIDDEN),
}
TABLE = """
               | house    | own      | own, open | private  | seminar's | public   | endorsing
nobody         | r------- | -------- | r-------  | -------- | --------  | r------- | --------
nobody, copies | rc------ | -------- | rc------  | -------- | --------  | rc------ | --------
stranger       | rc------ | -------- | rc------  | -------- | --------  | rc------ | --------
other teacher  | rcet-dum | -------- | rc------  | -------- | --------  | rc------ | --------
owner          | rc------ | rcet-dum | rcet-dum  | -------- | --------  | rc------ | --------
other group    | rc------ | -------- | rc------  | -------- | rc------  | rc------ | --------
reader         | rc------ | -------- | rc------  | rc------ | rc------  | rc------ | rc------
participant    | rc------ | -------- | rc------  | rcet-d-- | rcet-d--  | rcet-d-- | rcetnd--
instructor     | rcet-dum | -------- | rc------  | rcet-dum | rcet-dum  | rcet-dum | rcetndum
"""


def cells(table=TABLE):
    head, *rows = table.strip("\n").splitlines()
    maps = [each.strip() for each in head.split("|")[1:]]
    for row in rows:
        person, *found = (each.strip() for each in row.split("|"))
        yield from ((person, held, cell) for held, cell in zip(maps, found, strict=True))


def test_the_table_tells_of_all_people_and_all_maps():
    told = {(person, held) for person, held, _ in cells()}

    assert told == {(person, held) for person in PEOPLE for held in MAPS_OF}
    assert set(MAPS) == set(Permission)


@pytest.mark.parametrize(("person", "held", "cell"), list(cells()))
def test_what_may_be_done_is_what_the_table_says(person, held, cell):
    expected = {LETTERS[letter] for letter in cell if letter != "-"}

    assert rights(PEOPLE[person], MAPS_OF[held]) == expected


def test_whoever_may_change_a_map_may_read_it():
    for person, held, _ in cells():
        may = rights(PEOPLE[person], MAPS_OF[held])
        assert not may or Permission.READ in may


@pytest.mark.parametrize(
    ("person", "sees", "runs"),
    [
        ("nobody", False, False),
        ("stranger", False, False),
        ("other teacher", False, False),
        ("reader", True, False),
        ("participant", True, False),
        ("other group", True, False),
        ("instructor", True, True),
    ],
)
def test_a_seminar_is_seen_by_its_members_and_run_by_its_instructors(person, sees, runs):
    who = PEOPLE[person]

    assert (may_run(who, Running.SEE, "s"), may_run(who, Running.RUN, "s")) == (sees, runs)


BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=1)
TASK = {"seminar": "s", "visibility": Visibility.PRIVATE, "assignment": "t"}
MATE = member("mate", Role.PARTICIPANT, "red")
AT_WORK = {
    "student": member("part", Role.PARTICIPANT, "red"),
    "mate": MATE,
    "mate, reviewing": replace(MATE, reviewing=frozenset({"m"})),
    "other group": member("other", Role.PARTICIPANT, "blue"),
    "other, reviewing": replace(
        member("other", Role.PARTICIPANT, "blue"), reviewing=frozenset({"m"})
    ),
    "reader": member("reader", Role.READER, "red"),
    "gone": Who(Person("part", "Part", NOW)),
    "instructor": member("eva", Role.INSTRUCTOR, login="eva"),
}
HERS = {**TASK, "group": "red", "owner": "part"}
ASSIGNED = {
    "not open": Holding("m", **HERS, opens=AFTER, shows=AFTER),
    "hidden": Holding("m", **HERS, opens=BEFORE, shows=AFTER),
    "shown": Holding("m", **HERS, opens=BEFORE, shows=BEFORE),
    "group, shut": Holding("m", **TASK, group="red", opens=AFTER),
    "group, open": Holding("m", **TASK, group="red", opens=BEFORE),
    "all, open": Holding("m", **TASK, opens=BEFORE),
    "start": Holding("start", seminar="s", visibility=Visibility.PRIVATE),
}
PHASES = """
                 | not open | hidden   | shown    | group, shut | group, open | all, open | start
student          | -------- | rcet-du- | rcet-du- | --------    | rcet-d--    | rcet-d--  | --------
mate             | -------- | -------- | rc-t---- | --------    | rcet-d--    | rcet-d--  | --------
mate, reviewing  | -------- | -------- | rc-t---- | --------    | rcet-d--    | rcet-d--  | --------
other group      | -------- | -------- | -------- | --------    | --------    | rcet-d--  | --------
other, reviewing | -------- | -------- | rc-t---- | --------    | rc-t----    | rcet-d--  | --------
reader           | -------- | -------- | rc------ | --------    | rc------    | --------  | --------
gone             | -------- | -------- | -------- | --------    | --------    | --------  | --------
instructor       | rcet-dum | rcet-dum | rcet-dum | rcet-dum    | rcet-dum    | rcet-dum  | rcet-dum
"""


@pytest.mark.parametrize(("person", "held", "cell"), list(cells(PHASES)))
def test_what_a_phase_hides_nobody_may_read_and_whose_map_it_is_never_sets_it_up(
    person, held, cell
):
    expected = {LETTERS[letter] for letter in cell if letter != "-"}
    who = replace(AT_WORK[person], now=NOW)

    assert rights(who, ASSIGNED[held]) == expected
