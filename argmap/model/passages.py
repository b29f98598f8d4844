"""Passages in the editions of sources, and passages cited as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from argmap.model import text
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidPassageError
from argmap.model.ids import (
    ClaimId,
    EvidenceId,
    PassageId,
    RelationId,
    SourceId,
    SpeakerId,
    checked_id,
)

ANCHOR_WORDS = 8


class Bearing(StrEnum):
    """What a passage does for the claim that it is cited for."""

    ATTESTS = "attests"
    BACKS = "backs"
    ILLUSTRATES = "illustrates"
    DISPUTES = "disputes"


class Mode(StrEnum):
    """How the passage is used: in its words, in others, or for a figure."""

    QUOTATION = "quotation"
    PARAPHRASE = "paraphrase"
    FIGURE = "figure"


class Status(StrEnum):
    """Whether the words of a passage stand in the text that is here, and how that is known.

    ``exact``: its words, in their place. ``moved``: its words, elsewhere, as the map between the
    two texts has it. ``folded``: its letters; blanks, hyphens, quotation marks differ. ``altered``:
    nearly its letters, in their place. ``review``: something like it; somebody has to look.
    ``missing``: nothing like it.
    """

    EXACT = "exact"
    MOVED = "moved"
    FOLDED = "folded"
    ALTERED = "altered"
    REVIEW = "review"
    MISSING = "missing"


class Strength(StrEnum):
    """How strongly a passage bears, in the eyes of whoever cites it, who says why."""

    UNSAID = ""
    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands in one edition of a source.

    Offsets are Unicode code points into the edition's text, end-exclusive, as in the
    TextPositionSelector of the W3C Web Annotation Data Model; exact, prefix and suffix are its
    TextQuoteSelector. A span in a text that may not be shipped has an anchor (at most eight words)
    and a digest (the first 16 hexadecimal digits of the passage's SHA-256) in place of exact; by
    ``letters`` and ``folded``, the number and the digest of its letters and digits alone, it is
    known again in another printing.
    """

    source: SourceId
    edition: str
    start: int
    end: int
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    paragraph: int | None = None
    last_paragraph: int | None = None
    anchor: str = ""
    anchor_start: int | None = None
    digest: str = ""
    letters: int | None = None
    folded: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidPassageError(
                f"A passage ends after it starts; this one runs from {self.start} to {self.end}."
            )
        if self.exact and len(self.exact) != self.end - self.start:
            raise InvalidPassageError(
                "The words of a passage are as long as its place in the text."
            )
        for name in ("exact", "prefix", "suffix", "anchor", "digest", "folded", "edition"):
            text.exact(getattr(self, name), "A passage")
        if len(self.anchor.split()) > ANCHOR_WORDS:
            raise InvalidPassageError(
                f"An anchor has at most {ANCHOR_WORDS} words: “{self.anchor}”."
            )

    @property
    def locator(self) -> str:
        """The paragraph or paragraphs for readers: ¶ 60 or ¶ 61–62."""
        if self.paragraph is None:
            return ""
        last = self.last_paragraph
        return f"¶ {self.paragraph}" + (f"–{last}" if last and last != self.paragraph else "")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a passage gives, so that it can be shown and checked."""

    what: str
    value: str = ""
    unit: str = ""
    qualifier: str = ""

    def __post_init__(self) -> None:
        for value in (self.what, self.value, self.unit, self.qualifier):
            text.exact(value, "A figure")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that claims lean on, with their place in each edition that holds them.

    Attributes:
        spans: its places; the first is the one to show.
        summary: what it says, in our own words.
        kind: statistic, testimony, quotation, document, narrative, author-analysis, literary.
        date: of what it tells, not of its writing.
        speaker: who speaks in it, if not the author of the source.
        via: the source that the author draws on there: a quotation at second hand.
        textual: ``damaged`` or ``doubtful`` where the text as we have it cannot be trusted.
    """

    id: PassageId
    spans: tuple[Span, ...]
    summary: str = ""
    kind: str = ""
    date: DateSpan | None = None
    speaker: SpeakerId | None = None
    via: SourceId | None = None
    figures: tuple[Figure, ...] = ()
    textual: str = ""
    note: str = ""
    caveat: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id)
        if not self.spans:
            raise InvalidPassageError(f"The passage {self.id} needs a place in a source.")
        if self.textual not in ("", "damaged", "doubtful"):
            raise InvalidPassageError(f"A text is damaged or doubtful, not “{self.textual}”.")
        for field in ("summary", "note", "caveat"):
            value = text.prose(getattr(self, field), f"The {field} of a passage")
            object.__setattr__(self, field, value)
        text.exact(self.kind, "The kind of a passage")

    @property
    def exact(self) -> str:
        """Its words, if an edition that we may show holds them, else none."""
        return next((span.exact for span in self.spans if span.exact), "")

    @property
    def named(self) -> str:
        """What names it in a line: its words, else what it says, else the words it is found by."""
        return self.exact or self.summary or self.spans[0].anchor


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage cited for a claim, or for the step that a relation takes.

    Attributes:
        reason: why it bears as strongly as it does.
    """

    id: EvidenceId
    target: ClaimId | RelationId
    passage: PassageId
    bearing: Bearing
    mode: Mode = Mode.PARAPHRASE
    note: str = ""
    strength: Strength = Strength.UNSAID
    reason: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id)
        for field in ("note", "reason"):
            kept = text.prose(getattr(self, field), f"The {field} of a piece of evidence")
            object.__setattr__(self, field, kept)
