"""A small picture of a map with some of its claims numbered, to find one person's work on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.model.claims import Voice
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.render.branches import Branches, branches
from argmap.render.cards import escape

WIDE, GAP, NARROW, MOST = 66.0, 26.0, 30.0, 560.0
PITCH, HIGH, THESIS = 20.0, 17.0, 22.0
ROWS = 11
"""So many rows are filled with claims of others, if those with numbers leave room."""
LETTERS = 9


class Number(NamedTuple):
    """A number on a claim: where it leads, and what it says to those who do not see it.

    Attributes:
        sort: ``mine``, ``touched`` or ``adopted``.
    """

    number: int
    href: str
    label: str
    sort: str = "mine"


class SmallMap(NamedTuple):
    """The picture: an ``svg`` element, and how many claims of the map it does not show."""

    svg: str
    hidden: int


def small_map(shown: ArgumentMap, numbers: Mapping[ClaimId, Number], label: str) -> SmallMap:
    """Return a small picture of a map.

    Claims with numbers are all there, with the way from each to its answer; of the others, as many
    as there are rows for.

    Args:
        shown: the map.
        numbers: what stands on which claims.
        label: what the picture is, in words.
    """
    made = _Drawing(shown, branches(shown), numbers)
    wide, high = made.size
    svg = (
        f'<svg class="small-map" viewBox="-1 -1 {wide:.0f} {high:.0f}" width="{wide:.0f}"'
        f' height="{high:.0f}" role="group" aria-label="{escape(label)}">'
        f"{made.lines()}{made.boxes()}</svg>"
    )
    return SmallMap(svg, len(made.tree.claims) - len(made.kept))


class _Drawing:
    def __init__(
        self, shown: ArgumentMap, tree: Branches, numbers: Mapping[ClaimId, Number]
    ) -> None:
        self.shown, self.tree, self.numbers = shown, tree, numbers
        self.kept = _kept(tree, numbers)
        self.columns = 1 + max((tree.depths[each] for each in self.kept), default=0)
        room = (MOST - WIDE) / self.columns
        self.box = max(NARROW, min(WIDE, room - GAP))
        self.gap = max(12.0, min(GAP, room - self.box))
        self.heights, self.bottom = _heights(tree, self.kept)
        roots = [self.heights[each] for each in self.kept if tree.parents[each] < 0]
        self.middle = (roots[0] + roots[-1]) / 2 if roots else HIGH

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the picture in pixels, at its natural size."""
        wide = WIDE + self.columns * (self.gap + self.box)
        return wide + 2, max(self.bottom, self.middle + HIGH) + 2

    def _left(self, place: int) -> float:
        return WIDE + self.gap + self.tree.depths[place] * (self.gap + self.box)

    def lines(self) -> str:
        return "".join(self._line(each) for each in self.kept)

    def _line(self, place: int) -> str:
        parent, kind = self.tree.parents[place], self.tree.kinds[place]
        start, y = self._left(place), self.heights[place]
        end, to = start - self.gap, self.heights[parent] if parent >= 0 else self.middle
        half = (start + end) / 2
        return (
            f'<path class="line {kind.value if kind else "answer"}" d="M{start:.1f} {y:.1f}'
            f'C{half:.1f} {y:.1f} {half:.1f} {to:.1f} {end:.1f} {to:.1f}"/>'
        )

    def boxes(self) -> str:
        y = self.middle - HIGH
        question = f'<rect class="question" y="{y:.1f}" width="{WIDE:g}" height="36" rx="2"/>'
        return question + "".join(self._box(each) for each in self.kept)

    def _box(self, place: int) -> str:
        claim = self.tree.claims[place]
        number = self.numbers.get(claim.id)
        x, y = self._left(place), self.heights[place]
        high = THESIS if claim.thesis else HIGH
        rect = (
            f'<rect class="box{self._hue(place)}{f" {number.sort}" if number else ""}"'
            f' x="{x:.1f}" y="{y - high / 2:.1f}" width="{self.box:.1f}" height="{high:g}" rx="2"/>'
        )
        at = f'x="{x + self.box / 2:.1f}" y="{y + 4.2:.1f}"'
        if number is None:
            name = self._name(place) if claim.thesis else ""
            return rect + (f'<text class="name" {at}>{escape(name)}</text>' if name else "")
        return (
            f'<a href="{escape(number.href)}" aria-label="{escape(number.label)}">{rect}'
            f'<text class="no {number.sort}" {at}>{number.number}</text></a>'
        )

    def _hue(self, place: int) -> str:
        claim = self.tree.claims[place]
        position = self.shown.debate.position(claim.position)
        nobody = claim.voice in (Voice.AUTHOR, Voice.SCHOLAR) or not position or position.own
        return (f" hue-{position.hue}" if position else "") + " own" * nobody

    def _name(self, place: int) -> str:
        position = self.shown.debate.position(self.tree.claims[place].position)
        words = position.label.split() if position else []
        return words[0] if words and len(words[0]) <= LETTERS else ""


def _kept(tree: Branches, numbers: Mapping[ClaimId, Number]) -> list[int]:
    """Return the places to draw, in reading order."""
    kept: set[int] = set()
    for place, claim in enumerate(tree.claims):
        if claim.id in numbers or (claim.thesis and tree.parents[place] < 0):
            while place >= 0 and place not in kept:
                kept.add(place)
                place = tree.parents[place]
    rows = len(kept) - len({tree.parents[each] for each in kept if tree.parents[each] >= 0})
    for depth in range(3):
        for place, at in enumerate(tree.depths):
            parent = tree.parents[place]
            if at == depth and place not in kept and (parent < 0 or parent in kept):
                first = parent >= 0 and all(tree.parents[each] != parent for each in kept)
                if first or rows < ROWS:
                    kept.add(place)
                    rows += not first
    return sorted(kept)


def _heights(tree: Branches, kept: list[int]) -> tuple[dict[int, float], float]:
    """Return the middle of each box, and where the rows end: a parent amid its children."""
    children: dict[int, list[int]] = {}
    for place in kept:
        children.setdefault(tree.parents[place], []).append(place)
    heights: dict[int, float] = {}
    row = PITCH / 2
    for place in kept:
        if place not in children:
            heights[place] = row
            row += PITCH
    for place in reversed(kept):
        if place in children:
            heights[place] = (heights[children[place][0]] + heights[children[place][-1]]) / 2
    return heights, row - PITCH / 2
