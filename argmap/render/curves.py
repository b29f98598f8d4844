"""The lines of a picture: where they leave and arrive, and their curves.

Between neighbouring columns the curves are our own; Graphviz' splines serve the long ones. Every
relation has its own port on the edge of the card that it bears on, in the order of the pills.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.model.claims import Kind, Relation
from argmap.model.ids import ClaimId
from argmap.render.faces import BEHIND
from argmap.render.places import Places, Rect
from argmap.render.plan import Point

HEAD = 9.0
PORT_SPACE = 17.0


class Line(NamedTuple):
    """A drawn line.

    Attributes:
        sort: its class: a kind of relation, or ``answer``.
        path: its path data.
        tip: the path data of its head, if it has one.
        part: ``premise``, ``step``, ``cross`` or ``answer``.
    """

    sort: str
    path: str
    part: str
    relation: Relation | None = None
    tip: str = ""


def lines(places: Places) -> list[Line]:
    """Return the lines of the picture, from the question to the farthest claims."""
    return _Lines(places).all()


class _Lines:
    def __init__(self, places: Places) -> None:
        self.places, self.scene, self.layout = places, places.scene, places.layout
        self.cards, self.pills = places.cards, places.pills

    def all(self) -> list[Line]:
        lines: list[Line] = []
        if self.places.question:
            lines += self._answers(self.places.question)
        for claim, relations in self.scene.children.items():
            lines += self._steps(claim, relations)
        for relation in self.scene.relations():
            lines += self._premises(relation)
        return lines

    def _answers(self, question: Rect) -> list[Line]:
        start = question.right, question.middle[1]
        cards = [self.cards[claim] for claim in self.scene.rows[None]]
        return [
            Line(
                "answer", _curve((card.x, card.middle[1]), start, (start[0] + card.x) / 2), "answer"
            )
            for card in cards
        ]

    def _steps(self, claim: ClaimId, relations: list[Relation]) -> list[Line]:
        """Draw the lines from the pills of a claim's relations to its card, each to its port."""
        if not relations:
            return []
        card = self.cards[claim]
        upright = [r for r in relations if r.id in self.scene.clashes]
        level = [r for r in relations if r.kind is not Kind.UNDERCUT and r not in upright]
        level.sort(key=lambda relation: self.pills[relation.id].y)
        ports = _ports(card, len(level))
        starts = [(self.pills[r.id].x, self.pills[r.id].middle[1]) for r in level]
        lanes = _lanes(card.right + HEAD, ports, starts)
        lines = [
            Line(
                r.kind.value,
                _curve(start, (card.right + 7.5, port), lane),
                "step",
                r,
                _tip(r.kind, card.right, port),
            )
            for r, start, port, lane in zip(level, starts, ports, lanes, strict=True)
        ]
        lines += [self._undercut(r) for r in relations if r.kind is Kind.UNDERCUT]
        return lines + [line for r in upright for line in self._upright(r, card)]

    def _upright(self, relation: Relation, card: Rect) -> list[Line]:
        pill, premise = self.pills[relation.id], self.cards[relation.premises[0]]
        x, down = pill.middle[0], premise.y < card.y
        start = self.cards[relation.premises[0]].bottom if down else premise.y
        end = card.y - 5 if down else self.cards[ClaimId(relation.target)].bottom + 5
        path = f"M{x:.1f} {start:.1f}V{end:.1f}"
        tip = _upright_tip(relation.kind, x, end, 1 if down else -1)
        return [Line(relation.kind.value, path, "step", relation, tip)]

    def _undercut(self, relation: Relation) -> Line:
        """Draw the dashed line from the pill of an undercut to the pill of what it undercuts."""
        pill, aim = self.pills[relation.id], self.pills[relation.target]  # type: ignore[index]
        down = pill.y < aim.y
        y = aim.y - 4.5 if down else aim.bottom + 4.5
        column = sorted(p.y for p in self.pills.values() if abs(p.middle[0] - aim.middle[0]) < 60)
        near = abs(column.index(pill.y) - column.index(aim.y)) == 1
        x = aim.middle[0]
        if near:
            path = f"M{x:.1f} {pill.bottom if down else pill.y:.1f}V{y + (-4 if down else 4):.1f}"
        else:
            turn, bow = (-22 if down else 22), min(pill.x, aim.x) - 18
            path = (
                f"M{pill.x:.1f} {pill.middle[1]:.1f}C{bow:.1f} {pill.middle[1]:.1f} "
                f"{x:.1f} {y + 2 * turn:.1f} {x:.1f} {y + (-4 if down else 4):.1f}"
            )
        tip = f"M{x - 4:.1f} {y:.1f}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
        return Line(relation.kind.value, path, "step undercutting", relation, tip)

    def _premises(self, relation: Relation) -> list[Line]:
        if relation.id in self.scene.clashes:
            return []
        pill = self.pills[relation.id]
        near = self.scene.held(relation)
        if len(relation.premises) == 1 and near and pill.middle[1] == self.cards[near[0]].middle[1]:
            path = f"M{self.cards[near[0]].x:.1f} {pill.middle[1]:.1f}H{pill.right:.1f}"
            return [Line(relation.kind.value, path, "premise", relation)]
        starts = [(self.cards[p].x, self.cards[p].y + self.cards[p].height / 2) for p in near]
        end = pill.right, pill.middle[1]
        lanes = _lanes(pill.right, [end[1]] * len(near), starts)
        lines = [
            Line(relation.kind.value, _curve(start, end, lane), "premise", relation)
            for start, lane in zip(starts, lanes, strict=True)
        ]
        return lines + [self._cross(p, relation) for p in relation.premises if p not in near]

    def _cross(self, premise: ClaimId, relation: Relation) -> Line:
        """Draw a line from a card that stands elsewhere; long ones as Graphviz found around."""
        card, pill = self.cards[premise], self.pills[relation.id]
        target = self.scene.shown.target_of(relation)
        columns = self.scene.depths[premise] - self.scene.depths[target]
        way = self.layout.ways.get((self.scene.boxes[premise], self.scene.pills[relation.id]))
        number = int(self.scene.boxes[premise][1:])
        if columns == 1:
            path = _beside(card, pill, self.scene.before * (0.3 + 0.2 * (number % 3)))
        elif columns == 0:
            path = _along(card, pill, BEHIND + 3 * (number % 4))
        elif way and len(way) > 3:
            path = _spline(card, way, pill)
        else:
            end = pill.right, pill.middle[1]
            path = _curve((card.x, card.middle[1]), end, (card.x + end[0]) / 2)
        return Line(relation.kind.value, path, "cross", relation)


