"""The standing of all claims and steps of a map, with the cause of each label.

``causes`` lead from a label to labels of lower rank, and so in the end to claims that nobody has
challenged; where a circle decides or nothing does, they lead round it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.standing.programs import Bearing, Program, bearing_of, compiled, rivals
from argmap.analysis.standing.readings import USUAL, Fixed, Label, Readings, Ties
from argmap.analysis.standing.wellfounded import FAILS, HOLDS, Model, well_founded
from argmap.model.claims import Relation
from argmap.model.errors import NotFoundError
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap

LABELS = {HOLDS: Label.STANDS, FAILS: Label.FALLS}


class Reason(StrEnum):
    """Of what sort the cause of a label is."""

    PRESUMED = "presumed"
    SUPPORTED = "supported"
    SOUND = "sound"
    CONCEDED = "conceded"
    REBUTTED = "rebutted"
    UNDERCUT = "undercut"
    UNSUPPORTED = "unsupported"
    PREMISE = "premise"
    OUTWEIGHED = "outweighed"
    CIRCULAR = "circular"
    REJECTED = "rejected"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a map so far says of a claim or a step, and why.

    Attributes:
        of: the id of the claim or the relation.
        causes: the ids of what decided it. For what falls, the one that did so first; for what
            stands, all that it rests on; for what is open, all that is open itself.
        rank: in how many steps it was decided; 0 where nothing has to be looked at.
    """

    of: str
    label: Label
    reason: Reason
    causes: tuple[str, ...] = ()
    rank: int = 0


class Labelling(Mapping[str, Standing]):
    """The standing of every claim and step of a map, by id."""

    def __init__(self, drawn: ArgumentMap, readings: Readings = USUAL) -> None:
        self.drawn, self.readings = drawn, readings
        self._program = compiled(drawn, readings)
        self._model = well_founded(self._program)
        self._numbers = {name: number for number, name in enumerate(self._program.names)}
        self._bearing = bearing_of(drawn, readings)

    def __getitem__(self, of: str) -> Standing:
        if of not in self._numbers:
            raise KeyError(of)
        return _Explaining(self, of).standing()

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def label(self, of: str) -> Label:
        """Return the label of a claim or a step.

        Raises:
            NotFoundError: the map has neither of this id.
        """
        number = self._numbers.get(of)
        if number is None:
            raise NotFoundError("claim", of, self._numbers)
        return LABELS.get(self._model.values[number], Label.OPEN)

    @property
    def parts(self) -> tuple[Program, Model, Bearing]:
        """What explaining looks at."""
        return self._program, self._model, self._bearing

    def number(self, of: str) -> int:
        """Return the number of an atom of the program."""
        return self._numbers[of]


class _Explaining:
    """The work of explaining one label."""

    def __init__(self, labelling: Labelling, of: str) -> None:
        self.all, self.of = labelling, of
        self.program, self.model, self.bearing = labelling.parts
        self.number = labelling.number(of)
        self.label = labelling.label(of)

    def standing(self) -> Standing:
        """Return the label with its reason and causes."""
        step = self.all.drawn.drawn_relations.get(RelationId(self.of))
        if self.model.circular[self.number]:
            reason, causes = Reason.CIRCULAR, self._round()
        elif self.label is Label.OPEN:
            reason, causes = Reason.CONTESTED, self._open()
        else:
            reason, causes = self._step(step) if step else self._claim()
        return Standing(self.of, self.label, reason, causes, self.model.ranks[self.number])

    def _claim(self) -> tuple[Reason, tuple[str, ...]]:
        fixed = self.all.readings.fixed.get(ClaimId(self.of))
        if fixed is not None and (self.label is Label.STANDS) is (fixed is Fixed.CONCEDED):
            return Reason(fixed.value), ()
        pro = [each.id for each in self.bearing.pro.get(self.of, ())]
        con = [each.id for each in self.bearing.con.get(self.of, ())]
        if self.label is Label.STANDS:
            stand = self._labelled(pro, Label.STANDS)
            return (Reason.SUPPORTED, stand[:1]) if stand else (Reason.PRESUMED, tuple(con))
        against = self._earlier(self._labelled(con, Label.STANDS))
        if against:
            return Reason.REBUTTED, against[:1]
        return Reason.UNSUPPORTED, tuple(self._labelled(pro, Label.FALLS))

    def _step(self, step: Relation) -> tuple[Reason, tuple[str, ...]]:
        undercuts = [each.id for each in self.bearing.undercuts.get(step.id, ())]
        others = [each.id for each in self._rivals(step)]
        if self.label is Label.STANDS:
            return Reason.SOUND, (*step.premises, *undercuts, *others)
        for reason, causes in (
            (Reason.PREMISE, self._labelled(step.premises, Label.FALLS)),
            (Reason.UNDERCUT, self._labelled(undercuts, Label.STANDS)),
            (Reason.OUTWEIGHED, self._labelled(others, Label.STANDS)),
        ):
            if first := self._earlier(causes):
                return reason, first[:1]
        return Reason.REJECTED, ()

    def _earlier(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return those that were decided before this: only they can have decided it."""
        rank = self.model.ranks[self.number]
        return tuple(each for each in ids if self.model.ranks[self.all.number(each)] < rank)

    def _rivals(self, step: Relation) -> list[Relation]:
        if self.all.readings.ties is Ties.BURDEN:
            return []
        return rivals(step, self.bearing, self.all.readings)

    def _labelled(self, ids: Sequence[str], label: Label) -> tuple[str, ...]:
        """Return those of this label, the first that was decided first."""
        found = [each for each in ids if self.all.label(each) is label]
        return tuple(sorted(found, key=lambda each: self.model.ranks[self.all.number(each)]))

    def _open(self) -> tuple[str, ...]:
        """Return what is open and keeps this open."""
        rules = [r for r, head in enumerate(self.program.heads) if head == self.number]
        atoms = (a for r in rules for a in (*self.program.positive[r], *self.program.negative[r]))
        return self._names(a for a in atoms if self.model.values[a] not in LABELS)

    def _round(self) -> tuple[str, ...]:
        """Return what rests on itself together with this."""
        rules = [r for r, head in enumerate(self.program.heads) if head == self.number]
        atoms = (atom for rule in rules for atom in self.program.positive[rule])
        return self._names(atom for atom in atoms if self.model.circular[atom])

    def _names(self, atoms: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.program.names[atom] for atom in atoms))
