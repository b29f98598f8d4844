"""Who shows a token: asked before every page, so it is one statement, made once."""

from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa

from argmap.model.seminars import Member, Person, Session
from argmap.store.records import KINDS, Records, made
from argmap.store.tables import TABLES


class Known(NamedTuple):
    """A session, whose it is, and her places in seminars, the oldest first."""

    session: Session
    person: Person
    members: tuple[Member, ...]


class Knowing(Records):
    """What can be asked about whoever shows a token."""

    def known(self, digest: str) -> Known | None:
        """Return the session with this digest, with her whose it is; none if there is none."""
        found = self._connection.execute(_KNOWN, {"digest": digest}).all()
        if not found:
            return None
        things = [_things(row) for row in found]
        session, person, _ = things[0]
        return Known(session, person, tuple(each for *_, each in things if each is not None))


def _things(row: sa.Row[Any]) -> tuple[Any, ...]:
    """Return what a row holds: its columns are those of three tables, one after the other."""
    columns = iter(row)
    held = [(kind, dict(zip(names, columns, strict=False))) for kind, names in _NAMES.items()]
    return tuple(made(kind, each) if any(each.values()) else None for kind, each in held)


_NAMES = {
    kind: tuple(each.name for each in TABLES[KINDS[kind]].c) for kind in (Session, Person, Member)
}


def _known() -> sa.Select[tuple[object, ...]]:
    session, person, member = (TABLES[KINDS[kind]] for kind in _NAMES)
    return (
        sa.select(*session.c, *person.c, *member.c)
        .join(person, person.c.id == session.c.person)
        .outerjoin(member, member.c.person == person.c.id)
        .where(session.c.digest == sa.bindparam("digest"))
        .order_by(member.c.joined, member.c.seminar)
    )


_KNOWN = _known()
