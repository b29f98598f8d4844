"""What all tables have in common.

Plain columns only: SQLModel checks nothing when a row is made, its relationships load lazily, and
enumerations would be stored by name. The model's dataclasses check; the CHECKs here are the second
lock. No module of this package has ``from __future__ import annotations``, because SQLModel reads
the annotations at run time. Whoever changes a table writes a migration; a test compares the two.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel, registry=registry(metadata=sa.MetaData(naming_convention=NAMES))):
    """Base of every table: our tables alone, with names for every constraint."""


def one_of(column: str, values: Any) -> sa.CheckConstraint:
    """Check that the column holds one of these values."""
    known = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} in ({known})", name=f"{column}_known")


def at_most(column: str, limit: int) -> sa.CheckConstraint:
    """Check that the column holds at most so many characters."""
    return sa.CheckConstraint(f"length({column}) <= {limit}", name=f"{column}_length")


def filled(column: str) -> sa.CheckConstraint:
    """Check that the column holds words."""
    return sa.CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_filled")


def of_map(table: str, column: str, *, cascade: bool = True) -> sa.ForeignKeyConstraint:
    """Point at a thing of the same map."""
    return sa.ForeignKeyConstraint(
        ["map_id", column],
        [f"{table}.map_id", f"{table}.id"],
        ondelete="CASCADE" if cascade else None,
    )


def map_key() -> Any:
    """Return the first part of the key of all that belongs to a map."""
    return Field(primary_key=True, foreign_key="map.id", ondelete="CASCADE")
