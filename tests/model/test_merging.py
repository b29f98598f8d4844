"""Merging two claims: everything moves over, what is there twice becomes one, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.model.claims import Basis, Claim, CrossRelation, Kind, Relation, Voice
from argmap.model.dates import DateSpan
from argmap.model.debates import Excerpt
from argmap.model.drafts import apply, apply_all, inverse
from argmap.model.edits import AddClaim, Bridge, Cite, Edit, Frame, Merge, Relate, Withdraw
from argmap.model.errors import ArgmapError, InvalidClaimError
from argmap.model.passages import Bearing, Evidence, Mode
from tests.examples import plan
from tests.strategies import maps

TWICE = Merge("d2", "c2")
SAME = Claim("d2", "Peasants keep grain.", speaker="buk")


def twice(*edits: Edit):
    """The plan with a second claim d2 that says what c2 says, and more."""
    return apply_all((AddClaim(SAME), *edits), plan())


def support(name, premises, target="c1", **fields):
    return Relate(Relation(name, Kind.SUPPORT, premises, target, **fields))


def undercut(name, premise, target):
    return Relate(Relation(name, Kind.UNDERCUT, (premise,), target))


def test_two_supports_with_the_same_premise_become_one_with_both_notes():
    before = twice(
        support("a", ("c2",), note="So he said."),
        support("b", ("d2",), note="And so he meant.", basis=Basis.EXPLICIT),
    )

    after = apply(TWICE, before)

    kept = after.relations["a"]
    assert "b" not in after.relations
    assert (kept.note, kept.basis) == ("So he said.\n\nAnd so he meant.", Basis.EXPLICIT)


def test_a_note_is_not_said_twice():
    before = twice(support("a", ("c2",), note="So."), support("b", ("d2",), note="So."))

    assert apply(TWICE, before).relations["a"].note == "So."


def test_what_bore_on_a_relation_that_becomes_one_with_another_bears_on_that():
    before = twice(
        support("a", ("c2",)), undercut("ua", "c3", "a"),
        support("b", ("d2",)), undercut("ub", "c4", "b"),
        Cite(Evidence("eb", "b", "q1", Bearing.BACKS)),
        Bridge(CrossRelation("xb", Kind.UNDERCUT, "other", "far", "b")),
    )  # fmt: skip

    after = apply(TWICE, before)

    assert [after.relations[each].target for each in ("ua", "ub")] == ["a", "a"]
    assert after.evidence["eb"].target == "a"
    assert after.cross_relations["xb"].target == "a"


def test_undercuts_of_relations_that_become_one_become_one_too_at_any_depth():
    before = twice(
        support("a", ("c2",)), undercut("ua", "c4", "a"), undercut("uua", "c3", "ua"),
        support("b", ("d2",)), undercut("ub", "c4", "b"), undercut("uub", "c3", "ub"),
        Cite(Evidence("eb", "uub", "q1", Bearing.BACKS)),
    )  # fmt: skip

    after = apply(TWICE, before)

    assert {"b", "ub", "uub"} & set(after.relations) == set()
    assert after.evidence["eb"].target == "uua"


def test_linked_premises_that_become_one_claim_are_one_premise():
    after = apply(TWICE, twice(support("a", ("c2", "d2", "c3"))))

    assert after.relations["a"].premises == ("c2", "c3")


def test_linked_premises_in_another_order_say_the_same():
    after = apply(TWICE, twice(support("a", ("c2", "c3")), support("b", ("c3", "d2"))))

    assert "b" not in after.relations


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_relation_of_another_kind_or_scheme_stays_beside_the_other(name):
    other = {"a": Kind.REBUT, "b": Kind.SUPPORT}[name]
    before = twice(
        support("a", ("c2",)),
        Relate(Relation("b", other, ("d2",), "c1", scheme="" if name == "a" else "sign")),
    )

    assert set(apply(TWICE, before).relations) == set(before.relations)


def test_a_relation_between_the_two_is_cut_with_what_undercuts_it():
    before = twice(support("a", ("d2", "c4"), "c2"), undercut("ua", "c1", "a"))

    after = apply(TWICE, before)

    assert set(after.relations) == set(plan().relations)


def test_the_same_passage_cited_in_the_same_way_is_cited_once():
    before = twice(Cite(Evidence("f", "d2", "q1", Bearing.BACKS, note="Read again.")))

    after = apply(TWICE, before)

    assert [each.id for each in after.evidence_for("c2")] == ["e1"]
    assert after.evidence["e1"].note == "The very words.\n\nRead again."


@pytest.mark.parametrize(
    "other",
    [
        Evidence("f", "d2", "q1", Bearing.DISPUTES),
        Evidence("f", "d2", "q1", Bearing.BACKS, Mode.QUOTATION),
        Evidence("f", "d2", "q2", Bearing.BACKS),
    ],
)
def test_a_passage_cited_otherwise_stays_cited_so(other):
    after = apply(TWICE, twice(Cite(other)))

    assert after.evidence["f"] == replace(other, target="c2")


def test_what_other_debates_bring_to_bear_moves_too_and_once():
    cross = CrossRelation("y1", Kind.SUPPORT, "other", "far", "d2")
    before = twice(
        Bridge(cross),
        Bridge(replace(cross, id="y2", target="c2")),
        Bridge(replace(cross, id="y3", premise="farther")),
    )

    after = apply(TWICE, before)

    assert "y1" not in after.cross_relations
    assert after.cross_relations["y3"].target == "c2"


def test_the_maps_of_a_debate_name_the_claim_that_stays():
    few = (Excerpt("few", "Few", ("d2", "c1", "c2")), Excerpt("all", "All"))
    before = twice()
    before = apply(Frame(replace(before.debate, excerpts=few)), before)

    after = apply(TWICE, before)

    assert after.debate.excerpts[0].claims == ("c2", "c1")


def test_the_claim_that_stays_takes_what_it_lacks_from_the_other():
    full = replace(
        SAME, id="f", position="slow", date=DateSpan("1925"), kind="causal", thesis=True, core=True,
        note="Of autumn.",
    )  # fmt: skip
    before = apply(AddClaim(full), twice())

    kept = apply(Merge("f", "d2"), before).claims["d2"]

    assert kept == replace(full, id="d2", text=SAME.text)


@pytest.mark.parametrize("other", [{"speaker": "pre"}, {"speaker": None, "voice": Voice.AUTHOR}])
def test_nobody_is_made_to_have_held_what_another_held(other):
    apart = Claim("f", "So.", position="fast", date=DateSpan("1925"), **{"speaker": "pre"} | other)
    before = apply(AddClaim(apart), twice())

    kept = apply(Merge("f", "d2"), before).claims["d2"]

    assert kept == SAME


@pytest.mark.parametrize("gone", ["c2", "d2"])
def test_a_withdrawn_claim_is_not_merged(gone):
    before = apply(Withdraw(gone), twice())

    with pytest.raises(InvalidClaimError, match="restore it before it is merged"):
        apply(TWICE, before)


def test_notes_that_are_too_long_together_stay_apart():
    long = "a" * 6_000
    before = twice(support("a", ("c2",), note=long), support("b", ("d2",), note="b" * 6_000))

    after = apply(TWICE, before)

    assert len(after.relations["a"].note) == len(after.relations["b"].note) == 6_000


@st.composite
def mergeable(draw):
    """A map with two drawn claims, and the rest of it as it comes, with some said twice."""
    drawn = draw(maps())
    ids = list(drawn.drawn)
    assume(len(ids) > 1)
    goes, stays = draw(st.permutations(ids))[:2]
    for n, key in enumerate(draw(st.lists(st.sampled_from(list(drawn.relations) or [""])))):
        drawn = said_again(drawn, key, n, goes, stays)
    return drawn, goes, stays


def said_again(drawn, key, n, goes, stays):
    """The map with a relation once more, the one claim in place of the other, and undercut."""
    other = {goes: stays, stays: goes}
    relation = drawn.relations.get(key)
    if relation is None:
        return drawn
    premises = tuple(dict.fromkeys(other.get(each, each) for each in relation.premises))
    again = {"id": f"again{n}", "premises": premises}
    again["target"] = other.get(relation.target, relation.target)
    try:
        drawn = apply(Relate(replace(relation, **again)), drawn)
        return apply(undercut(f"under{n}", goes, again["id"]), drawn)
    except ArgmapError:
        return drawn


@given(mergeable())
def test_a_merge_can_be_undone_to_the_letter_and_done_again(case):
    before, goes, stays = case
    merge = [Merge(goes, stays)]
    after = apply_all(merge, before)
    undoes = inverse(merge, before)

    undone = apply_all(undoes, after)
    again = apply_all(inverse(undoes, after), undone)

    for one, other in ((undone, before), (again, after)):
        assert one == other
        assert [list(getattr(one, part)) for part in PARTS] == [
            list(getattr(other, part)) for part in PARTS
        ]


PARTS = ("claims", "relations", "passages", "evidence", "cross_relations")


@given(mergeable())
def test_after_a_merge_nothing_names_the_claim_that_went(case):
    before, goes, stays = case

    after = apply(Merge(goes, stays), before)

    named = [each for r in after.relations.values() for each in (*r.premises, r.target)]
    named += [each.target for each in after.evidence.values()]
    named += [each.target for each in after.cross_relations.values()]
    named += [c for e in after.debate.excerpts if isinstance(e.claims, tuple) for c in e.claims]
    assert goes not in named
    assert [key for key, each in after.claims.items() if each.withdrawn] == [
        key for key, each in before.claims.items() if each.withdrawn or key == goes
    ]


@given(mergeable())
def test_every_argument_survives_a_merge_but_those_between_the_two(case):
    before, goes, stays = case

    after = apply(Merge(goes, stays), before)

    def says(relation, target):
        return (
            relation.kind,
            target,
            frozenset(stays if p == goes else p for p in relation.premises),
        )

    def said(drawn, relation, depth=0):
        """What a relation says, down to the claim that it comes to bear on."""
        under = drawn.relations.get(relation.target)
        if under is None:
            return says(relation, stays if relation.target == goes else relation.target)
        return says(relation, said(drawn, under, depth + 1))

    def bears_on_itself(argument):
        _, target, premises = argument
        return bears_on_itself(target) if isinstance(target, tuple) else target in premises

    arguments = {said(before, each) for each in before.relations.values()}
    assert {said(after, each) for each in after.relations.values()} == {
        each for each in arguments if not bears_on_itself(each)
    }
