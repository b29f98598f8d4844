"""Maps laid beside each other: what they share, what only one has, and opposite use of passages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from argmap.analysis.aligning import align
from argmap.model.claims import Claim, Kind, Relation
from argmap.model.passages import Bearing, Evidence, Passage, Span
from tests.examples import debate, plan
from tests.strategies import maps

FAST = Claim("fast", "Industry must come first.", position="fast", thesis=True)
SLOW = Claim("slow", "The village sets the pace.", position="slow", thesis=True)


def drawn(name, claims=(), relations=(), cites=(), passages=None):
    """A map with both theses. A relation is written "id+target" or "id-target" or "id~relation";
    what is cited is (claim or relation, passage)."""
    kinds = {"+": Kind.SUPPORT, "-": Kind.REBUT, "~": Kind.UNDERCUT}
    made = {}
    for line in relations:
        at = next(place for place, sign in enumerate(line) if sign in kinds)
        key = f"r-{line[:at]}-{line[at + 1 :]}"
        made[key] = Relation(key, kinds[line[at]], (line[:at],), line[at + 1 :])
    known = {**SPANS, **(passages or {})}
    shown = {p: Passage(p, (Span("report", "one", *known[p]),)) for _, p in cites}
    cited = {f"e{n}": Evidence(f"e{n}", t, p, Bearing.BACKS) for n, (t, p) in enumerate(cites)}
    stated = {c.id: c for c in (FAST, SLOW, *(Claim(k, text) for k, text in claims))}
    return plan(
        id=name, debate=debate(), claims=stated, relations=made, passages=shown, evidence=cited,
        cross_relations={},
    )  # fmt: skip


SPANS = {"q": (0, 40), "within": (10, 40), "edge": (39, 80), "far": (90, 99)}
GRAIN = "Peasants kept their grain because prices for it were low."
LIKE = "Prices for grain were low, so peasants kept their grain."
DENIED = "Peasants never kept their grain because prices for it were low."


def same(found):
    """What is common, each claim by the maps that have it."""
    return [dict(each.on) for each in found.common if "fast" not in each.on.values()]


def stances(sides):
    """Which map takes which end, in words: "one for position fast"."""
    return [
        f"{use.map_id} {'for' if use.stance[1] > 0 else 'against'} {use.stance[0]}" for use in sides
    ]


def test_claims_of_one_origin_are_the_same_however_they_read_now():
    one, other = drawn("one", [("c", GRAIN)]), drawn("other", [("c", "They sold all they had.")])
    assert {"one": "c", "other": "c"} in same(align([one, other]))


@pytest.mark.parametrize(
    ("text", "common"), [(GRAIN.upper(), True), (LIKE, True), ("The plan failed.", False),
                         (DENIED, False)],
)  # fmt: skip
def test_claims_that_read_alike_are_the_same_unless_one_denies_it(text, common):
    found = align([drawn("one", [("c", GRAIN)]), drawn("other", [("d", text)])])
    assert ({"one": "c", "other": "d"} in same(found)) is common
    assert (found.only("one"), found.only("other")) == ((), ()) if common else (("c",), ("d",))


def test_where_both_cite_one_passage_less_likeness_will_do():
    mine, theirs = "The harvest of that year was bad.", "A bad harvest emptied the town markets."
    one = drawn("one", [("c", mine)], cites=[("c", "q")])
    citing, silent = (
        drawn("other", [("d", theirs)], cites=cites) for cites in ([("d", "within")], [])
    )
    assert {"one": "c", "other": "d"} in same(align([one, citing]))
    assert {"one": "c", "other": "d"} not in same(align([one, silent]))


def test_two_claims_of_one_map_are_never_the_same():
    one = drawn("one", [("c", GRAIN), ("d", GRAIN)])
    found = align([one, drawn("other", [("e", GRAIN)])])
    assert len(found.only("one")) == 1


@pytest.mark.parametrize(("other", "shared"), [("q", 1), ("within", 1), ("edge", 0), ("far", 0)])
def test_passages_are_the_same_if_they_overlap_by_half(other, shared):
    one = drawn("one", [("c", "A.")], cites=[("c", "q")])
    found = align([one, drawn("other", [("d", "B.")], cites=[("d", other)])])
    assert len(found.passages) == shared


def test_one_passage_for_and_against_the_same_thesis_is_opposite_use():
    one = drawn("one", [("c", "A.")], ["c+fast"], [("c", "q")])
    other = drawn("other", [("d", "B.")], ["d-fast"], [("d", "within")])
    (found,) = align([one, other]).opposite
    assert found.contrast.rank == 0
    assert stances(found.contrast.left) == ["one for position fast"]
    assert stances(found.contrast.right) == ["other against position fast"]


def test_one_passage_for_different_positions_is_opposite_use_unless_one_map_does_both():
    one = drawn("one", [("c", "A.")], ["c+fast"], [("c", "q")])
    other = drawn("other", [("d", "B.")], ["d+slow"], [("d", "q")])
    both = drawn("other", [("d", "B.")], ["d+slow", "d+fast"], [("d", "q")])
    assert [each.contrast.rank for each in align([one, other]).opposite] == [1]
    assert align([one, both]).opposite == ()


def test_a_map_that_uses_it_both_ways_shows_both_beside_one_that_does_not():
    claims = [("b", "Barley."), ("c", "A.")]
    one = drawn("one", claims, ["c+fast", "c-b", "b+fast"], [("c", "q")])
    other = drawn("other", [("d", "B.")], ["d-fast"], [("d", "q")])
    (found,) = align([one, other]).opposite
    assert sorted(stances(found.contrast.left)) == [
        "one against position fast", "one for position fast",
    ]  # fmt: skip
    assert align([one, replace(one, id="two")]).opposite == ()


@pytest.mark.parametrize(
    ("relations", "sign"),
    [
        (["c-b", "b-fast"], "for"),  # an objection to an objection
        (["c~r-b-fast", "b+fast"], "against"),  # the step to the thesis does not follow
        (["c~r-b-fast", "b-fast"], "for"),
        (["c~r-d-r-b-fast", "d~r-b-fast", "b+fast"], "for"),  # nor does that
    ],
)
def test_signs_multiply_on_the_way_to_the_end(relations, sign):
    claims = [("b", "Barley."), ("c", "Corn."), ("d", "Dill.")]
    one = drawn("one", claims, relations, [("c", "q")])
    (found,) = align([one, replace(one, id="two")]).passages
    assert stances(found.of("one")) == [f"one {sign} position fast"]


def test_a_passage_for_a_step_is_used_as_the_step_is():
    one = drawn("one", [("b", "Barley.")], ["b-fast"], [("r-b-fast", "q")])
    (found,) = align([one, replace(one, id="two")]).passages
    assert stances(found.of("one")) == ["one against position fast"]


def test_what_runs_in_a_circle_has_no_end():
    claims = [("b", "Barley."), ("c", "Corn.")]
    one = drawn("one", claims, ["b+c", "c+b"], [("c", "q")])
    (found,) = align([one, replace(one, id="two")]).passages
    assert found.uses == ()


def told(found):
    """All that is found, without any order."""
    return (
        {frozenset(each.on.items()) for each in found.claims},
        {frozenset(each.on.items()) for each in found.passages},
        {frozenset(use.key for use in each.uses) for each in found.opposite},
    )


@settings(max_examples=40)
@given(maps(), maps())
def test_the_order_of_the_maps_makes_no_difference(one, other):
    three = [replace(one, id="a"), replace(other, id="b"), replace(one, id="c")]
    assert told(align(three)) == told(align(three[::-1])) == told(align([*three[1:], three[0]]))


@settings(max_examples=40)
@given(maps())
def test_a_map_has_everything_in_common_with_itself(one):
    found = align([replace(one, id="a"), replace(one, id="b")])
    assert [set(each.on.values()) for each in found.common] == [{claim.id} for claim in one]
    assert (found.only("a"), found.only("b"), found.opposite) == ((), (), ())


@settings(max_examples=40)
@given(maps(), maps())
def test_every_claim_is_told_of_once(one, other):
    both = [replace(one, id="a"), replace(other, id="b")]
    items = [item for each in align(both).claims for item in each.on.items()]
    assert sorted(items) == sorted((m.id, claim.id) for m in both for claim in m)
