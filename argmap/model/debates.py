"""Debates: a question worth a seminar, the positions that answer it, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import text
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidDebateError
from argmap.model.ids import ClaimId, PositionId, Slug, SpeakerId, checked_id

HUES = 9


@dataclass(frozen=True, slots=True)
class Position:
    """A named answer to the debate's question.

    Attributes:
        gist: the answer in one or two sentences.
        hue: which of the nine colours of the drawing it has, 1 to 9.
        own: whether it is nobody's party (the writer of a source, a later scholar); drawn hollow.
    """

    id: PositionId
    label: str
    gist: str = ""
    hue: int = 1
    own: bool = False

    def __post_init__(self) -> None:
        checked_id(self.id)
        object.__setattr__(self, "label", text.line(self.label, "The name of a position"))
        object.__setattr__(self, "gist", text.prose(self.gist, "The gist of a position"))
        if not 1 <= self.hue <= HUES:
            raise InvalidDebateError(f"The hue of a position is a number from 1 to {HUES}.")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body that holds a claim in the debate.

    Attributes:
        short: the name as a card shows it: Preobrazhensky.
        role: who it was, with dates where they matter.
        interest: what the speaker had to gain or to hide.
        lived: the years of a life, or of a body's work.
    """

    id: SpeakerId
    name: str
    short: str = ""
    role: str = ""
    interest: str = ""
    position: PositionId | None = None
    lived: DateSpan | None = None

    def __post_init__(self) -> None:
        checked_id(self.id)
        object.__setattr__(self, "name", text.line(self.name, "The name of a speaker"))
        brief = text.line(self.short, "The short name of a speaker", limit=60, empty=True)
        object.__setattr__(self, "short", brief)
        for field in ("role", "interest"):
            value = text.prose(getattr(self, field), f"The {field} of a speaker")
            object.__setattr__(self, field, value)

    @property
    def called(self) -> str:
        """The name for a card."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A named choice of a map's claims that is read as a map of its own, such as the short map.

    Attributes:
        claims: ``all``, ``core`` (the claims marked core) or the ids themselves.
    """

    id: str
    title: str
    claims: str | tuple[ClaimId, ...] = "all"

    def __post_init__(self) -> None:
        checked_id(self.id)
        object.__setattr__(self, "title", text.line(self.title, "The title of a map", limit=80))
        if isinstance(self.claims, str) and self.claims not in ("all", "core"):
            raise InvalidDebateError("The claims of a map are all, core, or a list of their ids.")


WHOLE = Excerpt("full", "Full map")


@dataclass(frozen=True, slots=True)
class Debate:
    """What frames a map: the question, its positions, its speakers, and what to read first.

    Attributes:
        axis: in one line, between which claims the debate turns.
        library: the library whose sources its passages are in.
        excerpts: the maps on offer; the first opens first.
    """

    slug: Slug
    question: str
    title: str = ""
    summary: str = ""
    period: DateSpan | None = None
    axis: str = ""
    language: str = "en"
    library: Slug = Slug("")
    positions: tuple[Position, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    excerpts: tuple[Excerpt, ...] = (WHOLE,)

    def __post_init__(self) -> None:
        checked_id(self.slug)
        object.__setattr__(self, "question", text.line(self.question, "The question"))
        object.__setattr__(self, "title", text.line(self.title, "The title", empty=True))
        object.__setattr__(self, "summary", text.prose(self.summary, "The summary"))
        object.__setattr__(self, "axis", text.line(self.axis, "The axis", empty=True))
        text.exact(self.language, "The language of a debate")
        if not self.library:
            object.__setattr__(self, "library", self.slug)
        if not self.excerpts:
            object.__setattr__(self, "excerpts", (WHOLE,))
        _once("position", [position.id for position in self.positions])
        _once("speaker", [speaker.id for speaker in self.speakers])
        _once("map", [excerpt.id for excerpt in self.excerpts])

    def position(self, position_id: str | None) -> Position | None:
        """Return the position of that id, or none."""
        return next((kept for kept in self.positions if kept.id == position_id), None)

    def speaker(self, speaker_id: str | None) -> Speaker | None:
        """Return the speaker of that id, or none."""
        return next((kept for kept in self.speakers if kept.id == speaker_id), None)

    def excerpt(self, excerpt_id: str | None) -> Excerpt | None:
        """Return the excerpt of that id, or none."""
        return next((kept for kept in self.excerpts if kept.id == excerpt_id), None)


def _once(what: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise InvalidDebateError(f"There are two {what}s with the id {each}.")
        seen.add(each)
