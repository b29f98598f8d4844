"""The ways into a seminar: its own door for everybody, and those of its groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from argmap.model.assignments import NEVER, Assignment
from argmap.model.permissions import Running, Who
from argmap.model.rosters import Door, Placing
from argmap.model.seminars import Group, Seminar
from argmap.services.people.groups import PastError, can_join, fresh_door, hold, seminar_for
from argmap.services.people.tokens import code_of, fresh_code, fresh_link, id_of
from argmap.services.teaching.assigned import schedule_of
from argmap.services.teaching.placing import Choice, choices
from argmap.store import Reading, Store


@dataclass(frozen=True, slots=True)
class Way:
    """What a code or a link leads into.

    Attributes:
        group: none if it leads into the seminar as a whole.
        placed: how whoever comes through the seminar's door gets into a group.
        is_open: whether it can be gone now.
    """

    seminar: Seminar
    token: str
    is_open: bool
    group: Group | None = None
    placed: Placing = Placing.HAND


@dataclass(frozen=True, slots=True)
class Behind:
    """What somebody is told who has a code or link that is good.

    Attributes:
        choices: the groups among which she chooses; none where she does not.
        assignment: what is on in the seminar, if anything is.
        due: when it is due.
    """

    way: Way
    choices: tuple[Choice, ...] = ()
    assignment: Assignment | None = None
    due: datetime | None = None


def door_of(store: Store, who: Who, seminar_id: str) -> Door | None:
    """Return the door of a seminar, to its instructors; none if it has not been made.

    Raises:
        NotFoundError: there is no such seminar, or not for her.
        ForbiddenError: who asks is no instructor of it.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.reading() as reading:
        return reading.one(Door, seminar=seminar.id)


def set_door(  # noqa: PLR0913
    store: Store,
    who: Who,
    seminar_id: str,
    *,
    is_open: bool,
    until: datetime | None = None,
    placed: Placing | None = None,
) -> Door:
    """Open or close the door of a seminar, and say how it places people; it is made if need be.

    Args:
        store: where the seminar is.
        who: who asks.
        seminar_id: which seminar.
        is_open: whether one can join.
        until: when it closes by itself; never without a time.
        placed: how whoever joins comes into a group; as before, if nothing is said.

    Raises:
        PastError: the time is over already.
    """
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    if is_open and until is not None and until <= datetime.now(UTC):
        raise PastError
    with store.writing() as writing:
        hold(writing, seminar.id)
        kept = writing.one(Door, seminar=seminar.id) or fresh_door(seminar)
        how = placed or kept.placed
        made = replace(kept, open=is_open, until=until if is_open else None, placed=how)
        writing.put(made)
    return made


def renew_door(store: Store, who: Who, seminar_id: str) -> Door:
    """Give a seminar a new code and a new link; the old ones lead nowhere from now on."""
    seminar = seminar_for(store, who, seminar_id, Running.RUN)
    with store.writing() as writing:
        hold(writing, seminar.id)
        kept = writing.one(Door, seminar=seminar.id) or fresh_door(seminar)
        renewed = replace(kept, code=fresh_code(), token=fresh_link())
        writing.put(renewed)
    return renewed


def by_token(reading: Reading, token: str) -> Way | None:
    """Return the way that a link opens, whether it is open now or not; none if there is none."""
    written = id_of(token.strip())
    return _way(reading, reading.one(Group, token=written) or reading.one(Door, token=written))


def by_code(reading: Reading, typed: str) -> Way | None:
    """Return the way of a code, as ``by_token`` does of a link."""
    code = code_of(typed)
    return _way(reading, reading.one(Group, code=code) or reading.one(Door, code=code))


def _way(reading: Reading, found: Group | Door | None) -> Way | None:
    seminar = reading.one(Seminar, id=found.seminar) if found else None
    if found is None or seminar is None:
        return None
    is_open = can_join(found) and seminar.archived is None
    if isinstance(found, Group):
        return Way(seminar, found.token, is_open, found)
    return Way(seminar, found.token, is_open, placed=found.placed)


def behind(store: Store, token: str) -> Behind | None:
    """Return what a link leads into, or none; for the page that asks for a name."""
    with store.reading() as reading:
        way = by_token(reading, token)
        if way is None or not way.is_open:
            return None
        chosen = way.group is None and way.placed is Placing.CHOICE
        offered = choices(reading, way.seminar.id) if chosen else ()
        on = current(reading, way.seminar.id)
        due = (
            schedule_of(reading, on).due(group=way.group.id if way.group else None) if on else None
        )
        return Behind(way, offered, on, due)


def current(reading: Reading, seminar_id: str, now: datetime | None = None) -> Assignment | None:
    """Return the assignment that is on in a seminar: of those that have begun, the next due.

    Of those that are due at no time the last made counts, and one that is over only if no other is
    on.
    """
    now = now or datetime.now(UTC)
    found = reversed(reading.all(Assignment, seminar=seminar_id))
    dated = [(each, schedule_of(reading, each)) for each in found]
    begun = [(each, plan) for each, plan in dated if plan.opens is None or plan.opens <= now]
    on = [(plan.due() or NEVER, each) for each, plan in begun if (plan.due() or NEVER) > now]
    first = min(on, key=lambda pair: pair[0], default=None)
    return first[1] if first else begun[0][0] if begun else None


def current_of(store: Store, seminar_id: str) -> Assignment | None:
    """Do what ``current`` does."""
    with store.reading() as reading:
        return current(reading, id_of(seminar_id))
