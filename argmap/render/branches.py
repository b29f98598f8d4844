"""The spanning tree of a map, for pictures that are too small to show more than its shape."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap


@dataclass(slots=True)
class Branches:
    """Every drawn claim once, in reading order: a branch comes before what stands under it.

    The lists run side by side; what belongs to one branch has one place in all of them.

    Attributes:
        claims: the claim at the foot of each branch.
        kinds: the step by which it bears on its parent; none for a root.
        depths: 0 for a root.
        parents: the place of its parent, or -1.
        sizes: how many claims the branch has, its foot included.
    """

    claims: list[Claim] = field(default_factory=list)
    kinds: list[Kind | None] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


def branches(shown: ArgumentMap) -> Branches:
    """Return the spanning tree of a map, in the places that the outline gives the claims.

    A claim that undercuts a step stands under the premise that takes the step. Time is linear in
    the claims and relations.
    """
    found = Branches()
    roots = {root.id for root in shown.roots}
    seen: set[ClaimId] = set()
    for root in shown.roots:
        if root.id not in seen:
            _grow(shown, root.id, found, seen, roots)
    sizes = found.sizes = [1] * len(found.claims)
    for place in range(len(sizes) - 1, -1, -1):
        if found.parents[place] >= 0:
            sizes[found.parents[place]] += sizes[place]
    return found


def _grow(
    shown: ArgumentMap,
    root: ClaimId,
    found: Branches,
    seen: set[ClaimId],
    roots: set[ClaimId],
) -> None:
    drawn, bearing_on = shown.drawn, shown.bearing_on
    questioned: set[str] = set()
    stack: list[tuple[ClaimId, int, int, Kind | None, RelationId | None]]
    stack = [(root, -1, 0, None, None)]
    while stack:
        claim_id, parent, depth, kind, step = stack.pop()
        under: tuple[Relation, ...] = ()
        if claim_id in seen or (depth and claim_id in roots):
            # The claim has a place elsewhere, but what questions this step belongs here.
            place, below = parent, depth
        else:
            seen.add(claim_id)
            place, below = len(found.claims), depth + 1
            found.claims.append(drawn[claim_id])
            found.kinds.append(kind)
            found.depths.append(depth)
            found.parents.append(parent)
            under = bearing_on(claim_id)
        if step and step not in questioned:
            questioned.add(step)
            under = bearing_on(step) + under
        for relation in reversed(under):
            for premise in reversed(relation.premises):
                stack.append((premise, place, below, relation.kind, relation.id))
