"""Claims, speakers and sources in few words, as lists, chips and margins show them."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model.claims import Claim
from argmap.model.debates import Debate, Position
from argmap.model.maps import ArgumentMap
from argmap.model.passages import Span, Status
from argmap.model.sources import Library
from argmap.web.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim in two lines.

    Attributes:
        look: the classes of its position's colour.
        href: the map with the claim in focus.
        faded: whether the year or the filters leave it in the background.
    """

    id: str
    text: str
    speaker: str
    date: str
    look: str
    href: str
    faded: bool = False


def brief(
    claim: Claim, of: ArgumentMap, to: Addresses, faded: frozenset[str] = frozenset()
) -> Brief:
    """Return a claim in two lines, with a link to the map around it."""
    speaker = of.debate.speaker(claim.speaker)
    return Brief(
        claim.id,
        claim.text,
        speaker.called if speaker else "",
        claim.when,
        look_of(of.debate.position(claim.position)),
        to.claim(claim.id),
        claim.id in faded,
    )


def look_of(position: Position | None) -> str:
    """Return the classes that give the colour of a position; its absence is hollow."""
    if position is None:
        return "own"
    return f"hue-{position.hue}{' own' if position.own else ''}"


STATUSES = {
    Status.FOLDED: "the same letters; blanks or signs differ",
    Status.ALTERED: "nearly these words in this copy",
    Status.REVIEW: "somebody looked at it and confirmed the place",
}
"""What is said of a place that was found, and not word for word."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in one source, with a link to the place.

    Attributes:
        words: what stands there, if who asks may read it.
        status: how sure the place is, where the passage was looked for in an added text.
        own: whether it is in a text that is not for everybody: the one that a seminar reads.
    """

    source: str
    title: str
    locator: str
    href: str
    anchor: str = ""
    words: str = ""
    status: str = ""
    own: bool = False

    @property
    def label(self) -> str:
        """Source and paragraph: Hosking 1985, ¶ 60."""
        return ", ".join(part for part in (self.source, self.locator) if part)


def place(span: Span, fragment: str, library: Library, to: Addresses) -> Place:
    """Return where a span stands, for readers."""
    source = library.source(span.source)
    found = library.place(span)
    sure = found is None or found.status in (Status.EXACT, Status.MOVED)
    return Place(
        source.short if source else span.source,
        source.title if source else span.source,
        span.locator,
        to.place(span.source, fragment),
        span.anchor,
        span.exact or (found.words if found else ""),
        "" if found is None or sure else STATUSES[found.status],
        found is not None and found.edition.id in library.closed,
    )


def name_of(debate: Debate, speaker_id: str | None) -> str:
    """Return the full name of a speaker, or nothing."""
    speaker = debate.speaker(speaker_id)
    return speaker.name if speaker else ""


def shortened(text: str, most: int = 90) -> str:
    """Return the text cut between two words, with an ellipsis, if it is longer than that."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
