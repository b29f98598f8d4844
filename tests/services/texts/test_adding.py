"""Adding a text: what is kept of it, which one is read, and what is refused."""

from __future__ import annotations

import pytest

from argmap.model.edits import Mark
from argmap.model.errors import (
    ForbiddenError,
    InvalidError,
    InvalidTextError,
    NobodyError,
    NotFoundError,
)
from argmap.model.passages import Passage, Status
from argmap.model.texts import Corrected, Deposit, DepositText, Layout, PageMark, Placement
from argmap.services.editing import revise
from argmap.services.extending_texts import Picked, span_of
from argmap.services.texts import keeping
from argmap.services.texts.adding import Given, KnownError, add
from argmap.services.texts.desks import at_house, at_map
from argmap.services.texts.reading_in import Described, new_source
from tests.services.texts.conftest import (
    ANA,
    BEN,
    EVA,
    IN_SEMINAR,
    LETTER,
    NOTICE,
    OLGA,
    PRIVATE,
    PUBLIC,
    SENTENCES,
    known,
)  # fmt: skip

SCAN = LETTER.replace("autumn", "au-\ntumn").replace("dearer", "clearer")


def test_the_first_text_of_a_source_is_read_at_once_with_every_passage_in_its_place(course):
    added = course.add(ANA)

    assert added.report.counts == {Status.EXACT: len(SENTENCES)}
    assert course.reads(ANA) == LETTER
    library = course.seen(ANA)
    places = [library.place(each.spans[0]) for each in _passages(course)]
    assert [each.words for each in places] == list(SENTENCES[:2])


def test_a_second_text_waits_until_it_is_used_and_then_the_first_one_waits(course):
    first = course.add(ANA).deposit
    second = course.add(ANA, words=SCAN).deposit
    assert (first.current, second.current) == (True, False)
    assert course.reads(ANA) == LETTER

    keeping.use(course.store, course.desk(ANA), second.id)
    assert course.reads(ANA) == SCAN
    keeping.use(course.store, course.desk(ANA), first.id)
    assert course.reads(ANA) == LETTER


def test_what_was_cited_while_a_text_waited_is_found_in_it_when_it_is_used(course):
    first, second = course.add(ANA).deposit, course.add(ANA, words=SCAN).deposit
    start = LETTER.index("the sacks stood ready in the barn")
    span = span_of(course.seen(ANA), Picked("letters", first.edition, start, start + 33))
    mark = Mark(Passage("p9", (span,)))
    revise(course.store, "reds", [mark], member="Ana", at=0, person="ana")

    keeping.use(course.store, course.desk(ANA), second.id)

    place = course.seen(ANA).place(span)
    assert place.words == "the sacks stood ready in the barn"
    assert place.start == start + 3


def test_the_seminars_text_can_be_used_in_place_of_the_groups_own(course):
    course.add(ANA)
    common = course.add(EVA, words=SCAN, readers=IN_SEMINAR).deposit
    assert course.reads(ANA) == LETTER

    keeping.use(course.store, course.desk(ANA), common.id)

    assert course.reads(ANA) == SCAN


@pytest.mark.parametrize(("source", "words"), [("letters", LETTER), ("notice", NOTICE)])
def test_the_same_text_twice_is_refused_in_one_sentence(course, source, words):
    if source == "letters":
        course.add(ANA)

    with pytest.raises(KnownError, match=r"^This very text is here already, letter by letter\.$"):
        course.add(ANA, source=source, words=words)


def test_a_group_that_may_not_read_a_text_can_add_its_own_copy(course):
    course.add(ANA)
    course.add(BEN, "blues")

    assert course.reads(BEN, "blues") == LETTER


def test_pages_and_line_ends_are_kept_as_the_convention_has_them(course):
    layout = Layout((PageMark(0, "iv"), PageMark(40, "5")))
    added = course.add(ANA, words=LETTER.replace("\n", "\r\n"), layout=layout, kind="pdf")

    assert course.reads(ANA) == LETTER
    assert course.seen(ANA).text_of("letters").layout == layout
    assert (added.deposit.edition, added.deposit.kind) == ("printed", "pdf")


def test_a_new_source_stands_on_the_shelf_of_its_holder_alone(course):
    source = new_source(Described(title="A sermon", author="Priest, B."))
    course.add(OLGA, "olgas", words="Love thy neighbour.", source=source)

    assert course.reads(OLGA, "olgas", source.id) == "Love thy neighbour."
    assert course.seen(ANA).source(source.id) is None
    assert course.seen(OLGA, "olgas").source(source.id).title == "A sermon"


