"""Changing relations: where they lead, what is said of them, their order, and cutting them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from argmap.analysis.circles import refuse_circle
from argmap.model.claims import Basis, Claim, Kind, Relation
from argmap.model.edits import Arrange, Edit, Ordered, Relate, Revise, Unrelate
from argmap.model.errors import InvalidRelationError
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.services.extending import Turn, standing
from argmap.services.extending_lost import redrawing, relation_of, seen_map
from argmap.services.saving import Saved


class Place(StrEnum):
    """Where among its siblings something is put."""

    EARLIER = "earlier"
    LATER = "later"
    FIRST = "first"
    LAST = "last"


def move(turn: Turn, relation: str, target: str) -> Saved:
    """Let a relation, and the branch that hangs by it, bear on something else.

    To settle a clash by both versions leaves theirs, and lets the premises bear on this too.

    Raises:
        InvalidRelationError: the new target is itself a part of the branch.
    """
    kept = relation_of(turn.store, turn.map, relation)
    moved = replace(kept, target=ClaimId(target))
    if kept.target == target and kept.id in turn.map.relations:
        return turn.done(focus=kept.premises[0], step=kept.id)
    _refuse_inside(turn.map, moved)
    refuse_circle(turn.map, moved)
    if turn.both:
        moved = replace(moved, id=RelationId(f"{kept.kind.value}-{turn.once}"))
        return turn.save([Relate(moved)], focus=moved.premises[0], step=moved.id)
    ready = () if moved.kind is Kind.UNDERCUT else standing(turn, target)
    edits = [*_back(turn, kept), *ready, Revise(moved)]
    return turn.save(edits, focus=moved.premises[0], step=moved.id)


def _back(turn: Turn, kept: Relation) -> tuple[Edit, ...]:
    return redrawing(turn.store, turn.map, kept) if turn.mine else ()


def _refuse_inside(on: ArgumentMap, moved: Relation) -> None:
    if moved.target in branch_of(on, moved):
        raise InvalidRelationError(
            "What you chose is itself a part of this branch: choose something outside of it."
        )


def branch_of(on: ArgumentMap, relation: Relation) -> frozenset[str]:
    """Return the ids of all that hangs by a relation: its premises, and all that bears on them."""
    reached: set[str] = {relation.id, *relation.premises}
    heap: list[str] = [relation.id, *relation.premises]
    while heap:
        for each in on.bearing_on(ClaimId(heap.pop())):
            fresh = {each.id, *each.premises} - reached
            reached |= fresh
            heap += fresh
    return frozenset(reached)


def describe_step(turn: Turn, relation: str, wanted: Relation) -> Saved:
    """Change the kind, basis, scheme or note of a relation; what others changed of it stays.

    Args:
        turn: whose turn it is.
        relation: which relation.
        wanted: a relation of which only those four are looked at.
    """
    kept = relation_of(turn.store, turn.map, relation)
    seen = seen_map(turn.store, turn.map, turn.at).relations.get(kept.id, kept)
    asked = {name: getattr(wanted, name) for name in ("kind", "basis", "scheme", "note")}
    differing = {n: v for n, v in asked.items() if turn.mine or v != getattr(seen, n)}
    changed = replace(kept, **differing)
    if changed == kept and kept.id in turn.map.relations:
        return turn.done(focus=kept.premises[0], step=kept.id)
    return turn.save([*_back(turn, kept), Revise(changed)], focus=kept.premises[0], step=kept.id)


def said_of(kind: Kind, basis: Basis, scheme: str, note: str) -> Relation:
    """Return a relation that says only this, for ``describe_step``."""
    return Relation(RelationId("said"), kind, (ClaimId("a"),), ClaimId("b"), basis, scheme, note)


def cut(turn: Turn, relation: str) -> Saved:
    """Cut a relation, with what undercuts it and what is cited for it."""
    kept = turn.map.relations.get(RelationId(relation))
    if kept is None:
        was = relation_of(turn.store, turn.map, relation)
        return turn.done(focus=_drawn(turn.map, was.target))
    return turn.save([Unrelate(kept.id)], focus=_drawn(turn.map, kept.target) or kept.premises[0])


def _drawn(on: ArgumentMap, each: str) -> str:
    return each if each in on.drawn else ""


def order_replies(turn: Turn, relation: str, place: Place) -> Saved:
    """Put a relation earlier or later among those that bear on the same target."""
    kept = relation_of(turn.store, turn.map, relation)
    siblings = [each.id for each in turn.map.bearing_on(kept.target)]
    moved = placed(siblings, kept.id, place)
    return _ordered(turn, Ordered.RELATIONS, moved, kept.premises[0], kept.id)


def order_answers(turn: Turn, claim: str, place: Place) -> Saved:
    """Put a claim that bears on nothing earlier or later among those like it."""
    stands = turn.map.claim(claim)
    moved = placed([each.id for each in beside(turn.map, claim)], stands.id, place)
    return _ordered(turn, Ordered.CLAIMS, moved, stands.id)


def beside(on: ArgumentMap, claim: str) -> Sequence[Claim]:
    """Return the claims among which a root stands: answers, or loose claims, of one position."""
    like = on.claim(claim)
    return [r for r in on.roots if (r.thesis, r.position) == (like.thesis, like.position)]


def _ordered(
    turn: Turn, what: Ordered, moved: tuple[str, ...], focus: str, step: str = ""
) -> Saved:
    if not moved:
        return turn.done(focus=focus, step=step)
    return turn.save([Arrange(what, moved)], focus=focus, step=step)


def placed(siblings: Sequence[str], each: str, place: Place) -> tuple[str, ...]:
    """Return the new order of those siblings that change places; nothing, if none does."""
    old = list(siblings)
    if each not in old:
        return ()
    rest = [other for other in old if other != each]
    at, last = old.index(each), len(rest)
    to = {
        Place.EARLIER: max(0, at - 1),
        Place.LATER: min(last, at + 1),
        Place.FIRST: 0,
        Place.LAST: last,
    }[place]
    rest.insert(to, each)
    return tuple(rest[min(at, to) : max(at, to) + 1]) if at != to else ()
