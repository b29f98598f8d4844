"""Bringing a database up to the tables of this version, by Alembic and under a lock.

Alembic is imported only if there is something to do: a database that is up to date opens at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from argmap.store.engines import APPLICATION_ID
from argmap.store.errors import MissingDatabaseError, NewerDatabaseError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x4172676D


def versions() -> list[str]:
    """Return the versions of the schema that this version of Argmap knows, oldest first."""
    return sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def found_version(connection: sa.Connection) -> str | None:
    """Return the version of the database's schema, or none if it has no tables of ours yet."""
    if connection.dialect.name == "sqlite":
        has = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    else:
        has = "SELECT to_regclass('alembic_version')"
    if connection.exec_driver_sql(has).scalar() is None:
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


def is_current(connection: sa.Connection, where: str) -> bool:
    """Return whether the database has this version's tables.

    Raises:
        NewerDatabaseError: it is of a version that we do not know.
    """
    found, known = found_version(connection), versions()
    if found is not None and found not in known:
        raise NewerDatabaseError(where, found, known[-1])
    return found == known[-1]


def migrate(connection: sa.Connection, where: str, *, create: bool) -> None:
    """Make or upgrade the tables, in the transaction of the connection.

    Raises:
        MissingDatabaseError: there are no tables, and none were to be made.
        NewerDatabaseError: the database is of a newer version.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    if is_current(connection, where):
        return
    if not create and found_version(connection) is None:
        raise MissingDatabaseError(where)
    from alembic import command

    command.upgrade(configuration(connection), "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def configuration(connection: sa.Connection) -> Config:
    """Return what Alembic needs to know: where the migrations are, and the connection."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made
