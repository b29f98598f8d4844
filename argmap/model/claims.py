"""Claims, and the relations in which they bear on one another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.model import text
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidClaimError, InvalidRelationError
from argmap.model.ids import ClaimId, PositionId, RelationId, Slug, SpeakerId, checked_id


class Kind(StrEnum):
    """How the premises of a relation bear on its target."""

    SUPPORT = "support"
    REBUT = "rebut"
    UNDERCUT = "undercut"


class Voice(StrEnum):
    """Who a claim belongs to."""

    ACTOR = "actor"
    AUTHOR = "author"
    SCHOLAR = "scholar"
    MEMBER = "member"


class Basis(StrEnum):
    """Whether the source itself draws a relation, or whoever made the map infers it."""

    EXPLICIT = "explicit"
    EDITORIAL = "editorial"


CLAIM_KINDS = (
    "factual", "causal", "definition", "comparison", "interpretation", "prediction", "value",
    "policy", "accusation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that can be true or false, and whose it is.

    Attributes:
        speaker: who holds it.
        voice: who it belongs to: a speaker of the debate, the writer of the source, a scholar whom
            the source cites, or a member of the seminar.
        date: when it was held; for the writer of a source or a scholar, what time it is about.
        kind: what sort of claim it is, one of ``CLAIM_KINDS``, or nothing.
        thesis: whether it answers the debate's question.
        core: whether it belongs to the short map.
        implied: whether the source reports the view or the act rather than a statement.
        reported_by: the speaker through whom alone the source knows it.
        withdrawn: whether it has been taken back; it is kept, but no longer drawn.
    """

    id: ClaimId
    text: str
    voice: Voice = Voice.ACTOR
    speaker: SpeakerId | None = None
    position: PositionId | None = None
    date: DateSpan | None = None
    kind: str = ""
    thesis: bool = False
    core: bool = False
    implied: bool = False
    reported_by: SpeakerId | None = None
    note: str = ""
    withdrawn: bool = False

    def __post_init__(self) -> None:
        checked_id(self.id)
        clean = text.line(self.text, "The claim", limit=text.CLAIM_LENGTH)
        object.__setattr__(self, "text", clean)
        object.__setattr__(self, "note", text.prose(self.note, "The note of a claim"))
        if self.kind and self.kind not in CLAIM_KINDS:
            raise InvalidClaimError(
                f"“{self.kind}” is no kind of claim: write one of {', '.join(CLAIM_KINDS)}."
            )

    @property
    def when(self) -> str:
        """The date for readers: 1923–27, or on 1923–27 where a historian writes about that time."""
        label = self.date.label if self.date else ""
        about = label and self.voice in (Voice.AUTHOR, Voice.SCHOLAR)
        return f"on {label}" if about else label


@dataclass(frozen=True, slots=True)
class Relation:
    """Premises that together bear on a target.

    Attributes:
        premises: claims; several are linked, and bear only together.
        target: a claim for a support or rebuttal, a relation for an undercut.
        basis: whether the source draws it or the maker of the map infers it.
        scheme: the argument scheme (after Walton, Reed and Macagno, Argumentation Schemes, 2008).
    """

    id: RelationId
    kind: Kind
    premises: tuple[ClaimId, ...]
    target: ClaimId | RelationId
    basis: Basis = Basis.EDITORIAL
    scheme: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id)
        if not self.premises:
            raise InvalidRelationError(f"The relation {self.id} needs a premise.")
        if len(set(self.premises)) != len(self.premises):
            raise InvalidRelationError(f"The relation {self.id} names a premise twice.")
        if self.target in self.premises or self.target == self.id:
            raise InvalidRelationError(
                f"The relation {self.id} bears on itself: choose another target."
            )
        object.__setattr__(
            self, "scheme", text.line(self.scheme, "The scheme", limit=60, empty=True)
        )
        object.__setattr__(self, "note", text.prose(self.note, "The note of a relation"))


@dataclass(frozen=True, slots=True)
class CrossRelation:
    """A claim of another debate that bears on this one; listed, not drawn.

    Attributes:
        target: a claim of this debate, or for an undercut a relation or cross relation of it. The
            step that an undercut questions may have been cut since; then it bears on nothing.
    """

    id: RelationId
    kind: Kind
    debate: Slug
    premise: ClaimId
    target: ClaimId | RelationId
    basis: Basis = Basis.EDITORIAL
    scheme: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id)
        if self.target == self.id:
            raise InvalidRelationError(
                f"The relation {self.id} bears on itself: choose another target."
            )
        scheme = text.line(self.scheme, "The scheme", limit=60, empty=True)
        object.__setattr__(self, "scheme", scheme)
        object.__setattr__(self, "note", text.prose(self.note, "The note of a relation"))
