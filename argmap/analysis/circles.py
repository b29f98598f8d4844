"""Arguments that go in a circle: a claim that is supported, in the end, by itself."""

from __future__ import annotations

from argmap.model.claims import Kind, Relation
from argmap.model.errors import InvalidRelationError
from argmap.model.maps import ArgumentMap


def refuse_circle(on: ArgumentMap, relation: Relation) -> None:
    """Refuse a support of a claim by what that claim itself supports.

    Args:
        on: the map, with or without the relation.
        relation: which is to stand on it.

    Raises:
        InvalidRelationError: the argument would go in a circle.
    """
    if relation.kind is not Kind.SUPPORT:
        return
    reached, heap = set(relation.premises), list(relation.premises)
    while heap:
        for each in on.bearing_on(heap.pop()):
            if each.kind is Kind.SUPPORT:
                heap += [premise for premise in each.premises if premise not in reached]
                reached.update(each.premises)
    if relation.target in reached:
        raise InvalidRelationError(
            "This would argue in a circle: what you chose is itself supported, in the end,"
            " by the claim that it is to support."
        )
