"""Assignments with their phases, who is expected, and feedback and marks."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from argmap.model.assignments import PhaseKind, Sharing, Starter
from argmap.model.marks import Tag
from argmap.model.rosters import Placing
from argmap.model.talk import About
from argmap.store.tables.base import Row, filled, map_key, one_of


def _of_assignment(**told: Any) -> Any:
    return Field(foreign_key="assignment.id", ondelete="CASCADE", **told)


class DoorRow(Row, table=True):
    """The way into a seminar as a whole."""

    __tablename__: ClassVar[Any] = "door"
    __table_args__ = (
        one_of("placed", Placing),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("token"),
    )

    seminar: str = Field(primary_key=True, foreign_key="seminar.id", ondelete="CASCADE")
    code: str
    token: str
    made: datetime
    open: bool
    until: datetime | None
    placed: str


class ListedRow(Row, table=True):
    """Somebody whom an instructor expects."""

    __tablename__: ClassVar[Any] = "listed"
    __table_args__ = (filled("name"), sa.Index(None, "seminar"), sa.Index(None, "person"))

    id: str = Field(primary_key=True)
    seminar: str = Field(foreign_key="seminar.id", ondelete="CASCADE")
    name: str
    made: datetime
    group: str | None = Field(foreign_key="group.id", ondelete="SET NULL")
    person: str | None = Field(foreign_key="person.id", ondelete="SET NULL")
    columns: dict[str, Any] = Field(sa_type=sa.JSON)


class AssignmentRow(Row, table=True):
    """A debate set to the groups of a seminar."""

    __tablename__: ClassVar[Any] = "assignment"
    __table_args__ = (
        filled("title"),
        filled("name"),
        one_of("sharing", Sharing),
        one_of("begins_with", Starter),
        sa.Index(None, "seminar"),
        sa.Index(None, "person"),
    )

    id: str = Field(primary_key=True)
    seminar: str = Field(foreign_key="seminar.id", ondelete="CASCADE")
    title: str
    made: datetime
    origin: str
    starter: str
    sharing: str
    begins_with: str
    instructions: str
    texts: dict[str, Any] = Field(sa_type=sa.JSON)
    wanted: dict[str, Any] = Field(sa_type=sa.JSON)
    grid: dict[str, Any] = Field(sa_type=sa.JSON)
    out_of: int | None
    joint: bool
    reveals: bool
    released: datetime | None
    copied_from: str | None
    person: str | None = Field(foreign_key="person.id")
    name: str


class PhaseRow(Row, table=True):
    """A step of an assignment."""

    __tablename__: ClassVar[Any] = "phase"
    __table_args__ = (one_of("kind", PhaseKind),)

    assignment: str = _of_assignment(primary_key=True)
    number: int = Field(primary_key=True)
    kind: str
    begins: datetime | None
    ends: datetime | None


class ExtensionRow(Row, table=True):
    """More time for one participant or one group."""

    __tablename__: ClassVar[Any] = "extension"

    assignment: str = _of_assignment(primary_key=True)
    whom: str = Field(primary_key=True)
    is_group: bool
    until: datetime
    why: str
    made: datetime


class SubmissionRow(Row, table=True):
    """A map handed in."""

    __tablename__: ClassVar[Any] = "submission"
    __table_args__ = (filled("name"), sa.Index(None, "map_id"), sa.Index(None, "person"))

    assignment: str = _of_assignment(primary_key=True)
    map_id: str = map_key()
    number: int = Field(primary_key=True)
    revision: int
    person: str | None = Field(foreign_key="person.id")
    name: str
    made: datetime
    due: datetime | None


class PartRow(Row, table=True):
    """For whom somebody argues."""

    __tablename__: ClassVar[Any] = "part"
    __table_args__ = (sa.Index(None, "person"),)

    assignment: str = _of_assignment(primary_key=True)
    person: str = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    position: str
    speaker: str


class ReviewRow(Row, table=True):
    """Somebody is asked to review another's work."""

    __tablename__: ClassVar[Any] = "review"
    __table_args__ = (sa.Index(None, "reviewer"), sa.Index(None, "whose"))

    assignment: str = _of_assignment(primary_key=True)
    reviewer: str = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    whose: str = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    map_id: str = Field(foreign_key="map.id", ondelete="CASCADE")
    text: str
    done: datetime | None


class NoteRow(Row, table=True):
    """Some words of an instructor that a member finds."""

    __tablename__: ClassVar[Any] = "note"
    __table_args__ = (
        filled("text"),
        filled("name"),
        sa.Index(None, "whose"),
        sa.Index(None, "person"),
    )

    id: str = Field(primary_key=True)
    seminar: str = Field(foreign_key="seminar.id", ondelete="CASCADE")
    whose: str = Field(foreign_key="person.id", ondelete="CASCADE")
    text: str
    person: str | None = Field(foreign_key="person.id")
    name: str
    made: datetime
    read: datetime | None


class RouteRow(Row, table=True):
    """A way through a map that is walked step by step."""

    __tablename__: ClassVar[Any] = "route"
    __table_args__ = (filled("name"),)

    map_id: str = map_key()
    name: str = Field(primary_key=True)
    steps: dict[str, Any] = Field(sa_type=sa.JSON)
    made: datetime


class FeedbackRow(Row, table=True):
    """What an instructor says of one person's or one group's work."""

    __tablename__: ClassVar[Any] = "feedback"
    __table_args__ = (filled("name"), sa.Index(None, "person"))

    assignment: str = _of_assignment(primary_key=True)
    whom: str = Field(primary_key=True)
    is_group: bool
    changed: datetime
    person: str | None = Field(foreign_key="person.id")
    name: str
    text: str
    ticks: dict[str, Any] = Field(sa_type=sa.JSON)
    mark: str
    version: int
    answer: str
    answered: datetime | None


class RemarkRow(Row, table=True):
    """What an instructor says of a claim, relation or passage."""

    __tablename__: ClassVar[Any] = "remark"
    __table_args__ = (
        one_of("about", About),
        one_of("tag", ("", *Tag)),
        filled("name"),
        sa.Index(None, "map_id"),
        sa.Index(None, "assignment"),
        sa.Index(None, "whose"),
        sa.Index(None, "person"),
    )

    id: str = Field(primary_key=True)
    assignment: str = _of_assignment()
    map_id: str = Field(foreign_key="map.id", ondelete="CASCADE")
    about: str
    target: str
    revision: int
    words: str
    whose: str | None = Field(foreign_key="person.id")
    person: str | None = Field(foreign_key="person.id")
    name: str
    made: datetime
    text: str
    tag: str
    answer: str
    answered: datetime | None
