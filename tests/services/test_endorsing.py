"""Endorsing: bound to the words, hidden until revealed, and taken back at will."""

from __future__ import annotations

import pytest

from argmap.model.edits import Reword
from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.model.seminars import Endorsing
from argmap.services.editing import revise
from argmap.services.endorsing import endorse, endorsements, reveal, withdraw
from tests.services.seminars import AS_ANA, AS_BEN, AS_EVA, AS_RITA, put_seminar


@pytest.fixture
def kept(store):
    put_seminar(store, endorsing=Endorsing.OPEN)
    return store


def names(store, who, claim="c1"):
    return [each.name for each in endorsements(store, who, "plan", claim)]


def test_who_endorses_a_claim_is_seen_by_name_where_that_is_open(kept):
    endorse(kept, AS_ANA, "plan", "c1")
    endorse(kept, AS_EVA, "plan", "c1")

    assert names(kept, AS_RITA) == ["Ana", "Dr Eva"]
    assert [e.is_own for e in endorsements(kept, AS_EVA, "plan", "c1")] == [False, True]
    assert names(kept, AS_RITA, "c2") == []


def test_hidden_endorsements_are_ones_own_until_they_are_revealed(store):
    put_seminar(store, endorsing=Endorsing.HIDDEN)
    endorse(store, AS_ANA, "plan", "c1")
    endorse(store, AS_BEN, "plan", "c1")

    assert (names(store, AS_ANA), names(store, AS_EVA)) == (["Ana"], [])
    with pytest.raises(ForbiddenError):
        reveal(store, AS_ANA, "plan")
    reveal(store, AS_EVA, "plan")
    assert names(store, AS_EVA) == ["Ana", "Ben"]


def test_after_a_rewording_an_endorsement_is_of_an_earlier_wording_until_it_is_renewed(kept):
    endorse(kept, AS_ANA, "plan", "c1")
    revise(kept, "plan", [Reword("c1", "Industry before all.")], member="Ben", at=1)

    [old] = endorsements(kept, AS_RITA, "plan", "c1")
    assert (old.is_earlier, old.words) == (True, "Industry first.")
    endorse(kept, AS_ANA, "plan", "c1", at=2)
    [new] = endorsements(kept, AS_RITA, "plan", "c1")
    assert (new.is_earlier, new.words) == (False, "Industry before all.")


def test_one_endorses_the_words_that_one_saw(kept):
    revise(kept, "plan", [Reword("c1", "Industry before all.")], member="Ben", at=1)

    assert endorse(kept, AS_ANA, "plan", "c1", at=1).words == "Industry first."


def test_an_endorsement_is_taken_back(kept):
    endorse(kept, AS_ANA, "plan", "c1")
    withdraw(kept, AS_ANA, "plan", "c1")
    withdraw(kept, AS_ANA, "plan", "c1")

    assert names(kept, AS_ANA) == []


@pytest.mark.parametrize(("who", "error"), [(AS_RITA, ForbiddenError), (Who(), NobodyError)])
def test_only_who_draws_the_map_endorses(kept, who, error):
    with pytest.raises(error):
        endorse(kept, who, "plan", "c1")
    with pytest.raises(NotFoundError):
        endorse(kept, AS_ANA, "plan", "c9")

    assert names(kept, AS_ANA) == []


def test_where_claims_are_not_endorsed_nobody_does(store):
    put_seminar(store)

    with pytest.raises(ForbiddenError):
        endorse(store, AS_ANA, "plan", "c1")
    assert endorsements(store, AS_ANA, "plan", "c1") == ()
