"""The shapes of a sunburst: arcs round the middle, how far they reach, and what fits into them.

Angles are in radians, clockwise from the top; lengths in the units of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import atan2, ceil, cos, floor, hypot, pi, sin
from typing import NamedTuple

from argmap.model.claims import Claim, Kind

INSET = 5.0
WIDEST, NARROWEST, CLOSE = 260.0, 34.0, 4.0
LONG, BETTER = pi / 3, 1.3


class Arc(NamedTuple):
    """A claim as a piece of a ring.

    Attributes:
        depth: its ring; 0 for the first.
        size: how many claims its branch has, itself included.
        start: the angle at which it begins; ``turn`` is how far it goes.
        inner: the radius of its inner edge; ``outer`` of its outer.
    """

    claim: Claim
    kind: Kind | None
    depth: int
    size: int
    start: float
    turn: float
    inner: float
    outer: float

    @property
    def path(self) -> str:
        """Its outline, as SVG writes paths."""
        end = self.start + min(self.turn, 2 * pi - 1e-3)
        large = int(self.turn > pi)
        (ax, ay), (bx, by) = (sin(self.start), -cos(self.start)), (sin(end), -cos(end))
        inner, outer = self.inner, self.outer
        return (
            f"M{ax * inner:.1f} {ay * inner:.1f}L{ax * outer:.1f} {ay * outer:.1f}"
            f"A{outer:.0f} {outer:.0f} 0 {large} 1 {bx * outer:.1f} {by * outer:.1f}"
            f"L{bx * inner:.1f} {by * inner:.1f}"
            f"A{inner:.0f} {inner:.0f} 0 {large} 0 {ax * inner:.1f} {ay * inner:.1f}Z"
        )

    def box(self, high: float) -> Box | None:
        """Return the widest upright box of this height that the arc holds, or none of use.

        It stands in the middle, or where the arc leaves clearly more room for it.
        """
        found: Box | None = None
        for angle in self._spots():
            wide = self._room(angle, high)
            if wide and (found is None or wide > found.wide * BETTER):
                found = Box(*self._at(angle), wide)
        return found

    def _spots(self) -> Iterator[float]:
        yield self.start + self.turn / 2
        if self.turn > LONG:
            level = (place * pi for place in range(3))
            yield from (angle for angle in level if self.start < angle < self.start + self.turn)
            yield from (self.start + self.turn * part for part in (0.3, 0.7))

    def _at(self, angle: float) -> tuple[float, float]:
        away = (self.inner + self.outer) / 2
        return sin(angle) * away, -cos(angle) * away

    def _room(self, angle: float, high: float) -> float:
        """Return how wide a box in the middle of the ring may be there; 0 for too narrow."""
        x, y = self._at(angle)
        fits, least, most = 0.0, NARROWEST, WIDEST
        while most - least > CLOSE:
            wide = (least + most) / 2 if fits else least
            if all(self._holds(*point) for point in _rim(x, y, wide, high)):
                fits = least = wide
            elif not fits:
                return 0.0
            else:
                most = wide
        return fits

    def _holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in the arc, away from its edges."""
        away = hypot(x, y)
        if not self.inner + INSET <= away <= self.outer - INSET:
            return False
        if self.turn > 2 * pi - 1e-3:
            return True
        along, spare = (atan2(x, -y) - self.start) % (2 * pi), INSET / away
        return spare <= along <= self.turn - spare


class Box(NamedTuple):
    """Room for words: the middle of a box, and its width."""

    x: float
    y: float
    wide: float


def _rim(x: float, y: float, wide: float, high: float) -> Iterator[tuple[float, float]]:
    """Yield points round a box: its corners, and the middles of its edges."""
    for across in (-1, 0, 1):
        for down in (-1, 1) if across == 0 else (-1, 0, 1):
            yield x + across * wide / 2, y + down * high / 2


def extent(arcs: Iterable[Arc], least: float) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of the arcs and of a circle round the middle."""
    xs, ys = [-least, least], [-least, least]
    for arc in arcs:
        end = arc.start + arc.turn
        quarters = range(ceil(arc.start / (pi / 2)), floor(end / (pi / 2)) + 1)
        for angle in (arc.start, end, *(quarter * pi / 2 for quarter in quarters)):
            xs.append(sin(angle) * arc.outer)
            ys.append(-cos(angle) * arc.outer)
    return min(xs), min(ys), max(xs), max(ys)
