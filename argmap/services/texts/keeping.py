"""What is done with added texts: reading one from now on, opening it, taking it away."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.errors import NotFoundError
from argmap.model.ids import GroupId
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import Member, Visibility
from argmap.model.texts import Deposit, DepositText, Placement
from argmap.services.access import allowed
from argmap.services.texts.carrying import placed
from argmap.services.texts.desks import Desk
from argmap.services.texts.seen import added
from argmap.store import Reading, Store


def use(store: Store, desk: Desk, deposit_id: str) -> Deposit:
    """Make an added text the one to read, in place of another of the same source and holder.

    Passages that were cited since it was added are looked for in it first.
    """
    fresh = _not_yet_placed(store, desk, deposit_id)
    with store.writing() as writing:
        deposit = desk.deposit(writing, deposit_id)
        same = {"shelf": deposit.shelf, "source": deposit.source}
        for group in {deposit.group, desk.held.group}:
            writing.change(Deposit, {**same, "group": group}, current=False)
        writing.change(Deposit, {"id": deposit.id}, current=True)
        for each in fresh:
            writing.put(each)
        writing.count_library(deposit.shelf)
    return replace(deposit, current=True)


def _not_yet_placed(store: Store, desk: Desk, deposit_id: str) -> tuple[Placement, ...]:
    library = desk.seen(store)
    with store.reading() as reading:
        deposit = desk.deposit(reading, deposit_id)
        kept = reading.one(DepositText, id=deposit.id)
        known = {
            (each.edition, each.start, each.end)
            for each in reading.all(Placement, deposit=deposit.id)
        }
        found = placed(reading, deposit, kept.text if kept else "", library, desk.held)
    return tuple(each for each in found if (each.edition, each.start, each.end) not in known)


def open_to(store: Store, desk: Desk, deposit_id: str, readers: Visibility) -> Deposit:
    """Say anew who may read an added text.

    For a group alone it is kept for that of whoever added it. Where another text of the same source
    is in use already, it is not: nobody's text to read is changed without being asked.

    Raises:
        ForbiddenError: it is not hers to say.
    """
    with store.writing() as writing:
        deposit = desk.deposit(writing, deposit_id)
        desk.check_hers(deposit, "open-text")
        desk.check_readers(readers)
        group = _group_of(writing, desk, deposit) if readers is Visibility.PRIVATE else None
        used = writing.all(Deposit, shelf=deposit.shelf, source=deposit.source, current=True)
        free = all(each.group != group or each.id == deposit.id for each in used)
        changed = {"readers": readers, "group": group, "current": deposit.current and free}
        writing.change(Deposit, {"id": deposit.id}, **changed)
        writing.count_library(deposit.shelf)
    return replace(deposit, readers=readers, group=group, current=deposit.current and free)


def _group_of(reading: Reading, desk: Desk, deposit: Deposit) -> GroupId | None:
    """Return the group that a text is for alone: that of whoever added it, if she has one."""
    if deposit.group or not deposit.seminar:
        return deposit.group
    added = reading.one(Member, seminar=deposit.seminar, person=deposit.person)
    return (added.group if added else None) or desk.held.group


def remove(store: Store, desk: Desk, deposit_id: str) -> Deposit:
    """Take an added text away with its words; passages in it stay known by their anchors.

    Raises:
        ForbiddenError: she neither added it nor keeps the map.
    """
    with store.writing() as writing:
        deposit = desk.deposit(writing, deposit_id)
        desk.check_hers(deposit, "remove-text")
        writing.drop(Deposit, id=deposit.id)
        writing.count_library(deposit.shelf)
    return deposit


def one(store: Store, who: Who, map_id: str, deposit_id: str) -> Deposit:
    """Return an added text that somebody may read from a map.

    Raises:
        NotFoundError: there is none of that name, or it is none of hers to read.
    """
    held = allowed(store, who, Permission.READ, map_id)
    with store.reading() as reading:
        library = reading.first_map(map_id).library
    known = added(store, who, held, library)
    found = next((each for each in known if each.id == deposit_id), None)
    if found is None:
        raise NotFoundError("text", deposit_id, (each.id for each in known))
    return found
