"""Bringing to a copy what changed on its origin: what clashes with nothing, and what is left."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from argmap.analysis.bringing import bringing
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Speaker
from argmap.model.drafts import apply_all, inverse
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Frame,
    Ordered,
    Relate,
    Reword,
    Uncite,
    Unrelate,
    Withdraw,
)
from argmap.model.revisions import Revision
from tests.examples import debate, plan

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
UNDERCUT = Relate(Relation("u", Kind.UNDERCUT, ("c3",), "r2"))
NEW = (AddClaim(Claim("n1", "New.")), Relate(Relation("s1", Kind.SUPPORT, ("n1",), "c1")))


def brought(theirs, ours=(), base=None):
    """What is brought to a copy that did ``ours`` of an origin that did each of ``theirs``."""
    base = drawn = base or plan()
    log = []
    for number, edits in enumerate(theirs, 1):
        undoes = inverse(edits, drawn)
        log.append(Revision("plan", number, "Ben", NOW, tuple(edits), undoes))
        drawn = apply_all(edits, drawn)
    return bringing(base, log, drawn, apply_all(ours, base))


def test_what_clashes_with_nothing_is_brought_and_own_changes_stay():
    found = brought([[Reword("c2", "Theirs."), *NEW]], [Reword("c1", "Mine.")])

    assert found.left == ()
    assert (found.after.claims["c1"].text, found.after.claims["c2"].text) == ("Mine.", "Theirs.")
    assert found.after.relations["s1"].target == "c1"


@pytest.mark.parametrize(
    ("theirs", "ours", "why"),
    [
        (Reword("c2", "Theirs."), Reword("c2", "Mine."), "it was changed here too"),
        (Reword("c2", "Theirs."), Withdraw("c2"), "the claim is withdrawn here"),
        (Withdraw("c2"), Reword("c2", "Mine."), "changed here, or something here leans on it"),
        (Unrelate("r2"), UNDERCUT, "it was changed here too"),
        (Arrange(Ordered.CLAIMS, ("c2", "c1")), Reword("c2", "Mine."), "the order stays"),
    ],
)
def test_what_was_changed_on_both_is_left_out_and_the_reason_told(theirs, ours, why):
    found = brought([[theirs]], [ours])

    assert found.edits == ()
    assert why in found.left[-1].why
    assert found.after == found.ours


def test_what_leans_on_something_left_out_is_left_out_too():
    below = (AddClaim(Claim("n2", "N.")), Relate(Relation("s2", Kind.SUPPORT, ("n2",), "n1")))

    found = brought([[*NEW, *below]], [Withdraw("c1")])

    assert {each.edit for each in found.left} == {*NEW, *below}
    assert found.after == found.ours


def test_what_both_did_alike_is_nothing_to_bring():
    found = brought([[Uncite("e2"), Unrelate("r2")]], [Uncite("e2"), Reword("c1", "Mine.")])

    assert (found.edits, found.left) == ((Unrelate("r2"),), ())


def test_a_support_that_would_make_a_circle_with_an_own_one_is_left_out():
    mine = (AddClaim(Claim("m1", "M.")), Relate(Relation("m", Kind.SUPPORT, ("c1",), "c4")))
    found = brought([[Relate(Relation("t", Kind.SUPPORT, ("c4",), "c1"))]], mine)

    assert [each.why for each in found.left] == ["it would argue in a circle here"]


def test_what_was_brought_before_does_not_stand_in_the_way_of_what_comes_later():
    first = [[*NEW, Reword("c2", "One.")], [Reword("n1", "Newer.")]]
    had = brought(first)
    later = brought([*first, [Reword("n1", "Newest."), Reword("c2", "Two.")]], had.edits)

    assert later.left == ()
    assert (later.after.claims["n1"].text, later.after.claims["c2"].text) == ("Newest.", "Two.")
    assert brought(first, had.edits).edits == ()


def test_of_a_debate_described_anew_on_both_nothing_of_ones_own_is_lost():
    speakers = debate().speakers
    mine = Frame(debate(title="Mine", speakers=(*speakers, Speaker("m", "Mine"))))
    theirs = Frame(debate(title="Theirs", axis="New.", speakers=(*speakers, Speaker("t", "T."))))

    framed = brought([[theirs]], [mine]).after.debate

    assert (framed.title, framed.axis) == ("Mine", "New.")
    assert [each.id for each in framed.speakers] == ["pre", "buk", "m", "t"]


def test_of_an_origin_that_did_not_change_nothing_is_brought():
    found = brought([], [Reword("c1", "Mine.")])

    assert (found.edits, found.left) == ((), ())
    assert found.after == found.ours
