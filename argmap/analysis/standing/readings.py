"""How a map is read when it is asked which claims stand: what is presumed, and what a tie means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from argmap.model.errors import InvalidError
from argmap.model.ids import ClaimId, RelationId


class Label(StrEnum):
    """What the map so far says of a claim or a step."""

    STANDS = "stands"
    FALLS = "falls"
    OPEN = "open"


class Ties(StrEnum):
    """What it means that a reason for a claim and one against it weigh the same.

    ``contested``: neither goes through, and the claim is open. ``burden``: both go through, and the
    claim falls, because it bears the burden of proof (Gordon, Prakken and Walton, 2007).
    """

    CONTESTED = "contested"
    BURDEN = "burden"


class Bare(StrEnum):
    """What holds of a claim for which nobody gave a reason.

    ``presumed``: it stands until somebody speaks against it. ``evidence``: it does not stand until
    a passage is cited for it (Oren and Norman, 2008, on evidential support).
    """

    PRESUMED = "presumed"
    EVIDENCE = "evidence"


class Fixed(StrEnum):
    """What all who take part agree on, whatever is drawn."""

    CONCEDED = "conceded"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Readings:
    """A way of reading a map.

    Attributes:
        fixed: the claims that all concede or reject.
        weights: of relations, above 0 and at most 1; 1 where nothing is said. Only comparing them
            decides, between reasons for and against one claim.
        struck: relations that are left out, as if they were not drawn.
    """

    ties: Ties = Ties.CONTESTED
    bare: Bare = Bare.PRESUMED
    fixed: Mapping[ClaimId, Fixed] = field(default_factory=dict)
    weights: Mapping[RelationId, float] = field(default_factory=dict)
    struck: frozenset[RelationId] = frozenset()

    def __post_init__(self) -> None:
        for relation, weight in self.weights.items():
            if not 0 < weight <= 1:
                raise InvalidError(
                    f"The weight of {relation} is {weight}: write a number above 0, at most 1."
                )

    def weight(self, relation: RelationId) -> float:
        """Return the weight of a relation, to two places, so that ties are ties."""
        return round(self.weights.get(relation, 1.0), 2)


USUAL = Readings()
