"""What must hold of a relation, and of all claims and their debate, when a map changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from argmap.model.claims import Claim, CrossRelation, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.errors import InvalidDebateError, InvalidRelationError, NotFoundError
from argmap.model.ids import ClaimId, RelationId


def known(part: Any, key: Any, what: str) -> Any:
    """Return the thing of this id.

    Raises:
        NotFoundError: there is none.
    """
    found = part.get(key)
    if found is None:
        raise NotFoundError(what, key, part)
    return found


def check_relation(
    relation: Relation,
    claims: Mapping[ClaimId, Claim],
    relations: Mapping[RelationId, Relation],
) -> None:
    """Check that the premises are there, and that the target is, and is of the right sort.

    Raises:
        NotFoundError: one of them is not on the map.
        InvalidRelationError: an undercut of a claim, a support of a relation, or a circle.
    """
    for premise in relation.premises:
        known(claims, premise, "claim")
    target = relation.target
    if relation.kind is Kind.UNDERCUT:
        if ClaimId(target) in claims:
            raise InvalidRelationError(undercut_of_claim(target))
        known(relations, RelationId(target), "relation")
        _check_circle(relation, relations)
    elif RelationId(target) in relations and ClaimId(target) not in claims:
        raise InvalidRelationError(
            f"A {relation.kind.value} bears on a claim, and {target} is a relation:"
            " only an undercut bears on a relation."
        )
    else:
        known(claims, ClaimId(target), "claim")


def check_bridge(bridge: CrossRelation, claims: Mapping[ClaimId, Claim]) -> None:
    """Check that what a claim of another debate bears on is of the right sort.

    Raises:
        NotFoundError: a support or rebuttal of a claim that is not on the map.
        InvalidRelationError: an undercut of a claim.
    """
    if bridge.kind is not Kind.UNDERCUT:
        known(claims, bridge.target, "claim")
    elif ClaimId(bridge.target) in claims:
        raise InvalidRelationError(undercut_of_claim(bridge.target))


def undercut_of_claim(target: str) -> str:
    """Return why an undercut cannot bear on a claim, and what to do."""
    return (
        f"An undercut bears on a relation, and {target} is a claim: name the relation"
        " whose step does not follow, or write a rebuttal."
    )


def _check_circle(undercut: Relation, relations: Mapping[RelationId, Relation]) -> None:
    step: Relation | None = undercut
    while step and step.kind is Kind.UNDERCUT:
        if step.target == undercut.id:
            raise InvalidRelationError(
                f"The undercut {undercut.id} would bear on itself by way of {step.id}."
            )
        step = relations.get(RelationId(step.target))


def check_frame(
    debate: Debate, claims: Mapping[ClaimId, Claim], touched: Collection[ClaimId], *, all_: bool
) -> None:
    """Check that the debate knows the speakers and positions of the claims that are drawn.

    Args:
        debate: the debate.
        claims: all claims of the map.
        touched: those that changed.
        all_: whether the debate changed, so that all are to be looked at.

    Raises:
        NotFoundError: a claim that changed has one that is unknown.
        InvalidDebateError: the debate has lost one that a claim has.
    """
    frame: dict[str, dict[str, Any]] = {
        "speaker": {each.id: each for each in debate.speakers},
        "position": {each.id: each for each in debate.positions},
    }
    for claim in (claims[key] for key in (claims if all_ else touched)):
        for what, ids in frame.items():
            value = getattr(claim, what)
            if claim.withdrawn or not value or value in ids:
                continue
            if claim.id in touched:
                raise NotFoundError(what, value, ids)
            raise InvalidDebateError(
                f"The {what} {value} cannot go: the claim {claim.id} has it still."
            )
