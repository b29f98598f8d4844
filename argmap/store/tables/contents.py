"""What stands on a map: claims, relations, passages, evidence."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from argmap.model.claims import Basis, Kind, Voice
from argmap.model.passages import Bearing, Mode, Strength
from argmap.store.tables.base import Row, at_most, filled, map_key, of_map, one_of


class ClaimRow(Row, table=True):
    """A claim on a map, withdrawn or not."""

    __tablename__: ClassVar[Any] = "claim"
    __table_args__ = (filled("text"), at_most("text", 2000), one_of("voice", Voice))

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    text: str
    voice: str
    speaker: str | None
    position: str | None
    date: str | None
    kind: str
    thesis: bool
    core: bool
    implied: bool
    reported_by: str | None
    note: str
    withdrawn: bool


class RelationRow(Row, table=True):
    """A relation on a map; its target is a claim, or for an undercut a relation."""

    __tablename__: ClassVar[Any] = "relation"
    __table_args__ = (one_of("kind", Kind), one_of("basis", Basis))

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    kind: str
    target: str
    basis: str
    scheme: str
    note: str


class PremiseRow(Row, table=True):
    """A claim in its part of a relation."""

    __tablename__: ClassVar[Any] = "premise"
    __table_args__ = (of_map("relation", "relation"), of_map("claim", "claim"))

    map_id: str = Field(primary_key=True)
    relation: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    claim: str


class PassageRow(Row, table=True):
    """Words of a source that claims lean on."""

    __tablename__: ClassVar[Any] = "passage"
    __table_args__ = (one_of("textual", ("", "damaged", "doubtful")),)

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    summary: str
    kind: str
    date: str | None
    speaker: str | None
    via: str | None
    figures: list[Any] = Field(sa_type=sa.JSON)
    textual: str
    note: str
    caveat: str


class SpanRow(Row, table=True):
    """Where a passage stands in one edition of a source."""

    __tablename__: ClassVar[Any] = "span"
    __table_args__ = (
        of_map("passage", "passage"),
        sa.CheckConstraint('0 <= start and start < "end"', name="end_after_start"),
    )

    map_id: str = Field(primary_key=True)
    passage: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    source: str
    edition: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    paragraph: int | None
    last_paragraph: int | None
    anchor: str
    anchor_start: int | None
    digest: str
    letters: int | None
    folded: str = Field(sa_column_kwargs={"server_default": ""})


class EvidenceRow(Row, table=True):
    """A passage cited for a claim or a relation."""

    __tablename__: ClassVar[Any] = "evidence"
    __table_args__ = (
        of_map("passage", "passage", cascade=False),
        one_of("bearing", Bearing),
        one_of("mode", Mode),
        one_of("strength", Strength),
        sa.Index(None, "map_id", "passage"),
    )

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    target: str
    passage: str
    bearing: str
    mode: str
    note: str
    strength: str = Field(sa_column_kwargs={"server_default": ""})
    reason: str = Field(sa_column_kwargs={"server_default": ""})


class CrossRelationRow(Row, table=True):
    """A claim of another debate that bears on a claim of this one, or on a relation."""

    __tablename__: ClassVar[Any] = "cross_relation"
    __table_args__ = (one_of("kind", Kind), one_of("basis", Basis))

    map_id: str = map_key()
    id: str = Field(primary_key=True)
    place: int
    kind: str
    debate: str
    premise: str
    target: str
    basis: str
    scheme: str
    note: str
