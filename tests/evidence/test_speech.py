"""What a text gives in quotation marks, and what only looks like it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evidence.speech import LONGEST, share, speech


def quoted(text):
    return [text[each.start : each.end] for each in speech(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor said, "It rains." She left.', ["It rains."]),
        ("The mayor said: 'It rains.' She left.", ["It rains."]),
        ("Der Müller sagte: „Es regnet“, und ging.", ["Es regnet"]),
        ("Ha detto: «Piove», e se ne andò.", ["Piove"]),
        ("Il dit : « Il pleut », et sortit.", [" Il pleut "]),
        ("Er sagte: »Es regnet«, und ging.", ["Es regnet"]),
        ("She calls it ‘the long market’.", ["the long market"]),
        ("She calls it “the long market”.", ["the long market"]),
        ("(‘first’) and ['second']—'third'; *'fourth'*", ["first", "second", "third", "fourth"]),
        ('One "and" two "and" three', ["and", "and"]),
        ("A note follows: 'It rains.'12 Then more.", ["It rains."]),
        ("A note follows: “It rains”³ and more.", ["It rains"]),
        ("'It rains', said the miller, 'and will not stop.'", ["It rains", "and will not stop."]),
    ],
)
def test_each_kind_of_mark_is_known(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The miller's flour isn't the bakers' business, nor is it the town's.",
        "The miller’s flour isn’t the bakers’ business, nor is it the town’s.",
        "In the '20s, 'tis said, they ground more.",
        "A beam of 6' 2\" fell.",
        "Nothing opens here' and nothing closes.",
    ],
)
def test_an_apostrophe_is_no_mark(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    "inner",
    [
        "The bakers' ovens are cold, and the town goes hungry.",
        "I can't grind what isn't there.",
        'He calls it "the dear year" at table.',
        "It rains . . . and the mill [of the town] stands still.",
        "It is dear ... very dear.",
    ],
)
def test_a_quotation_in_single_marks_goes_on_over_apostrophes_and_inner_marks(inner):
    assert quoted(f"The miller wrote: '{inner}' Nobody answered.") == [inner]


def test_a_plural_possessive_closes_where_nothing_better_follows():
    riots = "What the town calls 'flour riots' mostly turn out to be queues. They had 'no bread'."
    bread = "They wrote that 'the bakers' ovens are cold' and went."

    assert quoted(riots) == ["flour riots", "no bread"]
    assert quoted(bread) == ["the bakers' ovens are cold"]


def test_a_quotation_goes_on_over_the_end_of_a_page():
    text = "He wrote that 'the mill of the\n\ntown stands still'. Nobody answered."

    assert quoted(text) == ["the mill of the\n\ntown stands still"]


def test_a_page_that_ends_with_a_possessive_does_not_end_the_quotation():
    text = "It is 'further from any bakers'\n\nwishes than it was before.' Nobody answered."

    assert quoted(text) == ["further from any bakers'\n\nwishes than it was before."]


def test_a_quotation_of_several_paragraphs_opens_with_a_mark_in_each():
    text = "“It rains.\n\n“It rains on.\n\n“It stops.” Then she left."

    assert quoted(text) == ["It rains.", "It rains on.", "It stops."]


def test_a_mark_that_was_lost_does_not_swallow_the_next_paragraph():
    text = (
        "He wrote: 'the mill stands still.\n\nThe next year was better for the bakers', they say."
    )

    assert quoted(text) == []


def test_a_mark_whose_partner_was_lost_takes_nothing_from_the_next_quotation():
    assert quoted("Many of the town bakers' would agree: it was 'a dear year'.") == ["a dear year"]
    assert quoted("He said 'nothing of it. She said 'it rains'.") == ["it rains"]


def test_the_share_of_a_span_counts_its_words_without_the_marks():
    text = "She said 'it rains' today."

    assert share(text, text.index("'"), text.index(" today")) == 1
    assert share(text, 0, text.index("'")) == 0
    assert 0 < share(text, 0, len(text)) < 0.5


@settings(deadline=None)
@given(st.text(st.sampled_from("as. \n'\"’“”„«»🙂,"), max_size=60))
def test_what_is_quoted_lies_in_the_text_and_in_order(text):
    found = speech(text)

    assert all(0 < each.start < each.end < len(text) + 1 for each in found)
    assert all(a.end < b.start for a, b in pairwise(found))


def test_a_text_full_of_marks_is_read_in_a_moment():
    hostile = "'a \"b «c " * 20_000

    assert all(each.end - each.start <= LONGEST for each in speech(hostile))
