"""Differences between two states of a map: what was added, changed, withdrawn; in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from argmap.analysis.difference import NEAR, differences
from argmap.analysis.telling import counted, field_words, told
from argmap.analysis.wording import Sort, rewording
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.drafts import apply_all, inverse
from argmap.model.edits import (
    AddClaim,
    Assign,
    Cite,
    ClaimField,
    Frame,
    Merge,
    Relate,
    Revise,
    Reword,
    Uncite,
    Unrelate,
    Withdraw,
)
from argmap.model.passages import Bearing, Evidence
from tests.examples import debate, plan
from tests.render.drawings import large
from tests.strategies import edited_maps, other_states, texts


def after(*edits):
    return differences(plan(), apply_all(edits, plan()))


def words(*edits):
    changed = apply_all(edits, plan())
    return [each.words for each in told(edits, inverse(edits, plan()), changed)]


def test_claims_are_added_changed_and_withdrawn():
    found = after(AddClaim(Claim("c9", "New.")), Reword("c1", "Industry."), Withdraw("c4"))

    assert [claim.id for claim in found.added] == ["c9"]
    assert [(old.text, new.text) for old, new in found.changed] == [
        ("Industry first.", "Industry.")
    ]
    assert [claim.id for claim in found.withdrawn] == ["c4"]
    assert [relation.id for relation in found.cut] == ["r2"]


def test_relations_and_evidence_are_told_apart():
    moved = Relation("r1", Kind.SUPPORT, ("c2", "c3"), "c1")
    found = after(Revise(moved), Cite(Evidence("e9", "c1", "q1", Bearing.BACKS)), Uncite("e1"))

    assert [new.kind for _, new in found.revised] == [Kind.SUPPORT]
    assert [each.id for each in found.cited] == ["e9"]
    assert [each.id for each in found.uncited] == ["e1"]
    assert found.count == 3


def test_between_a_state_and_itself_nothing_is_different():
    assert not differences(plan(), plan())


@given(other_states())
def test_what_both_states_draw_has_every_claim_of_either_and_can_be_drawn(states):
    old, new = (replace(each, claims=dict(each.claims)) for each in states)
    found = differences(old, new)

    assert set(found.both.drawn) == set(old.drawn) | set(new.drawn)
    assert set(found.both.drawn_relations) >= set(new.drawn_relations)
    assert len(found.near) <= max(NEAR, 8)
    assert found.both.roots or not found.both.drawn


def test_the_neighbourhood_of_a_change_leads_to_a_thesis():
    whole = large(400)
    edited = apply_all([Reword("c399", "Another wording.")], whole)

    near = differences(whole, edited).near

    assert "c399" in near.drawn
    assert any(claim.thesis for claim in near)
    assert 1 < len(near) <= NEAR


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("kulaks gain weight", "small owners gain weight",
         [("gone", "kulaks"), ("gone", " "), ("new", "small owners"), ("same", " gain weight")]),
        ("So it is.", "So it is, alas.", [("same", "So it is"), ("new", ", alas"), ("same", ".")]),
        ("One thing.", "Quite different words here!",
         [("gone", "One thing."), ("new", "Quite different words here!")]),
    ],
)  # fmt: skip
def test_a_rewording_is_told_word_by_word(old, new, pieces):
    assert [(sort.value, text) for sort, text in rewording(old, new)] == pieces


@given(texts, texts)
def test_the_pieces_of_a_rewording_are_the_new_words_once_the_old_are_left_out(old, new):
    kept = "".join(text for sort, text in rewording(old, new) if sort is not Sort.GONE)

    assert kept == new


def test_edits_are_told_in_sentences():
    reason = Relation("r9", Kind.SUPPORT, ("c9",), "c1")
    assert words(AddClaim(Claim("c9", "New.")), Relate(reason)) == [
        "Added a reason for “Industry first.”: “New.”"
    ]
    assert words(Reword("c1", "Industry."), Withdraw("c4")) == [
        "Reworded “Industry.”", "Withdrew “They sell if there are goods.”",
    ]  # fmt: skip
    assert words(Assign("c1", ClaimField.SPEAKER, "buk")) == [
        "Changed the speaker of “Industry first.”: Preobrazhensky → Bukharin, N."
    ]
    assert words(Merge("c4", "c2")) == [
        "Merged “They sell if there are goods.” into “Peasants will keep their grain.”"
    ]
    assert words(Unrelate("r1")) == [
        "Cut “Peasants will keep their grain.” as a reason against “Industry first.”"
    ]
    assert words(Uncite("e1")) == [
        "Took back a passage cited for “Peasants will keep their grain.”"
    ]


@given(edited_maps())
def test_any_edits_can_be_told(given_map):
    before, edits = given_map
    now = apply_all(edits, before)

    assert all(each.words for each in told(edits, inverse(edits, before), now))
    assert all(each.words for each in told(inverse(edits, before), edits, now))


def test_many_edits_are_told_in_numbers():
    assert counted({"AddClaim": 1200, "Relate": 1}) == "1,200 claims added, 1 relation drawn"


def test_the_details_of_a_claim_are_told_with_names():
    old = plan().claims["c1"]

    assert field_words(old, replace(old, position="slow", core=False), plan()) == (
        "the position Fast → Slow", "whether the short map has it: yes → none",
    )  # fmt: skip


def test_a_debate_that_is_described_for_the_first_time_is_opened():
    empty = [Frame(Debate("plan", question="plan"))]

    [first] = told([Frame(debate())], empty, plan())
    [later] = told([Frame(debate(question="Who pays?"))], [Frame(debate())], plan())
    [other] = told([Frame(debate(axis="Grain."))], [Frame(debate())], plan())

    assert first.words == "Opened the debate “Should industry come first?”"
    assert (later.old, later.new) == ("Should industry come first?", "Who pays?")
    assert other.words == "Described the debate anew"
