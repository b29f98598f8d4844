"""Texts that people added, with what is known about them."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from argmap.model.passages import Status
from argmap.model.seminars import Visibility
from argmap.store.tables.base import Row, filled, one_of


def deposit_key() -> Any:
    """Return the column that says of which added text a row is."""
    return Field(primary_key=True, foreign_key="deposit.id", ondelete="CASCADE")


class DepositRow(Row, table=True):
    """A text that somebody added, without its words."""

    __tablename__: ClassVar[Any] = "deposit"
    __table_args__ = (
        one_of("readers", Visibility),
        filled("name"),
        sa.CheckConstraint("length(digest) = 64", name="digest_whole"),
        sa.CheckConstraint("characters > 0", name="characters_counted"),
        sa.CheckConstraint(
            "seminar is null or owner is null", name="of_a_seminar_or_of_one_person"
        ),
        sa.CheckConstraint('"group" is null or seminar is not null', name="group_in_seminar"),
        sa.ForeignKeyConstraint(["library", "source"], ["source.library", "source.id"]),
        sa.Index(None, "library", "source"),
        sa.Index(None, "person"),
    )

    id: str = Field(primary_key=True)
    shelf: str = Field(foreign_key="library.slug")
    library: str
    source: str
    edition: str
    digest: str
    characters: int
    made: datetime
    name: str
    person: str | None = Field(foreign_key="person.id")
    seminar: str | None = Field(foreign_key="seminar.id", index=True)
    group: str | None = Field(foreign_key="group.id", index=True)
    owner: str | None = Field(foreign_key="person.id", index=True)
    readers: str
    rights: str
    label: str
    kind: str
    current: bool


class DepositTextRow(Row, table=True):
    """The words of an added text; they never change."""

    __tablename__: ClassVar[Any] = "deposit_text"

    id: str = deposit_key()
    text: str
    layout: dict[str, Any] = Field(sa_type=sa.JSON)


class PlacementRow(Row, table=True):
    """Where a passage of another edition stands in an added text."""

    __tablename__: ClassVar[Any] = "placement"
    __table_args__ = (
        one_of("status", Status),
        sa.CheckConstraint('0 <= start and start < "end"', name="end_after_start"),
    )

    deposit: str = deposit_key()
    edition: str = Field(primary_key=True)
    start: int = Field(primary_key=True)
    end: int = Field(primary_key=True)
    status: str
    found_start: int | None
    found_end: int | None
    likeness: float
    confirmed: bool


class CorrectedRow(Row, table=True):
    """A correction that somebody made in an added text."""

    __tablename__: ClassVar[Any] = "corrected"
    __table_args__ = (
        filled("name"),
        sa.CheckConstraint('0 <= start and start < "end"', name="end_after_start"),
        sa.Index(None, "person"),
    )

    deposit: str = deposit_key()
    id: str = Field(primary_key=True)
    start: int
    end: int
    printed: str
    made: datetime
    name: str
    proposed: str
    reason: str
    person: str | None = Field(foreign_key="person.id")
    taken_back: bool
