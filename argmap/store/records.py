"""Small things that are kept as they are, one row each: persons, groups, comments and the like.

A kind of thing is a frozen dataclass whose fields are the columns of its table. It is asked for by
the values of its fields; nothing here knows what the things mean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from enum import Enum
from functools import lru_cache, partial
from typing import Any, TypeVar, get_type_hints

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from argmap.model.assignments import (
    Assignment,
    Extension,
    Note,
    Part,
    Phase,
    Reading,
    Review,
    Route,
    Steps,
    Submission,
    Wanted,
)
from argmap.model.marks import Feedback, Grid, Remark, Ticks
from argmap.model.plain import edit_from, plain, plain_edit, value_from
from argmap.model.rosters import Columns, Door, Listed
from argmap.model.seminars import (
    Attempts,
    Group,
    Holding,
    Invitation,
    Member,
    Person,
    Presence,
    Seminar,
    Session,
)
from argmap.model.talk import Comment, Dismissal, Endorsement, Snapshot, Suggestion
from argmap.model.texts import Corrected, Deposit, DepositText, Layout, Placement
from argmap.store.tables import TABLES

T = TypeVar("T")
KINDS: dict[type, str] = {
    Person: "person",
    Seminar: "seminar",
    Group: "group",
    Member: "member",
    Holding: "holding",
    Session: "session",
    Invitation: "invitation",
    Attempts: "attempts",
    Presence: "presence",
    Comment: "comment",
    Endorsement: "endorsement",
    Suggestion: "suggestion",
    Snapshot: "snapshot",
    Dismissal: "dismissal",
    Deposit: "deposit",
    DepositText: "deposit_text",
    Placement: "placement",
    Corrected: "corrected",
    Door: "door",
    Listed: "listed",
    Assignment: "assignment",
    Phase: "phase",
    Extension: "extension",
    Submission: "submission",
    Part: "part",
    Review: "review",
    Note: "note",
    Route: "route",
    Feedback: "feedback",
    Remark: "remark",
}
WRITTEN = (Layout, Reading, Wanted, Steps, Grid, Ticks, Columns)
"""The fields of these kinds are columns of JSON."""
Condition = sa.ColumnElement[bool]
SOME = object()
"""Stands for any value that a field can have but none."""


class Records:
    """What can be asked about things that are kept as they are."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(self, kind: type[T], **having: Any) -> tuple[T, ...]:
        """Return the things of a kind whose fields have these values, the oldest first.

        Args:
            kind: one of ``KINDS``.
            having: values by field; a tuple, list or set stands for any of its values, ``SOME``
                for any at all.
        """
        table = TABLES[KINDS[kind]]
        chosen = sa.select(table).where(*_having(table, having)).order_by(*_order(table))
        return tuple(made(kind, dict(row)) for row in self._connection.execute(chosen).mappings())

    def one(self, kind: type[T], **having: Any) -> T | None:
        """Return the first thing whose fields have these values, or none."""
        return next(iter(self.all(kind, **having)), None)

    def count(self, kind: type, **having: Any) -> int:
        """Return how many things have these values in these fields."""
        table = TABLES[KINDS[kind]]
        chosen = sa.select(sa.func.count()).select_from(table).where(*_having(table, having))
        return int(self._connection.scalar(chosen) or 0)

    def newest(
        self, kind: type[T], most: int, *, before: T | None = None, **having: Any
    ) -> tuple[T, ...]:
        """Return so many of the things that ``all`` returns, the newest first.

        Args:
            kind: one of ``KINDS``.
            most: how many.
            before: only those older than this one.
            having: values by field, as for ``all``.
        """
        table = TABLES[KINDS[kind]]
        order, where = _order(table), _having(table, having)
        if before is not None:
            ends = (sa.literal(_column(getattr(before, c.name)), c.type) for c in order)
            where.append(sa.tuple_(*order) < sa.tuple_(*ends))
        backwards = [column.desc() for column in order]
        chosen = sa.select(table).where(*where).order_by(*backwards).limit(most)
        return tuple(made(kind, dict(row)) for row in self._connection.execute(chosen).mappings())

    def counts(self, kind: type, by: tuple[str, ...], **having: Any) -> dict[tuple[Any, ...], int]:
        """Return how many things there are, as ``count`` does, by the values of some fields."""
        table = TABLES[KINDS[kind]]
        fields_ = [table.c[name] for name in by]
        chosen = sa.select(*fields_, sa.func.count()).where(*_having(table, having))
        found = self._connection.execute(chosen.group_by(*fields_))
        return {tuple(values): count for *values, count in found}


