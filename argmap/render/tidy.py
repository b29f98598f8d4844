"""Finds a better order for the siblings of a map, once, and gives it as edits to keep.

Every other picture keeps to the order of the map, so that nothing jumps; here alone the engine may
choose, and what it chose becomes the order.
"""

from __future__ import annotations

from itertools import combinations

from argmap.model.drafts import apply_all
from argmap.model.edits import Arrange, Edit, Ordered
from argmap.model.ids import RelationId
from argmap.model.maps import ArgumentMap
from argmap.render.engines import Ladder, current
from argmap.render.picture import Picture
from argmap.render.places import Places
from argmap.render.plan import Layout
from argmap.render.planner import plan_of
from argmap.render.scene import Scene, scene
from argmap.render.window import everything

LARGEST = 1_000
Segment = tuple[float, float, float, float]


def tidy(whole: ArgumentMap, ladder: Ladder | None = None) -> tuple[Edit, ...]:
    """Return the edits that put siblings in the order of a free layout; none if it is no better.

    An order is better if fewer lines of the everyday picture cross, or as many shorter ones.

    Args:
        whole: the map; of more than 1,000 claims the first ones are put in order.
        ladder: the layout engines; those in use if none.
    """
    engines = ladder or current()
    made = _scene(whole)
    made.clashes.clear()
    layout = engines.layout(plan_of(made, free=True), free=True)
    edits = (*_claims(made, layout), *_relations(made, layout))
    if not edits or _mess(apply_all(edits, whole), engines) >= _mess(whole, engines):
        return ()
    return edits


def _scene(whole: ArgumentMap) -> Scene:
    return scene(everything(whole, LARGEST), Picture(), None)


def _mess(whole: ArgumentMap, engines: Ladder) -> tuple[int, float]:
    """Return how many lines of the everyday picture cross, and how far up and down they go."""
    made = _scene(whole)
    places = Places(made, engines.layout(plan_of(made)))
    ways = [
        (places.cards[premise], places.cards[made.shown.target_of(relation)])
        for relation in made.relations()
        for premise in relation.premises
    ]
    lines = [(start.x, start.middle[1], end.right, end.middle[1]) for start, end in ways]
    crossed = sum(_cross(one, other) for one, other in combinations(lines, 2))
    return crossed, sum(abs(line[1] - line[3]) for line in lines)


def _cross(one: Segment, other: Segment) -> bool:
    return _apart(one, other) and _apart(other, one)


def _apart(line: Segment, other: Segment) -> bool:
    """Return whether the ends of the other are on different sides of the line."""
    x, y, wide, high = line[0], line[1], line[2] - line[0], line[3] - line[1]
    first = wide * (other[1] - y) - high * (other[0] - x)
    second = wide * (other[3] - y) - high * (other[2] - x)
    return first * second < 0


def _claims(made: Scene, layout: Layout) -> list[Edit]:
    """Return an order for the first column, theses and other claims each among themselves."""
    edits: list[Edit] = []
    for thesis in (True, False):
        roots = [c for c in made.rows[None] if made.faces[c].claim.thesis is thesis]
        order = sorted(roots, key=lambda claim: layout.places[made.boxes[claim]][1])
        if order != roots:
            edits.append(Arrange(Ordered.CLAIMS, tuple(order)))
    return edits


def _relations(made: Scene, layout: Layout) -> list[Edit]:
    """Return an order for the relations on each target, that in which they were drawn."""
    heights = {r.id: _height(made, layout, r.id) for r in made.relations()}
    edits: list[Edit] = []
    for target in sorted({relation.target for relation in made.relations()}):
        siblings = [r.id for r in made.shown.map.bearing_on(target) if r.id in heights]
        order = sorted(siblings, key=heights.__getitem__)
        if order != siblings:
            edits.append(Arrange(Ordered.RELATIONS, tuple(order)))
    return edits


def _height(made: Scene, layout: Layout, relation_id: RelationId) -> float:
    relation = made.shown.map.drawn_relations[relation_id]
    boxes = [made.boxes[premise] for premise in made.held(relation)] or [made.pills[relation_id]]
    return sum(layout.places[box][1] for box in boxes) / len(boxes)
