"""Words for the numbers that commands tell."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Return the number with its thing: 1 claim, 1,204 claims, no problems."""
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {thing}s" if number else f"no {thing}s"
