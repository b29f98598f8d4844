"""Connections to SQLite and PostgreSQL, with the settings under which nothing is lost.

SQLite: Python's driver begins no transaction of its own; ours begin with BEGIN, those that write
with BEGIN IMMEDIATE, because a transaction that reads first and writes later would overwrite what
others wrote in between. synchronous=FULL keeps every acknowledged change through a loss of power.
PostgreSQL: what reads sees one snapshot (REPEATABLE READ); what writes locks the row of its map by
UPDATE ... RETURNING.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from argmap.store.errors import MissingDriverError, UrlError

APPLICATION_ID = 0x4172676D
"""“Argm”: SQLite keeps it in the header of the file."""

PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cache_size=-8000",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
)
_LIMITS = (
    "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"
)
_SQLITE = "sqlite:///"


def sqlite_path(url: str) -> Path | None:
    """Return the file that the address names, or none if it is one of PostgreSQL.

    Raises:
        UrlError: it is neither.
    """
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        return Path(url[len(_SQLITE) :]).expanduser().absolute()
    if url.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        return None
    raise UrlError(url)


def sqlite_engine(path: Path, *, for_migrations: bool = False) -> sa.Engine:
    """Return an engine for a file, whose transactions SQLite honours.

    Args:
        path: the file.
        for_migrations: one connection without foreign keys: rebuilding a table must not cascade.
    """
    pool: dict[str, Any] = {"pool_size": 32, "max_overflow": 0, "pool_timeout": 10}
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        json_serializer=_json,
        connect_args={"timeout": 5, "check_same_thread": False},
        **({"poolclass": sa.NullPool} if for_migrations else pool),
    )
    sa.event.listen(engine, "connect", _configure)
    if for_migrations:
        sa.event.listen(engine, "connect", _without_foreign_keys)
    sa.event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(url: str) -> sa.Engine:
    """Return an engine for a PostgreSQL server.

    Raises:
        UrlError: the address cannot be read.
        MissingDriverError: psycopg is not installed.
    """
    try:
        parsed = make_url(url).set(drivername="postgresql+psycopg")
        given = str(parsed.query.get("options", ""))
        parsed = parsed.difference_update_query(["options"])
        return sa.create_engine(
            parsed,
            pool_size=10,
            max_overflow=0,
            pool_timeout=10,
            pool_pre_ping=True,
            pool_recycle=1800,
            json_serializer=_json,
            connect_args={"connect_timeout": 5, "options": f"{_LIMITS} {given}".strip()},
        )
    except ImportError as error:
        raise MissingDriverError from error
    except sa.exc.ArgumentError as error:
        raise UrlError(url) from error


def reader(engine: sa.Engine) -> sa.Engine:
    """Return the engine for transactions that read, each in one snapshot."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writer(engine: sa.Engine) -> sa.Engine:
    """Return the engine for transactions that write."""
    return engine.execution_options(argmap_write=True)


def _configure(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _without_foreign_keys(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("argmap_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
