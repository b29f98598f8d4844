"""Letting one claim stand for another, as simpler edits.

Whatever was drawn or cited for the claim that goes is drawn or cited for the one that stays. What
is then there twice becomes one: relations that say the same, a passage cited twice in one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from argmap.model.claims import Basis, Claim, CrossRelation, Kind, Relation
from argmap.model.debates import Debate, Excerpt
from argmap.model.edits import (
    Assign,
    Bridge,
    Cite,
    ClaimField,
    Edit,
    Frame,
    Revise,
    Unbridge,
    Uncite,
    Unrelate,
    Withdraw,
)
from argmap.model.errors import InvalidClaimError
from argmap.model.fields import written
from argmap.model.ids import ClaimId, EvidenceId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.model.text import NOTE_LENGTH

Noted = TypeVar("Noted", Relation, CrossRelation, Evidence)
GIVEN = (ClaimField.KIND, ClaimField.THESIS, ClaimField.CORE)
"""What the claim that stays takes from the other where it has nothing of its own."""
HELD = (ClaimField.SPEAKER, ClaimField.POSITION, ClaimField.DATE)
"""What it takes as well, if the same may hold both."""


@dataclass
class Merging:
    """What happens when one claim comes to stand for another.

    Attributes:
        on: the map before.
        goes: the claim that is withdrawn.
        stays: the claim that stands for both.
        relations: those that move or change, as they become.
        loops: relations between the two, which would bear on themselves; they are cut with
            what undercuts them.
        twins: relations that come to say what another says, each with the one that stays.
        evidence: what moves or changes, as it becomes.
        repeated: evidence that is there already, each with the one that stays.
        bridges: relations with other debates that move or change, as they become.
        doubled: relations with other debates that are there already, each with the one that stays.
    """

    on: ArgumentMap
    goes: Claim
    stays: Claim
    relations: dict[RelationId, Relation] = field(default_factory=dict)
    loops: tuple[RelationId, ...] = ()
    twins: dict[RelationId, RelationId] = field(default_factory=dict)
    evidence: dict[EvidenceId, Evidence] = field(default_factory=dict)
    repeated: dict[EvidenceId, EvidenceId] = field(default_factory=dict)
    bridges: dict[RelationId, CrossRelation] = field(default_factory=dict)
    doubled: dict[RelationId, RelationId] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._move_relations()
        self._move_evidence()
        self._move_bridges()

    def edits(self) -> Iterator[Edit]:
        """Yield the edits that do it; what is cut comes last, when nothing leans on it any more."""
        framed = _framed(self.on.debate, self.goes.id, self.stays.id)
        if framed != self.on.debate:
            yield Frame(framed)
        yield from self.given()
        yield from (Revise(each) for each in self.relations.values())
        yield from (Cite(each) for each in self.evidence.values())
        yield from (Uncite(each) for each in self.repeated)
        yield from (Bridge(each) for each in self.bridges.values())
        yield from (Unbridge(each) for each in self.doubled)
        yield from (Unrelate(each) for each in (*self._twins_alone(), *self.loops))
        yield Withdraw(self.goes.id)

    def given(self) -> Iterator[Assign]:
        """Yield what the claim that stays takes from the other."""
        for each in (*HELD, *GIVEN) if self._one_holder() else GIVEN:
            value = written(self.goes, each)
            if value and not written(self.stays, each):
                yield Assign(self.stays.id, each, value)
        note = joined(self.stays.note, self.goes.note)
        if note is not None and note != self.stays.note:
            yield Assign(self.stays.id, ClaimField.NOTE, note)

    def _one_holder(self) -> bool:
        """Say whether both claims may be held by the same."""
        known = self.stays.speaker in (None, self.goes.speaker)
        return known and self.goes.voice is self.stays.voice

    def _twins_alone(self) -> Iterator[RelationId]:
        """Yield the twins that do not fall with what they undercut."""
        yield from (key for key in self.twins if self.on.relations[key].target not in self.twins)

    @property
    def fallen(self) -> tuple[RelationId, ...]:
        """The relations that are cut: those between the two, and what undercuts them."""
        return tuple(_falling(self.on.relations, self.loops))

    def _to(self, end: Any) -> Any:
        """Return where something points that pointed there."""
        while end in self.twins:
            end = self.twins[end]
        return self.stays.id if end == self.goes.id else end

    def _moved(self, relation: Relation) -> Relation:
        premises = tuple(dict.fromkeys(self._to(each) for each in relation.premises))
        return replace(relation, premises=premises, target=self._to(relation.target))

    def _move_relations(self) -> None:
        between = {self.goes.id, self.stays.id}
        self.loops = tuple(
            key
            for key, each in self.on.relations.items()
            if each.target in between and between & set(each.premises)
        )
        fallen = set(self.fallen)
        moving = {key: each for key, each in self.on.relations.items() if key not in fallen}
        after = {key: self._moved(each) for key, each in moving.items() if self._moves(each)}
        while after:
            self.relations |= after
            after = self._joined_twins({**moving, **self.relations})
        for twin in self.twins:
            self.relations.pop(twin, None)

    def _moves(self, relation: Relation) -> bool:
        ends = (relation.target, *relation.premises)
        return self.goes.id in ends or relation.target in self.twins

    def _joined_twins(self, now: Mapping[RelationId, Relation]) -> dict[RelationId, Relation]:
        """Join the relations that have come to say the same, and return what changes by that."""
        alike = {key: each for key, each in now.items() if key not in self.twins}
        found = _same(alike, set(self.relations), _says)
        changed: dict[RelationId, Relation] = {}
        for gone, kept in found.items():
            both = _both(changed.get(kept, now[kept]), now[gone])
            if both is not None:
                self.twins[gone] = kept
                changed[kept] = both
        undercuts = [each for key, each in alike.items() if each.target in self.twins]
        moved = {each.id: self._moved(each) for each in undercuts if each.id not in self.twins}
        return {key: each for key, each in {**moved, **changed}.items() if now[key] != each}

    def _move_evidence(self) -> None:
        fallen = set(self.fallen)
        cited = {key: each for key, each in self.on.evidence.items() if each.target not in fallen}
        moved = {key: replace(each, target=self._to(each.target)) for key, each in cited.items()}
        self.evidence, self.repeated = _united(cited, moved, _cites)

    def _move_bridges(self) -> None:
        bridges = self.on.cross_relations
        moved = {key: replace(each, target=self._to(each.target)) for key, each in bridges.items()}
        self.bridges, self.doubled = _united(bridges, moved, _carries)


def merging(on: ArgumentMap, claim_id: ClaimId, into: ClaimId) -> Merging:
    """Return what happens on a map when one claim comes to stand for another.

    Raises:
        InvalidClaimError: it is the same claim, or one of them has been withdrawn.
        NotFoundError: one of them is not on the map.
    """
    if claim_id == into:
        raise InvalidClaimError("A claim cannot be merged into itself: choose another.")
    goes, stays = on.claim(claim_id), on.claim(into)
    for each in (goes, stays):
        if each.withdrawn:
            raise InvalidClaimError(
                f"The claim {each.id} has been withdrawn: restore it before it is merged."
            )
    return Merging(on, goes, stays)


def merged(on: ArgumentMap, claim_id: ClaimId, into: ClaimId) -> tuple[Edit, ...]:
    """Return the edits that move everything of one claim over to another and withdraw it.

    A relation between the two would bear on itself, and is cut, last, with what undercuts it.
    """
    return tuple(merging(on, claim_id, into).edits())


def joined(note: str, other: str) -> str | None:
    """Return both notes as one, without what is said twice; none if that would be too long."""
    if other in note:
        return note
    if note in other:
        return other
    both = f"{note}\n\n{other}"
    return both if len(both) <= NOTE_LENGTH else None


def _both(kept: Noted, gone: Noted) -> Noted | None:
    """Return the one with the notes of both; none if they cannot become one."""
    note = joined(kept.note, gone.note)
    if note is None:
        return None
    if isinstance(gone, Evidence) or gone.basis is Basis.EDITORIAL:
        return replace(kept, note=note)
    return replace(kept, note=note, basis=Basis.EXPLICIT)


def _united(
    old: Mapping[Any, Noted], moved: Mapping[Any, Noted], says: Any
) -> tuple[dict[Any, Noted], dict[Any, Any]]:
    """Return what changes among the things, and which of them others say already."""
    after = {key: each for key, each in moved.items() if each != old[key]}
    gone: dict[Any, Any] = {}
    for twin, kept in _same(moved, set(after), says).items():
        both = _both(after.get(kept, moved[kept]), moved[twin])
        if both is not None:
            gone[twin] = kept
            after.pop(twin, None)
            if both != old[kept]:
                after[kept] = both
    return after, gone


def _same(things: Mapping[Any, Any], changed: set[Any], says: Any) -> dict[Any, Any]:
    """Return which things say by now what another says, the one that did not change staying."""
    first: dict[Any, Any] = {}
    steady = [key for key in things if key not in changed]
    for key in steady:
        first.setdefault(says(things[key]), key)
    found = {}
    for key in (key for key in things if key in changed):
        other = first.setdefault(says(things[key]), key)
        if other != key:
            found[key] = other
    return found


def _says(relation: Relation) -> tuple[Any, ...]:
    return relation.kind, relation.target, frozenset(relation.premises), relation.scheme


def _cites(evidence: Evidence) -> tuple[Any, ...]:
    return evidence.target, evidence.passage, evidence.bearing, evidence.mode


def _carries(bridge: CrossRelation) -> tuple[Any, ...]:
    return bridge.kind, bridge.debate, bridge.premise, bridge.target, bridge.scheme


def _falling(
    relations: Mapping[RelationId, Relation], loops: tuple[RelationId, ...]
) -> Iterator[RelationId]:
    """Yield relations and what undercuts them, and what undercuts that."""
    falling = list(loops)
    for each in falling:
        yield each
        falling += [
            key for key, r in relations.items() if r.kind is Kind.UNDERCUT and r.target == each
        ]


def _framed(debate: Debate, goes: ClaimId, stays: ClaimId) -> Debate:
    """Return the debate with the one claim for the other on its maps."""
    return replace(debate, excerpts=tuple(_on(each, goes, stays) for each in debate.excerpts))


def _on(excerpt: Excerpt, goes: ClaimId, stays: ClaimId) -> Excerpt:
    if isinstance(excerpt.claims, str) or goes not in excerpt.claims:
        return excerpt
    kept = dict.fromkeys(stays if each == goes else each for each in excerpt.claims)
    return replace(excerpt, claims=tuple(kept))
