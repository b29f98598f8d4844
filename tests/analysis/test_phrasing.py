"""Phrasing: two claims in one are seen, and quotations, lists and causes are left in peace."""

from __future__ import annotations

import pytest

from argmap.analysis.phrasing import is_long, is_question, parts


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The plan is milder, because owners carry the load.", "owners carry the load"),
        ("Prices were too low because the state fixed them.", "the state fixed them"),
        ("Peasants have grain to sell, but they keep it back.", "they keep it back"),
        ("Grain is short; the towns are going hungry.", "the towns are going hungry"),
        ("The village is split, and rich peasants are a threat.", "rich peasants are a threat"),
        ("The village pays for it, so industry should wait.", "industry should wait"),
        ("Grain is short there. The towns go hungry.", "The towns go hungry"),
    ],
)
def test_two_claims_in_one_are_told_apart(text, second):
    first, found = parts(text)

    assert found == second
    assert text.startswith(first)


@pytest.mark.parametrize(
    "text",
    [
        "Industry must be built up fast, by strict planning and by moving resources.",
        "The state is not a retreat, but a road to socialism.",
        "Not only peasants sell their grain, but also the communes.",
        "He wrote “we sell, because we must; and prices fell” in 1926.",
        "Prices were lowered, so that peasants would sell their grain.",
        "The regime stands on both classes, and falls if the two cannot agree.",
        "Farms, mills, and the railways were all in ruins.",
        "G. V. Plekhanov disagreed with Lenin about the state.",
        "It was all but over for them.",
    ],
)
def test_one_claim_is_left_whole(text):
    assert parts(text) is None


def test_a_causal_claim_may_say_because():
    text = "Stalin prevailed because he controlled the reading of Lenin."

    assert parts(text, "causal") is None
    assert parts(text, "interpretation") is not None


def test_where_the_language_is_not_known_only_stops_and_semicolons_tell():
    assert parts("The mills stand still, because grain is short.", language="cs") is None
    assert parts("Obilí je málo ve městech; lidé tam mají hlad.", language="cs") is not None
    assert parts("Das Getreide ist knapp, aber die Bauern verkaufen nichts.", language="de")


@pytest.mark.parametrize("text", ["Did they sell?", "Did they sell? ", "为什么？", "Why (so)?"])
def test_a_question_is_seen(text):
    assert is_question(text)


@pytest.mark.parametrize("text", ["They sold.", "He asked “What is to be done?”.", ""])
def test_no_question_is_none(text):
    assert not is_question(text)


def test_what_is_long_is_counted_in_words_and_in_characters():
    assert not is_long("word " * 40)
    assert is_long("word " * 41)
    assert is_long("字" * 281)
