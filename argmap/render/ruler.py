"""The ruler of a text: how many maps cite each paragraph, as a small picture with links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.render.cards import escape

WIDE, LEFT, TOP, HIGH = 876.0, 16.0, 11.0, 55.0
SLOT = 14.0
"""A paragraph has at most so many pixels, so that a short text does not look like a long one."""
BAR, THIN = 10.0, 3.0
APART = 27.0
"""Numbers stand at least so far from one another."""
FEWEST = 9.0
"""A paragraph that no map cites is this high, hollow."""
LINES = 8
"""With more maps than this, only the top of the scale is drawn."""


class Bar(NamedTuple):
    """A paragraph: its number, how many maps cite it, where it leads, and all that in words."""

    number: int
    maps: int
    href: str
    label: str


def ruler(bars: Sequence[Bar], of: int, label: str) -> str:
    """Return the picture as an ``svg`` element.

    Args:
        bars: the paragraphs in which something is cited or known, in order.
        of: how many maps there are.
        label: what the picture is, in words.
    """
    first, last = bars[0].number, bars[-1].number
    slot = min(SLOT * 3, (WIDE - LEFT - 8) / (last - first + 1))
    wide = LEFT + 8 + slot * (last - first + 1)
    high = TOP + HIGH + 18
    middles = [LEFT + 4 + (each.number - first + 0.5) * slot for each in bars]
    shown = "".join(_bar(*pair, slot, of) for pair in zip(bars, middles, strict=True))
    return (
        f'<svg class="ruler" viewBox="0 0 {wide:.0f} {high:.0f}" width="{wide:.0f}"'
        f' height="{high:.0f}" role="group" aria-label="{escape(label)}">'
        f"{_grid(of, wide)}{shown}{_numbers(bars, middles)}</svg>"
    )


def _grid(of: int, wide: float) -> str:
    steps = range(1, of + 1) if of <= LINES else (of,)
    lines = "".join(
        f'<path class="grid" d="M{LEFT:g} {TOP + HIGH - HIGH * n / of:.1f}H{wide:.0f}"/>'
        for n in steps
    )
    return (
        f'<path class="base" d="M{LEFT:g} {TOP + HIGH + 0.5:g}H{wide:.0f}"/>{lines}'
        f'<text class="scale" x="{LEFT - 5:g}" y="{TOP + HIGH + 4:g}">0</text>'
        f'<text class="scale" x="{LEFT - 5:g}" y="{TOP + 4:g}">{of}</text>'
    )


def _bar(bar: Bar, middle: float, slot: float, of: int) -> str:
    wide = max(THIN, min(BAR, slot * 0.72))
    high = HIGH * bar.maps / of if bar.maps else FEWEST
    sort = "none" if not bar.maps else "all" if bar.maps == of else "some"
    return (
        f'<a href="{escape(bar.href)}" aria-label="{escape(bar.label)}">'
        f'<title>{escape(bar.label)}</title><rect class="{sort}" x="{middle - wide / 2:.1f}"'
        f' y="{TOP + HIGH - high:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="1"/></a>'
    )


def _numbers(bars: Sequence[Bar], middles: Sequence[float]) -> str:
    shown, before = "", -APART
    for bar, middle in zip(bars, middles, strict=True):
        if middle - before >= APART:
            sign = "" if shown else "¶ "
            shown += f'<text x="{middle:.1f}" y="{TOP + HIGH + 15:g}">{sign}{bar.number}</text>'
            before = middle
    return shown
