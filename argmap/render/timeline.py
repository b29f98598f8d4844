"""Somebody's edits as dots along the time, with the lines that divide it; a picture for one glance.

What it shows has to stand beside it in words: it has none that a screen reader needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from argmap.render.cards import escape

WIDTH, LEFT, RIGHT = 430.0, 8.0, 422.0
TOP, FLOOR, BOTTOM = 17.0, 42.0, 62.0
DOT, STEP, MOST = 3.1, 7.4, 3
X = Callable[[datetime], float]
APART = 84.0
"""Words under the line are at least so many pixels apart."""


class Cut(NamedTuple):
    """A line that divides the time, and what stands under it; ``late`` is what comes after it."""

    at: datetime
    words: str
    late: bool = False


def timeline(
    edits: Sequence[datetime], cuts: Sequence[Cut], ends: tuple[str, str], label: str
) -> str:
    """Return an SVG of so many edits; a dot stands for several where they are many.

    Args:
        edits: when they were made, the oldest first; one at least.
        cuts: the lines, in their order.
        ends: what stands under the beginning and the end.
        label: the same in words.
    """
    times = [*edits, *(each.at for each in cuts)]
    start, end = min(times), max(times)
    span = max((end - start).total_seconds(), 1.0)

    def x(at: datetime) -> float:
        return LEFT + (RIGHT - LEFT) * (at - start).total_seconds() / span

    lines = "".join(f'<path class="cut" d="M{x(c.at):.1f} 4V{FLOOR:g}"/>' for c in cuts)
    due = next((each.at for each in cuts if each.late), None)
    return (
        f'<svg class="timeline" viewBox="0 0 {WIDTH:g} {BOTTOM:g}" width="{WIDTH:g}"'
        f' height="{BOTTOM:g}" role="img" aria-label="{escape(label)}">'
        f'<rect class="ground" x="2" y="{TOP:g}" width="{WIDTH - 4:g}" height="{FLOOR - TOP:g}"/>'
        f"{_dots(edits, due, x)}{lines}{_words(cuts, ends, x)}</svg>"
    )


def _dots(edits: Sequence[datetime], due: datetime | None, x: X) -> str:
    """Return the dots: those of a stretch of the time above one another."""
    stacks: defaultdict[tuple[int, bool], int] = defaultdict(int)
    for each in edits:
        stacks[int(x(each) // STEP), due is not None and each > due] += 1
    unit = -(-max(stacks.values(), default=1) // MOST)
    return "".join(
        f'<circle class="dot{" late" if late else ""}" cx="{place * STEP + DOT:.1f}"'
        f' cy="{FLOOR - DOT - 2 - level * STEP:.1f}" r="{DOT:g}"/>'
        for (place, late), many in sorted(stacks.items())
        for level in range(-(-many // unit))
    )


def _words(cuts: Sequence[Cut], ends: tuple[str, str], x: X) -> str:
    """Return the words under the line; where two would meet, the earlier one gives way."""
    places = [(x(each.at), each.words) for each in cuts]
    wanted = [(LEFT, ends[0]), *places, (RIGHT, ends[1])]
    free: list[tuple[float, str]] = []
    for at, words in reversed([each for each in wanted if each[1]]):
        if not free or free[-1][0] - at >= APART:
            free.append((at, words))
    return "".join(
        f'<text x="{at:.1f}" y="58"{_anchor(at)}>{escape(words)}</text>' for at, words in free
    )


def _anchor(at: float) -> str:
    if at <= LEFT + APART / 2:
        return ""
    return ' text-anchor="end"' if at >= RIGHT - APART / 2 else ' text-anchor="middle"'
