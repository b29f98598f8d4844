"""Ways through a map: how a claim is tied to the one before, and a route through every answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap

FEWEST, MOST = 8, 12
DEEPEST = 4
"""So many claims of one answer follow one another at most."""


class Way(StrEnum):
    """In which way two claims that follow one another are tied.

    ``on``: the later bears on the earlier; ``from``: the earlier bears on the later; ``step``: the
    later questions a step that the earlier takes, or takes part in; ``with``: they are premises
    together; ``answer``: the later is another answer; ``apart``: nothing ties them.
    """

    ON = "on"
    FROM = "from"
    STEP = "step"
    WITH = "with"
    ANSWER = "answer"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Tie:
    """How a claim is tied to the one before it.

    Attributes:
        relation: that ties them; none where there is none.
    """

    way: Way
    relation: Relation | None = None


def tie(shown: ArgumentMap, before: ClaimId, claim: ClaimId) -> Tie:
    """Return how a claim is tied to the one that comes before it on a route."""
    for relation in shown.relations_from(claim):
        if relation.target == before:
            return Tie(Way.ON, relation)
        if relation.kind is Kind.UNDERCUT and _takes_part(shown, relation.target, before):
            return Tie(Way.STEP, relation)
    for relation in shown.relations_from(before):
        if relation.target == claim:
            return Tie(Way.FROM, relation)
        if claim in relation.premises:
            return Tie(Way.WITH, relation)
    return Tie(Way.ANSWER if shown.drawn[claim].thesis else Way.APART)


def _takes_part(shown: ArgumentMap, step: str, claim: ClaimId) -> bool:
    found = shown.drawn_relations.get(RelationId(step))
    return found is not None and (claim in found.premises or found.target == claim)


def automatic(shown: ArgumentMap, most: int = MOST) -> tuple[ClaimId, ...]:
    """Return a route through a map: the strongest chain of every answer, one after the other.

    A chain leads from an answer to its strongest reason, and on to what is the strongest reply
    there. Strong is what has the most passages and claims under it; among equals the order of the
    map decides, so that the same map always gives the same route. If it is short, the answers'
    next reasons follow.

    Args:
        shown: the map.
        most: how many claims it has at most.
    """
    weights = _weights(shown)
    theses = [each for each in shown.roots if each.thesis] or list(shown.roots)
    starts = [each.id for each in theses[: most // 2]]
    length = max(2, min(DEEPEST, most // max(1, len(starts))))
    route: list[ClaimId] = []
    for start in starts:
        route += _chain(shown, weights, start, length, route)
    while len(route) < min(FEWEST, most):
        more = [each for s in starts for each in _next(shown, weights, s, length - 1, route)]
        if not more:
            break
        route += list(dict.fromkeys(more))
    return tuple(route[:most])


def _next(
    shown: ArgumentMap,
    weights: dict[ClaimId, int],
    start: ClaimId,
    length: int,
    taken: list[ClaimId],
) -> list[ClaimId]:
    """Return the chain that begins with the strongest reply to an answer that is left."""
    reply = _strongest(_replies(shown, start), weights, taken)
    return _chain(shown, weights, reply, max(1, length), taken) if reply else []


def _chain(
    shown: ArgumentMap,
    weights: dict[ClaimId, int],
    start: ClaimId,
    length: int,
    taken: list[ClaimId],
) -> list[ClaimId]:
    chain = [start] if start not in taken else []
    at = start
    while len(chain) < length:
        reasons = _replies(shown, at, Kind.SUPPORT) if at == start else ()
        found = _strongest(reasons, weights, taken + chain)
        found = found or _strongest(_replies(shown, at), weights, taken + chain)
        if found is None:
            break
        chain.append(found)
        at = found
    return chain


def _replies(shown: ArgumentMap, claim: ClaimId, kind: Kind | None = None) -> Iterator[ClaimId]:
    """Yield the claims that bear on a claim, and those that question a step it takes."""
    for relation in shown.bearing_on(claim):
        if kind in (None, relation.kind):
            yield from relation.premises
    if kind is None:
        for relation in shown.relations_from(claim):
            for undercut in shown.bearing_on(relation.id):
                yield from undercut.premises


def _strongest(
    found: Iterable[ClaimId], weights: dict[ClaimId, int], taken: list[ClaimId]
) -> ClaimId | None:
    left = [each for each in found if each not in taken]
    return max(left, key=lambda each: weights[each], default=None)


def _weights(shown: ArgumentMap) -> dict[ClaimId, int]:
    """Return how much each claim has under it: two for each passage, one for each reply."""
    return {each.id: _weight(shown, each) for each in shown}


def _weight(shown: ArgumentMap, claim: Claim) -> int:
    replies = list(_replies(shown, claim.id))
    under = sum(1 + len(shown.evidence_for(each)) for each in replies)
    return 2 * len(shown.evidence_for(claim.id)) + under
