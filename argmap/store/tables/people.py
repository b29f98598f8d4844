"""Persons, seminars, groups, and how one is known."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from argmap.model.seminars import Endorsing, Role, Visibility
from argmap.store.tables.base import Row, filled, map_key, one_of


class PersonRow(Row, table=True):
    """Somebody who can come back; secrets are kept as digests only."""

    __tablename__: ClassVar[Any] = "person"
    __table_args__ = (filled("name"), sa.UniqueConstraint("login"))

    id: str = Field(primary_key=True)
    name: str
    made: datetime
    login: str | None
    password: str
    words: str
    forgotten: bool


class SeminarRow(Row, table=True):
    """A course."""

    __tablename__: ClassVar[Any] = "seminar"
    __table_args__ = (filled("title"),)

    id: str = Field(primary_key=True)
    title: str
    made: datetime
    longest_quotation: int | None
    zone: str
    archived: datetime | None
    until: datetime | None


class GroupRow(Row, table=True):
    """Some of a seminar, who draw maps together."""

    __tablename__: ClassVar[Any] = "group"
    __table_args__ = (
        filled("name"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("token"),
        sa.UniqueConstraint("seminar", "name"),
    )

    id: str = Field(primary_key=True)
    seminar: str = Field(foreign_key="seminar.id", ondelete="CASCADE")
    name: str
    code: str
    token: str
    made: datetime
    open: bool
    until: datetime | None


class MemberRow(Row, table=True):
    """A person in a seminar."""

    __tablename__: ClassVar[Any] = "member"
    __table_args__ = (one_of("role", Role), sa.Index(None, "person"))

    seminar: str = Field(primary_key=True, foreign_key="seminar.id", ondelete="CASCADE")
    person: str = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    role: str
    joined: datetime
    group: str | None = Field(foreign_key="group.id", ondelete="SET NULL")


class HoldingRow(Row, table=True):
    """Whose a map is, and who may do what with it; every map has one."""

    __tablename__: ClassVar[Any] = "holding"
    __table_args__ = (
        one_of("visibility", Visibility),
        one_of("endorsing", Endorsing),
        sa.Index(None, "seminar"),
        sa.Index(None, "owner"),
        sa.Index(None, "assignment"),
    )

    map_id: str = map_key()
    activity: int
    name: str
    seminar: str | None = Field(foreign_key="seminar.id")
    group: str | None = Field(foreign_key="group.id")
    owner: str | None = Field(foreign_key="person.id")
    visibility: str
    origin: str | None
    origin_revision: int | None
    suggesting: bool
    endorsing: str
    assignment: str | None
    opens: datetime | None
    shows: datetime | None


class SessionRow(Row, table=True):
    """A browser in which a person is known."""

    __tablename__: ClassVar[Any] = "session"
    __table_args__ = (
        sa.CheckConstraint("length(digest) = 64", name="digest_whole"),
        sa.Index(None, "person"),
    )

    digest: str = Field(primary_key=True)
    person: str = Field(foreign_key="person.id", ondelete="CASCADE")
    made: datetime
    seen: datetime
    agent: str


class InvitationRow(Row, table=True):
    """A link, good once, by which somebody becomes an instructor."""

    __tablename__: ClassVar[Any] = "invitation"
    __table_args__ = (sa.CheckConstraint("length(digest) = 64", name="digest_whole"),)

    digest: str = Field(primary_key=True)
    made: datetime
    until: datetime


class AttemptsRow(Row, table=True):
    """How often something was tried in a stretch of time."""

    __tablename__: ClassVar[Any] = "attempts"

    key: str = Field(primary_key=True)
    since: datetime
    count: int


class PresenceRow(Row, table=True):
    """Where a person is just now."""

    __tablename__: ClassVar[Any] = "presence"

    map_id: str = map_key()
    tab: str = Field(primary_key=True)
    person: str = Field(foreign_key="person.id", ondelete="CASCADE")
    focus: str
    seen: datetime
