"""Debates, their maps, what frames these, and their history."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from argmap.store.tables.base import Row, filled, map_key


class DebateRow(Row, table=True):
    """A question's address; what frames it is kept with each of its maps."""

    __tablename__: ClassVar[Any] = "debate"

    slug: str = Field(primary_key=True)
    place: int


class MapRow(Row, table=True):
    """An argument map as of its latest revision, with the frame of its debate.

    ``loaded`` is the digest of the folder that it was last loaded from, or nothing.
    """

    __tablename__: ClassVar[Any] = "map"
    __table_args__ = (
        sa.UniqueConstraint("debate", "place"),
        filled("question"),
        sa.CheckConstraint("revision >= 0", name="revision_counted"),
    )

    id: str = Field(primary_key=True)
    debate: str = Field(foreign_key="debate.slug", ondelete="CASCADE")
    place: int
    revision: int
    made: datetime
    loaded: str
    library: str = Field(foreign_key="library.slug")
    question: str
    title: str
    summary: str
    period: str | None
    axis: str
    language: str


class PositionRow(Row, table=True):
    """A named answer to a debate's question."""

    __tablename__: ClassVar[Any] = "position"
    __table_args__ = (filled("label"), sa.CheckConstraint("hue between 1 and 9", name="hue_known"))

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    label: str
    gist: str
    hue: int
    own: bool


class SpeakerRow(Row, table=True):
    """Who holds claims in a debate."""

    __tablename__: ClassVar[Any] = "speaker"
    __table_args__ = (filled("name"),)

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    name: str
    short: str
    role: str
    interest: str
    position: str | None
    lived: str | None


class ExcerptRow(Row, table=True):
    """A named choice of a map's claims."""

    __tablename__: ClassVar[Any] = "excerpt"
    __table_args__ = (filled("title"),)

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    title: str
    claims: Any = Field(sa_type=sa.JSON, nullable=False)


class RevisionRow(Row, table=True):
    """One atomic change of a map; rows are added and never changed."""

    __tablename__: ClassVar[Any] = "revision"
    __table_args__ = (
        filled("member"),
        sa.CheckConstraint("number > 0", name="number_counted"),
        sa.Index(None, "person", "map_id", "number"),
        sa.Index(None, "map_id", "undoing"),
    )

    map_id: str = map_key()
    number: int = Field(primary_key=True)
    member: str
    made: datetime
    edits: list[Any] = Field(sa_type=sa.JSON)
    undoes: list[Any] = Field(sa_type=sa.JSON)
    note: str
    person: str | None = Field(foreign_key="person.id")
    undoing: int
    counts: Any = Field(sa_type=sa.JSON, nullable=False)


class TouchRow(Row, table=True):
    """A revision changed a claim, or what bears on it or is cited for it."""

    __tablename__: ClassVar[Any] = "touch"

    map_id: str = map_key()
    claim: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
