"""The overview of a map that is too large to read at once: a sunburst of its branches.

The question is in the middle, the roots are the first ring, and every claim is an arc whose angle
is its branch's share of all claims. Wide arcs are links; of what is narrower than a finger only a
hair is drawn, and of what is narrower than a hair nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import cos, pi, sin

from argmap.model.debates import Debate
from argmap.model.maps import ArgumentMap
from argmap.render import measure
from argmap.render.arcs import Arc, Box, extent
from argmap.render.branches import Branches, branches
from argmap.render.picture import WORDS, Links
from argmap.render.plaintext import byline

RADIUS, CENTRE, MARGIN, RINGS, RING = 500.0, 62.0, 4.0, 12, 120.0
LINK, HAIR = 3.2, 0.6
KEYBOARD_LEVELS = 2
NAME, TEXT, LEADING, LINES, LEAST = 14.5, 13.5, 16.5, 5, 44.0


def sunburst(shown: ArgumentMap, links: Links) -> str:
    """Return the overview as an SVG element, at most 1,000 by 1,000, coloured by classes alone.

    It is cut to what is drawn, so that it fills its frame. Every arc that is a link has its claim
    as its name; only the first two rings are stops of the tab key. About 30 ms of CPU time and
    under 100 kB for 10,000 claims.
    """
    found = branches(shown)
    arcs, hairs = _divide(found)
    total = f"{len(shown):,} {'claim' if len(shown) == 1 else 'claims'}"
    parts = [
        (
            '<svg xmlns="http://www.w3.org/2000/svg" class="sunburst"'
            f' viewBox="{_cut(arcs, hairs)}"'
            ' role="graphics-document document" aria-roledescription="overview of an argument map">'
            f"<title>{escape(shown.debate.question)}</title>"
            f"<desc>{total}, by branch. Each arc is a claim and leads to it.</desc>"
        ),
        *_hairs(hairs),
        *(_link(arc, shown.debate, links) for arc in arcs),
        *(label for arc in arcs for label in _label(arc, shown.debate)),
        _centre(total, links.question()),
        "</svg>",
    ]
    return "".join(parts)


def _divide(found: Branches) -> tuple[list[Arc], list[Arc]]:
    """Return the arcs wide enough to be links, and those of which a hair is drawn."""
    levels = min(RINGS, 1 + max(found.depths, default=0))
    ring = min(RING, (RADIUS - MARGIN - CENTRE) / levels)
    unit = 2 * pi / max(1, len(found.claims))
    arcs: list[Arc] = []
    hairs: list[Arc] = []
    # Where the next child of each branch starts; the last one stands for the question.
    free = [0.0] * (len(found.claims) + 1)
    for place, size in enumerate(found.sizes):
        parent, depth, turn = found.parents[place], found.depths[place], size * unit
        free[place] = start = free[parent]
        free[parent] = start + turn
        outer = CENTRE + (depth + 1) * ring
        if depth < levels and turn * outer >= HAIR:
            claim, kind = found.claims[place], found.kinds[place]
            arc = Arc(claim, kind, depth, size, start, turn, outer - ring, outer)
            (arcs if turn * outer >= LINK else hairs).append(arc)
    return arcs, hairs


def _hairs(hairs: list[Arc]) -> Iterator[str]:
    """Yield one path for each kind, with a radial stroke for each arc; decoration only."""
    strokes: dict[str, list[str]] = {}
    for arc in hairs:
        angle = arc.start + arc.turn / 2
        x, y = sin(angle), -cos(angle)
        strokes.setdefault(_kind(arc), []).append(
            f"M{x * arc.inner:.0f} {y * arc.inner:.0f}L{x * arc.outer:.0f} {y * arc.outer:.0f}"
        )
    for kind, drawn in strokes.items():
        yield f'<path class="hair {kind}" aria-hidden="true" d="{"".join(drawn)}"/>'


def _link(arc: Arc, debate: Debate, links: Links) -> str:
    stop = "" if arc.depth < KEYBOARD_LEVELS else ' tabindex="-1"'
    return (
        f'<a href="{escape(links.claim(arc.claim.id))}"{stop}>'
        f"<title>{escape(_name(arc, debate))}</title>"
        f'<path class="{_kind(arc)}{_hue(arc, debate)}" d="{arc.path}"/></a>'
    )


def _hue(arc: Arc, debate: Debate) -> str:
    position = debate.position(arc.claim.position) if not arc.kind and arc.claim.thesis else None
    return f" hue-{position.hue}{' own' * position.own}" if position else ""


def _name(arc: Arc, debate: Debate) -> str:
    """Return the claim in a sentence near the middle, in fewer words farther out."""
    text = arc.claim.text
    if arc.depth >= KEYBOARD_LEVELS:
        return _short(text, 60)
    word = f"{WORDS[arc.kind]} " if arc.kind else ""
    who = byline(arc.claim, debate)
    under = f" {arc.size - 1:,} under it." if arc.size > 1 else ""
    return f"{word}{who}{': ' if who else ''}{_short(text, 140)}{under}"


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _kind(arc: Arc) -> str:
    return arc.kind.value if arc.kind else "root"


def _cut(arcs: Sequence[Arc], hairs: Sequence[Arc]) -> str:
    left, top, right, bottom = extent((*arcs, *hairs), CENTRE)
    return f"{left - MARGIN:.0f} {top - MARGIN:.0f} {right - left + 8:.0f} {bottom - top + 8:.0f}"


def _label(arc: Arc, debate: Debate) -> Iterator[str]:
    """Yield who holds a claim and how it begins, on its arc, as far as there is room."""
    if arc.outer - arc.inner < LEAST or arc.turn * arc.outer < LEAST:
        return
    speaker = debate.speaker(arc.claim.speaker)
    box, lines = _told(arc, speaker.called if speaker else "")
    hollow = " hollow" if " own" in _hue(arc, debate) else ""
    for place, (sort, line) in enumerate(lines):
        down = box.y + (place - (len(lines) - 1) / 2) * LEADING + NAME / 3
        yield (
            f'<text class="on-arc{sort}{hollow}" x="{box.x:.1f}" y="{down:.1f}"'
            f' aria-hidden="true">{escape(line)}</text>'
        )


def _told(arc: Arc, name: str) -> tuple[Box, list[tuple[str, str]]]:
    """Return the lines of a label and their box: the name, and as many words as have room."""
    boxes = [(count, box) for count in range(LINES, 0, -1) if (box := arc.box(count * LEADING))]
    for count, box in boxes:
        named = _whole(name, measure.BOLD, NAME, box.wide)
        told = _whole(arc.claim.text, measure.SANS, TEXT, box.wide)
        if len(named) <= count and (named or not name) and (told or len(named) == count):
            said = _cut_off(told, count - len(named), box.wide)
            return box, [("", line) for line in named] + [(" words", line) for line in said]
    for _, box in boxes[-1:]:
        return box, [("", measure.fitted(name, measure.BOLD, NAME, box.wide))]
    return Box(0, 0, 0), []


def _whole(text: str, face: str, size: float, wide: float) -> list[str]:
    """Return the text in lines; none if a word of it is too long for one."""
    if any(measure.width(word, face, size) > wide for word in text.split()[:12]):
        return []
    return [line.strip() for line in measure.wrap(text, face, size, wide) if line.strip()]


def _cut_off(lines: list[str], rows: int, wide: float) -> list[str]:
    if len(lines) <= rows or not rows:
        return lines[:rows]
    last = measure.fitted(f"{lines[rows - 1]} {lines[rows]}", measure.SANS, TEXT, wide)
    return [*lines[: rows - 1], last if last.endswith("…") else f"{last}…"]


def _centre(total: str, url: str) -> str:
    number, _, word = total.partition(" ")
    return (
        f'<a href="{escape(url)}"><title>The question</title>'
        f'<circle class="question" r="{CENTRE - 5:.0f}"/>'
        f'<text class="count" y="1">{number}</text><text class="counted" y="19">{word}</text></a>'
    )
