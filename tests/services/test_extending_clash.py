"""Two people at one thing: what clashes, and each way to settle it."""

from __future__ import annotations

import pytest

from argmap.model.claims import Kind, Relation
from argmap.model.edits import ClaimField, Relate
from argmap.model.errors import (
    InvalidClaimError,
    InvalidRelationError,
    NotFoundError,
    StaleRevisionError,
)
from argmap.model.passages import Bearing
from argmap.services import extending as ext
from argmap.services import extending_claims as claims
from argmap.services import extending_evidence as evidence
from argmap.services import extending_steps as steps
from argmap.services.extending import Settling, Words
from argmap.services.extending_lost import seen_map
from argmap.services.merging import merge
from argmap.services.saving import save
from tests.examples import plan
from tests.services.drawing import ANA, BEN, ana, ben, now


def test_a_claim_withdrawn_before_one_looked_is_to_be_restored_first(quick):
    claims.withdraw(ben(quick), "c3")
    claims.reword(ben(quick), "c1", "Something else.")
    with pytest.raises(InvalidClaimError, match="restore it first"):
        ext.support(ana(quick, 2), "c3", Words("Yes."))
    assert now(quick).revision == 3


def test_a_reply_to_what_was_withdrawn_meanwhile_clashes_and_is_kept_as_one_likes(quick):
    claims.withdraw(ben(quick), "c3")
    with pytest.raises(StaleRevisionError) as stale:
        ext.support(ana(quick, 1), "c3", Words("Yes."))
    assert stale.value.rivals[0].number == 2

    alone = ext.support(ana(quick, 2, settling=Settling.BOTH), "c3", Words("By itself."))
    back = ext.support(ana(quick, 3, settling=Settling.MINE), "c3", Words("Yes."))

    assert alone.map.claim("c3").withdrawn
    assert not alone.map.relations_from(alone.focus)
    assert "c3" in back.map.drawn
    assert back.step in back.map.drawn_relations


def test_a_reply_to_what_was_merged_meanwhile_goes_to_the_claim_that_stayed(quick):
    for goes, stays in (("c3", "c2"), ("c2", "c4")):
        merge(quick, BEN, "plan", goes, stays, at=now(quick).revision)
    with pytest.raises(StaleRevisionError):
        ext.support(ana(quick, 1), "c3", Words("Yes."))

    added = ext.support(ana(quick, 3, settling=Settling.MINE), "c3", Words("Yes."))

    assert added.map.relations[added.step].target == "c4"
    assert added.map.claim("c3").withdrawn
    use = evidence.Use(Bearing.BACKS)
    cited = evidence.cite(ana(quick, 4, settling=Settling.MINE), "c3", "q1", use)
    assert cited.focus == "c4"


def test_what_is_cited_no_longer_need_not_be_uncited(quick):
    evidence.uncite(ben(quick), "e1")

    again = evidence.uncite(ana(quick, 1), "e1")

    assert (again.changed, again.why) == (False, "Nothing to do: it is no longer cited.")
    with pytest.raises(NotFoundError):
        evidence.uncite(ana(quick), "e9")


def test_an_undercut_of_a_step_cut_meanwhile_can_draw_it_again_with_all_that_fell(quick):
    steps.cut(ben(quick), "r1")
    with pytest.raises(StaleRevisionError):
        ext.undercut(ana(quick, 1), "r1", Words("It does not follow."))

    back = ext.undercut(ana(quick, 2, settling=Settling.MINE), "r1", Words("It does not follow."))

    assert {"r1", "r2", back.step} == set(back.map.drawn_relations)
    assert back.map.evidence.keys() == plan().evidence.keys()


def test_two_who_link_a_premise_clash_and_both_can_stay(quick):
    ext.premise(ben(quick, 1), "r1", Words("Ben’s."))
    with pytest.raises(StaleRevisionError):
        ext.premise(ana(quick, 1), "r1", Words("Ana’s."))
    saved = ext.premise(ana(quick, 2, settling=Settling.MINE), "r1", Words("Ana’s."))
    assert len(saved.map.relations["r1"].premises) == 4


