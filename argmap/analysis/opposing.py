"""Whether maps use the same passage for opposite ends, and where that shows best.

What a passage is used for on a map is told by stances: an end, and whether it is for or against it.
The end is the position that a thesis answers for, else the claim itself. Two maps use a passage for
opposite ends if one uses it for what the other uses it against, and not both do both; or if
they use it for different positions, and for none in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from argmap.analysis.ends import FOR, Way
from argmap.model.ids import ClaimId, MapId, PassageId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence

Stance = tuple[str, int]
"""What names an end, and ``FOR`` or ``AGAINST``."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a map makes of a passage: a claim or step that cites it, and the way to one end.

    Attributes:
        keys: what names the claims of all maps, the same for those that are the same.
    """

    drawn: ArgumentMap
    evidence: Evidence
    way: Way
    keys: Mapping[tuple[MapId, ClaimId], str]

    @property
    def map_id(self) -> MapId:
        """The map."""
        return self.drawn.id

    @property
    def answers(self) -> bool:
        """Whether the end is a thesis."""
        return self.drawn.drawn[self.way.end].thesis

    @property
    def stance(self) -> Stance:
        """For or against which end it is."""
        end = self.drawn.drawn[self.way.end]
        held = f"position {end.position}" if end.thesis and end.position else ""
        return held or self.keys[self.map_id, end.id], self.way.sign

    @property
    def key(self) -> tuple[str, str, int]:
        """What is the same for uses that say the same: claim, end, and sense."""
        claim, end = (self.keys[self.map_id, each] for each in (self.way.start, self.way.end))
        return claim, end, self.way.sign


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two stances that are opposed, and the uses that take them.

    Attributes:
        rank: what is told of first: 0 for and against one thesis, 1 for different positions, 2 for
            and against a claim that answers nothing yet.
        left: the uses on one side; of two maps, those of the first.
        right: those on the other.
    """

    rank: int
    left: tuple[Use, ...]
    right: tuple[Use, ...]

    @property
    def order(self) -> tuple[int, bool, int]:
        """What is told of first: by rank, then what no map does both ways, then what is nearest."""
        maps = [use.map_id for use in (*self.left, *self.right)]
        steps = sum(len(use.way.steps) for use in (*self.left, *self.right))
        return self.rank, len(set(maps)) < len(maps), steps


@dataclass(frozen=True)
class SharedPassage:
    """A passage that several maps cite.

    Attributes:
        on: what each map calls it, in the order of the maps.
        uses: all ways from it to ends, of all maps.
    """

    on: Mapping[MapId, PassageId]
    uses: tuple[Use, ...]

    def of(self, map_id: MapId) -> tuple[Use, ...]:
        """Return the uses of one map, the nearest of each stance, in the order of the map."""
        nearest: dict[Stance, Use] = {}
        for use in self.uses:
            if use.map_id == map_id:
                kept = nearest.setdefault(use.stance, use)
                if len(use.way.steps) < len(kept.way.steps):
                    nearest[use.stance] = use
        return tuple(nearest.values())

    @cached_property
    def contrast(self) -> Contrast | None:
        """Where it shows best that it is used for opposite ends, or none if it is not.

        The stances that most maps take are preferred, then what is told of first, then the
        shortest ways.
        """
        found = min(self._opposed(), default=None)
        if found is None:
            return None
        rank, one, other = found[1], found[3], found[4]
        if len(self.on) == 2:
            first, second = self.on
            both = {one, other}
            return Contrast(rank, self._taking(both, first), self._taking(both, second))
        return Contrast(rank, self._taking({one}), self._taking({other}))

    def _taking(self, stances: set[Stance], only: MapId | None = None) -> tuple[Use, ...]:
        maps = self.on if only is None else (only,)
        return tuple(use for m in maps for use in self.of(m) if use.stance in stances)

    def _opposed(self) -> Iterator[tuple[int, int, int, Stance, Stance]]:
        """Yield opposed stances: minus how many maps take them, rank, and length of the ways."""
        taken = {m: {use.stance: use for use in self.of(m)} for m in self.on}
        found = {stance for uses in taken.values() for stance in uses}
        stances = sorted(found, key=lambda each: (-each[1], each[0]))
        for one, other in combinations(stances, 2):
            ones = [m for m, uses in taken.items() if one in uses]
            others = [m for m, uses in taken.items() if other in uses]
            if any(_differ(taken[m], taken[n], one, other) for m, n in product(ones, others)):
                uses = [taken[ones[0]][one], taken[others[0]][other]]
                long = min(len(taken[m][one].way.steps) for m in ones)
                long += min(len(taken[m][other].way.steps) for m in others)
                yield -len({*ones, *others}), _rank(uses, one, other), long, one, other


def _differ(
    mine: Mapping[Stance, Use], theirs: Mapping[Stance, Use], one: Stance, other: Stance
) -> bool:
    """Say whether a map that takes one stance is opposed to another map that takes the other."""
    if one[0] == other[0]:
        return not (other in mine and one in theirs)
    if not (one[1] == other[1] == FOR and mine[one].answers and theirs[other].answers):
        return False
    held = {stance for stance in mine if stance[1] == FOR}
    return held.isdisjoint(theirs)


def _rank(uses: list[Use], one: Stance, other: Stance) -> int:
    if one[0] != other[0]:
        return 1
    return 0 if all(use.answers for use in uses) else 2
