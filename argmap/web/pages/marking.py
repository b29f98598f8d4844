"""Marking passages in the text of a paragraph, also where they overlap.

The boundaries of all passages cut the paragraph into pieces; each piece knows the passages that
cover it. Passages that overlap lie in different lanes, so that each keeps an underline of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LANES = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in a text, from ``start`` to ``end`` in code points, end-exclusive."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that the same passages cover.

    Attributes:
        lanes: the lanes of the passages that cover it, lowest first; none for plain words.
        begins: the ids of the passages that begin with it.
        ends: the ids of the passages that end with it.
    """

    text: str
    lanes: tuple[int, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def pieces(text: str, start: int, end: int, passages: Iterable[Marked]) -> tuple[Piece, ...]:
    """Cut the words from ``start`` to ``end`` of a text at the boundaries of the passages.

    Joined, the texts of the pieces are exactly those words. Takes time in order of the pieces
    times the passages that cover each.
    """
    here = sorted(
        (each for each in passages if each.start < end and each.end > start),
        key=lambda each: (each.start, -each.end, each.id),
    )
    lanes = lanes_of(here)
    cuts = sorted({start, end, *(_within(p, start, end) for e in here for p in (e.start, e.end))})
    return tuple(_piece(text, low, high, here, lanes) for low, high in pairwise(cuts))


def _within(place: int, start: int, end: int) -> int:
    return min(max(place, start), end)


def _piece(text: str, low: int, high: int, here: Sequence[Marked], lanes: dict[str, int]) -> Piece:
    covering = [each for each in here if each.start < high and each.end > low]
    return Piece(
        text[low:high],
        tuple(sorted({lanes[each.id] for each in covering})),
        tuple(each.id for each in covering if each.start == low),
        tuple(each.id for each in covering if each.end == high),
    )


def lanes_of(passages: Sequence[Marked]) -> dict[str, int]:
    """Give every passage, in order of their starts, the lowest lane that is free where it begins.

    With more than ``LANES`` passages over the same words, the last share a lane.
    """
    free_from = [0] * LANES
    lanes: dict[str, int] = {}
    for each in passages:
        lane = next((i for i, place in enumerate(free_from) if place <= each.start), LANES - 1)
        free_from[lane] = max(free_from[lane], each.end)
        lanes[each.id] = lane
    return lanes
