"""Hints on a map: true for its revision, put aside by people, and brought back."""

from __future__ import annotations

import pytest

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.edits import AddClaim, Relate, Reword, Withdraw
from argmap.model.errors import ForbiddenError, NobodyError, NotFoundError
from argmap.model.permissions import Who
from argmap.services.editing import revise
from argmap.services.hinting import bring_back, dismiss, hints_on, hints_while_typing
from tests.services.seminars import AS_ANA, AS_BEN, AS_RITA, put_seminar

QUESTION = "question c1"


@pytest.fixture
def kept(store):
    put_seminar(store)
    revise(store, "plan", [Reword("c1", "Should industry come first?")], member="Ben", at=1)
    return store


def keys(hints):
    return [hint.key for hint in hints]


def test_the_hints_of_a_map_follow_its_revisions(kept):
    assert QUESTION in keys(hints_on(kept, "plan").open)

    revise(kept, "plan", [Reword("c1", "Industry comes first.")], member="Ben", at=2)

    assert QUESTION not in keys(hints_on(kept, "plan").open)


def test_a_claim_has_its_own_hints(kept):
    assert QUESTION in keys(hints_on(kept, "plan", "c1").open)
    assert QUESTION not in keys(hints_on(kept, "plan", "c2").open)


def test_a_hint_is_put_aside_with_a_name_and_brought_back(kept):
    dismiss(kept, AS_ANA, "plan", QUESTION)
    dismiss(kept, AS_BEN, "plan", QUESTION)

    found = hints_on(kept, "plan")
    assert QUESTION not in keys(found.open)
    assert [(hint.key, aside.name) for hint, aside in found.aside] == [(QUESTION, "Ana")]
    bring_back(kept, AS_BEN, "plan", QUESTION)
    assert QUESTION in keys(hints_on(kept, "plan").open)


def test_several_hints_are_put_aside_and_brought_back_at_once(kept):
    found = keys(hints_on(kept, "plan").open)

    dismiss(kept, AS_ANA, "plan", QUESTION)
    with pytest.raises(NotFoundError, match="hint"):
        dismiss(kept, AS_ANA, "plan", *found, "question c9")
    assert len(hints_on(kept, "plan").aside) == 1
    dismiss(kept, AS_ANA, "plan", *found)
    assert hints_on(kept, "plan").open == ()
    bring_back(kept, AS_BEN, "plan", *found)
    assert keys(hints_on(kept, "plan").open) == found


def test_every_hint_of_a_map_can_be_put_aside(kept):
    texts = {
        "c5": "Iron first.",
        "c6": "Ore is cheap.",
        "c8": "Towns starve.",
        "c9": "Prices rise.",
    }
    relations = (
        Relation("r6", Kind.SUPPORT, ("c6",), "c5"),
        Relation("r8", Kind.REBUT, ("c8",), "c5"),
        Relation("r9", Kind.UNDERCUT, ("c9",), "r6"),
    )
    edits = [AddClaim(Claim(key, text)) for key, text in texts.items()]
    revise(kept, "plan", [*edits, *map(Relate, relations)], member="Ben", at=2)
    found = keys(hints_on(kept, "plan").open)

    assert {"unanswered r8", "unanswered r9"} <= set(found)
    for key in found:
        dismiss(kept, AS_ANA, "plan", key)

    assert hints_on(kept, "plan").open == ()


def test_only_a_hint_that_is_there_can_be_put_aside(kept):
    with pytest.raises(NotFoundError, match="hint"):
        dismiss(kept, AS_ANA, "plan", "question c2")


@pytest.mark.parametrize(("who", "error"), [(AS_RITA, ForbiddenError), (Who(), NobodyError)])
def test_only_who_edits_the_map_puts_aside_and_brings_back_and_is_hinted_at(kept, who, error):
    for act in (
        lambda: dismiss(kept, who, "plan", QUESTION),
        lambda: bring_back(kept, who, "plan", QUESTION),
        lambda: hints_while_typing(kept, who, "plan", "Why?"),
    ):
        with pytest.raises(error):
            act()

    assert QUESTION in keys(hints_on(kept, "plan").open)


def test_while_one_types_the_claims_of_this_very_revision_are_compared(kept):
    def like(text):
        return [hint.other for hint in hints_while_typing(kept, AS_ANA, "plan", text)]

    assert like("Peasants keep their grain.") == ["c2"]
    revise(kept, "plan", [Withdraw("c2")], member="Ben", at=2)
    assert like("Peasants keep their grain.") == []
