"""The things that a picture consists of, and the plan by which they are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from argmap.model.claims import Kind, Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.model.sources import Library
from argmap.render.faces import (
    BEFORE,
    BEHIND,
    CARD,
    PILL_COLUMN,
    QUESTION,
    ROOMY,
    Face,
    face,
)
from argmap.render.measure import BOLD, wrap
from argmap.render.picture import Picture, Shape
from argmap.render.window import Window

QUESTION_GAP = 44.0
QUESTION_TEXT, QUESTION_LEADING = 16.0, 21.0


@dataclass
class Scene:
    """A picture before it is laid out.

    Attributes:
        boxes: the id in the plan of every claim's card.
        pills: for every relation the id of its slot in the plan, should it need one of its own.
        children: the relations on each claim, from top to bottom.
        depths: the column of each claim, from 0.
        rows: the claims that stand under each claim (none: under the question), top to bottom.
        clashes: relations drawn upright, between two neighbours in a column, with the lower one.
    """

    shown: Window
    picture: Picture
    faces: dict[ClaimId, Face] = field(default_factory=dict)
    boxes: dict[ClaimId, str] = field(default_factory=dict)
    pills: dict[RelationId, str] = field(default_factory=dict)
    children: dict[ClaimId, list[Relation]] = field(default_factory=dict)
    rows: dict[ClaimId | None, list[ClaimId]] = field(default_factory=dict)
    clashes: dict[RelationId, ClaimId] = field(default_factory=dict)
    depths: dict[ClaimId, int] = field(default_factory=dict)
    question: tuple[str, ...] = ()

    @cached_property
    def before(self) -> float:
        """The room at the left of a card in pixels: a focus view is narrow, so that it fits."""
        return BEFORE if self.picture.shape is Shape.FOCUS else ROOMY

    @property
    def root(self) -> float:
        """The width in pixels of the box of a card under the question."""
        return self.before + CARD + BEHIND

    @property
    def wide(self) -> float:
        """The width in pixels of the box of any other card, with the pill at its left."""
        return PILL_COLUMN + self.root

    @property
    def question_height(self) -> float:
        """The height of the question's card in pixels."""
        return len(self.question) * QUESTION_LEADING + 30

    @cached_property
    def columns(self) -> set[int]:
        """The columns that hold cards."""
        return set(self.depths.values())

    def relations(self) -> Iterator[Relation]:
        """Return the relations that are drawn."""
        for relations in self.children.values():
            yield from relations

    def in_order(self) -> Iterator[ClaimId]:
        """Return the claims in the order of reading: each before what bears on it."""
        heap = list(reversed(self.rows.get(None, ())))
        while heap:
            claim = heap.pop()
            yield claim
            heap.extend(reversed(self.rows.get(claim, ())))

    def held(self, relation: Relation) -> list[ClaimId]:
        """Return the premises that stand where they do because of this relation."""
        via = self.shown.via
        if len(relation.premises) == 1:
            (only,) = relation.premises
            return [only] if via[only] == relation.id else []
        return [premise for premise in relation.premises if via[premise] == relation.id]

    def lane(self, claim: ClaimId) -> int:
        """Return the band of a claim, 0 where there are no bands."""
        if self.picture.shape is not Shape.BANDS:
            return 0
        found = self.shown.map.debate.position(self.shown.map.claims[claim].position)
        positions = self.shown.map.debate.positions
        return positions.index(found) + 1 if found else len(positions) + 1


def scene(shown: Window, picture: Picture, library: Library | None) -> Scene:
    """Return the scene of what the window shows."""
    made = Scene(shown, picture)
    if shown.asked:
        made.question = wrap(shown.map.debate.question, BOLD, QUESTION_TEXT, QUESTION - 36)
    for claim in shown.via:
        made.faces[claim] = face(shown, shown.map.claims[claim], picture, library)
        made.boxes[claim] = f"c{len(made.boxes)}"
        made.children[claim] = [
            r for first in shown.map.bearing_on(claim) for r in _with_undercuts(shown, first)
        ]
    for relation in made.relations():
        made.pills[relation.id] = f"r{len(made.pills)}"
    _stand(made)
    _find_clashes(made)
    return made


def _with_undercuts(shown: Window, relation: Relation) -> list[Relation]:
    """Return the relation with its undercuts around it, the nearest ones next to it."""
    if relation.id not in shown.drawn:
        return []
    on_it = shown.map.bearing_on(relation.id)
    if not on_it:
        return [relation]
    undercuts = [_with_undercuts(shown, each) for each in on_it]
    above = undercuts[0] if undercuts else []
    below = [each for group in undercuts[1:] for each in reversed(group)]
    return [*above, relation, *below]


def _stand(made: Scene) -> None:
    made.rows[None] = list(made.shown.roots)
    for claim, relations in made.children.items():
        made.rows[claim] = [premise for relation in relations for premise in made.held(relation)]
    made.depths = dict.fromkeys(made.rows[None], 0)
    for claim in made.in_order():
        made.depths |= dict.fromkeys(made.rows[claim], made.depths[claim] + 1)


def _find_clashes(made: Scene) -> None:
    """Find the relations between neighbours, which are drawn upright between the two cards."""
    between: dict[tuple[ClaimId, ClaimId], Relation] = {}
    for relation in made.relations():
        premise, target = relation.premises[0], relation.target
        plain = len(relation.premises) == 1 and relation.kind is not Kind.UNDERCUT
        settled = made.shown.via[premise] != relation.id
        if plain and settled and not made.shown.map.bearing_on(relation.id):
            between.setdefault((premise, ClaimId(target)), relation)
    for row in made.rows.values():
        for upper, lower in pairwise(row):
            if made.lane(upper) == made.lane(lower):
                both = between.get((upper, lower)), between.get((lower, upper))
                made.clashes |= {found.id: lower for found in both if found}
