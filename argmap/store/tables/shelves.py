"""Libraries, their sources and the texts of these."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from argmap.model.sources import Access
from argmap.store.tables.base import Row, filled, one_of


class LibraryRow(Row, table=True):
    """Sources that several debates share; ``revision`` counts its changes."""

    __tablename__: ClassVar[Any] = "library"
    __table_args__ = (filled("title"),)

    slug: str = Field(primary_key=True)
    place: int
    revision: int
    title: str
    summary: str
    debates: list[Any] = Field(sa_type=sa.JSON)


class SourceRow(Row, table=True):
    """A text with its bibliographic data."""

    __tablename__: ClassVar[Any] = "source"
    __table_args__ = (
        one_of("kind", ("primary", "secondary")),
        one_of("access", Access),
    )

    library: str = Field(primary_key=True, foreign_key="library.slug", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    place: int
    title: str
    author: str
    kind: str
    csl_type: str
    issued: str | None
    container: str
    chapter: str
    printed_in: str
    publisher: str
    url: str
    quoted_in: str | None
    rights: str
    access: str
    perspective: str
    note: str
    details: list[Any] = Field(sa_type=sa.JSON)
    short_title: str
    written: str | None
    about: str | None
    audience: str = Field(sa_column_kwargs={"server_default": ""})
    interest: str = Field(sa_column_kwargs={"server_default": ""})
    transmission: str = Field(sa_column_kwargs={"server_default": ""})


class EditionRow(Row, table=True):
    """One state of the text of a source; its words never change."""

    __tablename__: ClassVar[Any] = "edition"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["library", "source"], ["source.library", "source.id"], ondelete="CASCADE"
        ),
        sa.UniqueConstraint("library", "source", "digest"),
        sa.CheckConstraint("length(digest) = 64", name="digest_whole"),
        sa.CheckConstraint("characters >= 0", name="characters_counted"),
    )

    library: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    place: int
    digest: str
    characters: int
    text: str | None
    layout: dict[str, Any] = Field(sa_type=sa.JSON, sa_column_kwargs={"server_default": "{}"})
    corrections: list[Any] = Field(sa_type=sa.JSON, sa_column_kwargs={"server_default": "[]"})
