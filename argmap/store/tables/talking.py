"""What is said about a map beside its claims."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from argmap.model.talk import About, Outcome
from argmap.store.tables.base import Row, filled, map_key, one_of


class CommentRow(Row, table=True):
    """A remark about a claim, relation or passage, as it was at a revision."""

    __tablename__: ClassVar[Any] = "comment"
    __table_args__ = (
        one_of("about", About),
        filled("text"),
        filled("name"),
        sa.Index(None, "person"),
        sa.ForeignKeyConstraint(["map_id", "reply_to"], ["comment.map_id", "comment.id"]),
    )

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    about: str
    target: str
    revision: int
    person: str | None = Field(foreign_key="person.id")
    name: str
    made: datetime
    text: str
    words: str
    reply_to: str | None
    resolved_by: str
    resolved: datetime | None


class EndorsementRow(Row, table=True):
    """A person holds a claim to be right, in the words that it had."""

    __tablename__: ClassVar[Any] = "endorsement"
    __table_args__ = (sa.Index(None, "person"),)

    map_id: str = map_key()
    claim: str = Field(primary_key=True)
    person: str = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    revision: int
    words: str
    made: datetime


class SuggestionRow(Row, table=True):
    """Edits that wait for another's approval."""

    __tablename__: ClassVar[Any] = "suggestion"
    __table_args__ = (one_of("outcome", Outcome), filled("name"), sa.Index(None, "person"))

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    person: str | None = Field(foreign_key="person.id")
    name: str
    made: datetime
    at: int
    edits: list[Any] = Field(sa_type=sa.JSON)
    note: str
    outcome: str
    decided_by: str
    decided: datetime | None
    revision: int | None
    why: str


class SnapshotRow(Row, table=True):
    """A revision that somebody gave a name."""

    __tablename__: ClassVar[Any] = "snapshot"
    __table_args__ = (filled("name"), sa.Index(None, "person"))

    map_id: str = map_key()
    name: str = Field(primary_key=True)
    revision: int
    person: str | None = Field(foreign_key="person.id")
    signed: str
    made: datetime


class DismissalRow(Row, table=True):
    """A hint that somebody looked at and put aside."""

    __tablename__: ClassVar[Any] = "dismissal"
    __table_args__ = (sa.Index(None, "person"),)

    map_id: str = map_key()
    hint: str = Field(primary_key=True)
    person: str | None = Field(foreign_key="person.id")
    name: str
    made: datetime
