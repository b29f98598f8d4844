"""A map as a normal logic program: a rule for each step, and one or two for each claim.

The program is that of the flat assumption-based framework whose assumptions are “this step is
sound” and “this claim may be presumed” (Caminada and Schulz, JAIR 60, 2017). Negation is failure:
``~u`` holds where ``u`` cannot be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from argmap.analysis.standing.readings import Bare, Fixed, Readings, Ties
from argmap.model.claims import Kind, Relation
from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap


@dataclass(slots=True)
class Program:
    """Rules over numbered atoms.

    Attributes:
        names: what each atom is: the id of a claim or a relation.
        heads: of each rule, the atom that it gives.
        positive: of each rule, the atoms that have to hold.
        negative: of each rule, the atoms that must not hold.
    """

    names: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    positive: list[Sequence[int]] = field(default_factory=list)
    negative: list[Sequence[int]] = field(default_factory=list)

    def add(self, head: int, positive: Sequence[int], negative: Sequence[int]) -> None:
        """Add a rule."""
        self.heads.append(head)
        self.positive.append(positive)
        self.negative.append(negative)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What bears on a claim, or questions a step; relations by kind."""

    pro: dict[str, list[Relation]]
    con: dict[str, list[Relation]]
    undercuts: dict[str, list[Relation]]


def compiled(drawn: ArgumentMap, readings: Readings) -> Program:
    """Return the program of a map."""
    return _Compiling(drawn, readings).program()


def bearing_of(drawn: ArgumentMap, readings: Readings) -> Bearing:
    """Return what bears on what, without the steps that are struck."""
    found: dict[Kind, defaultdict[str, list[Relation]]] = {kind: defaultdict(list) for kind in Kind}
    for each in drawn.drawn_relations.values():
        if each.id not in readings.struck:
            found[each.kind][each.target].append(each)
    return Bearing(found[Kind.SUPPORT], found[Kind.REBUT], found[Kind.UNDERCUT])


def rivals(step: Relation, bearing: Bearing, readings: Readings) -> list[Relation]:
    """Return the steps that bear the other way on the same claim, and weigh no less.

    A step against a claim that is rejected has no rivals, nor has one for a claim that is conceded.
    """
    if step.kind is Kind.UNDERCUT:
        return []
    fixed = readings.fixed.get(ClaimId(step.target))
    against = step.kind is Kind.REBUT
    if fixed is not None and against is (fixed is Fixed.REJECTED):
        return []
    others = (bearing.pro if against else bearing.con).get(step.target, ())
    least = readings.weight(step.id)
    return [each for each in others if readings.weight(each.id) >= least]


def is_barred(step: Relation, readings: Readings) -> bool:
    """Say whether a step bears for what all reject, or against what all concede."""
    fixed = readings.fixed.get(ClaimId(step.target))
    if step.kind is Kind.SUPPORT:
        return fixed is Fixed.REJECTED
    return step.kind is Kind.REBUT and fixed is Fixed.CONCEDED


class _Compiling:
    """The work of compiling one map."""

    def __init__(self, drawn: ArgumentMap, readings: Readings) -> None:
        self.drawn, self.readings = drawn, readings
        self.bearing = bearing_of(drawn, readings)
        relations = drawn.drawn_relations.values()
        self.steps = [each for each in relations if each.id not in readings.struck]
        names = [*drawn.drawn, *(each.id for each in self.steps)]
        self.numbers: dict[str, int] = {name: number for number, name in enumerate(names)}
        self.made = Program(names)

    def program(self) -> Program:
        """Return the program."""
        for step in self.steps:
            self._add_step(step)
        for claim in self.drawn.drawn:
            self._add_claim(claim)
        return self.made

    def _add_step(self, step: Relation) -> None:
        against = list(self.bearing.undercuts.get(step.id, ()))
        if self.readings.ties is Ties.CONTESTED:
            if is_barred(step, self.readings):
                return
            against += rivals(step, self.bearing, self.readings)
        premises = [self.numbers[each] for each in step.premises]
        self.made.add(self.numbers[step.id], premises, self._ids(against))

    def _add_claim(self, claim: ClaimId) -> None:
        head, fixed = self.numbers[claim], self.readings.fixed.get(claim)
        pro, con = self.bearing.pro.get(claim, ()), self.bearing.con.get(claim, ())
        if fixed is Fixed.REJECTED:
            return
        if fixed is Fixed.CONCEDED:
            self.made.add(head, (), ())
        is_burden = self.readings.ties is Ties.BURDEN
        for step in pro:
            burden = rivals(step, self.bearing, self.readings) if is_burden else ()
            self.made.add(head, (self.numbers[step.id],), self._ids(burden))
        if not pro and fixed is None and self._is_presumed(claim):
            self.made.add(head, (), self._ids(con))

    def _is_presumed(self, claim: ClaimId) -> bool:
        return self.readings.bare is Bare.PRESUMED or bool(self.drawn.evidence_for(claim))

    def _ids(self, steps: Iterable[Relation]) -> list[int]:
        return [self.numbers[each.id] for each in steps]
