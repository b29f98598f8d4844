"""What leans on a relation or a passage while edits are applied, found without a search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from argmap.model.claims import Kind, Relation
from argmap.model.ids import EvidenceId, PassageId, RelationId
from argmap.model.passages import Evidence


class Leaning:
    """The undercuts of each relation, and the evidence for each target and from each passage."""

    def __init__(self, things: Iterable[Relation | Evidence]) -> None:
        self._undercuts: defaultdict[str, dict[RelationId, None]] = defaultdict(dict)
        self._cited: defaultdict[str, dict[EvidenceId, None]] = defaultdict(dict)
        self._quoted: defaultdict[str, dict[EvidenceId, None]] = defaultdict(dict)
        for thing in things:
            self.add(thing)

    def add(self, thing: Relation | Evidence) -> None:
        """Remember what the thing leans on."""
        if isinstance(thing, Evidence):
            self._cited[thing.target][thing.id] = None
            self._quoted[thing.passage][thing.id] = None
        elif thing.kind is Kind.UNDERCUT:
            self._undercuts[thing.target][thing.id] = None

    def drop(self, thing: Relation | Evidence | None) -> None:
        """Forget what the thing leaned on."""
        if isinstance(thing, Evidence):
            self._cited[thing.target].pop(thing.id, None)
            self._quoted[thing.passage].pop(thing.id, None)
        elif thing is not None:
            self._undercuts[thing.target].pop(thing.id, None)

    def falling_with(self, relation: RelationId) -> tuple[list[RelationId], list[EvidenceId]]:
        """Return what is cut with a relation: it and its undercuts, and the evidence for them.

        Every relation comes after the one that it bears on.
        """
        relations = [relation]
        for each in relations:
            relations += self._undercuts[each]
        return relations, [key for each in relations for key in self._cited[each]]

    def is_cited(self, passage: PassageId) -> bool:
        """Return whether any evidence is from the passage."""
        return bool(self._quoted[passage])
