"""What is done with added texts: reading one from now on, opening it, taking it away."""

from __future__ import annotations

from dataclasses import replace

from argmap.model.errors import NotFoundError
from argmap.model.permissions import Permission, Who
from argmap.model.seminars import Visibility
from argmap.model.texts import Deposit, DepositText, Placement
from argmap.services.access import allowed
from argmap.services.texts.carrying import placed
from argmap.services.texts.desks import Desk
from argmap.services.texts.seen import added
from argmap.store import Store


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

    Raises:
        ForbiddenError: it is not hers to say.
    """
    with store.writing() as writing:
        deposit = desk.deposit(writing, deposit_id)
        desk.check_hers(deposit, "open-text")
        desk.check_readers(readers)
        group = (deposit.group or desk.held.group) if readers is Visibility.PRIVATE else None
        writing.change(Deposit, {"id": deposit.id}, readers=readers, group=group)
        writing.count_library(deposit.shelf)
    return replace(deposit, readers=readers, group=group)


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
