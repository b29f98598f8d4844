"""Suggestions: they wait for another's approval, and none is ever lost."""

from __future__ import annotations

import pytest

from argmap.model.edits import Reword, Withdraw
from argmap.model.errors import (
    ForbiddenError,
    InvalidTextError,
    NobodyError,
    NotFoundError,
    StaleRevisionError,
)
from argmap.model.permissions import Who
from argmap.model.seminars import Holding
from argmap.model.talk import Outcome
from argmap.services.editing import revise
from argmap.services.reading import history, map_at
from argmap.services.suggesting import (
    DecidedError,
    accept,
    decline,
    suggest,
    suggested,
    suggestions,
    take_back,
    waiting,
)
from tests.services.seminars import AS_ANA, AS_BEN, AS_EVA, AS_RITA, put_seminar

REWORDED = (Reword("c1", "Industry before all."),)


@pytest.fixture
def kept(store):
    put_seminar(store, suggesting=True)
    return store


@pytest.fixture
def asked(kept):
    """Ana's suggestion to reword the thesis."""
    return suggest(kept, AS_ANA, "plan", REWORDED, at=1, note="Clearer.")


def activity(store):
    with store.reading() as reading:
        return reading.one(Holding, map_id="plan").activity


def test_a_suggestion_waits_and_changes_nothing(kept, asked):
    assert suggestions(kept, AS_RITA, "plan") == (asked,)
    assert (asked.name, asked.at, asked.edits, asked.note) == ("Ana", 1, REWORDED, "Clearer.")
    assert waiting(kept, "plan") == 1
    assert map_at(kept, "plan").revision == 1


def test_an_accepted_suggestion_is_a_revision_of_its_author_and_says_who_accepted_it(kept, asked):
    revised = accept(kept, AS_BEN, "plan", asked.id)

    assert revised.claim("c1").text == "Industry before all."
    last = history(kept, "plan")[-1]
    assert (last.member, last.person) == ("Ana", "ana")
    assert last.note == "Clearer. (Suggested; accepted by Ben.)"
    [kept_one] = suggestions(kept, AS_RITA, "plan")
    assert (kept_one.outcome, kept_one.decided_by) == (Outcome.ACCEPTED, "Ben")
    assert kept_one.revision == 2
    assert waiting(kept, "plan") == 0


def test_nobody_accepts_her_own_suggestion_but_who_runs_the_map(kept, asked):
    with pytest.raises(ForbiddenError, match="another of the group does"):
        accept(kept, AS_ANA, "plan", asked.id)
    hers = suggest(kept, AS_EVA, "plan", REWORDED, at=1)

    assert map_at(kept, "plan").revision == 1
    assert accept(kept, AS_EVA, "plan", hers.id).revision == 2


@pytest.mark.parametrize(
    ("who", "error"), [(AS_RITA, ForbiddenError), (Who(), NobodyError)], ids=["reader", "nobody"]
)
def test_who_only_reads_neither_suggests_nor_decides(kept, asked, who, error):
    for act in (
        lambda: suggest(kept, who, "plan", REWORDED, at=1),
        lambda: accept(kept, who, "plan", asked.id),
        lambda: decline(kept, who, "plan", asked.id, "No."),
        lambda: take_back(kept, who, "plan", asked.id),
    ):
        with pytest.raises(error):
            act()

    assert suggestions(kept, AS_ANA, "plan") == (asked,)


def test_a_suggestion_on_what_has_changed_since_is_refused_when_it_is_made_and_when_accepted(
    kept, asked
):
    revise(kept, "plan", [Reword("c1", "Machines first.")], member="Ben", at=1)

    with pytest.raises(StaleRevisionError):
        accept(kept, AS_BEN, "plan", asked.id)
    with pytest.raises(StaleRevisionError):
        suggest(kept, AS_ANA, "plan", REWORDED, at=1)
    assert suggestions(kept, AS_ANA, "plan") == (asked,)
    assert map_at(kept, "plan").claim("c1").text == "Machines first."


def test_a_suggestion_goes_through_where_others_changed_something_else(kept, asked):
    revise(kept, "plan", [Withdraw("c4")], member="Ben", at=1)

    assert accept(kept, AS_BEN, "plan", asked.id).claim("c1").text == "Industry before all."


def test_a_declined_suggestion_is_kept_with_the_reason(kept, asked):
    with pytest.raises(InvalidTextError, match="needs words"):
        decline(kept, AS_BEN, "plan", asked.id, " ")
    decline(kept, AS_BEN, "plan", asked.id, "The old words are hers.")

    [kept_one] = suggestions(kept, AS_ANA, "plan")
    assert (kept_one.outcome, kept_one.decided_by) == (Outcome.DECLINED, "Ben")
    assert (kept_one.why, kept_one.edits) == ("The old words are hers.", REWORDED)


def test_only_its_author_takes_a_suggestion_back(kept, asked):
    with pytest.raises(ForbiddenError, match="somebody else"):
        take_back(kept, AS_BEN, "plan", asked.id)

    assert take_back(kept, AS_ANA, "plan", asked.id).outcome is Outcome.TAKEN_BACK


def test_what_is_decided_is_decided_once(kept, asked):
    decline(kept, AS_BEN, "plan", asked.id, "No.")

    for act in (
        lambda: accept(kept, AS_EVA, "plan", asked.id),
        lambda: take_back(kept, AS_ANA, "plan", asked.id),
    ):
        with pytest.raises(DecidedError, match="was declined by Ben already"):
            act()
    with pytest.raises(NotFoundError):
        accept(kept, AS_BEN, "plan", "no-such")


def test_what_cannot_be_done_is_told_when_it_is_suggested(kept):
    with pytest.raises(NotFoundError):
        suggest(kept, AS_ANA, "plan", [Reword("c9", "Nobody said it.")], at=1)

    assert waiting(kept, "plan") == 0


def test_every_step_of_a_suggestion_is_noticed(kept):
    before = activity(kept)
    asked = suggest(kept, AS_ANA, "plan", REWORDED, at=1)
    decline(kept, AS_BEN, "plan", asked.id, "No.")

    assert activity(kept) == before + 2


def reworded_by(found):
    return [(old.text, new.text) for old, new in found.difference.changed]


def test_what_a_suggestion_does_is_seen_on_the_map_of_now(kept, asked):
    revise(kept, "plan", [Withdraw("c4")], member="Ben", at=1)

    found = suggested(kept, AS_RITA, "plan", asked.id)

    assert reworded_by(found) == [("Industry first.", "Industry before all.")]
    assert (found.difference.withdrawn, found.problem) == ((), "")
    assert map_at(kept, "plan").claim("c1").text == "Industry first."


def test_what_cannot_be_carried_out_any_more_is_seen_on_the_map_that_its_author_saw(kept, asked):
    revise(kept, "plan", [Reword("c1", "Machines first.")], member="Ben", at=1)

    found = suggested(kept, AS_RITA, "plan", asked.id)

    assert reworded_by(found) == [("Industry first.", "Industry before all.")]
    assert "Ben" in found.problem


def test_what_an_accepted_suggestion_did_is_seen_later(kept, asked):
    revise(kept, "plan", [Withdraw("c4")], member="Ben", at=1)
    accept(kept, AS_BEN, "plan", asked.id)
    revise(kept, "plan", [Reword("c1", "Machines first.")], member="Ben", at=3)

    found = suggested(kept, AS_RITA, "plan", asked.id)

    assert reworded_by(found) == [("Industry first.", "Industry before all.")]
    with pytest.raises(NotFoundError, match="suggestion"):
        suggested(kept, AS_RITA, "plan", "no-such")
