"""Applying edits to a map, and undoing them.

A draft is a map that can be changed, for as long as one set of edits is applied; the map that went
in stays as it was. Checks are local to an edit, so that a set of n edits takes time in order of n.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from argmap.model.checks import check_bridge, check_frame, check_relation, known
from argmap.model.claims import Claim, Relation
from argmap.model.debates import Debate
from argmap.model.edits import (
    AddClaim,
    Arrange,
    Assign,
    Bridge,
    Cite,
    Edit,
    Frame,
    Mark,
    Merge,
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
from argmap.model.errors import (
    InvalidClaimError,
    InvalidDebateError,
    InvalidPassageError,
    NotFoundError,
    TakenIdError,
)
from argmap.model.fields import assigned, written
from argmap.model.ids import ClaimId, PassageId, RelationId
from argmap.model.leaning import Leaning
from argmap.model.maps import ArgumentMap
from argmap.model.merging import merged
from argmap.model.order import arranged
from argmap.model.passages import Evidence


def apply(edit: Edit, to: ArgumentMap) -> ArgumentMap:
    """Return the map as the edit leaves it.

    Raises:
        InvalidError: the map would break a rule, such as an undercut of a claim.
        NotFoundError: the edit names something that is not on the map.
        ClashError: the edit adds something under an id that is taken.
    """
    return apply_all((edit,), to)


def apply_all(edits: Iterable[Edit], to: ArgumentMap) -> ArgumentMap:
    """Return the map as the edits leave it, one after the other; all of them, or none."""
    draft = Draft(to)
    for edit in edits:
        draft.do(edit)
    return draft.checked()


def inverse(edits: Sequence[Edit], of: ArgumentMap) -> tuple[Edit, ...]:
    """Return the edits that undo these, which are to be applied to this map, in the order to do."""
    draft = Draft(of)
    back: list[tuple[Edit, ...]] = []
    for edit in edits:
        back.append(draft.undoing(edit))
        draft.do(edit)
    return tuple(each for undoing in reversed(back) for each in undoing)


class Draft:
    """A map while edits are applied to it."""

    def __init__(self, start: ArgumentMap) -> None:
        self.start = start
        self.debate = start.debate
        self.parts: dict[Ordered, dict[Any, Any]] = {
            part: dict(getattr(start, part.value)) for part in Ordered
        }
        self.claims: dict[ClaimId, Claim] = self.parts[Ordered.CLAIMS]
        self.relations: dict[RelationId, Relation] = self.parts[Ordered.RELATIONS]
        self.evidence = self.parts[Ordered.EVIDENCE]
        self.passages = self.parts[Ordered.PASSAGES]
        self.bridges = self.parts[Ordered.CROSS_RELATIONS]
        self._touched: set[ClaimId] = set()
        self._arranged: set[Ordered] = set()

    @cached_property
    def _leaning(self) -> Leaning:
        return Leaning((*self.relations.values(), *self.evidence.values()))

    def checked(self) -> ArgumentMap:
        """Return what the draft has become, once its debate is found to know what claims name."""
        framed = self.debate is not self.start.debate
        check_frame(self.debate, self.claims, self._touched, all_=framed)
        return self.map()

    def map(self) -> ArgumentMap:
        """Return what the draft has become; its revision is that of the start."""
        parts: dict[str, Any] = {part.value: kept for part, kept in self.parts.items()}
        return replace(self.start, debate=self.debate, **parts)

    def _lean(self, old: Relation | Evidence | None, new: Relation | Evidence) -> None:
        if "_leaning" in self.__dict__:
            self._leaning.drop(old)
            self._leaning.add(new)

    def do(self, edit: Edit) -> None:
        """Apply one edit."""
        match edit:
            case Frame(debate):
                self._frame(debate)
            case AddClaim(claim):
                self._add(claim)
            case Reword(claim_id, text):
                self._put(replace(self._claim(claim_id), text=text))
            case Assign(claim_id, field, value):
                self._put(assigned(self._claim(claim_id), field, value))
            case Withdraw(claim_id):
                self._draw(claim_id, withdrawn=True)
            case Restore(claim_id):
                self._draw(claim_id, withdrawn=False)
            case Merge(claim_id, into):
                for each in merged(self.map(), claim_id, into):
                    self.do(each)
            case Arrange(what, order):
                self._arrange(what, order)
            case _:
                self._put_or_drop(edit)

    def _put_or_drop(self, edit: Edit) -> None:
        """Apply an edit that puts or drops a whole thing."""
        match edit:
            case Relate(relation):
                self._relate(relation)
            case Unrelate(relation_id):
                self._unrelate(relation_id)
            case Revise(relation):
                known(self.relations, relation.id, "relation")
                self._put_relation(relation)
            case Bridge(bridge):
                check_bridge(bridge, self.claims)
                self.bridges[bridge.id] = bridge
            case Unbridge(bridge_id):
                known(self.bridges, bridge_id, "relation")
                del self.bridges[bridge_id]
            case Mark(passage):
                self.passages[passage.id] = passage
            case Unmark(passage_id):
                self._unmark(passage_id)
            case Cite(evidence):
                self._cite(evidence)
            case Uncite(evidence_id):
                self._leaning.drop(known(self.evidence, evidence_id, "evidence"))
                del self.evidence[evidence_id]

    def undoing(self, edit: Edit) -> tuple[Edit, ...]:
        """Return what undoes the edit, which has not been done yet."""
        match edit:
            case Frame():
                return (Frame(self.debate),)
            case AddClaim(claim):
                return () if claim.withdrawn else (Withdraw(claim.id),)
            case Reword(claim_id, _):
                return (Reword(claim_id, self._claim(claim_id).text),)
            case Assign(claim_id, field, _):
                return (Assign(claim_id, field, written(self._claim(claim_id), field)),)
            case Withdraw(claim_id):
                return (Restore(claim_id),)
            case Restore(claim_id):
                return (Withdraw(claim_id),)
            case Merge(claim_id, into):
                return inverse(merged(self.map(), claim_id, into), self.map())
            case Arrange(what, order):
                moved = set(order)
                return (Arrange(what, tuple(each for each in self.parts[what] if each in moved)),)
            case _:
                return self._unputting(edit)

    def _unputting(self, edit: Edit) -> tuple[Edit, ...]:
        """Return what undoes an edit that puts or drops a whole thing."""
        match edit:
            case Relate(relation):
                return (Unrelate(relation.id),)
            case Unrelate(relation_id):
                return self._relating_again(relation_id)
            case Revise(relation):
                return (Revise(known(self.relations, relation.id, "relation")),)
            case Bridge(bridge):
                old = self.bridges.get(bridge.id)
                return (Bridge(old),) if old else (Unbridge(bridge.id),)
            case Unbridge(bridge_id):
                bridge = known(self.bridges, bridge_id, "relation")
                return Bridge(bridge), *self._in_place(Ordered.CROSS_RELATIONS)
            case Mark(passage):
                before = self.passages.get(passage.id)
                return (Mark(before),) if before else (Unmark(passage.id),)
            case Unmark(passage_id):
                passage = known(self.passages, passage_id, "passage")
                return Mark(passage), *self._in_place(Ordered.PASSAGES)
            case Cite(evidence):
                cited = self.evidence.get(evidence.id)
                return (Cite(cited),) if cited else (Uncite(evidence.id),)
            case Uncite(evidence_id):
                evidence = known(self.evidence, evidence_id, "evidence")
                return Cite(evidence), *self._in_place(Ordered.EVIDENCE)
        raise AssertionError(edit)

    def _relating_again(self, relation_id: RelationId) -> tuple[Edit, ...]:
        known(self.relations, relation_id, "relation")
        relations, evidence = self._leaning.falling_with(relation_id)
        related: list[Edit] = [Relate(self.relations[each]) for each in relations]
        related += (Cite(self.evidence[each]) for each in evidence)
        related += self._in_place(Ordered.RELATIONS)
        return *related, *(self._in_place(Ordered.EVIDENCE) if evidence else ())

    def _in_place(self, what: Ordered) -> tuple[Edit, ...]:
        """Return what puts things back into their places, for the first of a part that is cut.

        Of many edits the first is undone last, when all that was there is there again; what the
        others would arrange before that is arranged anew.
        """
        if what in self._arranged:
            return ()
        self._arranged.add(what)
        return (Arrange(what, tuple(self.parts[what])),)

    def _claim(self, claim_id: str) -> Any:
        return known(self.claims, ClaimId(claim_id), "claim")

    def _put(self, claim: Claim) -> None:
        self.claims[claim.id] = claim
        self._touched.add(claim.id)

    def _frame(self, debate: Debate) -> None:
        if debate.slug != self.debate.slug:
            raise InvalidDebateError(f"The debate {self.debate.slug} keeps its address.")
        self.debate = debate

    def _add(self, claim: Claim) -> None:
        if claim.id in self.claims or RelationId(claim.id) in self.relations:
            raise TakenIdError("claim or relation", claim.id)
        self._put(claim)

    def _draw(self, claim_id: ClaimId, *, withdrawn: bool) -> None:
        claim = self._claim(claim_id)
        if claim.withdrawn is withdrawn:
            has = "been withdrawn already" if withdrawn else "not been withdrawn"
            raise InvalidClaimError(f"The claim {claim_id} has {has}.")
        self._put(replace(claim, withdrawn=withdrawn))

    def _relate(self, relation: Relation) -> None:
        if relation.id in self.relations or ClaimId(relation.id) in self.claims:
            raise TakenIdError("claim or relation", relation.id)
        self._put_relation(relation)

    def _put_relation(self, relation: Relation) -> None:
        check_relation(relation, self.claims, self.relations)
        self._lean(self.relations.get(relation.id), relation)
        self.relations[relation.id] = relation

    def _unrelate(self, relation_id: RelationId) -> None:
        known(self.relations, relation_id, "relation")
        relations, evidence = self._leaning.falling_with(relation_id)
        for cited in evidence:
            self._leaning.drop(self.evidence.pop(cited))
        for each in relations:
            self._leaning.drop(self.relations.pop(each))

    def _unmark(self, passage_id: PassageId) -> None:
        known(self.passages, passage_id, "passage")
        if self._leaning.is_cited(passage_id):
            raise InvalidPassageError(f"The passage {passage_id} is cited; it cannot be dropped.")
        del self.passages[passage_id]

    def _cite(self, evidence: Evidence) -> None:
        known(self.passages, evidence.passage, "passage")
        if evidence.target not in self.claims and evidence.target not in self.relations:
            raise NotFoundError("claim or relation", evidence.target, self.claims)
        self._lean(self.evidence.get(evidence.id), evidence)
        self.evidence[evidence.id] = evidence

    def _arrange(self, what: Ordered, order: Sequence[str]) -> None:
        kept = dict(self.parts[what])
        self.parts[what].clear()
        self.parts[what].update((each, kept[each]) for each in arranged(kept, order))
