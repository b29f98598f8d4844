"""What is different between two states of one map, as a reader would tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence

NEAR, SMALL = 60, 8
"""How many claims the neighbourhood of a difference has at most; a small map is drawn whole."""


@dataclass(frozen=True)
class Difference:
    """Two states of a map, and what is different between them.

    Attributes:
        old: the map before.
        new: the map after.
    """

    old: ArgumentMap
    new: ArgumentMap

    @cached_property
    def added(self) -> tuple[Claim, ...]:
        """The claims that are drawn now and were not."""
        return tuple(claim for claim in self.new if claim.id not in self.old.drawn)

    @cached_property
    def withdrawn(self) -> tuple[Claim, ...]:
        """The claims that were drawn and are not any more, as they were."""
        return tuple(claim for claim in self.old if claim.id not in self.new.drawn)

    @cached_property
    def changed(self) -> tuple[tuple[Claim, Claim], ...]:
        """The claims that were and are drawn, and are not the same: before and after."""
        old = self.old.drawn
        return tuple((old[c.id], c) for c in self.new if c.id in old and old[c.id] != c)

    @cached_property
    def related(self) -> tuple[Relation, ...]:
        """The relations that are drawn now and were not."""
        old = self.old.drawn_relations
        return tuple(r for key, r in self.new.drawn_relations.items() if key not in old)

    @cached_property
    def cut(self) -> tuple[Relation, ...]:
        """The relations that were drawn and are not any more."""
        new = self.new.drawn_relations
        return tuple(r for key, r in self.old.drawn_relations.items() if key not in new)

    @cached_property
    def revised(self) -> tuple[tuple[Relation, Relation], ...]:
        """The relations that were and are drawn, and are not the same: before and after."""
        old, new = self.old.drawn_relations, self.new.drawn_relations
        return tuple((old[key], r) for key, r in new.items() if key in old and old[key] != r)

    @cached_property
    def cited(self) -> tuple[Evidence, ...]:
        """What is cited now and was not, or otherwise."""
        old = self.old.evidence
        return tuple(e for key, e in self.new.evidence.items() if old.get(key) != e)

    @cached_property
    def uncited(self) -> tuple[Evidence, ...]:
        """What was cited and is not any more."""
        return tuple(e for key, e in self.old.evidence.items() if key not in self.new.evidence)

    @property
    def reframed(self) -> bool:
        """Whether the debate is described anew: its question, positions, speakers, excerpts."""
        return self.old.debate != self.new.debate

    @property
    def rearranged(self) -> bool:
        """Whether things that stayed are in another order."""
        pairs = ((self.old.drawn, self.new.drawn), (self.old.relations, self.new.relations))
        return any([k for k in a if k in b] != [k for k in b if k in a] for a, b in pairs)

    @property
    def count(self) -> int:
        """How many claims, relations and citations are different."""
        parts = (self.added, self.withdrawn, self.changed, self.related, self.cut, self.revised)
        return sum(map(len, parts)) + len(self.cited) + len(self.uncited)

    def __len__(self) -> int:
        return len(self.new)

    def __bool__(self) -> bool:
        return bool(self.count or self.reframed or self.rearranged)

    @cached_property
    def both(self) -> ArgumentMap:
        """All that either state draws: the new one, with what is gone from it."""
        new = self.new
        kept = {each.id for each in self.withdrawn}
        order = [*self.old.drawn, *(key for key in new.drawn if key not in self.old.drawn)]
        claims = {key: new.drawn.get(key) or self.old.drawn[key] for key in order}
        lost = {r.id: r for r in self.cut if r.id not in new.relations or self._leaned(r, kept)}
        relations = {**self.old.drawn_relations, **new.drawn_relations} | lost
        evidence = {**self.old.evidence, **new.evidence}
        passages = {**self.old.passages, **new.passages}
        return replace(
            new, claims=claims, relations=relations, evidence=evidence, passages=passages
        )

    def _leaned(self, relation: Relation, gone: set[ClaimId]) -> bool:
        """Say whether a relation is not drawn any more because one of its ends is not."""
        now = self.new.relations[relation.id]
        return not gone.isdisjoint((*now.premises, ClaimId(now.target)))

    @cached_property
    def near(self) -> ArgumentMap:
        """What is different with the way from there to a thesis: at most ``NEAR`` claims of it."""
        both = self.both
        if len(both) <= SMALL:
            return both
        kept: dict[ClaimId, None] = {}
        for claim in self._marked():
            way = _way(both, claim, kept)
            if len(kept) + len(way) > NEAR:
                break
            kept.update(dict.fromkeys(way))
        return both.only(set(kept))

    def _marked(self) -> Iterable[ClaimId]:
        yield from (new.id for old, new in self.changed)
        yield from (claim.id for claim in (*self.added, *self.withdrawn))
        changed = (*self.related, *self.cut, *(new for _, new in self.revised))
        yield from (premise for relation in changed for premise in relation.premises)
        for each in (*self.cited, *self.uncited):
            if each.target in self.both.drawn:
                yield ClaimId(each.target)


def differences(old: ArgumentMap, new: ArgumentMap) -> Difference:
    """Return what is different between two states of a map."""
    return Difference(old, new)


def changed_fields(old: Claim, new: Claim) -> tuple[str, ...]:
    """Return the names of the fields in which two states of a claim differ."""
    return tuple(f.name for f in fields(old) if getattr(old, f.name) != getattr(new, f.name))


def _way(whole: ArgumentMap, start: ClaimId, known: dict[ClaimId, None]) -> list[ClaimId]:
    """Return the claims on a way from a claim to a thesis, those linked with them included."""
    found: dict[ClaimId, None] = {}
    heap = [start]
    while heap:
        claim = heap.pop()
        if claim in found or claim in known:
            continue
        found[claim] = None
        onward = whole.relations_from(claim)
        if onward and (not whole.claims[claim].thesis or claim == start):
            heap += _ends(whole, onward[0])
    return list(found)


def _ends(whole: ArgumentMap, relation: Relation) -> list[ClaimId]:
    """Return the claims that a relation needs to be drawn, by way of what it undercuts."""
    ends = list(relation.premises)
    while relation.kind is Kind.UNDERCUT:
        relation = whole.drawn_relations[RelationId(relation.target)]
        ends += relation.premises
    return [*ends, ClaimId(relation.target)]
