"""Objections on a map to which nothing that is drawn answers."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.claims import Kind, Relation
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection without an answer.

    Attributes:
        relation: the rebuttal or undercut by which it is drawn.
        on: the claim against which it is, or to which the step leads that it questions.
        replies: whether it answers an objection itself. Somebody has to have the last word, so
            that such a one does not call for an answer.
    """

    relation: Relation
    on: ClaimId
    replies: bool

    @property
    def claim(self) -> ClaimId:
        """The claim that objects; the first of them, if several do together."""
        return self.relation.premises[0]


def unanswered(drawn: ArgumentMap) -> tuple[Objection, ...]:
    """Return the rebuttals and undercuts of a map that nothing answers, in the map's order.

    An answer is a rebuttal of a claim that objects, or an undercut of the step that it takes.
    """
    return tuple(
        Objection(each, _end(drawn, each), _replies(drawn, each))
        for each in drawn.drawn_relations.values()
        if each.kind is not Kind.SUPPORT and not is_answered(drawn, each)
    )


def calling(drawn: ArgumentMap) -> tuple[Objection, ...]:
    """Return the unanswered objections that call for an answer, each claim that objects once.

    What objects in several places is told of once, in the first of them, as in the hints.
    """
    found: dict[tuple[ClaimId, ...], Objection] = {}
    for each in unanswered(drawn):
        if not each.replies:
            found.setdefault(each.relation.premises, each)
    return tuple(found.values())


def is_answered(drawn: ArgumentMap, objection: Relation) -> bool:
    """Say whether something is drawn against a claim that objects, or against its step."""
    against = (r.kind is Kind.REBUT for p in objection.premises for r in drawn.bearing_on(p))
    return bool(drawn.bearing_on(objection.id)) or any(against)


def _end(drawn: ArgumentMap, relation: Relation) -> ClaimId:
    while relation.kind is Kind.UNDERCUT:
        relation = drawn.relations[RelationId(relation.target)]
    return ClaimId(relation.target)


def _replies(drawn: ArgumentMap, objection: Relation) -> bool:
    if objection.kind is Kind.UNDERCUT:
        return drawn.relations[RelationId(objection.target)].kind is not Kind.SUPPORT
    used = drawn.relations_from(ClaimId(objection.target))
    return any(each.kind is not Kind.SUPPORT for each in used)
