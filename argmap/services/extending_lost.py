"""What was there once: a map as it was seen, and relations that were cut since."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.claims import Kind, Relation
from argmap.model.drafts import apply_all
from argmap.model.edits import Cite, Edit, Merge, Relate, Restore, Withdraw
from argmap.model.errors import NotFoundError
from argmap.model.ids import ClaimId, EvidenceId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence
from argmap.model.revisions import Revision
from argmap.store import Store


def seen_map(store: Store, now: ArgumentMap, at: int) -> ArgumentMap:
    """Return the map as it was at a revision, by undoing what came later."""
    before = now
    for later in reversed(_since(store, now, at)):
        before = apply_all(later.undoes, before)
    return before


def withdrawn_since(store: Store, now: ArgumentMap, claim: str, at: int) -> bool:
    """Say whether a claim was withdrawn, or merged into another, after a revision."""
    return any(
        isinstance(edit, Withdraw | Merge) and edit.claim == claim
        for later in _since(store, now, at)
        for edit in later.edits
    )


def relation_of(store: Store, now: ArgumentMap, relation: str) -> Relation:
    """Return a relation as it is, or as it was before it was cut.

    Raises:
        NotFoundError: the map never had it.
    """
    kept = now.relations.get(RelationId(relation))
    return kept or next(iter(_cut(store, now, relation)))


def evidence_of(store: Store, now: ArgumentMap, evidence: str) -> Evidence:
    """Return what is cited, or was before it was cited no longer.

    Raises:
        NotFoundError: the map never had it.
    """
    kept = now.evidence.get(EvidenceId(evidence))
    if kept:
        return kept
    for later in reversed(_since(store, now, 0)):
        for edit in later.undoes:
            if isinstance(edit, Cite) and edit.evidence.id == evidence:
                return edit.evidence
    raise NotFoundError("evidence", evidence, now.evidence)


def redrawing(store: Store, now: ArgumentMap, relation: Relation) -> tuple[Edit, ...]:
    """Return what draws a relation again, with all that it leans on and all that fell with it."""
    back: list[Edit] = []
    if relation.kind is Kind.UNDERCUT:
        back += redrawing(store, now, relation_of(store, now, relation.target))
    ends = [now.claims.get(ClaimId(each)) for each in (*relation.premises, relation.target)]
    back += [Restore(end.id) for end in ends if end and end.withdrawn]
    if relation.id not in now.relations:
        back += _fallen(store, now, relation)
    return tuple(dict.fromkeys(back))


def _fallen(store: Store, now: ArgumentMap, relation: Relation) -> list[Edit]:
    """Return what fell when a relation was cut: it first, then what leaned on it."""
    back: list[Edit] = []
    there: set[str] = set()
    for edit in _undoing(store, now, relation.id):
        match edit:
            case Relate(each) if each.id == relation.id or each.target in there:
                there.add(each.id)
                back.append(edit)
            case Cite(evidence) if evidence.target in there and evidence.passage in now.passages:
                back.append(edit)
    return back


def _cut(store: Store, now: ArgumentMap, relation: str) -> Iterable[Relation]:
    for edit in _undoing(store, now, relation):
        if isinstance(edit, Relate) and edit.relation.id == relation:
            yield edit.relation


def _undoing(store: Store, now: ArgumentMap, relation: str) -> tuple[Edit, ...]:
    """Return what undoes the revision that cut a relation, the latest if it was cut twice."""
    for later in reversed(_since(store, now, 0)):
        if any(isinstance(e, Relate) and e.relation.id == relation for e in later.undoes):
            return later.undoes
    raise NotFoundError("relation", relation, now.relations)


def _since(store: Store, now: ArgumentMap, at: int) -> tuple[Revision, ...]:
    if at >= now.revision:
        return ()
    with store.reading() as reading:
        return tuple(r for r in reading.revisions(now.id, after=at) if r.number <= now.revision)
