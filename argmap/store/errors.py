"""What can go wrong with a database, each in one sentence that says what to do.

* StoreError (argmap.model.errors)
  - UrlError, MissingDriverError, UnreachableError
  - NotADatabaseError, NewerDatabaseError, MissingDatabaseError
  - UnwritableError, BusyError, FullError
"""

from __future__ import annotations

from pathlib import Path

from argmap.model.errors import StoreError, shown


class UrlError(StoreError):
    """The address of a database is none that we know."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"{shown(url.partition('@')[2] or url)} is no address of a database: write"
            " sqlite:///path/to/argmap.db or postgresql://user@host/name."
        )


class MissingDriverError(StoreError):
    """PostgreSQL is wanted, and its driver is not installed."""

    def __init__(self) -> None:
        super().__init__("PostgreSQL needs its driver: pip install 'argmap[postgres]'.")


class UnreachableError(StoreError):
    """The PostgreSQL server does not answer, or not to us."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"The PostgreSQL database {where} cannot be reached: {why}.")


class NotADatabaseError(StoreError):
    """The file is something else."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(f"{path} is {found}: give another path, nothing was changed.")


class MissingDatabaseError(StoreError):
    """There is no database, and none was to be made."""

    def __init__(self, where: str) -> None:
        super().__init__(f"There is no database {where} yet: argmap serve or argmap load make one.")


class NewerDatabaseError(StoreError):
    """The database was made by a newer version of Argmap."""

    def __init__(self, where: str, found: str, known: str) -> None:
        super().__init__(
            f"The database {where} is of a newer version of Argmap (its schema is {found}, this"
            f" version knows up to {known}): install the newer version, nothing was changed."
        )


class UnwritableError(StoreError):
    """The disk, folder or file cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path} cannot be written ({why}): choose another place with ARGMAP_DATA,"
            " or make this one writable."
        )


class BusyError(StoreError):
    """Somebody else has been writing for longer than we wait."""

    def __init__(self) -> None:
        super().__init__("The database is busy with another change: try again in a moment.")


class FullError(StoreError):
    """There is no room on the disk."""

    def __init__(self) -> None:
        super().__init__("The disk is full: make room and try again; nothing was half written.")
