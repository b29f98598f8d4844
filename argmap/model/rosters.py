"""How a seminar fills: its door, who is expected, and into which groups they come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from argmap.model import text
from argmap.model.ids import GroupId, PersonId, SeminarId
from argmap.model.seminars import NAME_LENGTH


class Placing(StrEnum):
    """How somebody who joins the seminar comes into a group.

    ``even``: into the group with the fewest; ``choice``: she chooses; ``hand``: an instructor says.
    """

    EVEN = "even"
    CHOICE = "choice"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Door:
    """The way into a seminar as a whole: one link and one code for everybody.

    Attributes:
        code: eight unambiguous symbols; ``token`` the 128 bits of the link.
        open: whether one can join.
        until: when joining ends by itself; none for never.
        placed: how whoever joins comes into a group.
    """

    seminar: SeminarId
    code: str
    token: str
    made: datetime
    open: bool = True
    until: datetime | None = None
    placed: Placing = Placing.EVEN


@dataclass(frozen=True, slots=True)
class Columns:
    """What a list of a learning platform says of somebody: pairs of a column's head and its cell.

    It is kept for writing marks back, in the columns in which the platform expects them.
    """

    cells: tuple[tuple[str, str], ...] = ()

    def get(self, head: str) -> str:
        """Return the cell under a head, or nothing."""
        return next((cell for each, cell in self.cells if each == head), "")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody whom an instructor expects in a seminar.

    Attributes:
        group: the group into which she comes; none if that is not said.
        person: who she is, as soon as she has joined.
        columns: what her learning platform says of her.
    """

    id: str
    seminar: SeminarId
    name: str
    made: datetime
    group: GroupId | None = None
    person: PersonId | None = None
    columns: Columns = Columns()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.line(self.name, "The name", limit=NAME_LENGTH))
