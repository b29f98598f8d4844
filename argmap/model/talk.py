"""What is said about a map beside its claims: comments, endorsements, suggestions, snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from argmap.model import text
from argmap.model.edits import Edit
from argmap.model.ids import ClaimId, CommentId, MapId, PersonId, SuggestionId


class About(StrEnum):
    """What a comment can be about."""

    CLAIM = "claim"
    RELATION = "relation"
    PASSAGE = "passage"


class Outcome(StrEnum):
    """What became of a suggestion."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark about a claim, relation or passage, as it was at a revision.

    Attributes:
        name: who wrote it, as signed.
        words: what it is about, as it read then: a later rewording can be told from it.
        reply_to: the comment that it answers; answers are not answered themselves.
        resolved_by: the name of who put it aside; nothing while it is open.
    """

    id: CommentId
    map_id: MapId
    about: About
    target: str
    revision: int
    person: PersonId | None
    name: str
    made: datetime
    text: str
    words: str = ""
    reply_to: CommentId | None = None
    resolved_by: str = ""
    resolved: datetime | None = None

    def __post_init__(self) -> None:
        written = text.prose(self.text, "The comment", limit=text.CLAIM_LENGTH, empty=False)
        object.__setattr__(self, "text", written)


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A person holds a claim to be right, in the words that it had.

    Attributes:
        words: the claim as it read at ``revision``.
    """

    map_id: MapId
    claim: ClaimId
    person: PersonId
    revision: int
    words: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Edits that wait for another's approval.

    Attributes:
        at: the revision that its author saw.
        decided_by: the name of who accepted or declined it.
        revision: the number of the revision by which it was carried out.
        why: in one sentence, why it was declined.
    """

    id: SuggestionId
    map_id: MapId
    person: PersonId | None
    name: str
    made: datetime
    at: int
    edits: tuple[Edit, ...]
    note: str = ""
    outcome: Outcome = Outcome.WAITING
    decided_by: str = ""
    decided: datetime | None = None
    revision: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A revision that somebody gave a name."""

    map_id: MapId
    name: str
    revision: int
    person: PersonId | None
    signed: str
    made: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "The snapshot's name", limit=80))


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A hint that somebody looked at and put aside.

    Attributes:
        hint: the rule's name and what it is about, as in ``unsupported c12``.
    """

    map_id: MapId
    hint: str
    person: PersonId | None
    name: str
    made: datetime
