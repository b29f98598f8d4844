"""What the doctor finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        state: ``well``; ``note`` for what one should know; ``ill`` for what must be put right.
    """

    subject: str
    sentence: str
    state: str = "well"
