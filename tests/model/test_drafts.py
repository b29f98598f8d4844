"""What an edit does to a map, and which it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.drafts import apply, apply_all, inverse
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Assign,
    Cite,
    ClaimField,
    Frame,
    Mark,
    Merge,
    Ordered,
    Relate,
    Restore,
    Revise,
    Reword,
    Uncite,
    Unmark,
    Unrelate,
    Withdraw,
)  # fmt: skip
from argmap.model.errors import (
    InvalidClaimError,
    InvalidDateError,
    InvalidDebateError,
    InvalidPassageError,
    InvalidRelationError,
    NotFoundError,
    TakenIdError,
)
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence
from tests.examples import debate, plan


def refused(edit, error, match):
    with pytest.raises(error, match=match):
        apply(edit, plan())


def test_the_map_that_goes_in_stays_as_it_was():
    before = plan()
    apply_all([Reword("c1", "Other."), Unrelate("r1"), Withdraw("c2")], before)

    assert before == plan()


def test_a_withdrawn_claim_takes_its_relations_off_the_drawing_and_no_further():
    drawn = apply(Withdraw("c2"), plan())

    assert list(drawn.drawn) == ["c1", "c3", "c4"]
    assert drawn.drawn_relations == {}
    assert set(drawn.relations) == {"r1", "r2"}


def test_cutting_a_relation_cuts_what_undercuts_it_and_what_is_cited_for_these():
    cut = apply(Unrelate("r1"), plan())

    assert cut.relations == {}
    assert list(cut.evidence) == ["e1"]


def test_undoing_a_cut_puts_all_of_it_back_into_its_place():
    other = apply(Relate(Relation("r3", Kind.SUPPORT, ("c4",), "c1")), plan())

    undone = apply_all(inverse([Unrelate("r1")], other), apply(Unrelate("r1"), other))

    assert undone == other
    assert list(undone.relations) == ["r1", "r2", "r3"]
    assert list(undone.evidence) == ["e1", "e2"]


def test_an_undercut_of_a_claim_is_refused():
    undercut = Relation("r9", Kind.UNDERCUT, ("c2",), "c1")

    refused(Relate(undercut), InvalidRelationError, "write a rebuttal")


def test_a_rebuttal_of_a_relation_is_refused():
    rebuttal = Relation("r9", Kind.REBUT, ("c2",), "r1")

    refused(Relate(rebuttal), InvalidRelationError, "only an undercut bears on a relation")


def test_an_undercut_that_bears_on_itself_by_way_of_another_is_refused():
    circle = Relation("r1", Kind.UNDERCUT, ("c2",), "r2")

    refused(Revise(circle), InvalidRelationError, "r1 would bear on itself by way of r2")


@pytest.mark.parametrize(
    ("premises", "target", "match"),
    [
        ((), "c1", "needs a premise"),
        (("c2", "c2"), "c1", "names a premise twice"),
        (("c1",), "c1", "bears on itself"),
        (("c1",), "r9", "bears on itself"),
    ],
)
def test_a_relation_that_cannot_hold_is_refused(premises, target, match):
    with pytest.raises(InvalidRelationError, match=match):
        Relation("r9", Kind.SUPPORT, premises, target)


@pytest.mark.parametrize(
    ("edit", "match"),
    [
        (Reword("c9", "Words."), "no claim “c9”"),
        (Withdraw("c9"), "no claim “c9”"),
        (Merge("c9", "c1"), "no claim “c9”"),
        (Unrelate("r9"), "no relation “r9”"),
        (Revise(Relation("r9", Kind.REBUT, ("c2",), "c1")), "no relation “r9”"),
        (Relate(Relation("r9", Kind.REBUT, ("c9",), "c1")), "no claim “c9”"),
        (Relate(Relation("r9", Kind.REBUT, ("c2",), "c9")), "no claim “c9”"),
        (Relate(Relation("r9", Kind.UNDERCUT, ("c2",), "r8")), "no relation “r8”"),
        (Uncite("e9"), "no evidence “e9”"),
        (Unmark("q9"), "no passage “q9”"),
        (Cite(Evidence("e9", "c1", "q9", Bearing.BACKS)), "no passage “q9”"),
        (Cite(Evidence("e9", "c9", "q1", Bearing.BACKS)), "no claim or relation “c9”"),
        (Assign("c1", ClaimField.SPEAKER, "pri"), "no speaker “pri”. Did you mean pre"),
        (Assign("c1", ClaimField.POSITION, "fats"), "no position “fats”. Did you mean fast"),
    ],
)
def test_an_edit_of_what_is_not_there_is_refused_and_so_is_undoing_it(edit, match):
    refused(edit, NotFoundError, match)
    with pytest.raises(NotFoundError, match=match):
        apply_all(inverse([edit], plan()), apply(edit, plan()))


@pytest.mark.parametrize("taken", ["c1", "r1"])
def test_an_id_that_is_taken_is_refused(taken):
    refused(AddClaim(Claim(taken, "Words.")), TakenIdError, "every id stands for one thing")
    rebuttal = Relation(taken, Kind.REBUT, ("c2",), "c3")
    refused(Relate(rebuttal), TakenIdError, "every id stands for one thing")


def test_a_claim_is_withdrawn_and_restored_once():
    withdrawn = apply(Withdraw("c1"), plan())

    refused(Restore("c1"), InvalidClaimError, "has not been withdrawn")
    with pytest.raises(InvalidClaimError, match="has been withdrawn already"):
        apply(Withdraw("c1"), withdrawn)
    assert apply(Restore("c1"), withdrawn) == plan()


def test_a_passage_that_is_cited_cannot_be_dropped():
    refused(Unmark("q1"), InvalidPassageError, "is cited")
    edits = [Mark(plan().passages["q1"]), Uncite("e1"), Unmark("q1")]
    assert list(apply_all(edits, plan()).passages) == ["q2"]


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        (ClaimField.DATE, "yesterday", InvalidDateError),
        (ClaimField.VOICE, "nobody", InvalidClaimError),
        (ClaimField.KIND, "odd", InvalidClaimError),
    ],
)
def test_a_value_that_a_field_cannot_have_is_refused(field, value, error):
    refused(Assign("c1", field, value), error, f"“{value}”")


def test_a_position_that_a_claim_has_cannot_go_before_it_has_another():
    slow = Frame(debate(positions=debate().positions[1:]))

    refused(slow, InvalidDebateError, "The position fast cannot go: the claim c1 has it still")
    edits = [slow, Assign("c1", ClaimField.POSITION, "slow")]
    assert apply_all(edits, plan()).claims["c1"].position == "slow"


def test_a_debate_keeps_its_address():
    refused(Frame(replace(debate(), slug="other")), InvalidDebateError, "keeps its address")


def test_merging_moves_relations_and_evidence_and_withdraws_the_claim():
    merged = apply(Merge("c2", "c4"), plan())

    assert merged.relations["r1"].premises == ("c4", "c3")
    assert merged.evidence["e1"].target == "c4"
    assert merged.claims["c2"].withdrawn


def test_merging_into_the_claim_that_it_bears_on_cuts_the_relation_between_them():
    merged = apply(Merge("c2", "c1"), plan())

    assert merged.relations == {}
    assert apply_all(inverse([Merge("c2", "c1")], plan()), merged) == plan()


def test_a_claim_cannot_be_merged_into_itself():
    refused(Merge("c1", "c1"), InvalidClaimError, "choose another")


def test_arranging_puts_some_in_order_in_the_places_that_they_hold():
    moved = apply(Arrange(Ordered.CLAIMS, ("c4", "nobody", "c1", "c4")), plan())

    assert list(moved.claims) == ["c4", "c2", "c3", "c1"]


def mapped(*relations, claims=6, theses=()):
    """A map of claims c0, c1 ... with these relations as (premise, target)."""
    made = {f"c{n}": Claim(f"c{n}", f"Claim {n}.", thesis=n in theses) for n in range(claims)}
    drawn = ArgumentMap("m", debate(), made)
    for n, (premise, target) in enumerate(relations):
        kind = Kind.UNDERCUT if target.startswith("r") else Kind.SUPPORT
        drawn = apply(Relate(Relation(f"r{n}", kind, (premise,), target)), drawn)
    return drawn


@pytest.mark.parametrize(
    ("drawn", "roots"),
    [
        (mapped(claims=0), []),
        (mapped(claims=1), ["c0"]),
        (mapped(("c1", "c0"), ("c2", "c1"), claims=3), ["c0"]),
        (mapped(("c1", "c0"), claims=3, theses=(2,)), ["c2", "c0"]),
        (mapped(("c0", "c1"), ("c1", "c0"), claims=2), ["c0"]),
        (mapped(("c0", "c1"), ("c1", "c0"), ("c2", "c1"), claims=3), ["c0"]),
        (mapped(("c1", "c0"), ("c2", "r0"), ("c3", "r1"), claims=4), ["c0"]),
        (mapped(("c1", "c0"), ("c0", "c1"), ("c3", "c2"), claims=4), ["c2", "c0"]),
    ],
)
def test_the_roots_are_the_theses_then_what_bears_on_nothing_then_one_of_each_circle(drawn, roots):
    assert [root.id for root in drawn.roots] == roots


def test_an_excerpt_holds_its_claims_and_what_holds_between_them():
    short = plan().chosen(plan().debate.excerpts[0])

    assert list(short.claims) == ["c1"]
    assert short.relations == {}
    assert plan().only({"c1", "c2", "c3", "c4"}) == plan()
    assert list(plan().only({"c1", "c2", "c4"}).relations) == []