def _ports(card: Rect, count: int) -> list[float]:
    """Return the heights at which lines arrive, close together in the middle of the card's edge."""
    space = min(PORT_SPACE, (card.height - 20) / max(1, count))
    first = card.middle[1] - space * (count - 1) / 2
    return [first + space * i for i in range(count)]


def _lanes(left: float, ends: list[float], starts: list[Point]) -> list[float]:
    """Return where each curve turns: the farther it goes, the nearer to its end, so none cross."""
    if len(ends) < 2:
        return [(left + x) / 2 for x, _ in starts]
    ways = [y - end for end, (_, y) in zip(ends, starts, strict=True)]
    lanes = []
    for way, (x, _) in zip(ways, starts, strict=True):
        same = [abs(other) for other in ways if (other < 0) == (way < 0)]
        beyond = sum(other > abs(way) for other in same)
        lanes.append(left + (x - left) * (beyond + 0.5) / len(same))
    return lanes


def _curve(start: Point, end: Point, lane: float) -> str:
    if abs(start[1] - end[1]) < 0.3:
        return f"M{start[0]:.1f} {start[1]:.1f}H{end[0]:.1f}"
    return (
        f"M{start[0]:.1f} {start[1]:.1f}C{lane:.1f} {start[1]:.1f} "
        f"{lane:.1f} {end[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    )


def _spline(card: Rect, way: Sequence[Point], pill: Rect) -> str:
    """Return the way that Graphviz found, from the edge of the card to the edge of the pill."""
    first, *rest = way
    edge = card.right if first[0] > card.middle[0] else card.x
    curves = " ".join(f"{x:.1f} {y:.1f}" for x, y in rest)
    start = f"M{edge:.1f} {first[1]:.1f}H{first[0]:.1f}C{curves}"
    (x, y), (right, middle) = rest[-1], (pill.right, pill.middle[1])
    if x > right:
        turn = min(40.0, (x - right) / 2)
        bend = f"{x - turn:.1f} {y:.1f} {right + turn:.1f} {middle:.1f}"
        return f"{start}C{bend} {right:.1f} {middle:.1f}"
    return f"{start}L{pill.x + 14:.1f} {pill.y if y < middle else pill.bottom:.1f}"


def _along(card: Rect, pill: Rect, lane: float) -> str:
    """Return a way from a card to a pill in the gap at its right, along the cards' edges."""
    x, y = card.right, card.y + card.height * 0.7
    down = 1 if pill.y > y else -1
    foot = pill.y if down > 0 else pill.bottom
    end = pill.x + 14
    return (
        f"M{x:.1f} {y:.1f}h{lane - 8:.1f}q8 0 8 {8 * down}V{foot - 14 * down:.1f}"
        f"Q{x + lane:.1f} {foot - 5 * down:.1f} {end:.1f} {foot:.1f}"
    )


def _beside(card: Rect, pill: Rect, off: float) -> str:
    """Return a way from a card to a pill in the gap at its left, so far off the cards' edges."""
    y, (lane, middle) = card.y + card.height * 0.7, (card.x - off, pill.middle[1])
    down = 1 if middle > y else -1
    if abs(middle - y) < 24:
        return _curve((card.x, y), (pill.right, middle), lane)
    bend = min(12.0, lane - pill.right)
    return (
        f"M{card.x:.1f} {y:.1f}Q{lane:.1f} {y:.1f} {lane:.1f} {y + 6 * down:.1f}"
        f"V{middle - bend * down:.1f}q0 {bend * down:.1f} {-bend:.1f} {bend * down:.1f}"
        f"H{pill.right:.1f}"
    )


def _tip(kind: Kind, x: float, y: float) -> str:
    if kind is Kind.REBUT:
        return f"M{x + 4:.1f} {y - 6:.1f}h3v12h-3z"
    return f"M{x + 1:.1f} {y:.1f}l9.5-5v10z"


def _upright_tip(kind: Kind, x: float, y: float, down: int) -> str:
    if kind is Kind.REBUT:
        return f"M{x - 7:.1f} {y - 1.5:.1f}h14v3h-14z"
    return f"M{x:.1f} {y + 4 * down:.1f}l-5 {-9.5 * down:.1f}h10z"
