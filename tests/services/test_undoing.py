"""Undoing and redoing: one's own changes step by step, others' only with leave, nothing lost."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Assign, ClaimField, Merge, Relate, Reword, Withdraw
from argmap.model.errors import ArgmapError, ForbiddenError, NobodyError
from argmap.services.access import NOBODY
from argmap.services.editing import revise
from argmap.services.reading import history, map_at
from argmap.services.saving import save
from argmap.services.undoing import (
    ChangedSinceError,
    NothingToUndoError,
    Steps,
    redo_of,
    steps_of,
    undo_of,
)
from tests.services.seminars import AS_ANA, AS_BEN, AS_EVA, AS_RITA, put_seminar


@pytest.fixture
def kept(store):
    """A store with the plan as the map of a group: Ana and Ben draw, Rita reads, Eva teaches."""
    put_seminar(store)
    return store


def does(store, who, *edits):
    return save(store, who, "plan", edits, at=map_at(store, "plan").revision).revision


def text(store, claim="c1"):
    return map_at(store, "plan").claims[claim].text


def test_changes_are_undone_one_by_one_and_done_again_in_turn(kept):
    for words in ("One.", "Two.", "Three."):
        does(kept, AS_ANA, Reword("c1", words))

    undone = [undo_of(kept, AS_ANA, "plan").map.claims["c1"].text for _ in range(3)]
    redone = [redo_of(kept, AS_ANA, "plan").map.claims["c1"].text for _ in range(3)]

    assert undone == ["Two.", "One.", "Industry first."]
    assert redone == ["One.", "Two.", "Three."]
    assert map_at(kept, "plan").revision == 10


def test_each_undo_takes_back_the_step_before(kept):
    does(kept, AS_ANA, Reword("c1", "One."))
    does(kept, AS_ANA, Reword("c1", "Two."))

    undo_of(kept, AS_ANA, "plan")
    assert text(kept) == "One."
    undo_of(kept, AS_ANA, "plan")
    assert text(kept) == "Industry first."
    redo_of(kept, AS_ANA, "plan")
    assert text(kept) == "One."
    undo_of(kept, AS_ANA, "plan")
    assert text(kept) == "Industry first."
    with pytest.raises(NothingToUndoError, match="nothing of yours left to undo"):
        undo_of(kept, AS_ANA, "plan")


def test_a_new_change_ends_what_could_be_done_again(kept):
    does(kept, AS_ANA, Reword("c1", "One."))
    undo_of(kept, AS_ANA, "plan")
    does(kept, AS_ANA, Assign("c1", ClaimField.DATE, "1924"))

    assert steps_of(kept, AS_ANA, "plan") == Steps(undo=4, redo=0)
    with pytest.raises(NothingToUndoError, match="do again"):
        redo_of(kept, AS_ANA, "plan")


def test_steps_are_found_however_far_back_they_are(kept):
    for number in range(60):
        does(kept, AS_ANA, Reword("c1", f"Words {number}."))
    for _ in range(55):
        undo_of(kept, AS_ANA, "plan")

    assert steps_of(kept, AS_ANA, "plan") == Steps(undo=6, redo=116)
    undo_of(kept, AS_ANA, "plan")
    assert text(kept) == "Words 3."


def test_everybody_undoes_her_own(kept):
    does(kept, AS_ANA, Reword("c1", "Ana's."))
    does(kept, AS_BEN, Reword("c2", "Ben's."))

    undone = undo_of(kept, AS_ANA, "plan")

    assert undone.number == 2
    assert (text(kept), text(kept, "c2")) == ("Industry first.", "Ben's.")
    last = history(kept, "plan")[-1]
    assert (last.member, last.person, last.undoing) == ("Ana", "ana", 2)
    assert last.note == "Undoes revision 2."


def test_what_others_did_takes_leave_to_undo(kept):
    number = does(kept, AS_BEN, Reword("c2", "Ben's."))

    with pytest.raises(ForbiddenError, match="undo what others did"):
        undo_of(kept, AS_ANA, "plan", number)
    with pytest.raises(ForbiddenError):
        undo_of(kept, AS_RITA, "plan", number)
    with pytest.raises(NobodyError):
        undo_of(kept, NOBODY, "plan", number)
    assert text(kept, "c2") == "Ben's."

    undo_of(kept, AS_EVA, "plan", number)
    assert text(kept, "c2") == "Peasants will keep their grain."


def test_what_others_changed_since_is_not_undone_and_it_is_said_who(kept):
    number = does(kept, AS_ANA, Reword("c1", "Ana's."))
    does(kept, AS_BEN, Reword("c1", "Ben's."))

    with pytest.raises(ChangedSinceError, match="Ben changed the same again since, in revision 3"):
        undo_of(kept, AS_ANA, "plan", number)
    assert text(kept) == "Ben's."
    assert map_at(kept, "plan").revision == 3


def test_what_others_built_on_is_not_undone(kept):
    does(kept, AS_ANA, AddClaim(Claim("c9", "New.")),
         Relate(Relation("r9", Kind.SUPPORT, ("c9",), "c1")))  # fmt: skip
    does(kept, AS_BEN, AddClaim(Claim("c10", "More.")),
         Relate(Relation("r10", Kind.SUPPORT, ("c10",), "c9")))  # fmt: skip

    with pytest.raises(ChangedSinceError, match="Ben"):
        undo_of(kept, AS_ANA, "plan")


def test_what_others_changed_and_took_back_is_not_in_the_way(kept):
    does(kept, AS_ANA, Reword("c1", "Ana's."))
    does(kept, AS_BEN, Reword("c1", "Ben's."))
    undo_of(kept, AS_BEN, "plan")

    undo_of(kept, AS_ANA, "plan")

    assert text(kept) == "Industry first."


def test_a_revision_is_undone_only_once(kept):
    number = does(kept, AS_ANA, Withdraw("c4"))
    undo_of(kept, AS_ANA, "plan", number)

    with pytest.raises(NothingToUndoError, match=f"Revision {number} was undone by revision 3"):
        undo_of(kept, AS_ANA, "plan", number)


def test_undoing_is_direct_where_changes_are_suggested(store):
    put_seminar(store, suggesting=True)
    revise(store, "plan", [Reword("c1", "Ana's.")], member="Ana", at=1, person="ana")

    undo_of(store, AS_ANA, "plan")

    assert text(store) == "Industry first."


def test_nobody_has_nothing_to_undo(kept):
    assert steps_of(kept, NOBODY, "plan") == Steps()


def drawn_at_random(store, rng):
    """Ana, Ben and Eva edit, merge, withdraw and undo; what cannot be done is not done."""
    for turn in range(14):
        who, one = rng.choice((AS_ANA, AS_BEN, AS_EVA)), rng.choice(("c1", "c2"))
        new = Claim(f"n{turn}", f"New {turn}.")
        step = Relation(f"q{turn}", Kind.SUPPORT, (new.id,), one)
        edits = rng.choice((
            (Reword(one, f"Words {turn}."),), (AddClaim(new), Relate(step)), (Withdraw(one),),
            (Assign(one, ClaimField.DATE, str(1920 + turn)),), (Merge("c2", "c1"),), (),
        ))  # fmt: skip
        with suppress(ArgmapError):
            _ = does(store, who, *edits) if edits else undo_of(store, who, "plan")


def standing_on(whole):
    return {each for each in whole.claims.values() if not each.withdrawn}, whole.relations


@pytest.mark.parametrize("seed", range(6))
def test_an_instructor_undoes_all_that_was_done_newest_first_and_the_map_is_as_it_was(kept, seed):
    before = map_at(kept, "plan")
    drawn_at_random(kept, Random(seed))
    last = map_at(kept, "plan").revision

    for number in range(last, before.revision, -1):
        undo_of(kept, AS_EVA, "plan", number)

    assert last > before.revision + 3
    assert standing_on(map_at(kept, "plan")) == standing_on(before)
