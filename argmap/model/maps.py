"""The argument map that claims and relations form, and what can be asked of it.

Everything here is immutable: an edit makes a new map. The order of a map's claims, relations and
evidence is the order of its mappings; siblings are drawn in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from argmap.model.claims import Claim, CrossRelation, Kind, Relation
from argmap.model.debates import Debate, Excerpt
from argmap.model.errors import NotFoundError
from argmap.model.ids import ClaimId, EvidenceId, MapId, PassageId, RelationId
from argmap.model.passages import Evidence, Passage


@dataclass(frozen=True)
class ArgumentMap:
    """The claims and relations of one debate as one group draws them, at one revision.

    ``claims`` holds withdrawn claims too; iterate over the map, or take ``drawn``, for those that
    are drawn.
    """

    id: MapId
    debate: Debate
    claims: Mapping[ClaimId, Claim] = field(default_factory=dict)
    relations: Mapping[RelationId, Relation] = field(default_factory=dict)
    passages: Mapping[PassageId, Passage] = field(default_factory=dict)
    evidence: Mapping[EvidenceId, Evidence] = field(default_factory=dict)
    cross_relations: Mapping[RelationId, CrossRelation] = field(default_factory=dict)
    revision: int = 0

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.drawn.values())

    def __len__(self) -> int:
        return len(self.drawn)

    def __bool__(self) -> bool:
        return True

    @cached_property
    def drawn(self) -> Mapping[ClaimId, Claim]:
        """The claims that have not been withdrawn."""
        return {key: claim for key, claim in self.claims.items() if not claim.withdrawn}

    @cached_property
    def drawn_relations(self) -> Mapping[RelationId, Relation]:
        """The relations all of whose premises and whose target are drawn."""
        return _standing(self.relations, self.drawn)

    @cached_property
    def _bearing(self) -> Mapping[str, tuple[Relation, ...]]:
        return _by(self.drawn_relations.values(), lambda relation: (relation.target,))

    @cached_property
    def _used(self) -> Mapping[str, tuple[Relation, ...]]:
        return _by(self.drawn_relations.values(), lambda relation: relation.premises)

    @cached_property
    def _cited(self) -> Mapping[str, tuple[Evidence, ...]]:
        found: defaultdict[str, list[Evidence]] = defaultdict(list)
        for evidence in self.evidence.values():
            found[evidence.target].append(evidence)
        return {key: tuple(value) for key, value in found.items()}

    def bearing_on(self, target: ClaimId | RelationId) -> tuple[Relation, ...]:
        """Return the drawn relations whose target this is, in their order."""
        return self._bearing.get(target, ())

    def relations_from(self, premise: ClaimId) -> tuple[Relation, ...]:
        """Return the drawn relations in which this claim is a premise, in their order."""
        return self._used.get(premise, ())

    def evidence_for(self, target: ClaimId | RelationId) -> tuple[Evidence, ...]:
        """Return what is cited for this claim or relation, in its order."""
        return self._cited.get(target, ())

    def claim(self, claim_id: str) -> Claim:
        """Return a claim, withdrawn or not.

        Raises:
            NotFoundError: the map has no such claim.
        """
        found = self.claims.get(ClaimId(claim_id))
        if found is None:
            raise NotFoundError("claim", claim_id, self.claims)
        return found

    @cached_property
    def roots(self) -> tuple[Claim, ...]:
        """The claims that stand under the question: theses first, then those that bear on nothing.

        Where every claim of a part bears on another in a circle, the first of that part is a root,
        so that every drawn claim can be reached from a root.
        """
        roots = [claim for claim in self if claim.thesis]
        roots += [c for c in self if not c.thesis and not self.relations_from(c.id)]
        reached: set[ClaimId] = set()
        for root in roots:
            self._reach(root.id, reached)
        for claim in self:
            if claim.id not in reached:
                roots.append(claim)
                self._reach(claim.id, reached)
        return tuple(roots)

    def _reach(self, start: ClaimId, reached: set[ClaimId]) -> None:
        heap: list[ClaimId | RelationId] = [start]
        while heap:
            target = heap.pop()
            if target in self.drawn:
                if target in reached:
                    continue
                reached.add(ClaimId(target))
            for relation in self.bearing_on(target):
                heap.extend(relation.premises)
                heap.append(relation.id)

    def chosen(self, excerpt: Excerpt) -> ArgumentMap:
        """Return the map with only the claims of the excerpt, and what still holds between them."""
        if excerpt.claims == "all":
            return self
        if isinstance(excerpt.claims, tuple):
            return self.only(set(excerpt.claims))
        return self.only({claim.id for claim in self if claim.core})

    def only(self, kept: set[ClaimId] | frozenset[ClaimId]) -> ArgumentMap:
        """Return the map with only these claims, the relations among them, and their evidence."""
        claims = {key: claim for key, claim in self.drawn.items() if key in kept}
        relations = _standing(self.relations, claims)
        evidence = {
            key: each
            for key, each in self.evidence.items()
            if each.target in claims or each.target in relations
        }
        return replace(self, claims=claims, relations=relations, evidence=evidence)


def _standing(
    relations: Mapping[RelationId, Relation], claims: Mapping[ClaimId, Claim]
) -> Mapping[RelationId, Relation]:
    """Return the relations whose premises and target are all there, undercuts of them included."""
    kept = {
        key: relation
        for key, relation in relations.items()
        if all(premise in claims for premise in relation.premises)
        and (relation.kind is Kind.UNDERCUT or relation.target in claims)
    }
    while True:
        loose = [key for key, r in kept.items() if r.kind is Kind.UNDERCUT and r.target not in kept]
        if not loose:
            return kept
        for key in loose:
            del kept[key]


def _by(
    relations: Iterable[Relation], keys: Callable[[Relation], Iterable[str]]
) -> Mapping[str, tuple[Relation, ...]]:
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for key in keys(relation):
            found[key].append(relation)
    return {key: tuple(value) for key, value in found.items()}
