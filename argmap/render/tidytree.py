"""Our own layout: columns of a tree, packed by contours, so that a map is always drawn.

After Reingold and Tilford, Tidier Drawings of Trees, 1981, with boxes of any size; since columns
are aligned, a contour is one top and one bottom for each column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from argmap.render.plan import Box, Layout, Plan, Point

LANE_GAP = 64.0

Contour = dict[int, tuple[float, float]]


def tidy_layout(plan: Plan) -> Layout:
    """Return a layout of the plan's tree; a box's parent is where its first line that holds leads.

    If the plan has lanes, each lane is packed by itself and the lanes stand under one another; the
    columns are those of the whole tree. Boxes of lane 0 then stand in the middle.
    """
    tree = _Tree(plan)
    if plan.lanes:
        tree.pack_lanes()
    else:
        tree.pack(tree.order)
    return tree.layout()


class _Tree:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.box: dict[str, Box] = {box.id: box for box in plan.boxes}
        self.parent: dict[str, str] = {}
        for tie in plan.ties:
            if tie.holds:
                self.parent.setdefault(tie.tail, tie.head)
        self.children: defaultdict[str, list[str]] = defaultdict(list)
        for tail, head in self.parent.items():
            self.children[head].append(tail)
        self.column: dict[str, int] = {}
        self.order = self._walk()
        self.shift: dict[str, float] = {}
        self.middle: dict[str, float] = {}

    def _walk(self) -> list[str]:
        """Return the boxes, parents first; note their columns."""
        order: list[str] = []
        heap = [(box.id, 0) for box in reversed(self.plan.boxes) if box.id not in self.parent]
        while heap:
            box, column = heap.pop()
            order.append(box)
            self.column[box] = column
            heap.extend((child, column + 1) for child in reversed(self.children[box]))
        return order

    def pack(self, boxes: list[str]) -> None:
        """Find the middles of these boxes, parents first, packed as closely as they go."""
        contours: dict[str, Contour] = {}
        for box in reversed(boxes):
            contours[box] = self._packed(box, contours)
        among = set(boxes)
        self._stack([box for box in boxes if self.parent.get(box) not in among], contours)
        for box in boxes:
            above = self.parent.get(box, "")
            self.middle[box] = self.shift[box] + (self.middle[above] if above in among else 0.0)

    def pack_lanes(self) -> None:
        """Pack each lane, from the first to the last, with room between them."""
        for box in self.order:
            head = self.parent.get(box)
            if head and self.box[head].lane != self.box[box].lane:
                self.children[head].remove(box)
        top = 0.0
        for lane in range(1, self.plan.lanes + 1):
            boxes = [box for box in self.order if self.box[box].lane == lane]
            if boxes:
                self.pack(boxes)
                first, last = self._extent(boxes)
                for box in boxes:
                    self.middle[box] += top - first
                top += last - first + LANE_GAP
        rest = [box for box in self.order if not self.box[box].lane]
        self.middle |= dict.fromkeys(rest, (top - LANE_GAP) / 2)

    def _extent(self, boxes: Iterable[str]) -> tuple[float, float]:
        halves = [(self.middle[box], self.box[box].height / 2) for box in boxes]
        first = min((middle - half for middle, half in halves), default=0.0)
        return first, max((middle + half for middle, half in halves), default=0.0)

    def _packed(self, box: str, contours: dict[str, Contour]) -> Contour:
        half = self.box[box].height / 2
        children = self.children[box]
        whole = self._stack(children, contours)
        if children:
            middle = (self.shift[children[0]] + self.shift[children[-1]]) / 2
            for child in children:
                self.shift[child] -= middle
            whole = {c: (top - middle, bottom - middle) for c, (top, bottom) in whole.items()}
        whole[self.column[box]] = (-half, half)
        return whole

    def _stack(self, boxes: list[str], contours: dict[str, Contour]) -> Contour:
        """Put subtrees under one another as closely as they go; return their common contour."""
        whole: Contour = {}
        for box in boxes:
            contour = contours.pop(box)
            clashes = [whole[c][1] - contour[c][0] for c in contour if c in whole]
            shift = max(clashes) + self.plan.space if clashes else 0.0
            self.shift[box] = shift
            for column, (top, bottom) in contour.items():
                first = whole.get(column, (top + shift, 0.0))[0]
                whole[column] = (first, bottom + shift)
        return whole

    def layout(self) -> Layout:
        """Return the places, with the top left of the picture at zero."""
        middles = self._columns()
        top, bottom = self._extent(self.order)
        places: dict[str, Point] = {
            box: (middles[self.column[box]], self.middle[box] - top) for box in self.order
        }
        wide = max((places[b][0] + self.box[b].width / 2 for b in self.order), default=0.0)
        return Layout(wide, bottom - top, places, {}, "tidy")

    def _columns(self) -> dict[int, float]:
        """Return the middle of each column."""
        widths: defaultdict[int, float] = defaultdict(float)
        for box, column in self.column.items():
            widths[column] = max(widths[column], self.box[box].width)
        middles, left = {}, 0.0
        for column in sorted(widths):
            middles[column] = left + widths[column] / 2
            left += widths[column] + self.plan.gap
        return middles
