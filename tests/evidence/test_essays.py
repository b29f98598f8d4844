"""Every quotation of an essay is found and checked, and so is what is not marked as one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.cautions import Trap
from argmap.evidence.essays import MOST_CHARACTERS, MOST_QUOTATIONS, check_essay, quotations
from argmap.evidence.sighting import Verdict
from argmap.model.errors import InvalidTextError
from tests.evidence.texts import market

ESSAY = """The report says that “the square was to be paved”, which is true.

It adds that ‘They moved their stals to the river, where hardly anybody came’ (Report, 12).

    Weeks later the miller Vogel wrote to her: You have closed what you do not
    understand. (Report 1999, 14)

Nobody says that "the harvest failed twice in a row". And she had promised the paving before the
election, and she meant to keep it.

> In the end the square was opened
> in the autum, when the stones had come.

It was, as the 'paving party' had it, a success.
"""


def words(essay):
    return [each.words for each in quotations(essay)]


def test_quotations_are_found_in_any_marks_and_in_blocks():
    assert words(ESSAY) == [
        "the square was to be paved",
        "They moved their stals to the river, where hardly anybody came",
        "Weeks later the miller Vogel wrote to her: You have closed what you do not\nunderstand.",
        "the harvest failed twice in a row",
        "In the end the square was opened\nin the autum, when the stones had come.",
        "paving party",
    ]


def test_every_quotation_has_a_verdict_a_line_and_a_place():
    checked = check_essay(ESSAY, [market()]).quotations

    assert [(each.line, each.checked.verdict) for each in checked] == [
        (1, Verdict.VERBATIM),
        (3, Verdict.NEAR),
        (5, Verdict.FOLDED),
        (8, Verdict.NOT_FOUND),
        (11, Verdict.FOLDED),
        (14, Verdict.NOT_FOUND),
    ]
    assert checked[0].checked.places[0].locator == "Report 1999, ¶ 1"


def test_a_term_in_marks_is_not_wrong_though_no_text_has_it():
    checked = check_essay(ESSAY, [market()])

    assert [each.fine for each in checked.quotations][3:] == [False, True, True]
    assert not checked.fine


def test_what_is_copied_without_marks_is_told_with_its_place():
    [taken] = check_essay(ESSAY, [market()]).taken

    assert taken.text.split()[:3] == ["she", "had", "promised"]
    assert (taken.line, taken.count, taken.place.locator) == (8, 13, "Report 1999, ¶ 1")


@pytest.mark.parametrize("told", ["quoted in Report 1999", "qtd. in Report", "zit. nach Report"])
def test_a_quotation_that_says_that_it_is_second_hand_need_not_be_told_so(told):
    essay = "Vogel holds that “the town [of all towns] goes hungry”{}."

    assert traps(essay.format("")) == {Trap.QUOTED}
    assert traps(essay.format(f" ({told})")) == set()


def traps(essay):
    [quotation] = check_essay(essay, [market()]).quotations
    return {each.trap for each in quotation.checked.cautions}


def test_an_essay_whose_paragraphs_are_all_indented_has_no_blocks():
    assert words("\tThe first paragraph.\n\n\tThe second paragraph.\n\n\tThe third one.") == []


def test_a_quotation_within_a_block_is_a_part_of_it():
    assert words("> He said: “It rains.”\n\nAnd then “it stopped”.") == [
        "He said: “It rains.”",
        "it stopped",
    ]


def test_a_quotation_that_is_never_closed_is_told_and_checked_up_to_the_next():
    essay = (
        "He: “the square was to be paved, said he.\n\nShe: “her word was kept, “the bakers” said."
    )
    [first, second, third] = check_essay(essay, [market()]).quotations

    assert words(essay) == [
        "the square was to be paved, said he.",
        "her word was kept,",
        "the bakers",
    ]
    assert [each.quotation.closed for each in (first, second, third)] == [False, False, True]
    assert "never closed" in first.checked.cautions[0].sentence
    assert (first.fine, third.fine) == (False, True)
    assert words("The workers' 'ovens, it's said.") == []


def test_an_essay_that_keeps_the_negation_outside_the_marks_is_not_told_of_it():
    assert Trap.CUT in traps("He “wanted this – at least it never said so”.")
    assert Trap.CUT not in traps("It had not “wanted this – at least it never said so”.")


def test_an_essay_without_quotations_is_fine():
    assert check_essay("It rained all day.", [market()]).fine


def test_an_essay_that_is_too_long_is_refused_in_a_sentence():
    with pytest.raises(InvalidTextError, match="200,001 characters is too long"):
        check_essay("a" * (MOST_CHARACTERS + 1), [market()])


def test_of_very_many_quotations_the_rest_is_counted():
    checked = check_essay("“the square” " * (MOST_QUOTATIONS + 3), [market()])

    assert (len(checked.quotations), checked.unchecked) == (MOST_QUOTATIONS, 3)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \n\t>\"'“”…[.]🙂"), max_size=80))
def test_quotations_lie_in_the_essay_in_order_and_apart(essay):
    found = quotations(essay)

    assert all(0 <= each.start < each.end <= len(essay) for each in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(check_essay(essay, [market()]).quotations) == len(found)
