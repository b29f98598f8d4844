"""Bands: the lanes of a map that is grouped by position, so that one sees who clashes where."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from argmap.model.ids import ClaimId
from argmap.render.picture import Shape
from argmap.render.places import Places

ABOVE, BELOW, BESIDE = 38.0, 16.0, 22.0


class Band(NamedTuple):
    """The lane of one position.

    Attributes:
        left: its left edge, right of the question; ``top`` and ``bottom`` its other edges.
    """

    label: str
    hue: int
    left: float
    top: float
    bottom: float


def bands(places: Places) -> list[Band]:
    """Return the bands of the picture, from top to bottom; none if it has no bands."""
    made = places.scene
    if made.picture.shape is not Shape.BANDS or not places.cards:
        return []
    lanes: defaultdict[int, list[ClaimId]] = defaultdict(list)
    for claim in places.cards:
        lanes[made.lane(claim)].append(claim)
    left = min(rect.x for rect in places.cards.values()) - BESIDE
    return [_band(places, lane, claims, left) for lane, claims in sorted(lanes.items())]


def _band(places: Places, lane: int, claims: list[ClaimId], left: float) -> Band:
    positions = places.scene.shown.map.debate.positions
    position = positions[lane - 1] if lane <= len(positions) else None
    return Band(
        position.label if position else "No position",
        position.hue if position else 0,
        left,
        min(places.cards[claim].y for claim in claims) - ABOVE,
        max(places.foot(claim) for claim in claims) + BELOW,
    )
