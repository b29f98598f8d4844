"""A plan as DOT text, and Graphviz' answer read back: fixed sizes and our own ids, nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.plan import Layout, Plan, Point

INCH = 72.0
CHEAP = {"nslimit": "0.5", "mclimit": "0.3", "splines": "line"}
# Sizes and our own ids need no quoting, and so no package that does it.
_FRAME = """digraph {{
\tgraph [{settings}]
\tnode [fixedsize=true label="" shape=box]
\tedge [arrowhead=none]
{body}}}
"""


def dot_text(plan: Plan, *, free: bool = False, cheap: bool = False) -> str:
    """Return the plan in DOT.

    Args:
        plan: what to lay out.
        free: whether the engine may choose the order of siblings.
        cheap: whether to spare time, for very dense maps.
    """
    settings = {
        "rankdir": "RL",
        "nodesep": f"{plan.space / INCH:.4f}",
        "ranksep": f"{plan.gap / INCH:.4f}",
        "splines": "true" if plan.loose else "none",
    }
    settings |= {} if free else {"ordering": "in"}
    settings |= CHEAP if cheap else {}
    told = " ".join(f"{name}={value}" for name, value in settings.items())
    return _FRAME.format(settings=told, body="".join((*_boxes(plan), *_ties(plan))))


def _boxes(plan: Plan) -> Iterator[str]:
    for box in plan.boxes:
        yield f"\t{box.id} [width={box.width / INCH:.4f} height={box.height / INCH:.4f}]\n"


def _ties(plan: Plan) -> Iterator[str]:
    for tie in plan.ties:
        if tie.holds:
            yield f"\t{tie.tail}:w -> {tie.head}:e\n"
        else:
            # A port at the head, too, would make the splines of a large map ten times as slow.
            yield f"\t{tie.tail}:{tie.side} -> {tie.head} [constraint=false]\n"


def read_plain(plain: str, engine: str) -> Layout:
    """Return the layout in the plain format of Graphviz, turned so that y grows downwards."""
    width = height = 0.0
    places: dict[str, Point] = {}
    ways: dict[tuple[str, str], tuple[Point, ...]] = {}
    for line in plain.splitlines():
        match line.split(" "):
            case ["graph", _, wide, high]:
                width, height = float(wide) * INCH, float(high) * INCH
            case ["node", box, x, y, *_]:
                places[box] = (float(x) * INCH, height - float(y) * INCH)
            case ["edge", tail, head, count, *rest]:
                numbers = [float(n) * INCH for n in rest[: 2 * int(count)]]
                points = zip(numbers[::2], (height - y for y in numbers[1::2]), strict=True)
                ways[tail.split(":")[0], head.split(":")[0]] = tuple(points)
    return Layout(width, height, places, ways, engine)
