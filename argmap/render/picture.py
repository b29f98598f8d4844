"""What of a map is to be drawn, and where its links lead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from argmap.model.claims import Kind
from argmap.model.ids import ClaimId, PassageId, RelationId
from argmap.render.marks import NO_MARKS, Marks

WORDS = {Kind.SUPPORT: "because", Kind.REBUT: "but", Kind.UNDERCUT: "does not follow"}
SIGNS = {Kind.SUPPORT: "+", Kind.REBUT: "−", Kind.UNDERCUT: "⊘"}
CARDS, WHOLE_CARDS, OPENING_CARDS = 60, 200, 24


class Shape(StrEnum):
    """The ways to draw a map."""

    FOCUS = "focus"
    WHOLE = "whole"
    BANDS = "bands"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a map; all of it can stand in an address.

    Attributes:
        focus: the claim that the focus view is about; without one it opens at the question.
        open: the claims whose replies have been unfolded.
        slips: whether every card shows its passages; the focused one always does.
        faded: the ids of claims and evidence to draw faintly.
        flagged: the claims to mark as backed by later evidence.
        limit: the most cards in a focus view; the other shapes draw up to 200.
        marks: what was added, changed or withdrawn, for a picture of a difference.
    """

    shape: Shape = Shape.WHOLE
    focus: ClaimId | None = None
    open: frozenset[ClaimId] = frozenset()
    slips: bool = False
    faded: frozenset[str] = frozenset()
    flagged: frozenset[ClaimId] = frozenset()
    limit: int = CARDS
    marks: Marks = NO_MARKS


class Links(Protocol):
    """The addresses that things in a picture lead to."""

    def claim(self, claim_id: ClaimId) -> str:
        """Return where a card leads."""

    def unfold(self, claim_id: ClaimId) -> str:
        """Return the same picture with the replies of this claim shown."""

    def fold(self, claim_id: ClaimId) -> str:
        """Return the same picture with the replies of this claim hidden."""

    def passage(self, passage_id: PassageId) -> str:
        """Return where a slip leads."""

    def question(self) -> str:
        """Return where the card of the question leads."""

    def relation(self, relation_id: RelationId) -> str:
        """Return where a pill leads."""
