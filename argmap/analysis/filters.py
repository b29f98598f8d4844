"""Choosing claims of a map by position, speaker, voice, kind and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.claims import Claim
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap

EVIDENCE = ("with", "without")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a claim must be to be looked at; an empty field asks for nothing.

    Attributes:
        evidence: ``with`` or ``without`` evidence of its own.
    """

    position: str = ""
    speaker: str = ""
    voice: str = ""
    kind: str = ""
    evidence: str = ""

    @property
    def count(self) -> int:
        """How many of its fields ask for something."""
        asked = (self.position, self.speaker, self.voice, self.kind, self.evidence)
        return sum(bool(each) for each in asked)


def matching(argument_map: ArgumentMap, wanted: Filter) -> frozenset[ClaimId]:
    """Return the drawn claims that meet every field of the filter."""
    return frozenset(claim.id for claim in argument_map if _meets(argument_map, claim, wanted))


def _meets(argument_map: ArgumentMap, claim: Claim, wanted: Filter) -> bool:
    pairs = (
        (wanted.position, claim.position),
        (wanted.speaker, claim.speaker),
        (wanted.voice, claim.voice.value),
        (wanted.kind, claim.kind),
    )
    if any(asked and asked != has for asked, has in pairs):
        return False
    cited = bool(argument_map.evidence_for(claim.id))
    return not wanted.evidence or cited == (wanted.evidence == "with")
