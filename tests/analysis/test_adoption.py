"""Taking claims over from another map of the same debate: what comes along, and what is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.adoption import Adoption, reach
from argmap.model.claims import Claim, CrossRelation, Kind, Relation
from argmap.model.debates import Position, Speaker
from argmap.model.drafts import apply_all
from argmap.model.edits import (
    AddClaim,
    Bridge,
    Cite,
    Frame,
    Mark,
    Relate,
    Reword,
    Unrelate,
    Withdraw,
)
from argmap.model.errors import NotFoundError
from argmap.model.passages import Bearing, Evidence
from tests.examples import passage, plan
from tests.strategies import edited_maps

NEW = Claim("n1", "Taxes take the grain.", speaker="tro", position="left")
THEIRS = (
    Frame(
        replace(
            plan().debate,
            speakers=(*plan().debate.speakers, Speaker("tro", "Trotsky, L.", position="left")),
            positions=(*plan().debate.positions, Position("left", "Left")),
        )
    ),
    AddClaim(NEW),
    AddClaim(Claim("n2", "Taxes were paid in kind.")),
    Relate(Relation("s1", Kind.REBUT, ("n1",), "c2")),
    Relate(Relation("s2", Kind.SUPPORT, ("n2",), "n1")),
    Relate(Relation("s3", Kind.UNDERCUT, ("c4",), "s2")),
    Mark(passage("q9", "Heavy industry came first.")),
    Cite(Evidence("e9", "n2", "q9", Bearing.BACKS)),
    Bridge(CrossRelation("x9", Kind.SUPPORT, "other", "far", "n1")),
)


def other(*edits):
    """Another group's map: a copy of the plan, with a branch of theirs."""
    return apply_all((*THEIRS, *edits), plan(id="other"))


def adopted(into, *, root="n1", branch=True, of=None, **fields):
    taken = Adoption(into, of or other(), root, branch, **fields)
    return taken, apply_all(taken.edits(), into)


def test_a_branch_comes_with_all_that_bears_on_it_and_with_what_it_bears_on():
    taken, after = adopted(plan())

    assert [each.id for each in taken.fresh] == ["n1", "n2"]
    assert [each.id for each in taken.same] == ["c4"]
    assert after.claims["n1"] == NEW
    assert set(after.relations) == {"r1", "r2", "s1", "s2", "s3"}
    assert (after.evidence["e9"].passage, after.passages["q9"].id) == ("q9", "q9")
    assert after.debate.speaker("tro") is not None
    assert after.debate.position("left") is not None
    assert "x9" in after.cross_relations
    assert taken.attached


def test_a_claim_alone_comes_with_its_evidence_and_what_it_bears_on():
    _, after = adopted(plan(), root="n2", branch=False)

    assert set(after.claims) == {"c1", "c2", "c3", "c4", "n2"}
    assert set(after.relations) == {"r1", "r2"}
    assert after.evidence["e9"].target == "n2"


def test_a_claim_that_would_stand_alone_is_told():
    assert not adopted(plan(), root="n2", branch=False)[0].attached


def test_taken_over_again_nothing_is_new():
    _, after = adopted(plan())

    assert adopted(after)[0].edits() == ()


def test_a_claim_that_reads_otherwise_here_keeps_its_words_unless_that_is_chosen():
    of = other(Reword("c4", "Goods would make them sell."))
    taken, kept = adopted(plan(), of=of)
    _, changed = adopted(plan(), of=of, wordings=frozenset({"c4"}))

    assert [(one.text, two.text) for one, two in taken.differing] == [
        ("They sell if there are goods.", "Goods would make them sell.")
    ]
    assert kept.claims["c4"].text == "They sell if there are goods."
    assert changed.claims["c4"].text == "Goods would make them sell."


def test_what_was_withdrawn_here_stays_so_but_for_the_claim_that_is_chosen():
    taken, after = adopted(apply_all([Withdraw("c4")], plan()))
    _, again = adopted(apply_all([Withdraw("c4")], plan()), root="c4", branch=False)

    assert [each.id for each in taken.resting] == ["c4"]
    assert "s3" not in after.relations
    assert "c4" in again.drawn


def test_a_relation_that_says_the_same_here_is_not_drawn_twice():
    into = apply_all(
        [
            THEIRS[0], AddClaim(NEW), AddClaim(Claim("n2", "Taxes were paid in kind.")),
            Relate(Relation("own", Kind.SUPPORT, ("n2",), "n1")),
        ],
        plan(),
    )  # fmt: skip

    _, after = adopted(into)

    assert "s2" not in after.relations
    assert after.relations["s3"].target == "own"


def test_ids_that_stand_for_other_things_here_are_given_anew():
    into = apply_all(
        [
            Mark(passage("q9", "Grain was short.")),
            Cite(Evidence("e9", "c1", "q9", Bearing.DISPUTES)),
            AddClaim(Claim("s2", "A claim with the id of a relation.")),
        ],
        plan(),
    )

    _, after = adopted(into)

    assert after.evidence["e9-2"].passage == "q9-2"
    assert after.passages["q9-2"].exact == "Heavy industry came first."
    assert after.relations["s3"].target == "s2-2"


def test_a_map_of_another_library_gives_no_evidence():
    away = replace(plan().debate, library="elsewhere")

    _, after = adopted(plan(debate=away))

    assert set(after.evidence) == {"e1", "e2"}


def test_what_is_not_drawn_there_cannot_be_taken_over():
    with pytest.raises(NotFoundError):
        adopted(plan(), of=other(Withdraw("n1")))


@given(edited_maps(), st.data())
def test_any_branch_can_be_taken_over_and_then_bears_on_it_here_too(given_map, data):
    before, edits = given_map
    after = apply_all(edits, before)
    for into, of in ((before, after), (after, before)):
        if of.drawn:
            root = data.draw(st.sampled_from(sorted(of.drawn)))
            taken = Adoption(into, of, root, data.draw(st.booleans()))
            done = apply_all(taken.edits(), into)
            assert root in done.drawn
            chosen = reach(of, root) if taken.branch else {root}
            resting = {each.id for each in taken.resting}
            assert chosen - resting <= set(done.drawn)


def test_a_step_that_was_cut_here_is_drawn_again_with_the_claim():
    _, after = adopted(apply_all([Unrelate("r1")], plan()), root="c2", branch=False)

    assert after.relations["r1"].premises == ("c2", "c3")
