"""The picture of a map as a page shows it, drawn once and kept."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from argmap.model.claims import Relation
from argmap.model.ids import ClaimId
from argmap.render.diagram import Diagram, draw
from argmap.render.picture import OPENING_CARDS, WHOLE_CARDS, WORDS, Picture, Shape
from argmap.render.sunburst import sunburst
from argmap.render.window import way_to_thesis
from argmap.web import context
from argmap.web.pages.asking import Asked
from argmap.web.pages.brief import shortened
from argmap.web.pages.stamps import library_stamp

SHAPES = {"focus": Shape.FOCUS, "whole": Shape.WHOLE, "bands": Shape.BANDS}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in a page.

    Attributes:
        name: which picture it is, in the words of the address.
        svg: from our own renderer, which escapes all that people wrote.
        shown: how many claims are on it.
        width: in pixels at 100 percent, as is the height.
    """

    name: str
    svg: Markup
    shown: int
    width: float = 0
    height: float = 0


def picture_name(asked: Asked) -> str:
    """Return which picture is asked for, or suits the size of the map."""
    small = len(asked.shown) <= OPENING_CARDS
    name = asked.state.picture or ("whole" if small else "focus")
    too_large = name in ("whole", "bands") and len(asked.shown) > WHOLE_CARDS
    return "overview" if too_large else name


def picture(asked: Asked) -> Picture:
    """Return what the address asks to be drawn."""
    state = asked.state
    return Picture(
        shape=SHAPES.get(picture_name(asked), Shape.WHOLE),
        focus=ClaimId(state.focus) if state.focus else None,
        open=frozenset(ClaimId(each) for each in state.open),
        slips=state.slips,
        faded=asked.faded,
        flagged=asked.as_of.flagged if asked.as_of else frozenset(),
    )


def drawing(asked: Asked) -> Drawing:
    """Return the picture of the map for the page."""
    seen = (asked.whole.id, asked.whole.revision, asked.excerpt.id, asked.state, asked.to.root)
    return context.kept().get(("drawing", *seen, library_stamp(asked)), lambda: _drawn(asked))


def _drawn(asked: Asked) -> Drawing:
    name = picture_name(asked)
    if name == "overview":
        return Drawing(name, Markup(sunburst(asked.shown, asked.to)), len(asked.shown))  # noqa: S704
    made: Diagram = draw(asked.shown, picture(asked), asked.to, library=asked.library)
    svg = Markup(made.svg)  # noqa: S704 (our own renderer's)
    return Drawing(name, svg, len(made.shown), made.width, made.height)


@dataclass(frozen=True, slots=True)
class Turn:
    """One claim on the way from the question to the claim in focus."""

    word: str
    kind: str
    text: str
    title: str
    href: str


def path(asked: Asked) -> tuple[Turn, ...]:
    """Return the claims from a thesis to the claim in focus, as a sentence that can be followed."""
    if not asked.state.focus:
        return ()
    start, steps = way_to_thesis(asked.shown, ClaimId(asked.state.focus))
    return (_turn(asked, start), *(_turn(asked, claim, step) for step, claim in steps))


def _turn(asked: Asked, at: ClaimId, step: Relation | None = None) -> Turn:
    text = asked.whole.claim(at).text
    word, kind = (WORDS[step.kind], step.kind.value) if step else ("", "")
    return Turn(word, kind, shortened(text, 64), text, asked.to.claim(at))
