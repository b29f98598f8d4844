"""Draws a map: from the claims to one SVG with links, whatever the map is like."""

from __future__ import annotations

from typing import NamedTuple

from argmap.model.ids import ClaimId
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library
from argmap.render.engines import Ladder, current
from argmap.render.picture import WORDS, Links, Picture
from argmap.render.places import Places
from argmap.render.planner import plan_of
from argmap.render.scene import scene
from argmap.render.svg import svg
from argmap.render.window import Window, window


class Diagram(NamedTuple):
    """A drawn map.

    Attributes:
        svg: an ``svg`` element that can stand in a page; its styles are tokens.css and map.css.
        width: of the drawing in pixels, at its natural size.
        height: of the drawing in pixels.
        engine: what laid it out: wasm, dot or tidy.
        shown: the claims drawn, in the order of reading.
        hidden: how many claims of the map are not drawn.
        path: from the thesis to the focus: each claim, and the word of the relation that leads
            from it to the one before, empty for the first.
    """

    svg: str
    width: float
    height: float
    engine: str
    shown: tuple[ClaimId, ...]
    hidden: int
    path: tuple[tuple[ClaimId, str], ...]


def draw(
    whole: ArgumentMap,
    picture: Picture,
    links: Links,
    *,
    library: Library | None = None,
    ladder: Ladder | None = None,
) -> Diagram:
    """Return the picture of the map.

    Args:
        whole: the map.
        picture: what of it to draw, and how.
        links: where its cards, pills and slips lead.
        library: the sources, to name them on slips.
        ladder: the layout engines; those in use if none.
    """
    shown = window(whole, picture)
    made = scene(shown, picture, library)
    layout = (ladder or current()).layout(plan_of(made))
    drawing, wide, high = svg(Places(made, layout), picture, links)
    order = tuple(made.in_order())
    return Diagram(drawing, wide, high, layout.engine, order, len(whole) - len(order), _path(shown))


def _path(shown: Window) -> tuple[tuple[ClaimId, str], ...]:
    if shown.start is None:
        return ()
    steps = ((claim, WORDS[relation.kind]) for relation, claim in shown.path)
    return ((shown.start, ""), *steps)
