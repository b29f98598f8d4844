"""Likeness: the same said in other words is found, and what is merely about the same is not."""

from __future__ import annotations

from itertools import combinations

import pytest

from argmap.analysis.likeness import LIKE, Likeness, stem, terms
from argmap.model.claims import Claim

MAP = {
    "i01": "Industry must be built up fast, by strict planning and by moving private resources.",
    "i18": "Offered bad terms, peasants could and did withdraw from the market.",
    "i25": "Marketing fell only somewhat: official prices were too low to make selling worthwhile.",
    "i28": "Workers were already paying for slow recovery with low wages and crowded rooms.",
    "i21": "Foreign capital, let in through concessions, could help to pay for industry.",
}


def likeness(texts=MAP, language="en"):
    return Likeness([Claim(key, text) for key, text in texts.items()], language)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Peasants withdrew from the market when they were offered bad terms.", "i18"),
        ("Official prices were too low for selling.", "i25"),
        ("Workers paid for the recovery with low wages.", "i28"),
        ("FOREIGN CAPITAL could pay for industry", "i21"),
    ],
)
def test_the_same_in_other_words_is_found(written, found):
    assert [each.other for each in likeness().like(written)] == [found]


@pytest.mark.parametrize(
    "written",
    [
        "State industry needs skilled workers.",
        "Peasants in the north joined cooperatives.",
        "Industry.",
        "",
        "… — !",
        "the of and",
    ],
)
def test_what_is_only_about_the_same_is_not_alike(written):
    assert likeness().like(written) == ()


def test_forms_of_a_word_are_one_term():
    assert {stem(word) for word in ("peasant", "peasants", "peasantry")} == {"peasan"}
    assert terms("Peasants are selling") == terms("the peasant sells")


def test_small_words_count_for_nothing_in_a_language_that_is_known():
    assert terms("It is what they were.") == frozenset()
    assert terms("Der Bauer und die Stadt", "de-AT") == {"bauer", "stadt"}


def test_scripts_without_spaces_are_compared_by_pairs_of_signs():
    found = likeness({"a": "农民不愿出售粮食", "b": "工业应当优先"}, "zh").like(
        "农民不愿意出售粮食"
    )

    assert [each.other for each in found] == ["a"]


def test_a_claim_is_left_out_where_that_is_asked():
    assert likeness().like(MAP["i18"], without=("i18",)) == ()


def test_all_pairs_that_are_alike_are_found_once():
    texts = MAP | {"x": "Peasants did withdraw from markets, offered bad terms.", "y": MAP["i28"]}
    whole = likeness(texts)

    found = {(each.one, each.other) for each in whole.pairs()}

    by_hand = {
        (one, other)
        for one, other in combinations(texts, 2)
        if any(each.other == one and each.score >= LIKE for each in whole.like(texts[other]))
    }
    assert found == by_hand == {("i18", "x"), ("i28", "y")}


def test_likeness_brought_up_to_a_revision_is_that_of_the_revision():
    later = {
        **MAP,
        "i21": "Peasants may withdraw from any market.",
        "i99": "Workers paid low wages.",
    }
    del later["i01"]
    claims = [Claim(key, text) for key, text in later.items()]

    brought, made = likeness().brought_to(claims), likeness(later)

    assert list(brought.pairs()) == list(made.pairs()) != list(likeness().pairs())
    for text in (*MAP.values(), *later.values()):
        assert brought.like(text) == made.like(text)
    assert [brought.common(term) for term in terms(" ".join(later.values()))] == [
        made.common(term) for term in terms(" ".join(later.values()))
    ]
