"""How many independent sources stand behind a claim."""

from __future__ import annotations

import pytest

from argmap.analysis.corroboration import Root, behind, root_of
from argmap.model.claims import Claim
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence, Passage, Span
from argmap.model.sources import Library, Source

CLAIM = Claim("c", "Grain was short.")
LIBRARY = Library(
    "papers",
    "Papers",
    sources=(
        Source("chapter", "A chapter"),
        Source("letter", "A letter", quoted_in="chapter"),
        Source("census", "A census"),
    ),
)


def drawn(*cited):
    """A map of one claim with passages: where they stand, how they bear, and what they are."""
    passages, evidence = {}, {}
    for number, (sources, bearing, told) in enumerate(cited):
        spans = tuple(Span(each, "e1", 3, 9) for each in sources.split())
        passages[f"p{number}"] = Passage(f"p{number}", spans, **told)
        evidence[f"e{number}"] = Evidence(f"e{number}", "c", f"p{number}", bearing)
    return ArgumentMap("m", Debate("m", "Why?"), {"c": CLAIM}, passages=passages, evidence=evidence)


def test_passages_of_one_source_are_one_source():
    found = behind(
        drawn(("chapter", Bearing.BACKS, {}), ("chapter", Bearing.ATTESTS, {})), LIBRARY, CLAIM
    )
    assert found.roots == (Root("chapter"),)
    assert found.single


def test_what_an_author_has_from_two_others_are_two_sources_read_in_one():
    found = behind(
        drawn(
            ("chapter", Bearing.BACKS, {"via": "census"}),
            ("chapter", Bearing.BACKS, {"via": "letter"}),
        ),
        LIBRARY,
        CLAIM,
    )
    assert found.roots == (Root("census", ("chapter",)), Root("letter", ("chapter",)))
    assert found.read == ("chapter",)


def test_a_retelling_adds_no_source():
    passage = Passage("p", (Span("census", "e1", 0, 5), Span("chapter", "e2", 0, 5)))
    assert root_of(passage, LIBRARY) == Root("chapter")


def test_a_source_that_is_known_through_another_is_a_chain():
    passage = Passage("p", (Span("letter", "e1", 0, 5),))
    assert root_of(passage, LIBRARY) == Root("letter", ("chapter",))


@pytest.mark.parametrize(
    ("bearing", "told"), [(Bearing.ILLUSTRATES, {}), (Bearing.BACKS, {"kind": "literary"})]
)
def test_a_claim_can_be_carried_by_illustration_or_fiction_alone(bearing, told):
    found = behind(drawn(("chapter", bearing, told)), LIBRARY, CLAIM)
    assert found.illustrated
    assert found.roots == ()


def test_what_disputes_a_claim_does_not_carry_it():
    found = behind(drawn(("chapter", Bearing.DISPUTES, {})), LIBRARY, CLAIM)
    assert (found.roots, found.disputing, found.illustrated) == ((), 1, False)
