"""A debate sheet: two sides of A4 with a question, its map to be filled in, and the passages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from argmap.render.colours import colour
from argmap.render.sheetmap import WIDE, Plan
from argmap.render.sheetsvg import drawn
from argmap.render.standalone import svg_for_paper
from argmap.render.typesetting import breakable, language, typeset

POINTS = 0.75
"""Of a pixel."""
PROMPTS = (
    ("The strongest objection to what I hold", "and the passage it rests on, with ¶"),
    ("A step that does not follow", "the sentence may be true; why does it not carry the next?"),
    ("What I took from the discussion", ""),
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage on the back of the sheet.

    Attributes:
        letter: of the card on the front.
        words: its own words, if they may be read (then ``exact``), else a summary, or nothing.
        place: source and paragraph.
    """

    letter: str
    words: str
    exact: bool
    place: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker on the back of the sheet, with what is known of her."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on a debate sheet.

    Attributes:
        over: the line over the question: the seminar, if it is for one.
        code: by which one joins, ``qr`` the same as SVG, or the address of the map; or nothing.
        foot: at the left of the foot of the front, ``revision`` at its right.
    """

    over: str
    question: str
    summary: str
    plan: Plan
    passages: tuple[Quoted, ...]
    speakers: tuple[Heard, ...]
    foot: str
    revision: str
    code: str = ""
    qr: str = ""

    @property
    def label(self) -> str:
        """The picture in words."""
        count = len(self.plan.claims)
        return f"The short map, with {count} claims, and empty cards to be filled in."

    @property
    def svg(self) -> str:
        """The map as an ``svg`` element."""
        return drawn(self.plan, self.label)[0]

    @property
    def more(self) -> str:
        """How many claims of the map are not on the sheet, in words; nothing if none."""
        hidden = self.plan.hidden
        return f"{hidden} more {'claim' if hidden == 1 else 'claims'} on the map" if hidden else ""


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return a debate sheet as a PDF of two pages."""
    svg, high = drawn(sheet.plan, sheet.label)
    data = json.dumps(_data(sheet, high), ensure_ascii=False)
    made, _ = typeset(
        "sheet.typ",
        {"data": data, "svg": svg_for_paper(svg, styles="sheet.css"), "qr": sheet.qr},
    )
    return made


def _data(sheet: Sheet, high: float) -> dict[str, Any]:
    debate = sheet.plan.shown.debate
    return {
        "language": language(debate.language),
        "over": breakable(sheet.over),
        "question": breakable(sheet.question),
        "summary": breakable(sheet.summary),
        "foot": breakable(sheet.foot),
        "revision": sheet.revision,
        "more": sheet.more,
        "code": sheet.code,
        "alt": sheet.label,
        "width": WIDE * POINTS,
        "height": high * POINTS,
        "passages": [
            {"letter": each.letter, "words": breakable(each.words), "exact": each.exact,
             "place": each.place.replace("¶ ", "¶\u00a0")}
            for each in sheet.passages
        ],
        "speakers": [
            {"name": breakable(each.name), "about": breakable(each.about)}
            for each in sheet.speakers
        ],
        "prompts": [list(each) for each in PROMPTS],
        "colours": {
            name: colour(f"--{name}")
            for name in ("ink", "mute", "rule", "faint", "support", "rebut-ink", "undercut")
        },
    }  # fmt: skip
