"""Correcting an added text: the words stay as they are, and readers see both readings."""

from __future__ import annotations

from datetime import UTC, datetime

from argmap.model.errors import InvalidPassageError, NotFoundError
from argmap.model.ids import fresh_id
from argmap.model.permissions import Permission, Who
from argmap.model.texts import Corrected, Correction, Deposit, DepositText
from argmap.services.access import allowed
from argmap.services.texts.seen import held_deposit
from argmap.store import Store


def correct(store: Store, who: Who, map_id: str, deposit_id: str, spot: Correction) -> Corrected:
    """Say what is printed wrongly in an added text, and what should stand there.

    Raises:
        NotFoundError, NobodyError, ForbiddenError: the map or the text is not hers to work on.
        InvalidPassageError: other words stand at that spot.
    """
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        library = writing.first_map(map_id).library
        deposit = held_deposit(writing, held, library, deposit_id)
        kept = writing.one(DepositText, id=deposit.id)
        printed = kept.text[spot.start : spot.end] if kept else ""
        if printed != spot.printed:
            raise InvalidPassageError(f"“{printed}” stands there, and not “{spot.printed}”.")
        made = Corrected(
            deposit.id, fresh_id(), spot.start, spot.end, spot.printed, datetime.now(UTC),
            who.person.name if who.person else "Somebody", spot.proposed, spot.reason,
            who.person.id if who.person else None,
        )  # fmt: skip
        writing.add(made)
        writing.count_library(deposit.shelf)
    return made


def take_back(store: Store, who: Who, map_id: str, deposit_id: str, correction: str) -> None:
    """Take a correction back; it is kept, and not shown."""
    held = allowed(store, who, Permission.EDIT, map_id)
    with store.writing() as writing:
        deposit = held_deposit(writing, held, writing.first_map(map_id).library, deposit_id)
        done = writing.change(Corrected, {"deposit": deposit.id, "id": correction}, taken_back=True)
        if not done:
            raise NotFoundError("correction", correction)
        writing.count_library(deposit.shelf)


def corrections(store: Store, deposit: Deposit) -> tuple[Corrected, ...]:
    """Return the corrections of an added text that stand."""
    with store.reading() as reading:
        return reading.all(Corrected, deposit=deposit.id, taken_back=False)
