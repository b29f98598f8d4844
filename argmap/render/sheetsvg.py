"""Draws the map of a debate sheet as SVG; its styles are tokens.css and sheet.css."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.claims import Kind, Voice
from argmap.render.cards import escape, lines_of
from argmap.render.measure import BOLD, width
from argmap.render.sheetmap import (
    BLOCK,
    CARD,
    EMPTY,
    FIRST,
    GAP,
    HEAD,
    LEADING,
    LEFT,
    PORT,
    ROW,
    SMALL,
    WIDE,
    Block,
    Card,
    Line,
    Plan,
    head_of,
    word_of,
)

PILL, PILL_TWO, ROUND = 18.0, 29.0, 9.0
RULES = (18, 31, 44)
COLUMNS = (1.0, CARD + GAP, 2 * (CARD + GAP))


def drawn(plan: Plan, label: str) -> tuple[str, float]:
    """Return the map of a sheet as an ``svg`` element, and its height in pixels.

    Args:
        plan: what stands on it.
        label: what the picture is, in words.
    """
    top = 1.0
    parts: list[str] = []
    for block in plan.blocks:
        parts.extend(_block(plan, block, top))
        top += block.height + BLOCK
    high = max(top - BLOCK + 2, 40.0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sheet-map" role="img"'
        f' viewBox="0 0 {WIDE + 2:g} {high:.1f}" width="{WIDE + 2:g}" height="{high:.1f}">'
        f"<title>{escape(label)}</title>{''.join(parts)}</svg>"
    ), high


def _block(plan: Plan, block: Block, top: float) -> Iterator[str]:
    beside = sum(each.height for each in block.lines) + ROW * (len(block.lines) - 1)
    middle = top + block.height / 2
    y = top + (block.height - beside) / 2
    yield from _answer_lines(plan, block, middle, y)
    yield _card(plan, block.answer, COLUMNS[0], middle)
    for line in block.lines:
        yield from _line(plan, line, y + line.height / 2)
        y += line.height + ROW


def _answer_lines(plan: Plan, block: Block, middle: float, y: float) -> Iterator[str]:
    """Yield the curves from the replies to the answer, each to a port of its own."""
    count = len(block.lines)
    step = min(PORT, (block.answer.height - 14) / max(1, count - 1))
    for number, line in enumerate(block.lines):
        port = middle + (number - (count - 1) / 2) * step
        at = y + line.height / 2
        kind = plan.tree.kinds[line.reply.place] if line.reply else None
        start, end = COLUMNS[1] - 8, COLUMNS[0] + CARD
        tip = end + (8 if kind is Kind.SUPPORT else 5 if kind else 0)
        half = (start + end) / 2
        path = (
            f"M{start:.1f} {at:.1f}C{half:.1f} {at:.1f} {half:.1f} {port:.1f} {tip:.1f} {port:.1f}"
        )
        yield f'<path class="line {_sort(kind)}" d="{path}"/>{_end(kind, end, port)}'
        y += line.height + ROW


def _line(plan: Plan, line: Line, middle: float) -> Iterator[str]:
    left, right = COLUMNS[1], COLUMNS[2]
    if line.reply:
        yield _pill(word_of(plan, line.reply.place), left + 1, middle, _kind(plan, line.reply))
        yield _card(plan, line.reply, left, middle)
    else:
        yield _empty_pill(left - GAP + 5, middle) + _empty(left, middle)
    if line.reply and line.further:
        kind, end = plan.tree.kinds[line.further.place], left + CARD
        tip = end + (7 if kind is Kind.SUPPORT else 4)
        yield f'<path class="line {_sort(kind)}" d="M{right:.1f} {middle:.1f}H{tip:.1f}"/>'
        yield _end(kind, end, middle)
        words = word_of(plan, line.further.place)
        yield _pill(words, right + 1, middle, _kind(plan, line.further))
        yield _card(plan, line.further, right, middle)
    else:
        yield f'<path class="line to-do" d="M{left + CARD:.1f} {middle:.1f}H{right:.1f}"/>'
        yield _empty_pill(left + CARD + 5, middle) + _empty(right, middle)


def _kind(plan: Plan, card: Card) -> str:
    return _sort(plan.tree.kinds[card.place])


def _sort(kind: Kind | None) -> str:
    return kind.value if kind else "to-do"


def _end(kind: Kind | None, x: float, y: float) -> str:
    """Return how a line ends: an arrow for a reason, a bar for an objection, a ring for a step."""
    if kind is Kind.SUPPORT:
        return f'<path class="tip" d="M{x + 1:.1f} {y:.1f}l8-4v8z"/>'
    if kind is Kind.REBUT:
        return f'<path class="line rebut" d="M{x + 4:.1f} {y - 4.5:.1f}v9"/>'
    return f'<circle class="ring" cx="{x + 4:.1f}" cy="{y:.1f}" r="3"/>' if kind else ""


def _card(plan: Plan, card: Card, x: float, middle: float) -> str:
    claim, debate = plan.tree.claims[card.place], plan.shown.debate
    position = debate.position(claim.position)
    own = claim.voice in (Voice.AUTHOR, Voice.SCHOLAR) or not position or position.own
    hue = f" hue-{position.hue}" if position else ""
    high, sort = card.height, " thesis" if claim.thesis else ""
    name, when = head_of(plan.shown, claim, CARD - LEFT - 24)
    letter = f'<text class="letter" x="{CARD - 9:g}" y="{HEAD:g}">{card.letter}</text>'
    lines = lines_of(map(escape, card.lines), LEFT, FIRST, LEADING)
    dated = f'<tspan class="when" dx="4">{escape(when)}</tspan>' if when else ""
    return (
        f'<g class="card{hue}{" own" * own}{sort}"'
        f' transform="translate({x:.1f} {middle - high / 2:.1f})">'
        f'<rect class="box" width="{CARD:g}" height="{high:.1f}" rx="4"/>'
        f'<rect class="bar" width="4" height="{high:.1f}" rx="2"/>'
        f'<text class="head" x="{LEFT:g}" y="{HEAD:g}"><tspan class="who">{escape(name)}</tspan>'
        f"{dated}</text>{letter if card.letter else ''}"
        f'<text class="words">{lines}</text></g>'
    )


def _pill(words: tuple[str, ...], right: float, middle: float, sort: str) -> str:
    """Return the word of a relation, its right end at the card that it belongs to."""
    wide = max((width(each, BOLD, SMALL) for each in words), default=0) + 13
    high = PILL if len(words) < 2 else PILL_TWO
    first = middle + 3.3 - (len(words) - 1) * 5.5
    texts = "".join(
        f'<text x="{right - wide / 2:.1f}" y="{first + i * 11:.1f}">{each}</text>'
        for i, each in enumerate(words)
    )
    return (
        f'<g class="pill {sort}"><rect x="{right - wide:.1f}" y="{middle - high / 2:.1f}"'
        f' width="{wide:.1f}" height="{high:g}" rx="{ROUND:g}"/>{texts}</g>'
    )


def _empty_pill(x: float, middle: float) -> str:
    return (
        f'<rect class="empty" x="{x:.1f}" y="{middle - 8:.1f}" width="{GAP - 10:g}"'
        f' height="16" rx="8"/>'
    )


def _empty(x: float, middle: float) -> str:
    top = middle - EMPTY / 2
    rules = "".join(
        f'<path class="write" d="M{x + 10:.1f} {top + at:.1f}h{CARD - 20:g}"/>'
        for at in (18, 31, 44)
    )
    return (
        f'<rect class="empty" x="{x:.1f}" y="{top:.1f}" width="{CARD:g}" height="{EMPTY:g}"'
        f' rx="4"/>{rules}'
    )
