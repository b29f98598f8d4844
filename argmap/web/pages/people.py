"""The pages of a speaker and of a position: who they are and what they hold."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.claims import Claim
from argmap.model.debates import Position, Speaker
from argmap.model.errors import NotFoundError
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import Brief, brief, look_of

LISTED = 300


@dataclass(frozen=True, slots=True)
class Held:
    """Claims in a list, and how many more there are."""

    claims: tuple[Brief, ...]
    total: int

    @property
    def more(self) -> int:
        """How many claims the list leaves out."""
        return self.total - len(self.claims)


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker, what she holds, and what is known only through her."""

    speaker: Speaker
    position: Position | None
    look: str
    lived: str
    held: Held
    reported: Held
    passages: int


@dataclass(frozen=True, slots=True)
class PositionPage:
    """A position, who proposes it, its theses and its other claims."""

    position: Position
    look: str
    speakers: tuple[Speaker, ...]
    theses: Held
    others: Held


def speaker_page(asked: Asked, speaker_id: str) -> SpeakerPage:
    """Return the page of a speaker.

    Raises:
        NotFoundError: the debate has no such speaker.
    """
    debate = asked.whole.debate
    speaker = debate.speaker(speaker_id)
    if speaker is None:
        raise NotFoundError("speaker", speaker_id, (each.id for each in debate.speakers))
    position = debate.position(speaker.position)
    return SpeakerPage(
        speaker,
        position,
        look_of(position),
        speaker.lived.label if speaker.lived else "",
        _held(asked, [c for c in asked.whole if c.speaker == speaker.id]),
        _held(asked, [c for c in asked.whole if c.reported_by == speaker.id]),
        sum(each.speaker == speaker.id for each in asked.whole.passages.values()),
    )


def position_page(asked: Asked, position_id: str) -> PositionPage:
    """Return the page of a position.

    Raises:
        NotFoundError: the debate has no such position.
    """
    debate = asked.whole.debate
    position = debate.position(position_id)
    if position is None:
        raise NotFoundError("position", position_id, (each.id for each in debate.positions))
    claims = [claim for claim in asked.whole if claim.position == position.id]
    held = {claim.speaker for claim in claims}
    return PositionPage(
        position,
        look_of(position),
        tuple(each for each in debate.speakers if each.id in held),
        _held(asked, [claim for claim in claims if claim.thesis]),
        _held(asked, [claim for claim in claims if not claim.thesis]),
    )


def _held(asked: Asked, claims: list[Claim]) -> Held:
    shown = tuple(brief(claim, asked.whole, asked.to) for claim in claims[:LISTED])
    return Held(shown, len(claims))
