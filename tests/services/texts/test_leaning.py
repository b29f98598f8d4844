"""A file of a map tells which added texts it leans on, and holds no words that are not for all."""

from __future__ import annotations

import pytest

from argmap.model.edits import Mark
from argmap.model.passages import Passage
from argmap.services import archiving
from argmap.services.access import holding
from argmap.services.editing import revise
from argmap.services.extending_texts import Picked, span_of
from argmap.services.texts import keeping
from argmap.services.texts.reading_in import Described, new_source
from tests.services.texts.conftest import ANA, NOTICE, PRIVATE, PUBLIC

WORDS = "The mill is to be let from the first of March, with the pond and the lower meadow."


def lean(course, readers):
    """Add a text of a new source, and cite it on the map of the reds."""
    source = new_source(Described("A bill on the mill door"))
    who = ANA if readers is PRIVATE else None
    added = course.add(*([who] if who else []), words=WORDS, source=source, readers=readers).deposit
    span = span_of(course.seen(ANA), Picked(source.id, added.edition, 0, len(WORDS)))
    revise(course.store, "reds", [Mark(Passage("p9", (span,)))], member="Ana", at=0, person="ana")
    return added


@pytest.mark.parametrize(
    ("readers", "texts", "told"),
    [(PRIVATE, False, False), (PRIVATE, True, True), (PUBLIC, False, True)],
)
def test_a_file_tells_of_the_text_and_of_its_words_only_if_it_may(quick, readers, texts, told):
    added = lean(quick, readers)

    held = holding(quick.store, "reds")
    library = archiving.archive_of(quick.store, held, texts=texts).library

    assert library.source(added.source).title == "A bill on the mill door"
    edition = library.edition(added.source, added.edition)
    assert (edition.digest, edition.text) == (added.digest, WORDS if told else None)


def test_a_text_that_the_map_does_not_lean_on_is_not_told_of(quick):
    quick.add(ANA, words=NOTICE + "More.", source=new_source(Described("Another notice")))

    library = archiving.archive_of(quick.store, holding(quick.store, "reds")).library
    assert [each.id for each in library.sources] == ["letters", "notice"]


def test_a_map_whose_text_was_taken_away_goes_out_and_comes_in_again(quick):
    added = lean(quick, PRIVATE)
    keeping.remove(quick.store, quick.desk(ANA), added.id)
    held = holding(quick.store, "reds")

    found = archiving.archive_of(quick.store, held)
    assert found.library.source(added.source).title == "A bill on the mill door"
    assert found.library.edition(added.source, added.edition) is None
