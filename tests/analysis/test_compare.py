"""Comparing two states of a map: the fewest edits that tell what happened; its laws are beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.analysis.compare import changes
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.drafts import apply_all
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Assign,
    ClaimField,
    Frame,
    Ordered,
    Relate,
    Restore,
    Revise,
    Reword,
    Unrelate,
    Withdraw,
)  # fmt: skip
from argmap.model.errors import TakenIdError
from tests.examples import debate, plan


def with_claims(**claims):
    return plan(claims=plan().claims | claims)


def test_new_words_are_a_rewording():
    new = with_claims(c2=replace(plan().claims["c2"], text="They will not sell."))

    assert changes(plan(), new) == (Reword("c2", "They will not sell."),)


def test_a_changed_field_is_assigned():
    new = with_claims(c2=replace(plan().claims["c2"], date=None, core=True))

    assert changes(plan(), new) == (
        Assign("c2", ClaimField.DATE, ""),
        Assign("c2", ClaimField.CORE, "yes"),
    )


def test_a_claim_that_went_is_withdrawn_and_restored_when_it_comes_back():
    less = plan(claims={k: c for k, c in plan().claims.items() if k != "c4"}, relations={})
    gone = apply_all(changes(plan(relations={}), less), plan(relations={}))

    assert changes(plan(relations={}), less) == (Withdraw("c4"),)
    assert changes(gone, plan(relations={})) == (Restore("c4"),)


def test_a_relation_that_went_is_cut_once_with_what_falls_with_it():
    new = plan(relations={}, evidence={"e1": plan().evidence["e1"]})

    assert [type(edit).__name__ for edit in changes(plan(), new)] == ["Uncite", "Unrelate"]
    assert apply_all(changes(plan(), new), plan()) == new


def test_an_undercut_that_finds_another_target_is_put_back_when_its_own_goes():
    other = Relation("r3", Kind.REBUT, ("c2",), "c1")
    moved = replace(plan().relations["r2"], target="r3")
    new = plan(relations={"r3": other, "r2": moved})

    edits = changes(plan(), new)

    assert edits[0] == Unrelate("r1")
    assert Relate(moved) in edits
    assert apply_all(edits, plan()) == new


def test_a_relation_that_changed_is_revised():
    linked = replace(plan().relations["r1"], premises=("c2",))

    assert changes(plan(), plan(relations=plan().relations | {"r1": linked})) == (Revise(linked),)


def test_only_the_stretch_that_moved_is_arranged():
    claims = plan().claims
    new = plan(claims={key: claims[key] for key in ("c1", "c3", "c2", "c4")})

    assert changes(plan(), new) == (Arrange(Ordered.CLAIMS, ("c3", "c2")),)


def test_a_claim_between_others_is_added_and_put_into_its_place():
    added = Claim("c9", "Between.")
    new = plan(claims={"c1": plan().claims["c1"], "c9": added, **plan().claims})

    assert changes(plan(), new) == (
        AddClaim(added),
        Arrange(Ordered.CLAIMS, ("c9", "c2", "c3", "c4")),
    )


def test_a_position_may_go_together_with_the_claims_that_have_it():
    slow = debate(positions=debate().positions[1:])
    slow = replace(slow, speakers=())
    claims = {k: replace(c, position=None, speaker=None) for k, c in plan().claims.items()}
    new = plan(debate=slow, claims=claims)

    edits = changes(plan(), new)

    assert edits[0] == Frame(slow)
    assert apply_all(edits, plan()) == new


def test_the_id_of_a_claim_that_was_withdrawn_cannot_become_that_of_a_relation():
    new = plan(
        claims={k: c for k, c in plan().claims.items() if k != "c4"},
        relations={"c4": Relation("c4", Kind.SUPPORT, ("c2",), "c1")},
        evidence={},
    )

    with pytest.raises(TakenIdError, match="every id stands for one thing"):
        changes(plan(), new)
