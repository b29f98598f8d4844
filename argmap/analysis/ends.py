"""To which ends something is said on a map: for or against which theses it finally bears, and how.

A reason bears as its target does, an objection against it; two objections in a row bear for the
end. An undercut bears against whatever the step that it questions bears for. A thesis is an end,
and so is a claim that bears on nothing; what only runs in a circle has none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.model.claims import Kind, Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Bearing, Evidence

FOR, AGAINST = 1, -1


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way from a claim to an end on which it bears in one sense.

    Attributes:
        start: the claim where it begins.
        end: the claim where it ends.
        sign: ``FOR`` or ``AGAINST``.
        steps: the relations in between, the first first; none if the claim is an end itself.
    """

    start: ClaimId
    end: ClaimId
    sign: int
    steps: tuple[RelationId, ...]


@dataclass(frozen=True, slots=True)
class Reception:
    """What a map has for and against a claim, counted.

    Attributes:
        reasons: what supports it.
        objections: what rebuts it.
        unanswered: those of the objections against which nothing is said.
    """

    reasons: int
    objections: int
    unanswered: int


class Ends:
    """The ends of everything on a map, each worked out when it is first asked."""

    def __init__(self, drawn: ArgumentMap) -> None:
        self._map = drawn
        self._ways: dict[tuple[ClaimId, int], tuple[Way, ...]] = {}
        self._onward: dict[ClaimId, tuple[tuple[RelationId, ClaimId, int], ...]] = {}

    def of(self, claim: ClaimId, sign: int = FOR) -> tuple[Way, ...]:
        """Return the ways from a claim to its ends, one for each end and sense, the nearest first.

        Args:
            claim: where they begin.
            sign: in which sense the claim itself is taken.
        """
        key = (claim, sign)
        if key not in self._ways:
            self._ways[key] = tuple(self._walk(claim, claim, sign, ()))
        return self._ways[key]

    def of_step(self, relation: RelationId, sign: int = FOR) -> tuple[Way, ...]:
        """Return the ways from a step to its ends; they begin at its first premise."""
        step = self._map.relations[relation]
        end, effect = self._effect(step)
        return tuple(self._walk(step.premises[0], end, sign * effect, (relation,)))

    def cited(self, evidence: Evidence) -> tuple[Way, ...]:
        """Return the ways from a cited passage to the ends for and against which it is used."""
        sign = AGAINST if evidence.bearing is Bearing.DISPUTES else FOR
        if evidence.target in self._map.drawn:
            return self.of(ClaimId(evidence.target), sign)
        if evidence.target in self._map.drawn_relations:
            return self.of_step(RelationId(evidence.target), sign)
        return ()

    def _walk(
        self, start: ClaimId, first: ClaimId, sign: int, gone: tuple[RelationId, ...]
    ) -> Iterator[Way]:
        """Yield the shortest ways, breadth first: a claim is passed once in each sense."""
        seen = {(first, sign)}
        heads = deque([(first, sign, gone)])
        while heads:
            at, sense, steps = heads.popleft()
            onward = self._from(at)
            if not onward:
                yield Way(start, at, sense, steps)
            for relation, end, effect in onward:
                head = (end, sense * effect)
                if head not in seen:
                    seen.add(head)
                    heads.append((*head, (*steps, relation)))

    def _from(self, claim: ClaimId) -> tuple[tuple[RelationId, ClaimId, int], ...]:
        """Return the steps from a claim, where each leads, and in which sense; none at an end."""
        if claim not in self._onward:
            steps = () if self._map.drawn[claim].thesis else self._map.relations_from(claim)
            self._onward[claim] = tuple((each.id, *self._effect(each)) for each in steps)
        return self._onward[claim]

    def _effect(self, relation: Relation) -> tuple[ClaimId, int]:
        """Return the claim on which a relation bears in the end, and whether for or against it."""
        sign = FOR
        while relation.kind is Kind.UNDERCUT:
            sign = -sign
            relation = self._map.relations[RelationId(relation.target)]
        return ClaimId(relation.target), -sign if relation.kind is Kind.REBUT else sign


def reception(drawn: ArgumentMap, claim: ClaimId) -> Reception:
    """Return what a map has for and against a claim."""
    bearing = drawn.bearing_on(claim)
    objections = [each for each in bearing if each.kind is Kind.REBUT]
    unanswered = sum(not _answered(drawn, each) for each in objections)
    return Reception(len(bearing) - len(objections), len(objections), unanswered)


def _answered(drawn: ArgumentMap, objection: Relation) -> bool:
    """Say whether anything questions the step of an objection, or bears against a premise of it."""
    against = (r.kind is Kind.REBUT for p in objection.premises for r in drawn.bearing_on(p))
    return bool(drawn.bearing_on(objection.id)) or any(against)