BIB = "@book{x, title={The Years of Bread}, author={Vasil, Anna}, year={1931}}"
CSL = """[{"id": "x", "type": "book", "title": "The Years of Bread",
  "author": [{"family": "Vasil", "given": "Anna"}], "issued": {"date-parts": [[1931]]}}]"""
RIS = "TY  - BOOK\nTI  - The Years of Bread\nAU  - Vasil, Anna\nPY  - 1931\nER  - \n"


@pytest.mark.parametrize("record", [BIB, CSL, RIS], ids=["bibtex", "csl", "ris"])
def test_a_record_of_a_library_describes_a_new_source(record):
    made = new_source(Described(record=record, kind="primary"))

    assert (made.title, made.author, made.issued.label) == (
        "The Years of Bread", "Vasil, Anna", "1931",
    )  # fmt: skip
    assert made.id.startswith("the-years-of-bread-")
    assert made.kind == "primary"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (Described(), "a source needs a title"),
        (Described(title="  "), "a source needs a title"),
        (Described(record=BIB + BIB.replace("{x", "{y")), "holds 2 sources"),
        (Described(record="[]"), "holds 0 sources"),
        (Described(record="{"), "JSON"),
        (Described(record="Smith, Wealth of Nations"), "no bibliography|An entry begins with"),
        (Described(title="A", issued="last year"), "is no date"),
    ],
)
def test_what_describes_no_source_is_refused_in_a_sentence(told, sentence):
    with pytest.raises(InvalidError, match=sentence):
        new_source(told)


@pytest.mark.parametrize("words", ["", " \n\n ", "a\0b", "a\ud800b"])
def test_a_text_without_words_or_with_what_cannot_be_kept_is_refused(quick, words):
    with pytest.raises(InvalidTextError):
        quick.add(ANA, words=words)

    assert _kept(quick, Deposit) == 0


def test_a_source_that_is_not_there_is_named(quick):
    with pytest.raises(NotFoundError, match="letters"):
        quick.add(ANA, source="leters")


def test_only_who_keeps_a_map_makes_a_text_public(course):
    with pytest.raises(ForbiddenError, match="make a text public"):
        course.add(ANA, readers=PUBLIC)
    assert _kept(course, Deposit) == 0

    course.add(EVA, readers=PUBLIC)
    assert course.reads(None) == LETTER


def test_whoever_may_not_draw_a_map_adds_nothing_to_it(quick):
    for who, error in ((BEN, NotFoundError), (OLGA, NotFoundError), (None, NobodyError)):
        with pytest.raises(error):
            at_map(quick.store, known(who), "reds")


def test_the_host_adds_texts_for_all_who_read_a_library(course):
    added = add(course.store, at_house(course.store, "shelf"), Given("letters", LETTER))

    assert added.report.counts == {Status.EXACT: len(SENTENCES)}
    assert (added.deposit.name, added.deposit.person) == ("The host", None)
    assert course.reads(EVA) == LETTER
    assert course.reads(ANA) is None


def test_a_text_that_is_taken_away_leaves_places_and_is_found_again_when_it_comes_back(course):
    deposit = course.add(ANA).deposit
    keeping.remove(course.store, course.desk(ANA), deposit.id)

    assert course.reads(ANA) is None
    assert [_kept(course, kind) for kind in (Deposit, DepositText, Placement, Corrected)] == [0] * 4
    assert len(_passages(course)) == 2
    assert course.add(ANA).report.counts == {Status.EXACT: len(SENTENCES)}


def test_a_text_that_another_added_is_taken_away_only_by_who_keeps_the_map(course):
    deposit = course.add(EVA).deposit

    for refused in (
        lambda: keeping.remove(course.store, course.desk(ANA), deposit.id),
        lambda: keeping.open_to(course.store, course.desk(ANA), deposit.id, IN_SEMINAR),
    ):
        with pytest.raises(ForbiddenError):
            refused()
    assert course.reads(ANA) == LETTER


def test_who_added_a_text_opens_it_to_the_seminar_and_closes_it_again_but_not_to_everybody(course):
    deposit, desk = course.add(ANA).deposit, course.desk(ANA)

    keeping.open_to(course.store, desk, deposit.id, IN_SEMINAR)
    assert course.reads(BEN, "blues") == LETTER
    keeping.open_to(course.store, desk, deposit.id, PRIVATE)
    assert (course.reads(BEN, "blues"), course.reads(ANA)) == (None, LETTER)
    with pytest.raises(ForbiddenError):
        keeping.open_to(course.store, desk, deposit.id, PUBLIC)


def _passages(course):
    with course.store.reading() as reading:
        return tuple(reading.map("reds").passages.values())


def _kept(course, kind):
    with course.store.reading() as reading:
        return reading.count(kind)
