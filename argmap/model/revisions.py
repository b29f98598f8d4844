"""Revisions: numbered, signed sets of edits; a map's history is the list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from argmap.model.edits import Edit, touches
from argmap.model.ids import ClaimId, MapId, PersonId


@dataclass(frozen=True, slots=True)
class Revision:
    """One atomic change of a map.

    Attributes:
        number: counted from 1 on each map, without gaps.
        member: who made it, as signed: a display name, or ``folder`` for a loaded debate folder.
        made: when, in UTC.
        edits: what was done, in order.
        undoes: the edits that undo it, in the order to do them.
        note: in one sentence, why; or nothing.
        person: the same, as known to the store; none for a folder or an import.
        undoing: the number of the revision that this one undoes; 0 if it undoes none.
    """

    map_id: MapId
    number: int
    member: str
    made: datetime
    edits: tuple[Edit, ...]
    undoes: tuple[Edit, ...] = ()
    note: str = ""
    person: PersonId | None = None
    undoing: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many edits of each name it has."""
        return dict(Counter(type(edit).__name__ for edit in self.edits))

    @property
    def touched(self) -> frozenset[ClaimId]:
        """The claims that it changed, or what bears on them or is cited for them.

        Where a passage is cited for a step, the step's id is among them: it is no claim's.
        """
        both = touches(self.edits) | touches(self.undoes)
        return frozenset(ClaimId(each) for sort, each, _ in both if sort == "claim")

    @property
    def entry(self) -> Entry:
        """What of it stands in a list."""
        return Entry(
            self.number, self.member, self.made, self.note, self.person, self.undoing, self.counts
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision as it stands in a list: who made it, when and why, without its edits.

    Attributes:
        counts: how many edits of each name it has.
    """

    number: int
    member: str
    made: datetime
    note: str = ""
    person: PersonId | None = None
    undoing: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many edits it has."""
        return sum(self.counts.values())
