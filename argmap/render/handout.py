"""A map as a PDF: the drawing, then the whole outline as text that can be read and searched.

The template is fixed; everything that a user wrote is handed to typst as JSON, so that no text can
become markup. The document is tagged and, where every character has a glyph, conforms to PDF/UA-1
(ISO 14289-1).
"""

from __future__ import annotations

import json
from typing import Any

from argmap.model.debates import Position
from argmap.model.maps import ArgumentMap
from argmap.model.sources import Library
from argmap.render.citations import Citation, Reader
from argmap.render.colours import colour
from argmap.render.diagram import Diagram
from argmap.render.outline import Row, outline
from argmap.render.plaintext import byline
from argmap.render.standalone import svg_for_paper
from argmap.render.typesetting import breakable, language, typeset

POINTS, MARGIN, LARGEST = 0.75, 24.0, 14_000.0
_COLOURS = ("ink", "mute", "danger", "support", "rebut", "undercut", "slip-line")


def pdf(
    shown: ArgumentMap, library: Library | None, diagram: Diagram
) -> tuple[bytes, tuple[str, ...]]:
    """Return a map as a PDF, and remarks on characters that could not be drawn.

    Characters without a glyph are drawn as boxes, but are still found by a search.

    Args:
        shown: the map, for the outline.
        library: its sources.
        diagram: the drawing for the first page.
    """
    data = json.dumps(_data(shown, library, diagram), ensure_ascii=False)
    return typeset("handout.typ", {"data": data, "svg": svg_for_paper(diagram.svg)})


def _data(shown: ArgumentMap, library: Library | None, diagram: Diagram) -> dict[str, Any]:
    debate, reader = shown.debate, Reader(shown, library)
    return {
        "title": breakable(debate.question),
        "description": " ".join(debate.summary.split())[:300],
        "language": language(debate.language),
        "period": debate.period.label if debate.period else "",
        "colours": {name: colour(f"--{name}") for name in _COLOURS}
        | {f"hue-{hue}": colour(f"--position-{hue}") for hue in range(10)},
        "words": {"positions": "Positions", "claims": "Claims"},
        "positions": [_position(each) for each in debate.positions],
        "drawing": _drawing(diagram),
        "rows": [_row(row, shown, reader) for row in outline(shown)],
    }


def _position(position: Position) -> dict[str, str]:
    return {
        "label": breakable(position.label),
        "gist": breakable(position.gist),
        "colour": f"hue-{position.hue}",
    }


def _drawing(diagram: Diagram) -> dict[str, Any]:
    wide, high = diagram.width * POINTS + MARGIN, diagram.height * POINTS + MARGIN
    scale = min(1.0, LARGEST / max(wide, high))
    count = len(diagram.shown)
    alt = f"The argument map as a drawing, with {count} claims; the outline says all it shows."
    return {"width": wide * scale, "height": high * scale, "alt": alt}


def _row(row: Row, shown: ArgumentMap, reader: Reader) -> dict[str, Any]:
    claim = row.claim
    position = shown.debate.position(claim.position) if claim else None
    return {
        "depth": row.depth,
        "sign": row.sign,
        "word": row.word,
        "kind": row.kind.value if row.kind else "mute",
        "text": breakable(claim.text) if claim else "",
        "strong": bool(claim and claim.thesis and not row.again),
        "who": byline(claim, shown.debate) if claim else "",
        "colour": f"hue-{position.hue}" if position else "mute",
        "again": row.again_words,
        "cited": [_cited(each, True) for each in reader.cited(row.step_evidence)]
        + [_cited(each, False) for each in reader.cited(row.evidence)],
    }


def _cited(citation: Citation, step: bool) -> dict[str, Any]:
    return {
        "step": step,
        "bearing": citation.bearing,
        "words": breakable(citation.words),
        "quoted": citation.quoted,
        "place": citation.place.replace("¶ ", "¶\u00a0"),
        "doubt": citation.doubt,
    }
