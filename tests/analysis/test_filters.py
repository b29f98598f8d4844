"""Filters choose claims; every field narrows the choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.filters import Filter, matching
from argmap.model.claims import Claim, Voice
from argmap.model.debates import Debate
from argmap.model.ids import (
    ClaimId,
    EvidenceId,
    MapId,
    PassageId,
    PositionId,
    Slug,
    SpeakerId,
)
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence


def _claim(name: str, position: str, speaker: str, voice: Voice, kind: str) -> Claim:
    return Claim(
        ClaimId(name), f"The claim {name}.", voice, SpeakerId(speaker), PositionId(position),
        kind=kind,
    )  # fmt: skip


SHOWN = ArgumentMap(
    MapId("m"),
    Debate(Slug("d"), "What then?"),
    claims={
        ClaimId("a"): _claim("a", "left", "trotsky", Voice.ACTOR, "policy"),
        ClaimId("b"): _claim("b", "left", "serge", Voice.ACTOR, "causal"),
        ClaimId("c"): _claim("c", "own", "hosking", Voice.AUTHOR, "causal"),
    },
    evidence={
        EvidenceId("e"): Evidence(EvidenceId("e"), ClaimId("a"), PassageId("p"), Bearing.ATTESTS)
    },
)

FILTERS = st.builds(
    Filter,
    position=st.sampled_from(["", "left", "own"]),
    speaker=st.sampled_from(["", "trotsky", "hosking"]),
    voice=st.sampled_from(["", "actor", "author"]),
    kind=st.sampled_from(["", "policy", "causal"]),
    evidence=st.sampled_from(["", "with", "without"]),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), "abc"),
        (Filter(position="left"), "ab"),
        (Filter(speaker="serge"), "b"),
        (Filter(voice="author"), "c"),
        (Filter(kind="causal"), "bc"),
        (Filter(evidence="with"), "a"),
        (Filter(evidence="without"), "bc"),
        (Filter(position="left", kind="causal"), "b"),
    ],
)
def test_a_filter_finds_the_claims_that_meet_all_its_fields(wanted, found):
    assert matching(SHOWN, wanted) == set(found)


@given(FILTERS)
def test_claims_with_and_without_evidence_together_are_all_that_the_rest_finds(wanted):
    rest = {key: getattr(wanted, key) for key in ("position", "speaker", "voice", "kind")}
    split = matching(SHOWN, Filter(**rest, evidence="with")) | matching(
        SHOWN, Filter(**rest, evidence="without")
    )
    assert split == matching(SHOWN, Filter(**rest))


def test_a_filter_counts_the_fields_that_ask_for_something():
    assert Filter(position="left", evidence="with").count == 2
