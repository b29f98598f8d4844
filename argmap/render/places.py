"""Where everything of a picture stands, once the layout is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from argmap.model.claims import Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.render.faces import (
    BEHIND,
    CARD,
    PILL_COLUMN,
    PILL_HEIGHT,
    PILL_TEXT,
    QUESTION,
)
from argmap.render.measure import BOLD, width
from argmap.render.picture import WORDS
from argmap.render.plan import Layout, Point
from argmap.render.planner import Q
from argmap.render.scene import QUESTION_GAP, Scene

PILL_SPACE, MUTUAL, SIGN = 27.0, 42.0, 11.0
PILLS = {kind: round(width(word, BOLD, PILL_TEXT) + 19, 1) for kind, word in WORDS.items()}


class Rect(NamedTuple):
    """A rectangle: its left top corner and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class Places:
    """A scene with its layout: the rectangles of its cards, its pills and its question."""

    def __init__(self, made: Scene, layout: Layout) -> None:
        self.scene, self.layout = made, layout
        self.cards = {claim: self._card(claim) for claim in made.faces}
        self.pills = self._placed_pills()
        self.question = self._question()

    def foot(self, claim: ClaimId) -> float:
        """Return where what hangs under a card ends."""
        return self.cards[claim].y + self.scene.faces[claim].whole

    def _card(self, claim: ClaimId) -> Rect:
        x, y = self.layout.places[self.scene.boxes[claim]]
        made = self.scene.faces[claim]
        right = x + (self.scene.wide if self.scene.depths[claim] else self.scene.root) / 2 - BEHIND
        return Rect(right - CARD, y - made.whole / 2, CARD, made.height)

    def _placed_pills(self) -> dict[RelationId, Rect]:
        """Return where the pills stand: level with their premises as far as there is room."""
        made = self.scene
        columns: dict[int, list[tuple[float, float, Relation]]] = defaultdict(list)
        for relation in made.relations():
            if relation.id not in made.clashes:
                x, y = self._wanted(relation)
                columns[round(x)].append((y, x, relation))
        found: dict[RelationId, Rect] = {}
        for wanted in columns.values():
            wanted.sort(key=lambda each: each[0])
            heights = spaced([y for y, _, _ in wanted], PILL_SPACE)
            for (_, x, relation), height in zip(wanted, heights, strict=True):
                found[relation.id] = self._pill(relation, x, height)
        for key in made.clashes:
            relation = made.shown.map.relations[key]
            place = self._between(relation.premises[0], relation.target)
            found[key] = self._pill(relation, *place)
        return found

    def _pill(self, relation: Relation, x: float, y: float) -> Rect:
        marked = relation.id in self.scene.picture.marks.relations
        wide = PILLS[relation.kind] + (SIGN if marked else 0)
        return Rect(x - wide / 2, y - PILL_HEIGHT / 2, wide, PILL_HEIGHT)

    def _wanted(self, relation: Relation) -> Point:
        """Return where the middle of the pill would stand best."""
        held = [self.cards[premise] for premise in self.scene.held(relation)]
        if held:
            x = held[0].x - self.scene.before - PILL_COLUMN / 2
            return x, sum(card.middle[1] for card in held) / len(held)
        x, y = self.layout.places[self.scene.pills[relation.id]]
        column = self.scene.depths[self.scene.shown.target_of(relation)] + 1
        narrow = column not in self.scene.columns
        return (x if narrow else x - (self.scene.wide - PILL_COLUMN) / 2), y

    def _between(self, one: str, other: str) -> Point:
        """Return the middle between two cards of a column, beside it if each rebuts the other."""
        pair = ClaimId(one), ClaimId(other)
        upper, lower = sorted(pair, key=lambda claim: self.cards[claim].y)
        mutual = list(self.scene.clashes.values()).count(lower) > 1
        aside = (-MUTUAL if one == upper else MUTUAL) if mutual else 0.0
        return self.cards[upper].middle[0] + aside, (self.foot(upper) + self.cards[lower].y) / 2

    def _question(self) -> Rect | None:
        """Return where the question's card stands, level with the middle of the theses."""
        if not self.scene.question:
            return None
        claims, roots = self.scene.shown.map.claims, self.scene.rows[None]
        theses = [claim for claim in roots if claims[claim].thesis] or roots
        x, y = self.layout.places[Q]
        if theses:
            y = (self.cards[theses[0]].middle[1] + self.cards[theses[-1]].middle[1]) / 2
        high = self.scene.question_height
        return Rect(x - (QUESTION + QUESTION_GAP) / 2, y - high / 2, QUESTION, high)


def spaced(wanted: Sequence[float], space: float) -> list[float]:
    """Return the heights nearest to the wanted ones, in order, at least ``space`` apart.

    By pooling adjacent violators: Ayer and others, An Empirical Distribution Function, 1955.
    """
    pools: list[tuple[float, int]] = []
    for place, height in enumerate(wanted):
        total, count = height - place * space, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools.pop()[1]
        pools.append((total, count))
    level = [total / count for total, count in pools for _ in range(count)]
    return [height + place * space for place, height in enumerate(level)]
