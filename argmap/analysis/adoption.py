"""What taking a claim, or a branch, over from another map of the same debate would bring."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.model.claims import Claim, CrossRelation, Relation
from argmap.model.drafts import apply_all
from argmap.model.edits import (
    AddClaim,
    Bridge,
    Cite,
    Edit,
    Frame,
    Mark,
    Relate,
    Restore,
    Reword,
)
from argmap.model.errors import NotFoundError
from argmap.model.ids import ClaimId, EvidenceId, PassageId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence, Passage


@dataclass
class Adoption:
    """What comes along when something is taken over, and what is there already.

    A claim with an id that is there already is the same claim: maps of one debate are often copies.

    Attributes:
        into: the map that takes something over, as it is.
        other: the map that it is taken from.
        root: the claim that was chosen.
        branch: whether all that bears on it comes along.
        wordings: of the claims that read otherwise here, those that are to read as there.
        fresh: the claims that are new here.
        same: those that are here already, and read the same.
        differing: those that are here already and read otherwise: as here, and as there.
        resting: those that are here, but withdrawn, and stay so; the root is restored.
        relations: what bears on what, and is new here.
        evidence: what is cited, and is new here.
        bridges: relations with other debates that are new here.
        attached: whether the claim bears on something here, or answers the question.
    """

    into: ArgumentMap
    other: ArgumentMap
    root: ClaimId
    branch: bool = True
    wordings: frozenset[str] = frozenset()
    fresh: tuple[Claim, ...] = ()
    same: tuple[Claim, ...] = ()
    differing: tuple[tuple[Claim, Claim], ...] = ()
    resting: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    bridges: tuple[CrossRelation, ...] = ()
    attached: bool = True
    _passages: dict[str, Passage] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root not in self.other.drawn:
            raise NotFoundError("claim", self.root, self.other.drawn)
        chosen = reach(self.other, self.root) if self.branch else {str(self.root)}
        self._sort([claim for claim in self.other if claim.id in chosen])
        self.relations = tuple(self._related(chosen))
        self._cite(chosen)
        self._attach()

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits that take it over; none if everything is here already."""
        edits: list[Edit] = []
        if self._framed() != self.into.debate:
            edits.append(Frame(self._framed()))
        if self.root in self.into.claims and self.into.claims[self.root].withdrawn:
            edits.append(Restore(self.root))
        edits += (AddClaim(claim) for claim in self.fresh)
        edits += (Reword(t.id, t.text) for _, t in self.differing if t.id in self.wordings)
        edits += (Relate(relation) for relation in self.relations)
        edits += (Mark(passage) for passage in self._passages.values())
        edits += (Cite(evidence) for evidence in self.evidence)
        edits += (Bridge(bridge) for bridge in self.bridges)
        apply_all(edits, self.into)
        return tuple(edits)

    def _sort(self, chosen: list[Claim]) -> None:
        here = self.into.claims
        self.fresh = tuple(each for each in chosen if each.id not in here)
        known = [(here[each.id], each) for each in chosen if each.id in here]
        drawn = [pair for pair in known if not pair[0].withdrawn or pair[0].id == self.root]
        self.same = tuple(ours for ours, theirs in drawn if ours.text == theirs.text)
        self.differing = tuple(pair for pair in drawn if pair[0].text != pair[1].text)
        away = {each.id for pair in drawn for each in pair}
        self.resting = tuple(ours for ours, _ in known if ours.id not in away)

    def _there(self) -> set[str]:
        """Return the ids of the claims that will be drawn here."""
        here = set(self.into.drawn) | {each.id for each in self.fresh} | {self.root}
        return {str(each) for each in here}

    def _related(self, chosen: set[str]) -> Iterator[Relation]:
        """Yield the relations to draw: among what is chosen, and from the root to what is here."""
        there = self._there()
        said = {_says(each): key for key, each in self.into.relations.items()}
        for relation in _targets_first(self.other.drawn_relations):
            inner = self.branch and (relation.target in chosen or relation.target in self._names)
            known = {*there, *self._names, *self.into.relations}
            if not (inner or self.root in relation.premises):
                continue
            if not {*relation.premises, relation.target} <= known:
                continue
            moved = self._moved(relation)
            if moved.id in self.into.relations or _says(moved) in said:
                self._names[relation.id] = said.get(_says(moved), moved.id)
            else:
                self._names[relation.id] = moved.id
                yield moved

    def _moved(self, relation: Relation) -> Relation:
        """Return the relation as it is to be drawn here."""
        clashing = ClaimId(relation.id) in self.into.claims
        taken: set[str] = {*self.into.claims, *self.into.relations} if clashing else set()
        target = RelationId(self._names.get(relation.target, relation.target))
        return replace(relation, id=RelationId(free_id(relation.id, taken)), target=target)

    def _cite(self, chosen: set[str]) -> None:
        if self.other.debate.library != self.into.debate.library:
            return
        drawn = {each: each for each in chosen & self._there()}
        names = {**drawn, **self._names}
        self.evidence = tuple(self._cited(names))
        leaning = {each.passage for each in self.evidence}
        self._passages = {key: p for key, p in self._passages.items() if p.id in leaning}
        bridges = self.other.cross_relations.values()
        near = [e for e in bridges if e.target in names and e.id not in self.into.cross_relations]
        self.bridges = tuple(replace(e, target=RelationId(names[e.target])) for e in near)

    def _cited(self, names: Mapping[str, str]) -> Iterator[Evidence]:
        """Yield the evidence for what is called so here."""
        cited = [each for each in self.other.evidence.values() if each.target in names]
        known = {_cites(each) for each in self.into.evidence.values()}
        passages = self._marked({each.passage for each in cited})
        for each in cited:
            target = ClaimId(names[each.target])
            moved = replace(each, target=target, passage=passages[each.passage])
            if _cites(moved) not in known:
                yield replace(moved, id=EvidenceId(free_id(each.id, self.into.evidence)))

    def _marked(self, passages: Iterable[PassageId]) -> dict[PassageId, PassageId]:
        """Return what each passage is called here; those that are new here are kept."""
        names = {}
        for key in (key for key in self.other.passages if key in set(passages)):
            theirs, ours = self.other.passages[key], self.into.passages.get(key)
            same = ours is not None and ours.spans == theirs.spans
            taken = {} if ours is None or same else self.into.passages
            names[key] = PassageId(free_id(key, taken))
            if not same:
                self._passages[key] = replace(theirs, id=names[key])
        return names

    def _attach(self) -> None:
        premises = {p for r in (*self.relations, *self.into.relations.values()) for p in r.premises}
        self.attached = self.root in premises or self.other.claims[self.root].thesis

    def _framed(self) -> Any:
        """Return the debate with the speakers and positions that what is new here needs."""
        ours, theirs = self.into.debate, self.other.debate
        speakers = {each for c in self.fresh for each in (c.speaker, c.reported_by) if each}
        speakers |= {each.speaker for each in self._passages.values() if each.speaker}
        new = tuple(s for s in theirs.speakers if s.id in speakers and not ours.speaker(s.id))
        positions = {c.position for c in self.fresh if c.position}
        positions |= {each.position for each in new if each.position}
        more = tuple(p for p in theirs.positions if p.id in positions and not ours.position(p.id))
        return replace(ours, speakers=(*ours.speakers, *new), positions=(*ours.positions, *more))


