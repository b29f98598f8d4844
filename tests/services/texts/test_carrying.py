"""Where the passages of one text stand in another: each of the six answers, and who looks."""

from __future__ import annotations

import pytest

from argmap.model.errors import NotFoundError
from argmap.model.passages import Status
from argmap.services.texts import carrying, keeping
from tests.services.texts.conftest import ANA, BEN, LETTER, SENTENCES, located

MILLER, NAILS, WEATHER, FLOUR, SMITH, SURVEYOR = SENTENCES
OTHERS = {
    Status.EXACT: LETTER,
    Status.MOVED: LETTER.replace("# Letters", "# Letters, with a long preface before them"),
    Status.FOLDED: LETTER.replace("Nobody had bought flour", "“Nobody—had bought fl-\nour”"),
    Status.ALTERED: LETTER.replace("sacks stood ready", "sucks stcod rcady"),
    Status.REVIEW: LETTER.replace(FLOUR, "Nobody had bought flour since the fair: a sad year."),
    Status.MISSING: LETTER.replace(FLOUR, "A hundred different things happen in Odessa."),
}
"""How the passage about the flour stands in another text of the letters, and that text."""


def second(course, words):
    """A text of the letters that waits beside the printed one, and where the flour is in it."""
    if course.reads(ANA) is None:
        course.add(ANA)
    added = course.add(ANA, words=words + "\nColophon.\n")
    return added, next(e for e in added.report.placements if e.start == located(FLOUR).start)


@pytest.mark.parametrize("status", Status)
def test_a_passage_is_carried_into_another_text_and_how_sure_that_is_is_said(quick, status):
    _, placement = second(quick, OTHERS[status])

    assert placement.status is status
    assert placement.holds is (status not in (Status.REVIEW, Status.MISSING))


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.ALTERED])
def test_another_printing_is_told_by_locators_alone(quick, status):
    """Nobody here has the printed text: its anchors and digests are all that is known."""
    [found] = [
        each.status
        for each in quick.add(ANA, words=OTHERS[status] + "\nColophon.\n").report.placements
        if each.start == located(FLOUR).start
    ]

    assert found is status


def test_nothing_is_switched_before_the_report_was_seen(course):
    added, _ = second(course, OTHERS[Status.REVIEW])

    assert added.report.counts == {Status.EXACT: 3, Status.MOVED: 2, Status.REVIEW: 1}
    assert len(added.report.waiting) == 1
    assert course.reads(ANA) == LETTER


def test_a_place_that_was_offered_counts_once_somebody_says_that_it_is_the_passage(course):
    added, offered = second(course, OTHERS[Status.REVIEW])
    keeping.use(course.store, course.desk(ANA), added.deposit.id)
    assert course.seen(ANA).place(located(FLOUR)) is None

    said(course, offered, right=True)

    place = course.seen(ANA).place(located(FLOUR))
    assert place.words.startswith("Nobody had bought flour")
    assert carrying.report(course.store, added.deposit).waiting == ()


def test_who_says_that_it_is_not_the_passage_can_say_otherwise_later(course):
    added, offered = second(course, OTHERS[Status.REVIEW])
    keeping.use(course.store, course.desk(ANA), added.deposit.id)

    said(course, offered, right=False)
    report = carrying.report(course.store, added.deposit)
    assert (report.waiting, report.counts[Status.MISSING]) == ((), 1)
    assert course.seen(ANA).place(located(FLOUR)) is None

    said(course, offered, right=True)
    assert course.seen(ANA).place(located(FLOUR)) is not None
    said(course, offered, right=False)
    assert course.seen(ANA).place(located(FLOUR)) is None


@pytest.mark.parametrize("right", [True, False])
def test_an_answer_is_listed_and_once_it_is_taken_back_the_place_waits_again(course, right):
    added, offered = second(course, OTHERS[Status.REVIEW])
    keeping.use(course.store, course.desk(ANA), added.deposit.id)
    said(course, offered, right=right)
    [answered] = carrying.report(course.store, added.deposit).answered
    assert (answered.found_start, answered.confirmed) == (offered.found_start, right)

    said(course, offered, right=None)

    report = carrying.report(course.store, added.deposit)
    assert (report.waiting, report.answered) == ((offered,), ())
    assert course.seen(ANA).place(located(FLOUR)) is None


def test_what_was_not_offered_is_not_confirmed(quick):
    _, exact = second(quick, OTHERS[Status.EXACT])
    _, missing = second(quick, OTHERS[Status.MISSING])

    for each in (exact, missing):
        with pytest.raises(NotFoundError):
            said(quick, each, right=True)


def test_a_text_of_another_group_has_no_places_to_confirm(quick):
    _, offered = second(quick, OTHERS[Status.REVIEW])
    key = (offered.deposit, offered.edition, offered.start, offered.end)

    with pytest.raises(NotFoundError):
        carrying.confirm(quick.store, quick.desk(BEN, "blues"), key, right=True)


def said(course, offered, *, right):
    key = (offered.deposit, offered.edition, offered.start, offered.end)
    carrying.confirm(course.store, course.desk(ANA), key, right=right)