class Recording(Records):
    """What can be done with things that are kept as they are."""

    def add(self, *things: Any) -> None:
        """Keep new things.

        Raises:
            sqlalchemy.exc.IntegrityError: one of the same key is kept already.
        """
        for thing in things:
            table = TABLES[KINDS[type(thing)]]
            self._connection.execute(sa.insert(table).values(_row(thing)))

    def put(self, thing: Any) -> None:
        """Keep a thing in place of the one with its key, if there is one."""
        table, row = TABLES[KINDS[type(thing)]], _row(thing)
        keys = [column.name for column in table.primary_key]
        where = [table.c[key] == row[key] for key in keys]
        values = {name: value for name, value in row.items() if name not in keys}
        if not self._connection.execute(sa.update(table).where(*where).values(values)).rowcount:
            self._connection.execute(sa.insert(table).values(row))

    def drop(self, kind: type, **having: Any) -> int:
        """Drop the things that have these values in these fields; returns how many there were."""
        if not having:
            raise ValueError("drop() without a field would drop everything.")
        table = TABLES[KINDS[kind]]
        return self._connection.execute(sa.delete(table).where(*_having(table, having))).rowcount

    def tally(self, key: str, now: datetime, since: datetime, by: int = 1) -> Attempts:
        """Count an attempt, in one statement, so that of many at once none is missed.

        Others who count under this key wait until the transaction ends.

        Args:
            key: what is tried by whom.
            now: when.
            since: a count that began before this is over; a new one begins.
            by: -1 takes an attempt back.
        """
        table = TABLES[KINDS[Attempts]]
        begin = max(by, 0)
        over = table.c.since < since
        counted = sa.case((over, begin), (table.c.count + by < 0, 0), else_=table.c.count + by)
        began = sa.case((over, now), else_=table.c.since)
        added = _insert_of(self._connection)(table).values(key=key, since=now, count=begin)
        either = added.on_conflict_do_update(
            index_elements=["key"], set_={"count": counted, "since": began}
        )
        row = self._connection.execute(either.returning(*table.c)).mappings().one()
        return Attempts(**row)

    def change(self, kind: type, having: dict[str, Any], **values: Any) -> int:
        """Give new values to fields of the things that have these; returns how many there were."""
        table = TABLES[KINDS[kind]]
        plain = {name: _column(value) for name, value in values.items()}
        changed = sa.update(table).where(*_having(table, having)).values(plain)
        return self._connection.execute(changed).rowcount


def _insert_of(connection: sa.Connection) -> Any:
    """Return the INSERT that knows what to do about a conflict; each database has its own."""
    return sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert


def _having(table: sa.Table, having: dict[str, Any]) -> list[Condition]:
    return [_is(table.c[name], value) for name, value in having.items()]


def _is(column: sa.Column[Any], value: Any) -> Condition:
    if value is SOME:
        return column.is_not(None)
    if isinstance(value, (tuple, list, set, frozenset)):
        return column.in_([_column(each) for each in value if not _is_nowhere(each)])
    if _is_nowhere(value):
        return sa.false()
    same: Condition = column == _column(value)
    return same


def _is_nowhere(value: Any) -> bool:
    """Say whether a value is in no row: PostgreSQL refuses to be asked for a NUL."""
    return isinstance(value, str) and "\0" in value


def _order(table: sa.Table) -> list[sa.Column[Any]]:
    dated = [table.c[name] for name in ("made", "joined", "seen", "since") if name in table.c][:1]
    return [*dated, *table.primary_key]


def _row(thing: Any) -> dict[str, Any]:
    return {each.name: _column(getattr(thing, each.name)) for each in fields(thing)}


def _column(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain_edit(each) for each in value]
    if isinstance(value, WRITTEN):
        return plain(value)
    return value


def made(kind: Any, row: dict[str, Any]) -> Any:
    """Return a thing of a kind from the columns of its row."""
    for name, read in _readers(kind):
        row[name] = read(row[name])
    return kind(**row)


@lru_cache(maxsize=64)
def _readers(kind: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return what makes the fields of a kind out of columns, where these differ."""
    hints = get_type_hints(kind, localns={"datetime": datetime})
    enums = [(name, hint) for name, hint in hints.items() if isinstance(hint, type)]
    found: list[tuple[str, Callable[[Any], Any]]] = [
        (name, hint) for name, hint in enums if issubclass(hint, Enum)
    ]
    if "edits" in hints:
        found.append(("edits", lambda plain: tuple(edit_from(each) for each in plain)))
    found += [(name, partial(value_from, hint)) for name, hint in hints.items() if hint in WRITTEN]
    return tuple(found)
