"""Sources, their editions, passages in them, and passages cited as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from argmap.model import text
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidDebateError, InvalidPassageError
from argmap.model.ids import (
    ClaimId,
    EvidenceId,
    PassageId,
    RelationId,
    Slug,
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


class Access(StrEnum):
    """Who may read the text of a source on the site."""

    PUBLIC = "public"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Source:
    """A text with its bibliographic data and rights.

    Attributes:
        kind: ``primary`` or ``secondary``, seen from the debate.
        csl_type: the kind of publication in the words of the Citation Style Language 1.0.2.
        quoted_in: the source through which alone this one is known here.
        rights: in one sentence, what may be done with the text.
        access: who may read the text here, once it is here.
        short_title: how cards and notes call it, if not by author and year.
        details: further bibliographic data, as pairs of a label and a text.
    """

    id: SourceId
    title: str
    author: str = ""
    kind: str = "secondary"
    csl_type: str = "document"
    issued: DateSpan | None = None
    container: str = ""
    chapter: str = ""
    place: str = ""
    publisher: str = ""
    url: str = ""
    quoted_in: SourceId | None = None
    rights: str = ""
    access: Access = Access.PUBLIC
    perspective: str = ""
    note: str = ""
    details: tuple[tuple[str, str], ...] = ()
    short_title: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id)
        if self.kind not in ("primary", "secondary"):
            raise InvalidDebateError(f"A source is primary or secondary, not “{self.kind}”.")
        if self.url and not self.url.startswith(("https://", "http://")):
            raise InvalidDebateError("The address of a source begins with https:// or http://.")
        if self.quoted_in == self.id:
            raise InvalidDebateError(f"The source {self.id} cannot be quoted in itself.")
        object.__setattr__(self, "title", text.line(self.title, "The title of a source"))
        for field in ("author", "container", "chapter", "place", "publisher", "short_title"):
            value = text.line(getattr(self, field), "A line of a source", empty=True)
            object.__setattr__(self, field, value)
        for field in ("rights", "perspective", "note"):
            value = text.prose(getattr(self, field), "A note on a source")
            object.__setattr__(self, field, value)
        for value in (self.csl_type, self.url, *(part for pair in self.details for part in pair)):
            text.exact(value, "A detail of a source")

    @property
    def short(self) -> str:
        """What a note calls it: its short title, else author and year, as in Hosking 1985."""
        if self.short_title:
            return self.short_title
        name = self.author.split(",")[0].split(";")[0].strip() or self.title
        return f"{name} {self.issued.label}" if self.issued else name


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the text of a source; it never changes.

    An edition may be known only by its digest: then passages can be located in it, but not read.

    Attributes:
        digest: SHA-256 of the text in UTF-8, 64 hexadecimal digits.
        characters: its length in code points.
        text: the text itself, or none if it is not here.
    """

    id: str
    source: SourceId
    digest: str
    characters: int
    text: str | None = None

    def __post_init__(self) -> None:
        checked_id(self.id)
        if self.text is not None and text_digest(self.text) != self.digest:
            raise InvalidPassageError(
                f"The text of {self.source} is not the one its digest tells of."
            )


def edition_of(source: SourceId, whole: str, name: str = "") -> Edition:
    """Return the edition that this text is, named after its digest if it has no name."""
    kept = text.words(whole, f"The text of {source}")
    digest = text_digest(kept)
    return Edition(name or digest[:12], source, digest, len(kept), kept)


def text_digest(value: str) -> str:
    """Return the SHA-256 of a text in UTF-8 as 64 hexadecimal digits."""
    return sha256(value.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands in one edition of a source.

    Offsets are Unicode code points into the edition's text, end-exclusive, as in the
    TextPositionSelector of the W3C Web Annotation Data Model; exact, prefix and suffix are its
    TextQuoteSelector. A span in a text that may not be shipped has an anchor (at most eight words)
    and a digest (the first 16 hexadecimal digits of the passage's SHA-256) in place of exact.
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

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidPassageError(
                f"A passage ends after it starts; this one runs from {self.start} to {self.end}."
            )
        if self.exact and len(self.exact) != self.end - self.start:
            raise InvalidPassageError(
                "The words of a passage are as long as its place in the text."
            )
        for value in (self.exact, self.prefix, self.suffix, self.anchor, self.digest, self.edition):
            text.exact(value, "A passage")
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage cited for a claim, or for the step that a relation takes."""

    id: EvidenceId
    target: ClaimId | RelationId
    passage: PassageId
    bearing: Bearing
    mode: Mode = Mode.PARAPHRASE
    note: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id)
        object.__setattr__(self, "note", text.prose(self.note, "The note of a piece of evidence"))


@dataclass(frozen=True, slots=True)
class Library:
    """Sources that several debates share; a debate without one is its own.

    Attributes:
        debates: its debates in the order in which they are best read; others follow.
    """

    slug: Slug
    title: str
    summary: str = ""
    sources: tuple[Source, ...] = ()
    editions: tuple[Edition, ...] = ()
    debates: tuple[Slug, ...] = ()

    def __post_init__(self) -> None:
        checked_id(self.slug)
        object.__setattr__(self, "title", text.line(self.title, "The title of a library"))
        object.__setattr__(self, "summary", text.prose(self.summary, "The summary of a library"))

    def source(self, source_id: str) -> Source | None:
        """Return the source of that id, or none."""
        return next((source for source in self.sources if source.id == source_id), None)

    def editions_of(self, source_id: str) -> tuple[Edition, ...]:
        """Return the editions of a source, the newest last."""
        return tuple(edition for edition in self.editions if edition.source == source_id)
