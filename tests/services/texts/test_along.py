"""A copy of a map: the texts that whoever made it may read are there too, of others the names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model.edits import Mark
from argmap.model.passages import Passage
from argmap.model.permissions import Who
from argmap.model.seminars import Holding, Visibility
from argmap.model.texts import Deposit
from argmap.services.editing import revise
from argmap.services.extending_texts import Picked, span_of
from argmap.services.people import copies
from argmap.services.texts import keeping
from argmap.services.texts.reading_in import Described, new_source
from tests.services.texts.conftest import (
    ANA,
    EVA,
    IN_SEMINAR,
    LETTER,
    OLGA,
    PRIVATE,
    SENTENCES,
    known,
    located,
)

SERMON = "Love thy neighbour, even if his geese are fat."


@pytest.fixture
def sermon(quick):
    """A source of the seminar's own, cited on the map of the reds, which everybody may see."""
    source = new_source(Described(title="A sermon", author="Priest, B."))
    added = quick.add(EVA, words=SERMON, source=source, readers=IN_SEMINAR).deposit
    span = span_of(quick.seen(ANA), Picked(source.id, added.edition, 0, 19))
    mark = Mark(Passage("p9", (span,)))
    revise(quick.store, "reds", [mark], member="Ana", at=0, person="ana")
    with quick.store.writing() as writing:
        writing.change(Holding, {"map_id": "reds"}, visibility=Visibility.PUBLIC)
    return source, span


def taken(course, who, map_id="reds"):
    done = copies.take(course.store, known(who) if who else Who(copies=True), map_id)
    return done.held.map_id, done.lost


def test_who_may_read_the_seminars_texts_reads_and_cites_them_in_her_copy(quick, sermon):
    source, span = sermon
    quick.add(EVA, readers=IN_SEMINAR)

    copy, lost = taken(quick, ANA)

    assert lost == ""
    library = quick.seen(ANA, copy)
    assert library.place(span).words == "Love thy neighbour,"
    assert library.place(located(SENTENCES[0])).words == SENTENCES[0]
    again = span_of(library, Picked(source.id, span.edition, 20, 24))
    assert (again.exact, again.anchor) == ("", "even")


@pytest.mark.parametrize("who", [OLGA, None])
def test_who_may_not_read_them_has_their_names_and_is_told(quick, sermon, who):
    source, span = sermon

    copy, lost = taken(quick, who)

    assert lost.startswith("Not taken along: the words of Priest")
    library = quick.seen(who, copy)
    assert library.source(source.id).title == "A sermon"
    assert library.place(span) is None


def test_a_copy_of_a_copy_reads_on(quick, sermon):
    _, span = sermon
    first, _ = taken(quick, ANA)
    second, lost = taken(quick, ANA, first)

    assert lost == ""
    assert quick.seen(ANA, second).place(span).words == "Love thy neighbour,"


def test_what_is_closed_or_taken_away_in_the_seminar_is_so_in_the_copy(quick, sermon):
    _, span = sermon
    copy, _ = taken(quick, ANA)
    with quick.store.reading() as reading:
        [deposit] = reading.all(Deposit, source=span.source)

    keeping.open_to(quick.store, quick.desk(EVA, "blues"), deposit.id, PRIVATE)
    assert quick.seen(ANA, copy).place(span) is None
    keeping.open_to(quick.store, quick.desk(EVA, "blues"), deposit.id, IN_SEMINAR)
    assert quick.seen(ANA, copy).place(span).words == "Love thy neighbour,"
    keeping.remove(quick.store, quick.desk(EVA), deposit.id)
    assert quick.seen(ANA, copy).place(span) is None


def test_her_own_text_is_read_before_the_seminars(quick):
    quick.add(EVA, readers=IN_SEMINAR)
    copy, _ = taken(quick, ANA)
    own = quick.add(ANA, copy, words=LETTER + "\nMine.\n").deposit
    assert quick.reads(ANA, copy) == LETTER

    keeping.use(quick.store, quick.desk(ANA, copy), own.id)

    assert quick.reads(ANA, copy).endswith("Mine.\n")
    assert quick.reads(ANA) == LETTER


def test_a_map_that_is_handed_over_keeps_the_names_of_its_sources(quick):
    source = new_source(Described(title="A sermon"))
    own = quick.add(OLGA, "olgas", words=SERMON, source=source).deposit
    span = span_of(quick.seen(OLGA, "olgas"), Picked(source.id, own.edition, 0, 19))
    revise(quick.store, "olgas", [Mark(Passage("p9", (span,)))], member="Olga", at=0, person="olga")

    copies.join_copy(quick.store, replace(known(OLGA), members=known(ANA).members), "olgas", "red")

    assert quick.seen(ANA, "olgas").source(source.id).title == "A sermon"
    assert quick.seen(ANA, "olgas").place(span) is None
