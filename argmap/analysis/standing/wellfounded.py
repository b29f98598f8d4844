"""The well-founded model of a program: what holds, what fails, and what is left undecided.

Van Gelder, Ross and Schlipf, Journal of the ACM 38(3), 1991. Every literal is touched once, so the
time is linear in the size of the program for each round in which atoms rest only on one another.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from argmap.analysis.standing.programs import Program

UNDECIDED, HOLDS, FAILS = 0, 1, -1
NONE = -1


@dataclass(slots=True)
class Model:
    """What a program says of its atoms; every list is by the atom's number, but ``killers``.

    Attributes:
        values: ``HOLDS``, ``FAILS`` or ``UNDECIDED``.
        ranks: in how many steps it was decided (Caminada and Dunne, on strong admissibility).
        rules: of an atom that holds, the rule that gave it; of one that fails, the rule that was
            lost last; ``NONE`` where there is no such rule.
        killers: of each rule that was lost, the atom that decided so; ``NONE`` of others.
        circular: whether it fails because it rests only on itself and others like it.
    """

    values: list[int]
    ranks: list[int]
    rules: list[int]
    killers: list[int]
    circular: list[bool]


class _Labelling:
    """The work of labelling one program."""

    def __init__(self, program: Program) -> None:
        atoms, rules = len(program.names), len(program.heads)
        self.program = program
        self.needs = [
            len(p) + len(n) for p, n in zip(program.positive, program.negative, strict=True)
        ]
        self.alive = [True] * rules
        self.left = [0] * atoms
        self.where_positive: list[list[int]] = [[] for _ in range(atoms)]
        self.where_negative: list[list[int]] = [[] for _ in range(atoms)]
        self.queue: deque[int] = deque()
        empty = [UNDECIDED] * atoms
        self.model = Model(empty, [0] * atoms, [NONE] * atoms, [NONE] * rules, [False] * atoms)
        self._index()

    def _index(self) -> None:
        program = self.program
        for rule, head in enumerate(program.heads):
            self.left[head] += 1
            for atom in program.positive[rule]:
                self.where_positive[atom].append(rule)
            for atom in program.negative[rule]:
                self.where_negative[atom].append(rule)

    def label(self) -> Model:
        """Decide all that can be decided."""
        for rule, needed in enumerate(self.needs):
            if not needed:
                self._hold(self.program.heads[rule], rule, 0)
        for atom, left in enumerate(self.left):
            if not left:
                self._fail(atom, NONE, 0)
        while True:
            self._spread()
            if not self._drop_circles():
                return self.model

    def _spread(self) -> None:
        values = self.model.values
        while self.queue:
            atom = self.queue.popleft()
            holds = values[atom] == HOLDS
            kept = self.where_positive if holds else self.where_negative
            lost = self.where_negative if holds else self.where_positive
            for rule in kept[atom]:
                self._meet(rule, atom)
            for rule in lost[atom]:
                self._kill(rule, atom)

    def _meet(self, rule: int, atom: int) -> None:
        """Note that one of the conditions of a rule is met."""
        self.needs[rule] -= 1
        if not self.needs[rule] and self.alive[rule]:
            self._hold(self.program.heads[rule], rule, self.model.ranks[atom] + 1)

    def _kill(self, rule: int, atom: int) -> None:
        """Note that a condition of a rule cannot be met any more."""
        if not self.alive[rule]:
            return
        self.alive[rule] = False
        self.model.killers[rule] = atom
        head = self.program.heads[rule]
        self.left[head] -= 1
        if not self.left[head]:
            self._fail(head, rule, self.model.ranks[atom] + 1)

    def _hold(self, atom: int, rule: int, rank: int) -> None:
        self._decide(atom, HOLDS, rule, rank)

    def _fail(self, atom: int, rule: int, rank: int) -> None:
        self._decide(atom, FAILS, rule, rank)

    def _decide(self, atom: int, value: int, rule: int, rank: int) -> None:
        model = self.model
        if model.values[atom] == UNDECIDED:
            model.values[atom], model.rules[atom], model.ranks[atom] = value, rule, rank
            self.queue.append(atom)

    def _drop_circles(self) -> bool:
        """Let fail what could be shown only by itself; returns whether there was any."""
        founded = self._founded()
        values = self.model.values
        loose = [a for a, value in enumerate(values) if value == UNDECIDED and not founded[a]]
        rank = 1 + max(self.model.ranks, default=0)
        for atom in loose:
            self.model.circular[atom] = True
            self._fail(atom, NONE, rank)
        return bool(loose)

    def _founded(self) -> list[bool]:
        """Return which atoms can be shown by rules that are left, whatever they must not meet."""
        program, values = self.program, self.model.values
        founded = [value == HOLDS for value in values]
        waits = [0] * len(self.alive)
        ready: list[int] = []
        for rule, alive in enumerate(self.alive):
            if alive and values[program.heads[rule]] == UNDECIDED:
                waits[rule] = sum(not founded[atom] for atom in program.positive[rule])
                if not waits[rule]:
                    ready.append(rule)
        while ready:
            head = program.heads[ready.pop()]
            if founded[head]:
                continue
            founded[head] = True
            for rule in self.where_positive[head]:
                waits[rule] -= 1
                if not waits[rule] and self.alive[rule]:
                    ready.append(rule)
        return founded


def well_founded(program: Program) -> Model:
    """Return the well-founded model of a program."""
    return _Labelling(program).label()
