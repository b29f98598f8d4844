"""Which claims of a map stand so far, with a sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.standing.labelling import Labelling, Reason
from argmap.analysis.standing.readings import USUAL, Label, Readings
from argmap.analysis.standing.words import why
from argmap.model.claims import Claim
from argmap.model.maps import ArgumentMap


@dataclass(frozen=True, slots=True)
class Stood:
    """A claim with its label.

    Attributes:
        why: in one sentence, what decided it on this map.
    """

    claim: Claim
    label: Label
    reason: Reason
    why: str


def standing_of(drawn: ArgumentMap, readings: Readings = USUAL) -> tuple[Stood, ...]:
    """Return all drawn claims of a map with their labels, in the map's order."""
    found = Labelling(drawn, readings)
    return tuple(
        Stood(each, found.label(each.id), found[each.id].reason, why(found, each.id))
        for each in drawn
    )
