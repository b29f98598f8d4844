"""Edits in words: what somebody did, as a line of a history tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.model.claims import Claim, Kind, Relation
from argmap.model.debates import Debate
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
    Merge,
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
from argmap.model.ids import ClaimId, RelationId
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Evidence

REASONS = {
    Kind.SUPPORT: "a reason for",
    Kind.REBUT: "a reason against",
    Kind.UNDERCUT: "what questions a step to",
}
FIELDS = {
    ClaimField.SPEAKER: "the speaker",
    ClaimField.VOICE: "the voice",
    ClaimField.POSITION: "the position",
    ClaimField.DATE: "the date",
    ClaimField.KIND: "the kind",
    ClaimField.THESIS: "whether it is a thesis:",
    ClaimField.CORE: "whether the short map has it:",
    ClaimField.IMPLIED: "whether the source only implies it:",
    ClaimField.REPORTED_BY: "through whom it is known:",
    ClaimField.NOTE: "the note",
}
_NOUNS = {
    "AddClaim": ("claim added", "claims added"),
    "Reword": ("claim reworded", "claims reworded"),
    "Assign": ("detail changed", "details changed"),
    "Withdraw": ("claim withdrawn", "claims withdrawn"),
    "Restore": ("claim brought back", "claims brought back"),
    "Merge": ("claim merged", "claims merged"),
    "Relate": ("relation drawn", "relations drawn"),
    "Unrelate": ("relation cut", "relations cut"),
    "Revise": ("relation changed", "relations changed"),
    "Cite": ("passage cited", "passages cited"),
    "Uncite": ("citation taken back", "citations taken back"),
    "Bridge": ("relation with another debate", "relations with other debates"),
    "Unbridge": ("relation with another debate cut", "relations with other debates cut"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A claim in a sentence: its id, and the words it has there."""

    claim: ClaimId
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was done, as a sentence.

    Attributes:
        sort: ``added``, ``changed`` or ``withdrawn``.
        parts: plain words, and the claims that it is about.
        old: for a rewording, the words before; ``new``: those after.
    """

    sort: str
    parts: tuple[str | Named, ...]
    old: str = ""
    new: str = ""

    @property
    def words(self) -> str:
        """The sentence as plain text."""
        return "".join(part if isinstance(part, str) else f"“{part.text}”" for part in self.parts)

    def names(self, claim: str) -> bool:
        """Say whether it is about a claim."""
        return any(isinstance(part, Named) and part.claim == claim for part in self.parts)


def counted(counts: Mapping[str, int]) -> str:
    """Return what many edits did, as numbers: 24 claims added, 30 relations drawn."""
    told = [(name, n) for name, n in counts.items() if name in _NOUNS]
    parts = [f"{n:,} {_NOUNS[name][n != 1]}" for name, n in told]
    return ", ".join(parts) or "The frame of the debate was changed"


def told(edits: Iterable[Edit], undoes: Iterable[Edit], whole: ArgumentMap) -> tuple[Told, ...]:
    """Return edits as sentences.

    Args:
        edits: what was done.
        undoes: what undoes it: it tells what was there before.
        whole: a later state of the map, which names the claims that the edits only point at.
    """
    return tuple(_Teller(tuple(edits), tuple(undoes), whole).all())


class _Teller:
    def __init__(
        self, edits: tuple[Edit, ...], undoes: tuple[Edit, ...], whole: ArgumentMap
    ) -> None:
        self.edits, self.undoes, self.whole = edits, undoes, whole
        self.added = {e.claim.id: e.claim for e in edits if isinstance(e, AddClaim)}
        related = [e.relation for e in (*edits, *undoes) if isinstance(e, Relate | Revise)]
        self.relations = {each.id: each for each in related}
        self.cited = {e.evidence.id: e.evidence for e in undoes if isinstance(e, Cite)}

    def all(self) -> Iterator[Told]:
        reasons = {p for e in self.edits if isinstance(e, Relate) for p in e.relation.premises}
        for edit in self.edits:
            if not (isinstance(edit, AddClaim) and edit.claim.id in reasons):
                yield self._told(edit)

    def _name(self, claim: str) -> str | Named:
        found = self.added.get(ClaimId(claim)) or self.whole.claims.get(ClaimId(claim))
        return Named(found.id, found.text) if found else "a claim"

    def _told(self, edit: Edit) -> Told:
        match edit:
            case AddClaim(claim):
                return Told("added", (_stated(claim), Named(claim.id, claim.text)))
            case Reword(claim, text):
                return self._reworded(claim, text)
            case Assign(claim, field, value):
                return self._assigned(claim, field, value)
            case Withdraw(claim):
                return Told("withdrawn", ("Withdrew ", self._name(claim)))
            case Restore(claim):
                return Told("added", ("Brought back ", self._name(claim)))
            case Merge(claim, into):
                return Told("changed", ("Merged ", self._name(claim), " into ", self._name(into)))
            case Relate(relation):
                return self._related(relation)
            case Revise(relation):
                return self._revised(relation)
            case Unrelate(relation_id):
                return self._cut(relation_id)
            case _:
                return self._beside(edit)

    def _beside(self, edit: Edit) -> Told:
        """Tell of what is cited, and of what is beside the claims."""
        match edit:
            case Cite(evidence):
                return Told("added", ("Cited a passage for ", *self._target(evidence)))
            case Uncite(evidence_id):
                cited = self.cited.get(evidence_id)
                about = self._target(cited) if cited else ("a claim",)
                return Told("withdrawn", ("Took back a passage cited for ", *about))
            case Mark() | Unmark():
                return Told("changed", ("Described a passage" if isinstance(edit, Mark)
                                        else "Dropped a passage that nothing cites",))  # fmt: skip
            case Bridge(bridge):
                return Told("added", ("Related a claim of another debate to ",
                                      *self._end(bridge.target)))  # fmt: skip
            case Unbridge():
                return Told("withdrawn", ("Cut a relation with another debate",))
            case Arrange(what, order):
                things = f"{len(order):,} {what.value.replace('_', ' ')}"
                return Told("changed", (f"Put {things} into another order",))
            case Frame(debate):
                return self._framed(debate)
        raise AssertionError(edit)

    def _framed(self, debate: Debate) -> Told:
        """Tell of a debate that is described: for the first time, if it had only its address."""
        old = next((e.debate for e in self.undoes if isinstance(e, Frame)), debate)
        if old.question == old.slug != debate.question:
            return Told("added", (f"Opened the debate “{debate.question}”",))
        if old.question != debate.question != debate.slug:
            return Told("changed", ("Put the question anew",), old.question, debate.question)
        return Told("changed", ("Described the debate anew",))

    def _reworded(self, claim: ClaimId, text: str) -> Told:
        old = next((e.text for e in self.undoes if isinstance(e, Reword) and e.claim == claim), "")
        return Told("changed", ("Reworded ", Named(claim, text)), old, text)

    def _assigned(self, claim: ClaimId, field: ClaimField, value: str) -> Told:
        before = (e for e in self.undoes if isinstance(e, Assign) and e.claim == claim)
        old = next((each.value for each in before if each.field is field), "")
        change = f": {self._plain(field, old)} → {self._plain(field, value)}"
        return Told("changed", (f"Changed {FIELDS[field].rstrip(':')} of ", self._name(claim),
                                change))  # fmt: skip

    def _plain(self, field: ClaimField, value: str) -> str:
        """Return the value of a field for readers: names instead of ids."""
        debate = self.whole.debate
        if field in (ClaimField.SPEAKER, ClaimField.REPORTED_BY):
            speaker = debate.speaker(value)
            return speaker.called if speaker else value or "none"
        position = debate.position(value) if field is ClaimField.POSITION else None
        return position.label if position else value or "none"

    def _related(self, relation: Relation) -> Told:
        parts: list[str | Named] = [f"Added {REASONS[relation.kind]} ", *self._end(relation.target)]
        for place, premise in enumerate(relation.premises):
            parts += [": " if place == 0 else " and ", self._name(premise)]
        return Told("added", tuple(parts))

    def _revised(self, relation: Relation) -> Told:
        before = (e.relation for e in self.undoes if isinstance(e, Revise))
        old = next((each for each in before if each.id == relation.id), relation)
        premise = self._name(relation.premises[0])
        if old.target != relation.target:
            return Told("changed", ("Moved ", premise, " to bear on ", *self._end(relation.target)))
        if old.premises != relation.premises:
            return Told("changed", ("Changed the premises that bear on ",
                                    *self._end(relation.target)))  # fmt: skip
        if old.kind != relation.kind:
            return Told("changed", ("Made ", premise, f" {REASONS[relation.kind]} ",
                                    *self._end(relation.target)))  # fmt: skip
        return Told("changed", ("Changed the details of how ", premise, " bears on ",
                                *self._end(relation.target)))  # fmt: skip

    def _cut(self, relation_id: RelationId) -> Told:
        relation = self._relation(relation_id)
        if relation is None:
            return Told("withdrawn", ("Cut a relation",))
        premise = self._name(relation.premises[0])
        return Told("withdrawn", ("Cut ", premise, f" as {REASONS[relation.kind]} ",
                                  *self._end(relation.target)))  # fmt: skip

    def _relation(self, relation_id: str) -> Relation | None:
        key = RelationId(relation_id)
        return self.relations.get(key) or self.whole.relations.get(key)

    def _end(self, target: str) -> tuple[str | Named, ...]:
        """Return what a relation bears on: a claim, at last, also of an undercut."""
        seen: set[str] = set()
        while target not in seen:
            seen.add(target)
            relation = self._relation(target)
            if relation is None:
                break
            target = relation.target
        return (self._name(target),)

    def _target(self, evidence: Evidence) -> tuple[str | Named, ...]:
        relation = self._relation(evidence.target)
        if relation is None:
            return (self._name(evidence.target),)
        return "the step from ", self._name(relation.premises[0])


def _stated(claim: Claim) -> str:
    return "Added the thesis " if claim.thesis else "Added "


def field_words(old: Claim, new: Claim, whole: ArgumentMap) -> tuple[str, ...]:
    """Return in which details beside the words two states of a claim differ, for readers."""
    teller = _Teller((), (), whole)
    found = []
    for each in ClaimField:
        before, after = written(old, each), written(new, each)
        if before != after:
            change = f"{teller._plain(each, before)} → {teller._plain(each, after)}"
            found.append(f"{FIELDS[each]} {change}")
    return tuple(found)
