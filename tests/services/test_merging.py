"""Merging two claims as a person: what is offered, what is told before, and what is told after."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Cite, Relate, Reword
from argmap.model.errors import (
    ForbiddenError,
    InvalidClaimError,
    NotFoundError,
    StaleRevisionError,
)
from argmap.model.passages import Bearing, Evidence
from argmap.model.permissions import Who
from argmap.model.seminars import Endorsing, Holding, Person
from argmap.model.talk import About, Comment, Endorsement
from argmap.services.editing import revise, undo
from argmap.services.loading import put
from argmap.services.merging import candidates, merge, merged_into, preview
from argmap.services.moving import copy
from argmap.services.reading import map_at
from tests.examples import LIBRARY, plan

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ANA, BEN = Who(Person("ana", "Ana", NOW)), Who(Person("ben", "Ben", NOW))


@pytest.fixture
def own(store):
    """The store, and the id of Ana's copy of the plan, in which Ben repeated a claim."""
    put(store, plan(), LIBRARY)
    with store.writing() as writing:
        writing.add(ANA.person, BEN.person)
    held = copy(store, ANA, "plan")
    again = Claim("d2", "The peasants will keep grain.", speaker="buk")
    edits = [
        AddClaim(again),
        Relate(Relation("a", Kind.REBUT, ("d2", "c3"), "c1")),
        Relate(Relation("b", Kind.SUPPORT, ("d2",), "c2")),
        Cite(Evidence("f", "d2", "q2", Bearing.BACKS)),
    ]
    revise(store, held.map_id, edits, member="Ben", at=1, person="ben")
    return store, held.map_id


def test_the_claims_that_say_nearly_the_same_are_offered_first(own):
    store, map_id = own

    assert [each.id for each in candidates(store, map_id, "d2")] == ["c2"]
    assert [each.id for each in candidates(store, map_id, "d2", "goods")] == ["c4"]
    assert candidates(store, map_id, "d2", "keep grain") == (map_at(store, map_id).claims["c2"],)


def test_what_will_happen_is_told_and_nothing_has_happened_yet(own):
    store, map_id = own
    with store.writing() as writing:
        writing.add(Comment("k", map_id, About.CLAIM, "d2", 2, "ana", "Ana", NOW, "Twice?"))

    told = preview(store, ANA, map_id, "d2", "c2")

    assert told.wrote == ("Ben", "")
    assert (told.comments, told.endorsements) == (1, 0)
    assert told.happens.loops == ("b",)
    assert told.happens.twins == {"a": "r1"}
    assert set(told.happens.evidence) == {"f"}
    assert map_at(store, map_id).revision == 2


@pytest.mark.parametrize(("endorsing", "told"), [("open", 2), ("hidden", 1), ("off", 0)])
def test_of_endorsements_no_more_is_told_than_who_merges_may_see(own, endorsing, told):
    store, map_id = own
    with store.writing() as writing:
        writing.change(Holding, {"map_id": map_id}, endorsing=Endorsing(endorsing))
        for each in ("ana", "ben"):
            writing.add(Endorsement(map_id, "d2", each, 2, "The peasants will keep grain.", NOW))

    assert preview(store, ANA, map_id, "d2", "c2").endorsements == told


def test_a_merged_claim_tells_what_was_merged_into_it_and_by_whom(own):
    store, map_id = own

    saved = merge(store, ANA, map_id, "d2", "c2", at=2, words="Peasants will keep all grain.")

    assert saved.map.claims["c2"].text == "Peasants will keep all grain."
    [told] = merged_into(store, map_id, "c2")
    assert (told.claim.text, told.wrote, told.by, told.number) == (
        "The peasants will keep grain.", "Ben", "Ana", 3,
    )  # fmt: skip


def test_a_claim_tells_of_what_was_merged_into_what_was_merged_into_it(own):
    store, map_id = own
    merge(store, ANA, map_id, "d2", "c2", at=2)
    merge(store, ANA, map_id, "c2", "c4", at=3)

    assert [each.claim.id for each in merged_into(store, map_id, "c4")] == ["c2", "d2"]


def test_a_merge_that_was_undone_is_told_no_more_and_again_when_it_is_done_again(own):
    store, map_id = own
    before = map_at(store, map_id)
    merge(store, ANA, map_id, "d2", "c2", at=2, words="Other words.")

    undone = undo(store, map_id, 3, "Ana")

    assert replace(undone, revision=2) == before
    assert merged_into(store, map_id, "c2") == ()
    undo(store, map_id, 4, "Ana")
    assert [each.number for each in merged_into(store, map_id, "c2")] == [3]


def test_a_merge_of_what_others_changed_meanwhile_is_stale(own):
    store, map_id = own
    revise(store, map_id, [Reword("d2", "Other words.")], member="Ben", at=2)

    with pytest.raises(StaleRevisionError):
        merge(store, ANA, map_id, "d2", "c2", at=2)


@pytest.mark.parametrize(
    ("who", "into", "error"),
    [(ANA, "d2", InvalidClaimError), (Who(replace(BEN.person, id="eve")), "c2", NotFoundError)],
)
def test_what_may_not_be_merged_stays(own, who, into, error):
    store, map_id = own

    with pytest.raises(error):
        merge(store, who, map_id, "d2", into, at=2)
    assert map_at(store, map_id).revision == 2


def test_whoever_only_reads_a_map_merges_nothing_there(own):
    store, _ = own

    with pytest.raises(ForbiddenError):
        merge(store, ANA, "plan", "c2", "c4", at=1)
