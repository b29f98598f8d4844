"""The fields of a claim that are changed by themselves, written and read as text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from argmap.model.claims import Claim, Voice
from argmap.model.dates import DateSpan
from argmap.model.edits import ClaimField
from argmap.model.errors import InvalidClaimError
from argmap.model.ids import PositionId, SpeakerId


def assigned(claim: Claim, field: ClaimField, value: str) -> Claim:
    """Return the claim with the field changed to what is written there.

    Raises:
        InvalidError: the value cannot stand in the field.
    """
    changed: dict[str, Any] = {field.value: _read(field, value)}
    return replace(claim, **changed)


def _read(field: ClaimField, value: str) -> object:
    match field:
        case ClaimField.SPEAKER | ClaimField.REPORTED_BY:
            return SpeakerId(value) if value else None
        case ClaimField.POSITION:
            return PositionId(value) if value else None
        case ClaimField.VOICE:
            return _voice(value)
        case ClaimField.DATE:
            return DateSpan(value) if value else None
        case ClaimField.KIND | ClaimField.NOTE:
            return value
        case _:
            return value == "yes"


def _voice(value: str) -> Voice:
    try:
        return Voice(value)
    except ValueError:
        raise InvalidClaimError(
            f"“{value}” is no voice: write one of {', '.join(Voice)}."
        ) from None


def written(claim: Claim, field: ClaimField) -> str:
    """Return what is written in the field, so that ``assigned`` brings it back."""
    value = getattr(claim, field.value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, DateSpan):
        return value.text
    return str(value or "")
