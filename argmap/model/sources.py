"""Sources, their editions, and libraries of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from argmap.model import text
from argmap.model.dates import DateSpan
from argmap.model.errors import InvalidDebateError, InvalidPassageError
from argmap.model.ids import Slug, SourceId, checked_id
from argmap.model.passages import Span, Status
from argmap.model.texts import Correction, Layout


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
        written: when it was written, if not when it was issued.
        about: the time that it tells of.
        audience: for whom it was written.
        interest: what its author had to gain or to defend.
        transmission: how it came down to us: translation, edition, scan.
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
    written: DateSpan | None = None
    about: DateSpan | None = None
    audience: str = ""
    interest: str = ""
    transmission: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id)
        if self.kind not in ("primary", "secondary"):
            raise InvalidDebateError(f"A source is primary or secondary, not “{self.kind}”.")
        if self.url and not self.url.startswith(("https://", "http://")):
            raise InvalidDebateError("The address of a source begins with https:// or http://.")
        if self.quoted_in == self.id:
            raise InvalidDebateError(f"The source {self.id} cannot be quoted in itself.")
        object.__setattr__(self, "title", text.line(self.title, "The title of a source"))
        for name in ("author", "container", "chapter", "place", "publisher", "short_title"):
            value = text.line(getattr(self, name), "A line of a source", empty=True)
            object.__setattr__(self, name, value)
        for name in ("rights", "perspective", "note", "audience", "interest", "transmission"):
            value = text.prose(getattr(self, name), "A note on a source")
            object.__setattr__(self, name, value)
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
        layout: its pages and footnotes.
        corrections: the spots that are printed wrongly, in the order of the text.
    """

    id: str
    source: SourceId
    digest: str
    characters: int
    text: str | None = None
    layout: Layout = Layout()
    corrections: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        checked_id(self.id)
        for each in self.corrections:
            if self.text is not None and self.text[each.start : each.end] != each.printed:
                raise InvalidPassageError(
                    f"“{each.printed}” is not what is printed in {self.source}"
                    f" from {each.start} to {each.end}."
                )
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
class Place:
    """Where a passage can be read: in which edition, from where to where, and how sure that is."""

    edition: Edition
    start: int
    end: int
    status: Status

    @property
    def words(self) -> str:
        """The words that stand there."""
        return (self.edition.text or "")[self.start : self.end]


Stretch = tuple[str, str, int, int]
"""A source, an edition of it, and a stretch of its text."""


@dataclass(frozen=True, slots=True)
class Library:
    """Sources that several debates share; a debate without one is its own.

    Attributes:
        debates: its debates in the order in which they are best read; others follow.
        carried: where passages of one edition stand in another, whose text is here.
        closed: the ids of the editions whose texts are here, and not for everybody to read.
    """

    slug: Slug
    title: str
    summary: str = ""
    sources: tuple[Source, ...] = ()
    editions: tuple[Edition, ...] = ()
    debates: tuple[Slug, ...] = ()
    carried: Mapping[Stretch, tuple[str, int, int, Status]] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()

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

    def edition(self, source_id: str, edition_id: str) -> Edition | None:
        """Return an edition of a source, or none."""
        return next((e for e in self.editions_of(source_id) if e.id == edition_id), None)

    def text_of(self, source_id: str) -> Edition | None:
        """Return the newest edition of a source whose text is here, or none."""
        here = (e for e in reversed(self.editions_of(source_id)) if e.text is not None)
        return next(here, None)

    def is_open(self, edition: Edition) -> bool:
        """Say whether everybody may read the text of an edition."""
        source = self.source(edition.source)
        return edition.id not in self.closed and (source is None or source.access is Access.PUBLIC)

    def place(self, span: Span) -> Place | None:
        """Return where a passage can be read here, or none."""
        key = (span.source, span.edition, span.start, span.end)
        into, start, end, status = self.carried.get(
            key, (span.edition, span.start, span.end, Status.EXACT)
        )
        edition = self.edition(span.source, into)
        if edition is None or edition.text is None or end > edition.characters:
            return None
        return Place(edition, start, end, status)
