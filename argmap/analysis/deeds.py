"""What the log of one map tells of who brought what to it, read once and then followed on.

A deed belongs to whoever wrote the revision that brought a thing to the map for the first time. Who
brings it back later, moves it or merges it does not take it over, and neither does who adopts it on
another map. What a map began with as a copy of another is nobody's deed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from argmap.model.edits import (
    AddClaim,
    Cite,
    Edit,
    Merge,
    Relate,
    Restore,
    Reword,
    Withdraw,
)
from argmap.model.ids import MapId, PersonId
from argmap.model.revisions import Revision


class Sort(StrEnum):
    """What somebody can bring to a map."""

    CLAIM = "claim"
    RELATION = "relation"
    PASSAGE = "passage"
    WORDING = "wording"


Key = tuple[Sort, str]
"""A sort of thing, and the id of one: of a claim, a relation, or a piece of evidence."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A thing that somebody brought to a map.

    Attributes:
        thing: the id of the claim, relation or evidence; of a wording, that of the claim.
        number: the revision that brought it, and ``place`` the edit's place in it.
        person: who wrote the revision; none if she is not known.
        taken: whether it was taken over from another map.
        old: of a wording, how the claim read before; ``new`` how it read then.
    """

    sort: Sort
    thing: str
    map_id: MapId
    number: int
    place: int
    made: datetime
    person: PersonId | None
    taken: bool = False
    old: str = ""
    new: str = ""

    @property
    def key(self) -> Key:
        """By what it is known on every map."""
        return self.sort, self.thing

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the log of its map."""
        return self.number, self.place


class Change(NamedTuple):
    """A revision as a point in time."""

    person: PersonId | None
    made: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wordings that a claim has had, each said first by somebody, in place of another.

    Attributes:
        first: the one from which all began.
        now: the one that it has.
        deeds: who said each of them for the first time, but the first.
    """

    first: str
    now: str
    deeds: Mapping[str, Deed] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Deed, ...]:
        """The deeds that led to the wording that it has, the latest first."""
        found: list[Deed] = []
        at = self.now
        while at in self.deeds:
            found.append(self.deeds[at])
            at = self.deeds[at].old
        return tuple(found)

    def said(self, deed: Deed) -> Wordings:
        """Return them after a rewording; one that it had before is gone back to."""
        if deed.new == self.first or deed.new in self.deeds:
            return replace(self, now=deed.new)
        told = replace(deed, old=self.now)
        return replace(self, now=deed.new, deeds={**self.deeds, deed.new: told})


@dataclass(frozen=True, slots=True)
class Tale:
    """What the log of a map tells up to a revision.

    Attributes:
        deeds: who brought which claim, relation or evidence; of what it began with, nothing.
        wordings: those of the claims that were reworded.
        into: into which claim each was merged that was merged and not restored since.
        changes: the revisions, without the one by which it was copied.
    """

    map_id: MapId
    revision: int = 0
    deeds: Mapping[Key, Deed] = field(default_factory=dict)
    wordings: Mapping[str, Wordings] = field(default_factory=dict)
    into: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    def __len__(self) -> int:
        return len(self.deeds)


def follow(before: Tale, log: Iterable[Revision], *, copied: bool, adopted: str) -> Tale:
    """Return what a log tells after further revisions.

    Args:
        before: what it told so far; a bare ``Tale`` before the first.
        log: the revisions since, in their order.
        copied: whether the first revision of all copied the map from another.
        adopted: how the note on a revision begins that took things over from another map.
    """
    draft = _Follower(before)
    for revision in log:
        draft.revision = revision.number
        if not (copied and revision.number == 1):
            draft.read(revision, taken=revision.note.startswith(adopted))
    return draft.tale()


class _Follower:
    """A tale while revisions are added to it."""

    def __init__(self, before: Tale) -> None:
        self.map_id, self.revision = before.map_id, before.revision
        self.deeds, self.wordings = dict(before.deeds), dict(before.wordings)
        self.into, self.changes = dict(before.into), list(before.changes)

    def tale(self) -> Tale:
        return Tale(
            self.map_id, self.revision, self.deeds, self.wordings, self.into, tuple(self.changes)
        )

    def read(self, revision: Revision, *, taken: bool) -> None:
        self.changes.append(Change(revision.person, revision.made, revision.number))
        for place, edit in enumerate(revision.edits):
            key = _brought(edit)
            if key is None:
                self._beside(edit)
                continue
            deed = Deed(
                *key, self.map_id, revision.number, place, revision.made, revision.person, taken
            )
            if isinstance(edit, Reword):
                self._reword(replace(deed, new=edit.text), revision.undoes)
            else:
                self.deeds.setdefault(key, deed)

    def _reword(self, deed: Deed, undoes: tuple[Edit, ...]) -> None:
        known = self.wordings.get(deed.thing)
        if known is None:
            before = [e.text for e in undoes if isinstance(e, Reword) and e.claim == deed.thing]
            first = before[-1] if before else ""
            known = Wordings(first, first)
        self.wordings[deed.thing] = known.said(deed)

    def _beside(self, edit: Edit) -> None:
        match edit:
            case Merge(claim, into):
                self.into[claim] = into
            case Withdraw(claim) | Restore(claim):
                self.into.pop(claim, None)


def _brought(edit: Edit) -> Key | None:
    """Return what an edit can bring to a map, or none."""
    match edit:
        case AddClaim(claim):
            return Sort.CLAIM, claim.id
        case Relate(relation):
            return Sort.RELATION, relation.id
        case Cite(evidence):
            return Sort.PASSAGE, evidence.id
        case Reword(claim_id, _):
            return Sort.WORDING, claim_id
    return None
