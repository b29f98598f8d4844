"""A tiny picture of a map for the list of debates: decoration, without a word."""

from __future__ import annotations

from argmap.model.claims import Voice
from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.render.branches import Branches, branches

WIDTH, PITCH, BOX, MARGIN = 210.0, 8.4, 22.0, 8.0
COLUMNS, ROWS = 4, 18
QUESTION = 14.0


def thumbnail(shown: ArgumentMap) -> str:
    """Return a small SVG of the first four columns and about eighteen rows of a map.

    The question at the left, boxes in the colours of the positions, lines in those of the kinds.
    It is hidden from assistive technology; whatever links it must have words of its own.
    """
    tree = branches(shown)
    kept = _kept(tree)
    heights, bottom = _heights(tree, kept)
    columns = 1 + max((tree.depths[place] for place in kept), default=0)
    gap = min(36.0, (WIDTH - 2 - QUESTION - columns * BOX) / columns)
    roots = [heights[place] for place in kept if tree.parents[place] < 0] or [MARGIN]
    heights[-1] = middle = (min(roots) + max(roots)) / 2
    height = max(bottom + MARGIN - PITCH, 2 * MARGIN)
    lines = [_line(tree, place, heights, gap) for place in kept]
    boxes = [_box(shown.debate, tree, place, heights[place], gap) for place in kept]
    question = f'<rect class="question" x="0" y="{middle - 6:.1f}" width="14" height="12" rx="2"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="thumb" aria-hidden="true" focusable='
        f'"false" viewBox="0 0 {WIDTH:.0f} {height:.0f}" width="{WIDTH:.0f}" height="{height:.0f}">'
        f"{''.join(lines)}{question}{''.join(boxes)}</svg>"
    )


def _kept(tree: Branches) -> list[int]:
    """Return the places to draw, in reading order: column by column, while there are rows left.

    The first child stands in its parent's row; every other one needs a row of its own.
    """
    kept: set[int] = set()
    parents_with_child: set[int] = set()
    rows = 0
    columns: list[list[int]] = [[] for _ in range(COLUMNS)]
    for place, depth in enumerate(tree.depths):
        if depth < COLUMNS:
            columns[depth].append(place)
    for column in columns:
        for place in column:
            parent = tree.parents[place]
            first = parent in kept and parent not in parents_with_child
            if first or (rows < ROWS and (parent < 0 or parent in kept)):
                kept.add(place)
                parents_with_child.add(parent)
                rows += not first
    return sorted(kept)


def _heights(tree: Branches, kept: list[int]) -> tuple[dict[int, float], float]:
    """Return the middle of each box, and where the rows end: a parent amid its children."""
    first: dict[int, float] = {}
    last: dict[int, float] = {}
    with_children = {tree.parents[place] for place in kept}
    heights: dict[int, float] = {}
    row = MARGIN
    for place in kept:
        if place not in with_children:
            heights[place] = row
            row += PITCH
    for place in reversed(kept):
        if place in with_children:
            heights[place] = (first[place] + last[place]) / 2
        parent = tree.parents[place]
        first[parent] = heights[place]
        last.setdefault(parent, heights[place])
    return heights, row


def _left(depth: int, gap: float) -> float:
    return 1 + QUESTION + gap + depth * (BOX + gap)


def _line(tree: Branches, place: int, heights: dict[int, float], gap: float) -> str:
    end, y, to = _left(tree.depths[place], gap), heights[place], heights[tree.parents[place]]
    start, bend, kind = end - gap, gap * 0.6, tree.kinds[place]
    return (
        f'<path class="line{f" {kind.value}" if kind else ""}" d="M{end:.1f} {y:.1f}'
        f'C{end - bend:.1f} {y:.1f} {start + bend:.1f} {to:.1f} {start:.1f} {to:.1f}"/>'
    )


def _box(debate: Debate, tree: Branches, place: int, y: float, gap: float) -> str:
    claim = tree.claims[place]
    position = debate.position(claim.position)
    nobody = claim.voice in (Voice.AUTHOR, Voice.SCHOLAR) or not position or position.own
    hue = (f" hue-{position.hue}" if position else "") + " own" * nobody
    high = 7.6 if claim.thesis else 5.4
    return (
        f'<rect class="box{hue}" x="{_left(tree.depths[place], gap):.1f}" y="{y - high / 2:.1f}"'
        f' width="{BOX:.0f}" height="{high}" rx="1"/>'
    )
