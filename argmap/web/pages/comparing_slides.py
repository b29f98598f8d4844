"""A comparison in parts, each of which fits on a wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from argmap.web.pages.comparing_views import Common, Only, Opposite, Rows, Single, UseView

T = TypeVar("T")
HEIGHT = 21.8
"""So many lines a part has room for."""
NARROW, MIDDLE, WIDE = 20, 28, 90
"""So many characters a line has in a column, in the passage between them, and across the page."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One part: rows of one section; ``number`` counts from 1, ``part`` within the section."""

    number: int
    section: str
    part: int
    parts: int
    opposite: tuple[Opposite, ...] = ()
    common: tuple[Common, ...] = ()
    only: tuple[Only, ...] = ()


def slides_of(rows: Rows) -> tuple[Slide, ...]:
    """Return a comparison in parts; a section without rows has none."""
    room = HEIGHT if len(rows.maps) == 2 else HEIGHT - 1.8 * (1 + len(rows.maps) // 9)
    opposite = list(_parts(rows.opposite, _tall, room))
    common = list(_parts(rows.common, _broad, room))
    only = list(_onlys(rows.only, room))
    made = [
        *(
            Slide(0, "opposite", n, len(opposite), opposite=part)
            for n, part in enumerate(opposite, 1)
        ),
        *(Slide(0, "common", n, len(common), common=part) for n, part in enumerate(common, 1)),
        *(Slide(0, "only", n, len(only), only=part) for n, part in enumerate(only, 1)),
    ]
    return tuple(replace(each, number=number) for number, each in enumerate(made, 1))


def _parts(rows: Sequence[T], height: Callable[[T], float], room: float) -> Iterator[tuple[T, ...]]:
    """Yield as many rows together as there is room for, and at least one."""
    kept: list[T] = []
    left = room
    for row in rows:
        if kept and height(row) > left:
            yield tuple(kept)
            kept, left = [], room
        kept.append(row)
        left -= height(row)
    if kept:
        yield tuple(kept)


def _tall(row: Opposite) -> float:
    """Return how many lines a passage with its uses takes."""
    return 1 + max(_side(row.left), _side(row.right), 2.2 + len(row.passage.words) / MIDDLE)


def _side(uses: Sequence[UseView]) -> float:
    """Return how many lines the uses on one side take, with the names of several maps over them."""
    longest = (max(len(use.claim.text), len(use.end.text)) for use in uses)
    noted = sum(bool(use.cites) for use in uses)
    return sum(2 + length / NARROW for length in longest) + noted


def _broad(row: Common) -> float:
    lines = 1 + len(row.claim.text) // WIDE + sum(1 + len(o.text) // WIDE for o in row.others)
    return 1.5 + max(lines, 1.3 * len(row.states), 2)


def _short(row: Single) -> float:
    return 2.5 + len(row.claim.text) / WIDE * 2


def _onlys(maps: Sequence[Only], room: float) -> Iterator[tuple[Only, ...]]:
    """Yield two maps beside each other, as far as there is room, then what is left of them."""
    told = [each for each in maps if each.claims]
    for first in range(0, len(told), 2):
        pair = told[first : first + 2]
        columns = [list(_parts(each.claims, _short, room)) for each in pair]
        for part in range(max(map(len, columns))):
            yield tuple(
                Only(each.name, column[part])
                for each, column in zip(pair, columns, strict=True)
                if part < len(column)
            )
