"""The texts of editions: how they are laid out, what is wrong in them, and who added them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from argmap.model import text
from argmap.model.errors import InvalidPassageError
from argmap.model.ids import DepositId, GroupId, PersonId, SeminarId, Slug, SourceId
from argmap.model.passages import Status
from argmap.model.seminars import Visibility

PRINTED_WORDS = 8


@dataclass(frozen=True, slots=True)
class PageMark:
    """Where a page begins in a text, in code points, and what the page is called: iv, 136."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a text points at a footnote, and where the words of the note stand in it.

    Offsets are code points, end-exclusive.
    """

    mark: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What the printed form of a text tells beside its words.

    Attributes:
        pages: where they begin, in the order of the text.
        notes: its footnotes, in the order in which the text points at them.
    """

    pages: tuple[PageMark, ...] = ()
    notes: tuple[NoteMark, ...] = ()

    def page(self, offset: int) -> str:
        """Return what the page is called on which a place stands, or nothing."""
        place = bisect_right(self.pages, offset, key=lambda page: page.offset)
        return self.pages[place - 1].label if place else ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A spot of a text that is printed wrongly; the text itself stays as it is.

    Attributes:
        start: where it stands in the edition's text, in code points.
        end: where it ends, exclusive.
        printed: what stands there.
        proposed: what should; nothing, if only that it is damaged is known.
        reason: how one knows.
        by: who says so.
    """

    start: int
    end: int
    printed: str
    proposed: str = ""
    reason: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidPassageError(
                f"A correction ends after it starts; this one runs from {self.start} to {self.end}."
            )
        text.exact(self.printed, "What is printed")
        text.exact(self.proposed, "What is proposed")
        if len(self.printed.split()) > PRINTED_WORDS:
            raise InvalidPassageError(
                f"A correction quotes at most {PRINTED_WORDS} words: mark a smaller spot."
            )
        object.__setattr__(self, "reason", text.prose(self.reason, "The reason"))
        object.__setattr__(self, "by", text.line(self.by, "Who says so", empty=True))


@dataclass(frozen=True, slots=True)
class Deposit:
    """A text that somebody added: of which edition it is, whose it is, and who may read it.

    It belongs to a seminar, to one person who works alone, or else to the house. Its words are
    kept apart, as ``DepositText``.

    Attributes:
        shelf: the library that counts its changes: its holder's own, or that of the house.
        library: the library that its source is in.
        edition: the name of the edition; one that is known by its digest has that one's name.
        digest: the SHA-256 of the words, 64 hexadecimal digits.
        characters: the length of the words in code points.
        group: where ``readers`` is private, the group of the seminar that may read it.
        readers: who may read it: the group or person alone, the seminar, everybody.
        name: of whoever added it.
        label: which copy it is, in the words of whoever added it, as in "my scan".
        kind: of the file that it was read from: txt, pdf ...
        current: whether it is the one to read; else it waits, or another has taken its place.
    """

    id: DepositId
    shelf: Slug
    library: Slug
    source: SourceId
    edition: str
    digest: str
    characters: int
    made: datetime
    name: str
    person: PersonId | None = None
    seminar: SeminarId | None = None
    group: GroupId | None = None
    owner: PersonId | None = None
    readers: Visibility = Visibility.PRIVATE
    rights: str = ""
    label: str = ""
    kind: str = "txt"
    current: bool = False

    def __post_init__(self) -> None:
        for field in ("name", "label"):
            kept = text.line(getattr(self, field), "The name of an added text", empty=True)
            object.__setattr__(self, field, kept)
        object.__setattr__(self, "rights", text.prose(self.rights, "The rights"))


@dataclass(frozen=True, slots=True)
class DepositText:
    """The words of an added text, and their layout."""

    id: DepositId
    text: str
    layout: Layout = Layout()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a passage of another edition stands in an added text.

    Attributes:
        deposit: the added text.
        edition: the edition in which the passage is known to stand, from ``start`` to ``end``.
        found_start: where it stands in the added text, in code points; none if it is missing.
        found_end: where it ends there, exclusive.
        likeness: of the letters, from 0 to 1.
        confirmed: somebody has looked at it and said that it is the passage.
    """

    deposit: DepositId
    edition: str
    start: int
    end: int
    status: Status
    found_start: int | None = None
    found_end: int | None = None
    likeness: float = 0.0
    confirmed: bool = False

    @property
    def is_offered(self) -> bool:
        """Whether somebody is to say, or has said, if the passage stands there."""
        somewhere = (self.found_start or 0) < (self.found_end or 0)
        return somewhere and self.status in (Status.REVIEW, Status.MISSING)

    @property
    def is_answered(self) -> bool:
        """Whether somebody has said if the passage stands there."""
        return self.is_offered and (self.confirmed or self.status is Status.MISSING)

    @property
    def holds(self) -> bool:
        """Whether the place may be relied on: found without a doubt, or confirmed."""
        sure = self.status not in (Status.REVIEW, Status.MISSING)
        return self.found_start is not None and (sure or self.confirmed)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that somebody made in an added text; one that is taken back is kept."""

    deposit: DepositId
    id: str
    start: int
    end: int
    printed: str
    made: datetime
    name: str
    proposed: str = ""
    reason: str = ""
    person: PersonId | None = None
    taken_back: bool = False

    @property
    def correction(self) -> Correction:
        """The correction itself."""
        told = (self.printed, self.proposed, self.reason, self.name)
        return Correction(self.start, self.end, *told)