def test_a_premise_of_a_step_that_was_cut_can_bear_by_itself(quick):
    steps.cut(ben(quick), "r1")
    saved = ext.premise(ana(quick, 2, settling=Settling.BOTH), "r1", Words("Ana’s."))
    assert saved.map.relations[saved.step].target == "c1"
    assert saved.map.relations[saved.step].kind is Kind.REBUT


def test_two_wordings_clash_and_mine_theirs_or_both_can_stay(quick):
    claims.reword(ben(quick, 1), "c2", "Ben’s words.")
    with pytest.raises(StaleRevisionError):
        claims.reword(ana(quick, 1), "c2", "Ana’s words.")

    both = claims.reword(ana(quick, 2, settling=Settling.BOTH), "c2", "Ana’s words.")

    assert both.map.claim("c2").text == "Ben’s words."
    beside = both.map.claim(both.focus)
    assert (beside.text, beside.speaker) == ("Ana’s words.", "buk")
    alike = both.map.relations_from(both.focus)
    assert [(each.target, each.premises) for each in alike] == [("c1", (both.focus, "c3"))]
    mine = claims.reword(ana(quick, 3, settling=Settling.MINE), "c2", "Ana’s words.")
    assert mine.map.claim("c2").text == "Ana’s words."


def test_a_rewording_of_what_was_withdrawn_meanwhile_can_restore_it(quick):
    claims.withdraw(ben(quick, 1), "c2")
    saved = claims.reword(ana(quick, 2, settling=Settling.MINE), "c2", "Ana’s words.")
    assert saved.map.drawn["c2"].text == "Ana’s words."


def test_both_targets_can_have_the_branch_that_two_people_moved(quick):
    one, other = (ext.thesis(ben(quick), Words(text)).focus for text in ("One.", "Other."))
    steps.move(ben(quick, 3), "r1", one)
    with pytest.raises(StaleRevisionError):
        steps.move(ana(quick, 3), "r1", other)
    saved = steps.move(ana(quick, 4, settling=Settling.BOTH), "r1", other)
    assert saved.map.relations["r1"].target == one
    assert saved.map.relations[saved.step].target == other


def test_a_map_can_be_seen_as_it_was(quick):
    claims.reword(ben(quick), "c1", "Else.")
    steps.cut(ben(quick), "r1")
    before = seen_map(quick, now(quick), 1)
    assert before.claim("c1").text == "Industry first."
    assert before.relations == plan().relations


def test_two_who_change_the_same_detail_clash_and_can_settle_it(quick):
    claims.describe_claim(ben(quick, 1), "c2", {ClaimField.DATE: "1927"})
    mine = {ClaimField.DATE: "1925", ClaimField.NOTE: "Mine."}
    with pytest.raises(StaleRevisionError) as stale:
        claims.describe_claim(ana(quick, 1), "c2", mine)
    assert [each.member for each in stale.value.rivals] == ["Ben"]

    settled = claims.describe_claim(ana(quick, 2, settling=Settling.MINE), "c2", mine)
    assert settled.map.claim("c2").date.text == "1925"


def test_two_who_move_the_same_step_or_order_the_same_replies_clash(quick):
    a = ext.rebut(ana(quick), "c1", Words("A."))
    b = ext.rebut(ana(quick), "c1", Words("B."))
    at = b.revision
    steps.move(ben(quick, at), a.step, "c4")
    with pytest.raises(StaleRevisionError):
        steps.move(ana(quick, at), a.step, "c3")
    steps.order_replies(ben(quick), b.step, steps.Place.FIRST)
    with pytest.raises(StaleRevisionError):
        steps.order_replies(ana(quick, at), "r1", steps.Place.FIRST)


def test_two_who_support_one_another_at_the_same_time_make_no_circle(kept):
    """[c2] <- [c4] by Ben; [c4] <- [c2] by Ana, who did not see Ben's."""
    there, back = (Relation(*each) for each in (
        ("r8", Kind.SUPPORT, ("c4",), "c2"), ("r9", Kind.SUPPORT, ("c2",), "c4"),
    ))  # fmt: skip
    save(kept, BEN, "plan", [Relate(there)], at=1)
    with pytest.raises(InvalidRelationError, match="circle"):
        save(kept, ANA, "plan", [Relate(back)], at=1)
    assert "r9" not in now(kept).relations
