"""The store as the pages hold it: they pass it on to services and never look inside."""

from __future__ import annotations

from argmap.store import Store

__all__ = ["Store", "numbers_of"]


def numbers_of(store: Store, slug: str) -> tuple[str, int, int, int]:
    """Return the id of the map at an address, its revision, its library's, and its activity.

    It is the least that has to be asked in order to know whether anything has changed.

    Raises:
        NotFoundError: there is no such map; names the nearest.
    """
    with store.reading() as reading:
        return reading.numbers(slug)
