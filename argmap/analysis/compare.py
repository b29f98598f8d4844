"""What changed between two maps of one debate, as the edits that make the new one of the old."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.drafts import Draft
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Assign,
    Bridge,
    Cite,
    ClaimField,
    Edit,
    Frame,
    Mark,
    Ordered,
    Relate,
    Restore,
    Revise,
    Reword,
    Unbridge,
    Uncite,
    Unmark,
    Unrelate,
    Withdraw,
)
from argmap.model.fields import written
from argmap.model.ids import RelationId
from argmap.model.maps import ArgumentMap


def changes(old: ArgumentMap, new: ArgumentMap) -> tuple[Edit, ...]:
    """Return the edits that make a map which draws the same as the new one, in linear time.

    Claims that only the old map has are withdrawn, since nothing is ever deleted; everything else
    is then equal, orders included.

    Raises:
        TakenIdError: a claim of the old map has the id of a relation of the new one.
        InvalidError: the new map breaks a rule that edits keep.
    """
    draft = Draft(old)
    made: list[Edit] = []
    for step in (_frame, _cut, _claims, _passages, _relations, _cites, _bridges, _drop, _order):
        for edit in step(draft, new):
            draft.do(edit)
            made.append(edit)
    return tuple(made)


def _frame(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    if draft.debate != new.debate:
        yield Frame(new.debate)


def _cut(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    """Cut what is gone; what falls with a relation and is not gone is put back later."""
    yield from (Uncite(key) for key in _gone(draft.evidence, new.evidence))
    yield from (Unbridge(key) for key in _gone(draft.bridges, new.cross_relations))
    for relation_id in _gone(draft.relations, new.relations):
        if relation_id in draft.relations:
            yield Unrelate(relation_id)


def _claims(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    for claim in new.claims.values():
        old = draft.claims.get(claim.id)
        if old is None:
            yield AddClaim(claim)
        elif old != claim:
            yield from _reworded(old, claim)
    for gone in _gone(draft.claims, new.claims):
        if not draft.claims[gone].withdrawn:
            yield Withdraw(gone)


def _reworded(old: Claim, new: Claim) -> Iterator[Edit]:
    if old.withdrawn and not new.withdrawn:
        yield Restore(new.id)
    if old.text != new.text:
        yield Reword(new.id, new.text)
    for field in ClaimField:
        if getattr(old, field.value) != getattr(new, field.value):
            yield Assign(new.id, field, written(new, field))
    if new.withdrawn and not old.withdrawn:
        yield Withdraw(new.id)


def _passages(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    return (Mark(each) for each in _fresh(draft.passages, new.passages))


def _relations(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    for relation in _targets_first(new.relations):
        old = draft.relations.get(relation.id)
        if old is None:
            yield Relate(relation)
        elif old != relation:
            yield Revise(relation)


def _targets_first(relations: Mapping[RelationId, Relation]) -> Iterator[Relation]:
    """Yield every relation after the one that it undercuts."""
    done: set[str] = set()
    for relation in relations.values():
        chain: list[Relation] = []
        step: Relation | None = relation
        while step and step.id not in done:
            done.add(step.id)
            chain.append(step)
            undercut = step.kind is Kind.UNDERCUT
            step = relations.get(RelationId(step.target)) if undercut else None
        yield from reversed(chain)


def _cites(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    return (Cite(each) for each in _fresh(draft.evidence, new.evidence))


def _bridges(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    return (Bridge(each) for each in _fresh(draft.bridges, new.cross_relations))


def _drop(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    return (Unmark(key) for key in _gone(draft.passages, new.passages))


def _order(draft: Draft, new: ArgumentMap) -> Iterator[Edit]:
    for what in Ordered:
        wanted = list(getattr(new, what.value))
        there = set(wanted)
        order = _misplaced([key for key in draft.parts[what] if key in there], wanted)
        if order:
            yield Arrange(what, tuple(order))


def _misplaced(found: list[str], wanted: list[str]) -> list[str]:
    """Return the shortest stretch of what is wanted outside of which everything is in place."""
    differ = [at for at, (one, other) in enumerate(zip(found, wanted, strict=True)) if one != other]
    return wanted[differ[0] : differ[-1] + 1] if differ else []


def _gone(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[Any]:
    return [key for key in old if key not in new]


def _fresh(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterable[Any]:
    return [each for key, each in new.items() if old.get(key) != each]