def reach(on: ArgumentMap, root: ClaimId) -> set[str]:
    """Return a claim and all that bears on it, directly or by way of other claims and steps."""
    reached: set[str] = set()
    heap: list[Any] = [root]
    while heap:
        each = heap.pop()
        if each in reached:
            continue
        reached.add(each)
        for relation in on.bearing_on(each):
            heap += [relation.id, *relation.premises]
    return {each for each in reached if each in on.drawn}


def free_id(wanted: str, taken: Collection[Any]) -> str:
    """Return the id, with a number behind it if something else has it."""
    number, found = 2, wanted
    while found in taken:
        found = f"{wanted[:58]}-{number}"
        number += 1
    return found


def _says(relation: Relation) -> tuple[Any, ...]:
    return relation.kind, relation.target, frozenset(relation.premises)


def _cites(evidence: Evidence) -> tuple[Any, ...]:
    return evidence.target, evidence.passage, evidence.bearing


def _targets_first(relations: Mapping[Any, Relation]) -> Iterator[Relation]:
    """Yield every relation after the one that it undercuts."""
    done: set[str] = set()
    for relation in relations.values():
        chain, step = [], relation
        while step.id not in done:
            done.add(step.id)
            chain.append(step)
            step = relations.get(step.target, step)
        yield from reversed(chain)
