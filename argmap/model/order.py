"""Putting some of many things in another order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def arranged(keys: Iterable[str], order: Sequence[str]) -> list[str]:
    """Return the keys with those of the order in that order, in the places that they hold.

    A key of the order that is not there is passed over.
    """
    known = list(keys)
    there = set(known)
    moved = [each for each in dict.fromkeys(order) if each in there]
    places = set(moved)
    following = iter(moved)
    return [next(following) if each in places else each for each in known]
