"""What can go wrong, in words that the person who meets it understands.

* ArgmapError
  - InvalidError (what was written cannot be kept)
    - InvalidTextError, InvalidTextFileError, InvalidIdError, InvalidDateError
    - InvalidClaimError, InvalidRelationError, InvalidPassageError, InvalidDebateError
  - NotFoundError (there is no such thing)
    - NoYearError
  - ClashError (somebody else was first)
    - StaleRevisionError, TakenIdError
  - ForbiddenError, NobodyError (it takes another person, or somebody)
  - StoreError (the database cannot be used)
  - BusyError (too many people ask for the same at once)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ArgmapError(Exception):
    """Base of every error whose sentence is shown as it is."""


class InvalidError(ArgmapError):
    """What was written cannot be kept; the sentence says what would be right."""


class InvalidTextError(InvalidError):
    """A text holds characters that nobody can read, has no words, or is too long."""


class InvalidTextFileError(InvalidError):
    """A file out of which no text can be read."""


class InvalidIdError(InvalidError):
    """An identifier that cannot stand in an address."""

    def __init__(self, value: str) -> None:
        super().__init__(
            f"{shown(value)} cannot be an id: write lower-case letters a to z, digits and hyphens,"
            " beginning with a letter or digit, at most 64 of them."
        )


class InvalidDateError(InvalidError):
    """A date that is none."""

    def __init__(self, value: str) -> None:
        super().__init__(
            f"{shown(value)} is no date: write 1924, 1924-10, 1924-10-08, 192X for a decade,"
            " or two of them as 1923/1927."
        )


class InvalidClaimError(InvalidError):
    """A claim that cannot be stated."""


class InvalidRelationError(InvalidError):
    """A relation that cannot hold."""


class InvalidPassageError(InvalidError):
    """A passage or evidence that cannot be cited."""


class InvalidDebateError(InvalidError):
    """A debate, position, speaker or source that is described in a way that cannot be."""


class NotFoundError(ArgmapError):
    """There is no such thing; names the nearest that there is."""

    def __init__(self, what: str, value: str, known: Iterable[str] = ()) -> None:
        near = get_close_matches(value, list(known), n=1, cutoff=0.6)
        hint = f" Did you mean {near[0]}?" if near else ""
        super().__init__(f"There is no {what} {shown(value)}.{hint}")
        self.what = what
        self.value = value
        self.nearest = near[0] if near else None


class NoYearError(NotFoundError):
    """A year that is none."""

    def __init__(self, value: str) -> None:
        super().__init__("year", value)
        self.args = (f"{shown(value)} is no year: write 1925.",)


class ClashError(ArgmapError):
    """Somebody else was first."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A revision that was first, and what it and a stale change both touch.

    Attributes:
        member: who made it, as signed.
        touches: the sort, id and part of each thing, as in ``model.edits.touches``.
    """

    number: int
    member: str
    made: datetime
    touches: frozenset[tuple[str, str, str]]


class StaleRevisionError(ClashError):
    """The map has moved on, and in the very place that this change touches.

    Attributes:
        seen: the revision that the member saw.
        now: the latest.
        rivals: the revisions in between that changed the same things, the oldest first.
    """

    def __init__(self, seen: int, now: int, rivals: tuple[Rival, ...] = ()) -> None:
        names = " and ".join(dict.fromkeys(each.member for each in rivals))
        super().__init__(
            f"You saw revision {seen}; the map is at revision {now} now,"
            f" and what you changed has been changed there too{f' by {names}' if names else ''}."
        )
        self.seen = seen
        self.now = now
        self.rivals = rivals


class TakenIdError(ClashError):
    """Two things of one debate would have the same id."""

    def __init__(self, what: str, value: str) -> None:
        super().__init__(f"There is a {what} {value} already: every id stands for one thing.")


class ForbiddenError(ArgmapError):
    """Somebody who may read a map wants to do more with it than she may."""

    def __init__(self, what: str) -> None:
        said = {
            "copy": "take a copy of this map",
            "edit": "change this map: take a copy of it, and change that",
            "talk": "comment on this map",
            "endorse": "endorse claims of this map",
            "decide": "decide on suggestions for this map",
            "undo-any": "undo what others did",
            "manage": "change the settings of this map",
            "public-text": "make a text public: ask an instructor",
            "open-text": "say who reads this text: ask an instructor, or who added it",
            "remove-text": "take this text away: ask an instructor, or who added it",
        }
        super().__init__(f"You may not {said.get(what, what)}; nothing was changed.")
        self.what = what


class NobodyError(ArgmapError):
    """It takes a person who is known here.

    Attributes:
        missing: what nobody in particular is told beside, since there is no such thing for her.
    """

    def __init__(self, missing: NotFoundError | None = None) -> None:
        super().__init__("Sign in, or join a group, and go on from here.")
        self.missing = missing


class StoreError(ArgmapError):
    """The database cannot be used; the sentence says why and what to do."""


class BusyError(ArgmapError):
    """Too much is being made at once."""

    def __init__(self) -> None:
        super().__init__(
            "Too many files are being made just now. Try again in a minute, or take the SVG:"
            " it is the fastest."
        )


def shown(value: str, limit: int = 60) -> str:
    """Return the value in quotation marks, shortened, with what cannot be printed written out."""
    printable = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in value[: limit + 1])
    return f"“{printable if len(value) <= limit else printable[:limit] + '…'}”"
