"""Revising maps: one way for every change, and stale changes only where they hurt nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.model.claims import Claim, CrossRelation, Kind, Relation
from argmap.model.drafts import apply_all
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Assign,
    Bridge,
    Cite,
    ClaimField,
    Merge,
    Ordered,
    Relate,
    Reword,
    Unrelate,
    Withdraw,
)
from argmap.model.errors import (
    InvalidRelationError,
    InvalidTextError,
    NotFoundError,
    StaleRevisionError,
)
from argmap.model.passages import Bearing, Evidence
from argmap.services.editing import revise, undo
from argmap.services.loading import blank, put
from argmap.services.reading import debate_map, history
from argmap.store import open_store
from tests.examples import LIBRARY, plan
from tests.strategies import Maker, maps, seeds


@pytest.fixture
def kept(store):
    """The store with the plan in it, at revision 1."""
    put(store, plan(), LIBRARY)
    return store


def by(store, member, at, *edits):
    return revise(store, "plan", edits, member=member, at=at)


def test_a_revision_is_numbered_signed_and_holds_edits_and_what_undoes_them(kept):
    edit = Reword("c1", "Industry before all.")

    revised = revise(kept, "plan", [edit], member=" Ana ", at=1, note="Clearer.")

    last = history(kept, "plan")[-1]
    assert (last.number, last.member, last.note) == (2, "Ana", "Clearer.")
    assert (last.edits, last.undoes) == ((edit,), (Reword("c1", "Industry first."),))
    assert revised == debate_map(kept, "plan")
    assert revised.claims["c1"].text == "Industry before all."


def test_what_another_process_did_is_seen_at_once(kept, database_url):
    other = open_store(database_url)
    debate_map(other, "plan")

    by(kept, "Ana", 1, Reword("c1", "Industry before all."))

    assert debate_map(other, "plan").claims["c1"].text == "Industry before all."
    other.close()


def test_a_stale_edit_that_touches_nothing_the_others_touched_goes_through(kept):
    by(kept, "Ana", 1, Reword("c1", "Industry before all."))
    by(kept, "Ben", 1, Assign("c1", ClaimField.DATE, "1924"), Reword("c2", "They will not sell."))

    drawn = debate_map(kept, "plan")
    assert drawn.revision == 3
    assert drawn.claims["c1"].text == "Industry before all."
    assert drawn.claims["c1"].date.text == "1924"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (Reword("c1", "One."), Reword("c1", "Another.")),
        (Withdraw("c2"), Reword("c2", "Another.")),
        (Withdraw("c2"), Relate(Relation("r9", Kind.SUPPORT, ("c3",), "c2"))),
        (Relate(Relation("r9", Kind.SUPPORT, ("c3",), "c2")), Withdraw("c2")),
        (Unrelate("r1"), Relate(Relation("r9", Kind.UNDERCUT, ("c3",), "r1"))),
        (Relate(Relation("r9", Kind.UNDERCUT, ("c2",), "r1")), Unrelate("r1")),
        (Unrelate("r1"), Bridge(CrossRelation("x9", Kind.UNDERCUT, "other", "o1", "r1"))),
        (Cite(Evidence("e9", "r1", "q1", Bearing.BACKS)), Unrelate("r1")),
        (Merge("c4", "c3"), Unrelate("r2")),
        (AddClaim(Claim("c9", "One.")), AddClaim(Claim("c9", "Another."))),
        (Arrange(Ordered.CLAIMS, ("c2", "c1")), Arrange(Ordered.CLAIMS, ("c3", "c2"))),
    ],
)
def test_a_stale_edit_that_touches_what_the_others_touched_is_refused(kept, theirs, ours):
    by(kept, "Ana", 1, theirs)

    with pytest.raises(StaleRevisionError, match="the map is at revision 2 now"):
        by(kept, "Ben", 1, ours)
    assert debate_map(kept, "plan").revision == 2


def test_two_may_add_to_one_claim_at_once(kept):
    by(kept, "Ana", 1, AddClaim(Claim("a", "A.")), Relate(Relation("ra", "support", ("a",), "c1")))
    by(kept, "Ben", 1, AddClaim(Claim("b", "B.")), Relate(Relation("rb", "rebut", ("b",), "c1")))

    assert len(debate_map(kept, "plan").bearing_on("c1")) == 3


def test_nobody_can_have_seen_a_revision_that_is_to_come(kept):
    with pytest.raises(StaleRevisionError):
        by(kept, "Ana", 7, Reword("c1", "One."))


def test_without_edits_there_is_no_revision(kept):
    assert by(kept, "Ana", 1).revision == 1


def test_of_edits_of_which_one_is_refused_none_is_done(kept):
    undercut = Relate(Relation("r9", Kind.UNDERCUT, ("c2",), "c1"))

    with pytest.raises(InvalidRelationError):
        by(kept, "Ana", 1, Reword("c1", "One."), undercut)
    assert debate_map(kept, "plan") == replace(plan(), revision=1)
    assert len(history(kept, "plan")) == 1


def test_a_revision_needs_a_name_under_it(kept):
    with pytest.raises(InvalidTextError, match="The name under a revision needs words"):
        by(kept, "  ", 1, Reword("c1", "One."))


def test_an_unknown_map_cannot_be_revised(kept):
    with pytest.raises(NotFoundError, match="Did you mean plan"):
        revise(kept, "plann", [Reword("c1", "One.")], member="Ana", at=1)


def test_undoing_is_another_revision_and_undoing_that_does_it_again(kept):
    by(kept, "Ana", 1, Unrelate("r1"))

    undone = undo(kept, "plan", 2, "Ben")
    assert undone == replace(plan(), revision=3)
    redone = undo(kept, "plan", 3, "Ana")
    assert redone.relations == {}
    assert [each.note for each in history(kept, "plan")][2:] == [
        "Undoes revision 2.",
        "Undoes revision 3.",
    ]


def test_what_was_changed_again_since_cannot_be_undone(kept):
    by(kept, "Ana", 1, Reword("c1", "One."))
    by(kept, "Ben", 2, Reword("c1", "Two."))

    with pytest.raises(StaleRevisionError):
        undo(kept, "plan", 2, "Ana")


@pytest.mark.parametrize("number", [0, -1, 2, 99])
def test_a_revision_that_is_not_there_cannot_be_undone(kept, number):
    with pytest.raises(NotFoundError, match="There is no revision"):
        undo(kept, "plan", number, "Ana")


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_the_history_replayed_from_nothing_is_the_map_that_is_kept(kind, request):
    store = open_store(request.getfixturevalue(f"{kind}_url"))
    count = iter(range(10_000))

    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    @given(maps(), st.lists(seeds, max_size=3))
    def law(first, later):
        slug = f"m{next(count)}"
        first = replace(first, id=slug, debate=replace(first.debate, slug=slug, library=slug))
        put(store, first, replace(LIBRARY, slug=slug))
        for seed in later:
            drawn = debate_map(store, slug)
            edits = [e for e in Maker(seed).edits(drawn, 4) if type(e).__name__ != "Frame"]
            revise(store, slug, edits[:1], member="Ana", at=drawn.revision)
        edits = (edit for each in history(store, slug) for edit in each.edits)
        replayed = apply_all(edits, blank(slug, slug, slug))
        with store.reading() as reading:
            assert replace(replayed, revision=reading.revision(slug)) == reading.map(slug)
        assert debate_map(store, slug).claims == replayed.claims

    law()
    store.close()


def test_the_same_edits_through_every_door_give_the_same_map(store):
    """Revised at once, revised one by one, loaded, and undone and done again."""
    edits = [Reword("c1", "Industry."), Unrelate("r1"), AddClaim(Claim("c5", "Five."))]
    wanted = apply_all(edits, plan())
    doors = {}
    for slug in ("at-once", "one-by-one", "loaded", "redone"):
        same = plan(id=slug, debate=replace(plan().debate, slug=slug))
        put(store, same, LIBRARY)
        doors[slug] = same

    revise(store, "at-once", edits, member="Ana", at=1)
    for at, edit in enumerate(edits, 1):
        revise(store, "one-by-one", [edit], member="Ben", at=at)
    put(store, replace(wanted, id="loaded", debate=doors["loaded"].debate), LIBRARY)
    revise(store, "redone", edits, member="Ana", at=1)
    undo(store, "redone", 2, "Ben")
    undo(store, "redone", 3, "Ana")

    for slug, same in doors.items():
        made = debate_map(store, slug)
        assert replace(made, id="plan", debate=wanted.debate, revision=0) == wanted, same.id
