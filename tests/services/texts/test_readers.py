"""Who reads which text: everybody, the seminar, a group, one person; and the house's own."""

from __future__ import annotations

import pytest

from argmap.model.errors import NotFoundError
from argmap.model.texts import Deposit
from argmap.services.extending_texts import Picked, span_of
from argmap.services.texts import correcting, keeping
from argmap.services.texts.adding import Given, add
from argmap.services.texts.correcting import Correction
from argmap.services.texts.desks import at_house
from tests.services.texts.conftest import (
    ANA,
    BEN,
    EVA,
    IN_SEMINAR,
    LETTER,
    OLGA,
    PRIVATE,
    PUBLIC,
    TOM,
)

EVERYBODY = {None: "nobody", TOM: "tom", BEN: "ben", ANA: "ana", EVA: "eva", OLGA: "olga"}
ALL = set(EVERYBODY.values())
READ = {
    ("reds", PRIVATE): {"ana", "eva"},
    ("reds", IN_SEMINAR): {"ana", "eva", "ben"},
    ("reds", PUBLIC): ALL,
    ("olgas", PRIVATE): {"olga"},
    ("olgas", PUBLIC): ALL,
    ("house", PRIVATE): {"eva"},
    ("house", IN_SEMINAR): {"ana", "ben", "tom", "eva"},
    ("house", PUBLIC): ALL,
}
"""Who reads a text that was added there, for these readers, if she may read the map at all."""


def put(course, map_id, readers):
    if map_id == "house":
        given = Given("letters", LETTER, readers=readers)
        return add(course.store, at_house(course.store, "shelf"), given).deposit
    who = OLGA if map_id == "olgas" else EVA
    return course.add(who, map_id, readers=readers).deposit


@pytest.mark.parametrize(("map_id", "readers"), READ)
def test_nobody_else_reads_it_from_the_map_to_which_it_was_added(course, map_id, readers):
    put(course, map_id, readers)

    got = {name for who, name in EVERYBODY.items() if course.reads(who, map_id) == LETTER}
    assert got == READ[map_id, readers]


@pytest.mark.parametrize("readers", [PRIVATE, IN_SEMINAR, PUBLIC])
def test_a_text_of_the_house_is_read_from_every_map_by_those_who_may(quick, readers):
    put(quick, "house", readers)

    for map_id in ("reds", "blues", "olgas", "house"):
        got = {name for who, name in EVERYBODY.items() if quick.reads(who, map_id)}
        assert got == READ["house", readers], map_id


@pytest.mark.parametrize("readers", [PRIVATE, IN_SEMINAR, PUBLIC])
def test_what_a_seminar_or_a_person_added_is_not_there_on_the_maps_of_others(quick, readers):
    put(quick, "reds", readers)

    assert {who for who in EVERYBODY if quick.reads(who, "olgas")} == set()
    assert {who for who in EVERYBODY if quick.reads(who, "house")} == set()
    from_blues = {name for who, name in EVERYBODY.items() if quick.reads(who, "blues")}
    assert from_blues == (set() if readers is PRIVATE else READ["reds", readers])


@pytest.mark.parametrize("whose", ["instructors", "other group"])
def test_whoever_may_not_read_a_text_learns_nothing_by_working_on_it(quick, whose):
    """A participant draws a map of the seminar; the text is the instructors' or the others'."""
    if whose == "instructors":
        deposit = put(quick, "house", PRIVATE)
        desk = quick.desk(EVA, "house")
        desk = type(desk)(quick.desk(ANA).who, desk.held, desk.library)
    else:
        deposit, desk = put(quick, "reds", PRIVATE), quick.desk(BEN, "blues")
    spot = Correction(0, 500, "The miller")

    for touch in (
        lambda: correcting.correct(quick.store, desk, deposit.id, spot),
        lambda: correcting.take_back(quick.store, desk, deposit.id, "f"),
        lambda: keeping.use(quick.store, desk, deposit.id),
        lambda: keeping.open_to(quick.store, desk, deposit.id, PRIVATE),
        lambda: keeping.remove(quick.store, desk, deposit.id),
    ):
        with pytest.raises(NotFoundError) as refused:
            touch()
        assert "miller" not in str(refused.value)


@pytest.mark.parametrize("readers", [PRIVATE, IN_SEMINAR])
def test_what_is_cited_in_a_closed_text_is_kept_without_its_words(quick, readers):
    quick.add(EVA, readers=readers)
    library = quick.seen(ANA)
    start = LETTER.index("In the third letter")

    span = span_of(library, Picked("letters", "printed", start, start + 60))

    assert not library.is_open(library.text_of("letters"))
    assert (span.exact, span.prefix, span.suffix) == ("", "", "")
    assert span.anchor == "In the third letter the weather takes up"


def test_what_is_cited_in_a_text_for_everybody_is_kept_with_its_words(quick):
    quick.add(EVA, readers=PUBLIC, source="notice", words="# Another\n\nNo ferry at night.\n")
    deposit = quick.add(EVA, readers=PUBLIC, source="notice", words="# A third\n\nNo ferry.\n")
    keeping.use(quick.store, quick.desk(EVA), deposit.deposit.id)
    library = quick.seen(ANA)

    span = span_of(library, Picked("notice", deposit.deposit.edition, 11, 20))

    assert (span.exact, span.anchor) == ("No ferry.", "")


def test_a_group_reads_its_own_text_before_that_of_the_seminar(quick):
    quick.add(EVA, readers=IN_SEMINAR)
    own = quick.add(ANA, words=LETTER + "\nOurs.\n").deposit
    assert quick.reads(ANA) == LETTER

    keeping.use(quick.store, quick.desk(ANA), own.id)

    assert quick.reads(ANA).endswith("Ours.\n")
    assert quick.reads(BEN, "blues") == LETTER


def test_a_text_that_is_narrowed_stays_with_the_group_of_whoever_added_it(quick):
    deposit = quick.add(ANA, readers=IN_SEMINAR).deposit

    narrowed = keeping.open_to(quick.store, quick.desk(EVA, "blues"), deposit.id, PRIVATE)

    assert narrowed.group == "red"
    assert (quick.reads(ANA), quick.reads(BEN, "blues")) == (LETTER, None)


@pytest.mark.parametrize("readers", [PRIVATE, IN_SEMINAR])
def test_changing_who_reads_a_text_changes_no_text_that_others_read(quick, readers):
    """A text of the seminar, and one of the group; each goes where the other is read."""
    read = quick.add(ANA, words=LETTER + "\nOurs.\n", readers=readers).deposit
    moved = quick.add(ANA, readers=PRIVATE if readers is IN_SEMINAR else IN_SEMINAR).deposit
    keeping.use(quick.store, quick.desk(ANA), moved.id)
    with quick.store.writing() as writing:
        writing.change(Deposit, {"id": read.id}, current=True)

    keeping.open_to(quick.store, quick.desk(EVA), moved.id, readers)

    assert quick.reads(ANA).endswith("Ours.\n")
