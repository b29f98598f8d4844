"""The verdicts of the quote check, where a quotation stands, and what differs."""

from __future__ import annotations

import pytest

from argmap.evidence.differing import Sort
from argmap.evidence.quoting import check
from argmap.evidence.references import Reference
from argmap.evidence.sighting import Verdict
from tests.evidence.texts import MARKET, market


def verdict(words):
    return check(words, [market()]).verdict


def changes(words):
    """What differs: how it differs, what is typed, and what is printed."""
    runs = check(words, [market()]).difference
    return [
        (run.sort.value, run.typed.strip(), " ".join(run.printed.split()))
        for run in runs
        if run.sort is not Sort.SAME
    ]


@pytest.mark.parametrize(
    "words",
    [
        "the square was to be paved",
        "“the square was to be paved”",
        "… the square was to be paved …",
        "The bakers\nwere not asked.",
        "goes hungry. . . . Open the square",
        "the town [of all towns] goes hungry",
        "wanted this – at least",
    ],
)
def test_words_that_stand_there_so_are_verbatim(words):
    assert verdict(words) is Verdict.VERBATIM


@pytest.mark.parametrize(
    "words",
    [
        "THE SQUARE was to be paved",
        "The bakers were not asked.",
        "The bakers’ ovens are cold",
        "wanted this—at least it never said so",
        "what you do not understand. The bakers",
        "[T]he square was to be paved",
    ],
)
def test_case_quotation_marks_dashes_and_line_ends_are_folded(words):
    assert verdict(words) is Verdict.FOLDED


@pytest.mark.parametrize("dots", ["…", "...", ". . .", "[…]", "[...]", "(…)", "....", "[. . .]"])
def test_every_kind_of_ellipsis_leaves_words_out(dots):
    words = f"They moved their stalls {dots} and the price of bread rose"

    assert verdict(words) is Verdict.OMISSION
    assert changes(words) == [("dropped", dots, "to the river, where hardly anybody came,")]


def test_words_in_brackets_stand_for_others():
    words = "[The bakers] moved their stalls to the river"
    inside = "She had promised the [work] before the election"

    assert verdict(words) is Verdict.OMISSION
    assert changes(inside) == [("changed", "[work]", "paving")]


def test_brackets_may_stand_within_a_word():
    assert verdict("many of their customer[…] did not") is Verdict.OMISSION
    assert verdict("the price of bread r[ises] by a half") is Verdict.OMISSION


def test_pieces_in_the_wrong_order_are_no_omission():
    assert not verdict("the price of bread rose … They moved their stalls").faithful


def test_pieces_too_far_apart_are_no_omission():
    far = Reference("far", "first", f"The first words. {'and so on ' * 90}The last words.")

    assert not check("The first words … The last words", [far]).verdict.faithful


def test_a_slip_is_near():
    assert verdict("They moved their stals to the river, where hardly anybody") is Verdict.NEAR
    assert changes("They moved their stals to the river") == [("changed", "stals", "stalls")]


def test_other_words_are_altered():
    words = "They carried their wares to the river, where hardly anybody came"

    assert verdict(words) is Verdict.ALTERED
    assert changes(words) == [("changed", "carried", "moved"), ("changed", "wares", "stalls")]


def test_words_left_out_without_an_ellipsis_are_altered():
    words = "The council closed the market, because the square was to be paved"
    most = "They moved their stalls and the price of bread rose by a half."

    assert changes(words) == [("dropped", "", "in the spring of 1998,")]
    assert changes(most) == [("dropped", "", "to the river, where hardly anybody came,")]
    assert verdict(words) is verdict(most) is Verdict.ALTERED


def test_a_slip_beside_an_omission_is_near():
    words = "They moved their stals … and the price of bread rose by a half"

    assert verdict(words) is Verdict.NEAR


def test_words_of_another_text_are_not_found():
    checked = check("The harvest failed twice, and nobody bought machines", [market()])

    assert (checked.verdict, checked.places, checked.likeness) == (Verdict.NOT_FOUND, (), 0)
    assert not checked.fine


@pytest.mark.parametrize("words", ["", " ", "…", "— ? —"])
def test_a_quotation_without_letters_is_not_found(words):
    assert verdict(words) is Verdict.NOT_FOUND


def test_a_part_of_a_word_is_no_quotation():
    assert verdict("rice of bread") is Verdict.NOT_FOUND


def test_the_place_is_told_with_its_paragraph():
    words = "what you do not understand"
    [place] = check(words, [market()]).places

    assert MARKET[place.start : place.end] == "what you do not under-\n\nstand"
    assert place.locator == "Report 1999, ¶ 2–3"


def test_verbatim_places_come_before_folded_ones():
    text = "It is So. Then it rained, and It is so. And more."
    [first, second] = check("It is so", [Reference("r", "e", text)]).places

    assert (text[first.start : first.end], text[second.start : second.end]) == (
        "It is so",
        "It is So",
    )


def test_of_several_texts_the_one_that_has_the_words_is_named():
    other = Reference("other", "first", "Another text, in which the square was to be painted.")
    [place] = check("the square was to be paved", [other, market()]).places

    assert place.source == "market"


def test_the_runs_of_the_difference_are_all_that_is_typed_and_printed():
    words = "they carried … their stalls [slowly] to the river, where hardly no one came"
    checked = check(words, [market()])
    [place] = checked.places

    assert "".join(run.typed for run in checked.difference) == words
    assert "".join(run.printed for run in checked.difference) == MARKET[place.start : place.end]
