"""What the doctor looks at in the database; nothing is changed, nor migrated."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from argmap.commands.findings import Finding
from argmap.commands.words import counted
from argmap.settings import Settings

TABLES = ("map", "claim", "revision")
REPAIRED = (3, 51, 3)
"""The release of SQLite that repaired the reset of the write-ahead log (13 March 2026)."""


def state(settings: Settings) -> Iterator[Finding]:
    """Yield how the database is."""
    file = settings.database_file
    if file is None:
        yield Finding("database", "on a server; argmap serve says whether it can be reached.")
        return
    yield _release()
    if not file.exists():
        yield Finding("database", f"{file} (not made yet)", "note")
        return
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        told = f"{file} can be read by others (mode {mode:04o}): chmod 600 {file}"
        yield Finding("database", told, "ill")
    yield _examined(file)


def _release() -> Finding:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= REPAIRED:
        return Finding("sqlite", version)
    return Finding(
        "sqlite",
        f"{version}: safe with Argmap, whose writers take turns. Let no other program write to the"
        " file: before 3.51.3, two that write at once can, rarely, damage it.",
        "note",
    )


def _examined(file: Path) -> Finding:
    """Return whether the database is whole, read without changing it."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            version = _version(connection)
            if version not in _known():
                return _stranger(file, version)
            faults = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
            loose = len(connection.execute("PRAGMA foreign_key_check").fetchmany(100))
            counts = [_count(connection, table) for table in TABLES]
    except sqlite3.Error as error:
        return Finding("database", f"{file} cannot be read ({error}): restore a backup.", "ill")
    if faults != ["ok"] or loose:
        told = "; ".join(faults) if faults != ["ok"] else f"{loose} rows point nowhere"
        return Finding("database", f"{file} is damaged ({told}): restore a backup.", "ill")
    size = file.stat().st_size / (1 << 20)
    held = ", ".join(counted(*each) for each in zip(counts, TABLES, strict=True))
    return Finding("database", f"{file}, whole: {held}; {size:,.1f} MiB")


def _version(connection: sqlite3.Connection) -> str | None:
    """Return the version of the tables: empty if there are none, none if they are not ours."""
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if "alembic_version" not in names:
        return None if names else ""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def _known() -> list[str]:
    from argmap.store import versions

    return versions()


def _stranger(file: Path, version: str | None) -> Finding:
    if version is None:
        return Finding("database", f"{file} is a database of another program.", "ill")
    if not version:
        return Finding("database", f"{file} (empty; its tables are not made yet)", "note")
    told = f"{file} is of a newer version of Argmap (schema {version}): install that one."
    return Finding("database", told, "ill")


def _count(connection: sqlite3.Connection, table: str) -> int:
    (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(number)
