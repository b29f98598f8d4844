"""The changes that a person can make to a map, as data; each has an inverse.

``apply`` is pure: it returns a new map. ``inverse`` returns the edits that undo an edit on the map
as it was before. Nothing is deleted: the inverse of stating a claim is to withdraw it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from argmap.model.claims import Claim, CrossRelation, Kind, Relation
from argmap.model.debates import Debate
from argmap.model.ids import ClaimId, EvidenceId, PassageId, RelationId
from argmap.model.passages import Evidence, Passage


class ClaimField(StrEnum):
    """What of a claim, beside its words, can be changed by itself."""

    SPEAKER = "speaker"
    VOICE = "voice"
    POSITION = "position"
    DATE = "date"
    KIND = "kind"
    THESIS = "thesis"
    CORE = "core"
    IMPLIED = "implied"
    REPORTED_BY = "reported_by"
    NOTE = "note"


class Ordered(StrEnum):
    """What on a map has an order that is kept."""

    CLAIMS = "claims"
    RELATIONS = "relations"
    EVIDENCE = "evidence"
    PASSAGES = "passages"
    CROSS_RELATIONS = "cross_relations"


@dataclass(frozen=True, slots=True)
class Frame:
    """Describe the debate: its question, positions, speakers and excerpts."""

    debate: Debate


@dataclass(frozen=True, slots=True)
class AddClaim:
    """State a claim that is not on the map yet."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class Reword:
    """Say a claim in other words."""

    claim: ClaimId
    text: str


@dataclass(frozen=True, slots=True)
class Assign:
    """Change the speaker, position, date or another field of a claim.

    Attributes:
        value: as it would be written in a debate folder; empty takes the field away.
    """

    claim: ClaimId
    field: ClaimField
    value: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take a claim back; it is kept, and can be restored."""

    claim: ClaimId


@dataclass(frozen=True, slots=True)
class Restore:
    """Put a withdrawn claim back on the map."""

    claim: ClaimId


@dataclass(frozen=True, slots=True)
class Relate:
    """Bring premises to bear on a target."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class Unrelate:
    """Cut a relation with what undercuts it and what is cited for it; the history keeps them."""

    relation: RelationId


@dataclass(frozen=True, slots=True)
class Revise:
    """Change a relation: its premises, target, kind, basis, scheme or note."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class Bridge:
    """Bring a claim of another debate to bear on a claim of this one, or on a step."""

    relation: CrossRelation


@dataclass(frozen=True, slots=True)
class Unbridge:
    """Cut a relation with another debate."""

    relation: RelationId


@dataclass(frozen=True, slots=True)
class Mark:
    """Add a passage, or describe it anew; its id stays."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Unmark:
    """Drop a passage that nothing cites."""

    passage: PassageId


@dataclass(frozen=True, slots=True)
class Cite:
    """Cite a passage for a claim or relation, or change how it is cited."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Uncite:
    """Cite a passage no longer."""

    evidence: EvidenceId


@dataclass(frozen=True, slots=True)
class Merge:
    """Let one claim stand for another: all that bears on either bears on it."""

    claim: ClaimId
    into: ClaimId


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put some of the claims, relations or evidence in this order, in the places that they hold."""

    what: Ordered
    order: tuple[str, ...]


Edit: TypeAlias = (
    Frame
    | AddClaim
    | Reword
    | Assign
    | Withdraw
    | Restore
    | Relate
    | Unrelate
    | Revise
    | Bridge
    | Unbridge
    | Mark
    | Unmark
    | Cite
    | Uncite
    | Merge
    | Arrange
)

Touch: TypeAlias = tuple[str, str, str]


def touches(edits: Iterable[Edit]) -> frozenset[Touch]:
    """Return what the edits change, as triples of a thing's sort, its id and the part of it.

    Two sets of edits clash if these have anything in common; a part ``*`` is the whole thing.
    """
    return frozenset(touch for edit in edits for touch in _touch(edit))


def clash(ours: frozenset[Touch], theirs: frozenset[Touch]) -> frozenset[Touch]:
    """Return what of ours cannot go together with theirs."""
    things = {(sort, each) for sort, each, _ in theirs}
    whole = {(sort, each) for sort, each, part in theirs if part == "*"}
    return frozenset(
        touch
        for touch in ours
        if touch in theirs
        or (touch[0], touch[1]) in whole
        or (touch[2] == "*" and (touch[0], touch[1]) in things)
    )


def _touch(edit: Edit) -> tuple[Touch, ...]:
    match edit:
        case Frame(debate):
            return (("debate", debate.slug, "*"),)
        case AddClaim(claim):
            return (("claim", claim.id, "*"),)
        case Reword(claim_id, _):
            return (("claim", claim_id, "text"),)
        case Assign(claim_id, part, _):
            return (("claim", claim_id, part.value),)
        case Withdraw(claim_id) | Restore(claim_id):
            return (("claim", claim_id, "*"),)
        case Merge(claim_id, into):
            return (("claim", claim_id, "*"), ("claim", into, "*"))
        case Mark(passage):
            return (("passage", passage.id, "words"),)
        case Unmark(passage_id):
            return (("passage", passage_id, "*"),)
        case Uncite(evidence_id):
            return (("evidence", evidence_id, "*"),)
        case Unrelate(relation_id) | Unbridge(relation_id):
            return (("relation", relation_id, "*"),)
        case Arrange(what, order):
            return tuple(("order", what.value, each) for each in order)
        case _:
            return _leans(edit)


def _leans(edit: Relate | Revise | Bridge | Cite) -> tuple[Touch, ...]:
    """Return the touches of what leans on other things: those may change, but not go."""
    own: tuple[str, str]
    on: list[tuple[str, str]]
    match edit:
        case Cite(evidence):
            own = ("evidence", evidence.id)
            on = [("claim", evidence.target), ("relation", evidence.target)]
            on.append(("passage", evidence.passage))
        case Bridge(bridge):
            own, on = ("relation", bridge.id), [_aim(bridge)]
        case Relate(relation) | Revise(relation):
            own = ("relation", relation.id)
            on = [_aim(relation), *(("claim", each) for each in relation.premises)]
    return ((*own, "*"), *((sort, each, own[1]) for sort, each in on))


def _aim(relation: Relation | CrossRelation) -> tuple[str, str]:
    return "relation" if relation.kind is Kind.UNDERCUT else "claim", relation.target
