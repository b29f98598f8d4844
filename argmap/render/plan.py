"""What a layout engine is given, boxes and the lines between them, and what it gives back."""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """Something with a place; its id is ours, never a user's words. Sizes are in pixels."""

    id: str
    width: float
    height: float
    lane: int = 0


class Tie(NamedTuple):
    """A line from the box at the right to the box at the left.

    Attributes:
        holds: whether it keeps its head left of its tail and in order; others go where they can.
        side: where a line that does not hold leaves its tail: ``w`` or ``e``.
    """

    tail: str
    head: str
    holds: bool = True
    side: str = "w"


class Plan(NamedTuple):
    """The boxes and lines of one picture, in their order from top to bottom.

    Attributes:
        gap: pixels between neighbouring columns; ``space``: between neighbours in a column.
        lanes: how many bands there are; lane 0 is no band.
    """

    boxes: tuple[Box, ...]
    ties: tuple[Tie, ...]
    gap: float = 8.0
    space: float = 20.0
    lanes: int = 0

    @property
    def loose(self) -> bool:
        """Whether some lines are long, so that they want a way around the boxes."""
        return any(not tie.holds for tie in self.ties)


class Layout(NamedTuple):
    """Where things stand: centres of boxes and ways of long lines, in pixels from the top left.

    Attributes:
        ways: the control points of Bézier curves by tail and head, 1 + 3n of them.
    """

    width: float
    height: float
    places: dict[str, Point]
    ways: dict[tuple[str, str], tuple[Point, ...]]
    engine: str = ""
