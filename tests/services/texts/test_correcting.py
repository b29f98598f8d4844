"""Corrections: both readings are shown, and the text stays as it is."""

from __future__ import annotations

import pytest

from argmap.model.errors import InvalidPassageError, NotFoundError
from argmap.model.seminars import FORMER
from argmap.model.texts import Correction, Deposit
from argmap.services.people import belongings
from argmap.services.texts import correcting
from tests.services.texts.conftest import ANA, BEN, IN_SEMINAR, LETTER, OLGA, known

AT = LETTER.index("geese")
GEESE = Correction(AT, AT + 5, "geese", "cheese", "So the draft has it.")


def made(course, spot=GEESE):
    deposit = course.add(ANA).deposit
    return deposit, correcting.correct(course.store, course.desk(ANA), deposit.id, spot)


def test_a_correction_stands_beside_what_is_printed_with_who_and_why(course):
    made(course)
    edition = course.seen(ANA).text_of("letters")

    assert edition.text == LETTER
    [shown] = edition.corrections
    assert (shown.printed, shown.proposed, shown.reason, shown.by) == (
        "geese", "cheese", "So the draft has it.", "Ana",
    )  # fmt: skip


def test_a_correction_that_is_taken_back_is_not_shown_and_is_kept(course):
    deposit, correction = made(course)
    correcting.take_back(course.store, course.desk(ANA), deposit.id, correction.id)

    assert course.seen(ANA).text_of("letters").corrections == ()
    assert correcting.corrections(course.store, deposit) == ()
    with course.store.reading() as reading:
        assert reading.one(type(correction), id=correction.id).taken_back


@pytest.mark.parametrize(
    "spot",
    [
        Correction(AT + 1, AT + 6, "geese"),
        Correction(AT, AT + 5, "Geese"),
        Correction(len(LETTER), len(LETTER) + 5, "geese"),
        Correction(AT, AT + 6, "geese"),
    ],
)
def test_at_a_spot_where_other_words_stand_nothing_is_corrected(course, spot):
    with pytest.raises(InvalidPassageError, match="geese"):
        made(course, spot)

    assert course.seen(ANA).text_of("letters").corrections == ()


@pytest.mark.parametrize(
    ("spot", "sentence"),
    [
        (Correction(AT, AT + 5, "geese", "geese", "So it is."), "is what stands there"),
        (Correction(AT, AT + 5, "geese", "cheese"), "Say how one knows"),
        (Correction(AT, AT + 5, "geese", reason=" "), "Say how one knows"),
    ],
)
def test_a_correction_that_changes_nothing_or_has_no_reason_is_refused(quick, spot, sentence):
    with pytest.raises(InvalidPassageError, match=sentence):
        made(quick, spot)

    assert quick.seen(ANA).text_of("letters").corrections == ()


def test_a_wrong_spot_does_not_print_half_the_text(quick):
    deposit = quick.add(ANA).deposit
    with pytest.raises(InvalidPassageError) as refused:
        correcting.correct(quick.store, quick.desk(ANA), deposit.id, Correction(0, 400, "geese"))

    assert len(str(refused.value)) < 200


def test_a_correction_that_is_not_there_is_not_taken_back(quick):
    deposit, _ = made(quick)

    with pytest.raises(NotFoundError):
        correcting.take_back(quick.store, quick.desk(ANA), deposit.id, "none")


def test_who_is_forgotten_leaves_texts_and_corrections_without_her_name(course):
    deposit = course.add(BEN, "blues", readers=IN_SEMINAR).deposit
    correcting.correct(course.store, course.desk(ANA), deposit.id, GEESE)
    told = belongings.everything_of(course.store, known(ANA))
    assert [each["printed"] for each in told["corrections"]] == ["geese"]
    assert course.seen(BEN, "blues").text_of("letters").corrections[0].by == "Ana"

    belongings.forget(course.store, known(ANA))
    belongings.forget(course.store, known(BEN))

    with course.store.reading() as reading:
        assert [each.name for each in reading.all(Deposit)] == [FORMER]
    assert course.seen(BEN, "blues").text_of("letters").corrections[0].by == FORMER


def test_a_text_that_she_alone_could_read_goes_with_her(course):
    course.add(OLGA, "olgas")
    told = belongings.everything_of(course.store, known(OLGA))
    assert [each["words"] for each in told["texts"]] == [LETTER]

    belongings.forget(course.store, known(OLGA))

    with course.store.reading() as reading:
        assert reading.count(Deposit) == 0
        assert len(reading.map("olgas").passages) == 2
