"""Correcting an added text: the words stay as they are, and readers see both readings."""

from __future__ import annotations

from datetime import UTC, datetime

from argmap.model.errors import InvalidPassageError, NotFoundError, shown
from argmap.model.ids import fresh_id
from argmap.model.texts import Corrected, Correction, Deposit, DepositText
from argmap.services.texts.desks import Desk
from argmap.store import Store


def correct(store: Store, desk: Desk, deposit_id: str, spot: Correction) -> Corrected:
    """Say what is printed wrongly in an added text, and what should stand there.

    Raises:
        NotFoundError: there is no such text for her.
        InvalidPassageError: other words stand at that spot, the very same are proposed, or it is
            not said how one knows.
    """
    with store.writing() as writing:
        deposit = desk.deposit(writing, deposit_id)
        kept = writing.one(DepositText, id=deposit.id)
        printed = kept.text[spot.start : spot.end] if kept else ""
        if printed != spot.printed:
            raise InvalidPassageError(
                f"{shown(printed)} stands there, and not {shown(spot.printed)}."
            )
        _check_told(spot)
        made = Corrected(
            deposit.id, fresh_id(), spot.start, spot.end, spot.printed, datetime.now(UTC),
            desk.name(writing), spot.proposed, spot.reason, desk.person,
        )  # fmt: skip
        writing.add(made)
        writing.count_library(deposit.shelf)
    return made


def _check_told(spot: Correction) -> None:
    if spot.proposed.strip() == spot.printed:
        raise InvalidPassageError(
            f"{shown(spot.printed)} is what stands there: write what should stand instead, or leave"
            " that empty if only that it is damaged is known."
        )
    if not spot.reason:
        raise InvalidPassageError(
            "Say how one knows: another edition that has it otherwise, or what does not add up."
        )


def take_back(store: Store, desk: Desk, deposit_id: str, correction: str) -> None:
    """Take a correction back; it is kept, and not shown."""
    with store.writing() as writing:
        deposit = desk.deposit(writing, deposit_id)
        done = writing.change(Corrected, {"deposit": deposit.id, "id": correction}, taken_back=True)
        if not done:
            raise NotFoundError("correction", correction)
        writing.count_library(deposit.shelf)


def corrections(store: Store, deposit: Deposit) -> tuple[Corrected, ...]:
    """Return the corrections of an added text that stand."""
    with store.reading() as reading:
        return reading.all(Corrected, deposit=deposit.id, taken_back=False)
