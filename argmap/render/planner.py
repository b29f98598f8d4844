"""From a scene to the plan that a layout engine is given.

A card and the pill at its left are one box, so that engines have half as many; Graphviz sees only
cards, and a slot for each relation whose premises all stand elsewhere. Columns are then all alike:
pill, card, and room beside them that long lines keep to.
"""

from __future__ import annotations

from argmap.model.claims import Relation
from argmap.model.ids import ClaimId
from argmap.render.faces import PILL_COLUMN, PILL_HEIGHT, QUESTION
from argmap.render.picture import Shape
from argmap.render.plan import Box, Plan, Tie
from argmap.render.scene import QUESTION_GAP, Scene

Q = "q"
NARROW_GAP, GAP = 2.0, 8.0


def plan_of(made: Scene, *, free: bool = False) -> Plan:
    """Return the plan of a scene.

    Args:
        made: the scene.
        free: whether every line is to pull at the boxes, for a layout that looks for an order.
    """
    return _Planner(made, free=free).plan()


class _Planner:
    def __init__(self, made: Scene, *, free: bool) -> None:
        self.made, self.free = made, free
        self.boxes: list[Box] = []
        self.ties: list[Tie] = []
        self.above = {lower: key for key, lower in made.clashes.items()}

    def plan(self) -> Plan:
        made = self.made
        height = made.question_height if made.question else 1.0
        self.boxes.append(Box(Q, QUESTION + QUESTION_GAP if made.question else 1.0, height))
        for claim in made.rows[None]:
            self._stand(claim, Q, made.root)
        for claim in made.in_order():
            self._bearing(claim)
        banded = made.picture.shape is Shape.BANDS
        lanes = len(made.shown.map.debate.positions) + 1 if banded else 0
        gap = NARROW_GAP if made.picture.shape is Shape.FOCUS else GAP
        return Plan(tuple(self.boxes), tuple(self.ties), gap=gap, lanes=lanes)

    def _bearing(self, target: ClaimId) -> None:
        """Plan what bears on a claim, from top to bottom."""
        for relation in self.made.children[target]:
            held = self.made.held(relation)
            for premise in held:
                self._stand(premise, self.made.boxes[target], self.made.wide)
            if not held and relation.id not in self.made.clashes:
                self._slot(relation, target)

    def _stand(self, claim: ClaimId, head: str, wide: float) -> None:
        made, lane = self.made, self.made.lane(claim)
        key = self.above.get(claim)
        if key is not None:
            self.boxes.append(Box(made.pills[key], wide, PILL_HEIGHT, lane))
            self.ties.append(Tie(made.pills[key], head))
        self.boxes.append(Box(made.boxes[claim], wide, made.faces[claim].whole, lane))
        self.ties.append(Tie(made.boxes[claim], head))

    def _slot(self, relation: Relation, target: ClaimId) -> None:
        """Plan a row of its own for the pill of a relation whose premises stand elsewhere."""
        made, pill = self.made, self.made.pills[relation.id]
        column = made.depths[target] + 1
        wide = made.wide if column in made.columns else PILL_COLUMN
        self.boxes.append(Box(pill, wide, PILL_HEIGHT, made.lane(target)))
        self.ties.append(Tie(pill, made.boxes[target]))
        for premise in relation.premises:
            beyond = made.depths[premise] - column
            if self.free or beyond not in (
                0,
                -1,
            ):  # lines from the columns beside the pill are our own
                side = "e" if beyond < 0 else "w"
                self.ties.append(Tie(made.boxes[premise], pill, holds=False, side=side))
